#include "text/face_letters.h"

#include <string>

#include "text/shape_run.h"

namespace banxin {
namespace {

constexpr char32_t letter_at(uint32_t index) {
  if (index < 0x510) return index + 0x20;
  return index < kLetterCount - 1 ? index - 0x510 + 0x1E00 : char32_t(0x2019);
}

/// Combining marks of the Latin, Greek and Cyrillic blocks.
constexpr bool combines(char32_t c) { return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x48A); }

/// A slice whose glyphs have advances of their own: those of letters.
bool holds_letters(CatalogSlice const& slice) { return slice.uniform_advance == 0 && slice.languages == 0; }

void add_advances(FontFace const& font, RunShaper& shaper, std::vector<float>& values) {
  auto const em = static_cast<float>(font.units_per_em());
  for (uint32_t i = 0; i < kLetterCount; ++i) {
    char32_t const c = letter_at(i);
    if (values[i] >= 0) continue;
    if (c == 0x2019) {
      if (RawGlyph const narrow = shaper.narrow_quote(font, c); narrow.id)
        values[i] = static_cast<float>(narrow.advance) / em;
    } else if (uint32_t const glyph = font.glyph_for(c, 0, Language::zh_hans)) {
      values[i] = combines(c) ? 0 : static_cast<float>(font.advance(glyph)) / em;
    }
  }
}

/// One text of all pairs, parted by what kerns with nothing, is shaped once.
void add_kerning(FontFace const& font, RunShaper& shaper, std::vector<float>& values) {
  constexpr char32_t kApart = U'\u4E00';
  std::u32string pairs;
  pairs.reserve(3 * kKernedCount * kKernedCount);
  for (char32_t a = 0x20; a < 0x20 + kKernedCount; ++a)
    for (char32_t b = 0x20; b < 0x20 + kKernedCount; ++b) pairs += {a, b, kApart};
  ShapeRequest request;
  request.font = &font;
  request.text = pairs;
  request.range = {0, static_cast<uint32_t>(pairs.size())};
  request.script = kScriptLatn;
  request.ligatures = false;
  std::vector<RawGlyph> glyphs;
  shaper.shape(request, glyphs);
  auto const em = static_cast<float>(font.units_per_em());
  for (RawGlyph const& glyph : glyphs) {
    if (glyph.text % 3 != 0) continue;
    float const own = values[letter_index(pairs[glyph.text])];
    if (own >= 0) values[kLetterCount + glyph.text / 3] = static_cast<float>(glyph.advance) / em - own;
  }
}

}  // namespace

FaceLetters const& LetterTables::of(FaceId face) {
  if (face >= fonts_.catalog().faces.size()) return none_;
  // A face's letters come in more than one slice.
  if (revision_ != fonts_.revision()) faces_.clear(), revision_ = fonts_.revision();
  if (faces_.size() <= face) faces_.resize(face + 1u);
  auto& values = faces_[face].values;
  if (!values.empty()) return faces_[face];
  RunShaper shaper;
  for (uint32_t slice = 0; slice < fonts_.slice_count(); ++slice) {
    auto const id = static_cast<SliceId>(slice);
    if (fonts_.face_of(id) != face || !holds_letters(fonts_.slice(id))) continue;
    FontFace const* const font = fonts_.font(id);
    if (!font) continue;
    if (values.empty()) {
      values.assign(kLetterCount, -1);
      values.resize(kLetterCount + kKernedCount * kKernedCount, 0);
    }
    add_advances(*font, shaper, values);
    // Another slice may hold the bare letters again, without what stands between words; an article's own holds some letters.
    if (font->glyph_for(U' ', 0, Language::zh_hans)) add_kerning(*font, shaper, values);
  }
  return faces_[face];
}

}  // namespace banxin
