#include "font/spell_outlines.h"

namespace banxin {

std::vector<int32_t> spell_outlines(FontSet const& fonts, SliceId slice) {
  std::vector<int32_t> out;
  FontFace const* const face = fonts.font(slice);
  if (!face || fonts.slice(slice).form != SliceForm::coded) return out;
  GlyphOutline shape;
  for (CodePointRange const& range : fonts.slice(slice).ranges) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      face->outline(fonts.resolve(slice, deferred_glyph(c), Language::zh_hans), shape);
      out.insert(out.end(), {int32_t(c), int32_t(shape.points.size()), int32_t(shape.ends.size())});
      for (size_t i = 0; i < shape.points.size(); ++i) {
        out.insert(out.end(), {shape.points[i].x, shape.points[i].y, int32_t(shape.kinds[i])});
      }
      out.insert(out.end(), shape.ends.begin(), shape.ends.end());
    }
  }
  return out;
}

}  // namespace banxin
