#include "font/exact_slices.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace banxin {
namespace {

// An article of all Han there are has fewer.
constexpr size_t kMostCodePoints = 1u << 17;

Result<FontFace> open_part(ExactPart const& part, uint16_t units_per_em, FontLibrary const& library) {
  if (part.slice.form == SliceForm::font) return FontFace::open({part.bytes.begin(), part.bytes.end()}, library);
  std::vector<char32_t> code_points;
  for (CodePointRange range : part.slice.ranges) {
    for (char32_t c = range.first; c <= range.last; ++c) code_points.push_back(c);
  }
  auto glyphs = CodedGlyphs::read(part.bytes, code_points, OutlineModel());
  if (!glyphs) return glyphs.error();
  return FontFace::open_coded(std::move(glyphs).value(), units_per_em, part.slice.uniform_advance, library);
}

}  // namespace

Result<bool> ExactSlices::add(ArticleScope scope, uint16_t face, uint16_t units_per_em, ExactFile const& file,
                              FontLibrary const& library) {
  Subset subset{scope, face, count(), count(), {}};
  std::vector<Slice> opened;
  for (ExactPart const& part : file.parts) {
    size_t code_points = subset.places.size();
    for (CodePointRange range : part.slice.ranges) code_points += range.last - range.first + 1;
    if (code_points > kMostCodePoints) {
      return Error{ErrorCode::font_missing, "An article's own font file names too many characters; the common slices are used instead."};
    }
    auto font = open_part(part, units_per_em, library);
    if (!font) return font.error();
    if (font.value().units_per_em() != units_per_em) {
      return Error{ErrorCode::font_missing, "An article's own font file is of another font; the common slices are used instead."};
    }
    for (CodePointRange range : part.slice.ranges) {
      for (char32_t c = range.first; c <= range.last; ++c) subset.places.push_back({c, subset.end, part.slice.languages});
    }
    opened.push_back({face, part.slice, std::move(font).value()});
    ++subset.end;
  }
  std::sort(subset.places.begin(), subset.places.end(), [](Place const& a, Place const& b) {
    return std::tie(a.code_point, a.slice) < std::tie(b.code_point, b.slice);
  });
  for (Slice& slice : opened) slices_.push_back(std::move(slice));
  subsets_.push_back(std::move(subset));
  return true;
}

void ExactSlices::drop(ArticleScope scope) {
  for (Subset const& subset : subsets_) {
    if (subset.scope != scope) continue;
    for (uint32_t i = subset.begin; i < subset.end; ++i) {
      slices_[i].font.reset();
      slices_[i].told.ranges = {};
    }
  }
  std::erase_if(subsets_, [&](Subset const& subset) { return subset.scope == scope; });
}

uint32_t ExactSlices::find(ArticleScope scope, uint16_t face, Language language, char32_t code_point) const {
  uint32_t common = kNone;
  for (Subset const& subset : subsets_) {
    if (subset.scope != scope || subset.face != face) continue;
    auto place = std::lower_bound(subset.places.begin(), subset.places.end(), code_point,
                                  [](Place const& p, char32_t c) { return p.code_point < c; });
    for (; place != subset.places.end() && place->code_point == code_point; ++place) {
      if (place->languages & language_bit(language)) return place->slice;
      if (place->languages == 0 && common == kNone) common = place->slice;
    }
  }
  return common;
}

}  // namespace banxin
