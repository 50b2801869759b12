#include "cli/face_texts.h"

#include <map>
#include <set>
#include <tuple>

namespace banxin::cli {

std::vector<FaceText> face_texts(FragmentTree const& tree, FontSet const& fonts) {
  // The article's language sorts first.
  using Key = std::tuple<FaceId, bool, Language>;
  std::map<Key, std::set<char32_t>> found;
  for (RunFragment const& run : tree.runs) {
    Language const language = tree.styles[run.style].font.language;
    for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
      GlyphFragment const& glyph = tree.glyphs[g];
      FaceId const face = fonts.face_of(glyph.slice);
      if (face == kNoFace) continue;
      std::set<char32_t>& characters = found[{face, language != tree.language, language}];
      uint32_t const end = glyph.text_begin + glyph.text_length;
      for (uint32_t i = glyph.text_begin; i < end && i < tree.text.size(); ++i) characters.insert(tree.text[i]);
      // Composed or mirrored, it is not in the text.
      if (glyph.id & kDeferredGlyph) characters.insert(code_point_of(glyph.id));
    }
  }
  std::vector<FaceText> out;
  for (auto const& [key, characters] : found) {
    out.push_back({std::get<0>(key), std::get<2>(key), {characters.begin(), characters.end()}});
  }
  return out;
}

}  // namespace banxin::cli
