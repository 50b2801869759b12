// Outlines come in font units and are scaled here with integers only: FreeType's own scaling depends on the
// size object and on hinting, ours on the key alone, and is the same in WebAssembly, where `long` has 32
// bits.
#include "raster/glyph_mask.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <type_traits>
#include <vector>

#include "raster/glyph_cache.h"

namespace banxin {
namespace {

/// tan(12 degrees) in 1/65536: how far synthetic italics lean.
constexpr int64_t kSlant = 13930;

/// a * b / c, nearest, halves up; c > 0.
int64_t scale(int64_t a, int64_t b, int64_t c) {
  int64_t const n = 2 * a * b + c, d = 2 * c;
  return n >= 0 ? n / d : -((-n + d - 1) / d);
}

int64_t floor_pixel(int64_t v) {
  return v >= 0 ? v / 64 : -((-v + 63) / 64);
}

struct Bounds {
  int64_t x_min, y_min, x_max, y_max;
};

/// Scales, leans and shifts the points; 1/64 device px. Curves stay inside the hull of their points.
Bounds place_outline(FT_Outline& outline, GlyphKey const& key, int64_t units_per_em) {
  Bounds b{INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
  int64_t const size = std::min(key.size_26_6, kGreatestGlyphSize);
  for (int i = 0; i < outline.n_points; ++i) {
    FT_Vector& p = outline.points[i];
    int64_t const y = scale(p.y, size, units_per_em);
    int64_t x = scale(p.x, size, units_per_em);
    if (key.slant) x += scale(y, kSlant, 65536);
    x += int64_t(key.subpixel) * 16;
    p.x = FT_Pos(x);
    p.y = FT_Pos(y);
    b = {std::min(b.x_min, x), std::min(b.y_min, y), std::max(b.x_max, x), std::max(b.y_max, y)};
  }
  return b;
}

}  // namespace

void make_glyph_mask(GlyphKey const& key, FontFace const& face, GlyphMask& out) {
  out.left = out.top = 0;
  out.width = out.height = 0;
  out.coverage.clear();
  out.picture = false;
  out.drawn = true;
  if (key.size_26_6 == 0 || face.units_per_em() == 0) return;
  GlyphOutline shape;
  face.outline(key.glyph, shape);
  if (shape.points.empty()) return;
  std::vector<FT_Vector> points(shape.points.size());
  for (size_t i = 0; i < points.size(); ++i) points[i] = {shape.points[i].x, shape.points[i].y};
  // PointKind has the values of FreeType's tags.
  static_assert(int(PointKind::conic) == FT_CURVE_TAG_CONIC && int(PointKind::on) == FT_CURVE_TAG_ON &&
                int(PointKind::cubic) == FT_CURVE_TAG_CUBIC);
  FT_Outline outline{};
  outline.n_points = static_cast<decltype(outline.n_points)>(points.size());
  outline.n_contours = static_cast<decltype(outline.n_contours)>(shape.ends.size());
  outline.points = points.data();
  outline.tags = reinterpret_cast<decltype(outline.tags)>(shape.kinds.data());
  std::vector<std::remove_pointer_t<decltype(outline.contours)>> ends(shape.ends.begin(), shape.ends.end());
  outline.contours = ends.data();
  Bounds const bounds = place_outline(outline, key, face.units_per_em());

  int64_t const left = floor_pixel(bounds.x_min), right = -floor_pixel(-bounds.x_max);
  int64_t const bottom = floor_pixel(bounds.y_min), top = -floor_pixel(-bounds.y_max);
  // Whole groups of four columns, so that blending needs no narrow steps at the end of each row.
  int64_t const width = (right - left + 3) / 4 * 4, height = top - bottom;
  if (width <= 0 || height <= 0 || width > kGreatestMaskSide || height > kGreatestMaskSide) return;
  FT_Outline_Translate(&outline, FT_Pos(-left * 64), FT_Pos(-bottom * 64));

  out.coverage.assign(size_t(width * height), 0);
  FT_Bitmap bitmap{};
  bitmap.rows = unsigned(height);
  bitmap.width = unsigned(width);
  bitmap.pitch = int(width);  // positive: the first row is the topmost
  bitmap.buffer = out.coverage.data();
  bitmap.num_grays = 256;
  bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
  FT_Raster_Params params{};
  params.target = &bitmap;
  params.flags = FT_RASTER_FLAG_AA;
  if (FT_Outline_Render(face.library(), &outline, &params)) {
    out.coverage.clear();
    return;
  }
  out.left = int32_t(left);
  out.top = int32_t(top);
  out.width = uint32_t(width);
  out.height = uint32_t(height);
}

}  // namespace banxin
