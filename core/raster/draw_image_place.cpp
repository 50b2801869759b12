#include <algorithm>

#include "raster/draw_box.h"

namespace banxin {
namespace {

/// A fifth of the ink, opaque: the sign's parts overlap. The palette's ink is for words in the place.
Rgba faint(Rgba ink, Rgba paper) {
  auto const mix = [](uint8_t a, uint8_t b) { return uint8_t((a + 4 * b + 2) / 5); };
  return {mix(ink.r, paper.r), mix(ink.g, paper.g), mix(ink.b, paper.b), 255};
}

}  // namespace

void draw_image_place(Canvas& canvas, DeviceGrid const& grid, TileColors& colors, Rect const& rect) {
  IntRect const place = grid.snap(rect);
  canvas.fill(place, premultiply(colors[ColorRole::placeholder]));

  // A picture frame of 4 : 3 with a sun and two hills. CSS px: 12 to 44 high, a third of a small place.
  float const css_height = std::clamp(std::min(rect.width, rect.height) / 3, 0.0f, 44.0f);
  if (css_height < 12) return;
  Pixel const ink = premultiply(faint(colors[ColorRole::placeholder_ink], colors[ColorRole::placeholder]));
  int32_t const height = grid.nearest(css_height), width = height * 4 / 3, line = grid.thickness(1.5f);
  IntRect const sign{place.x + (place.width - width) / 2, place.y + (place.height - height) / 2, width,
                     height};
  // Seldom is any of it in a tile that shows a large place.
  if (intersection(canvas.clip(), sign).empty()) return;

  RoundedRect outer = RoundedRect::of(sign);
  outer.radius_x.fill(int32_t(2 * line * kUnit));
  outer.radius_y = outer.radius_x;
  RoundedRect inner =
      RoundedRect::of({sign.x + line, sign.y + line, sign.width - 2 * line, sign.height - 2 * line});
  inner.radius_x.fill(int32_t(line * kUnit));
  inner.radius_y = inner.radius_x;
  canvas.fill_frame(outer, inner, FrameSide::all, ink);

  int32_t const sun = std::max(2, height / 6);
  RoundedRect disc = RoundedRect::of({sign.x + width / 4 - sun / 2, sign.y + height / 3 - sun / 2, sun, sun});
  disc.radius_x.fill(int32_t(sun * kUnit / 2));
  disc.radius_y = disc.radius_x;
  canvas.fill(disc, ink);

  // The hills stand a little above the frame's lower line.
  int64_t const x = sign.x * kUnit, foot = (sign.bottom() - 2 * line) * kUnit, y = sign.y * kUnit;
  int64_t const w = width * kUnit, h = height * kUnit;
  canvas.fill_triangle({x + w * 15 / 100, foot}, {x + w * 38 / 100, y + h * 52 / 100},
                       {x + w * 61 / 100, foot}, ink);
  canvas.fill_triangle({x + w * 36 / 100, foot}, {x + w * 62 / 100, y + h * 34 / 100},
                       {x + w * 88 / 100, foot}, ink);
}

}  // namespace banxin
