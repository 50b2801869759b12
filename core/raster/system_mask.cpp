#include "raster/system_mask.h"

#include "raster/composite.h"

namespace banxin {
namespace {

// Of a browser's black text nothing but its alpha is left; rounding on its way here may leave a trace of
// light.
constexpr uint8_t kBlack = 8;

bool has_colors(std::vector<uint8_t> const& pixels) {
  for (size_t i = 0; i + 3 < pixels.size(); i += 4) {
    // Where little is covered, premultiplied browsers know colours but roughly.
    if (pixels[i + 3] < 64) continue;
    if (pixels[i] > kBlack || pixels[i + 1] > kBlack || pixels[i + 2] > kBlack) return true;
  }
  return false;
}

}  // namespace

void make_system_mask(GlyphKey const& key, SystemTexts const& texts, GlyphMask& out) {
  out = {};
  SystemDrawing drawing;
  float const size = float(key.size_26_6) / 64, shift = float(key.subpixel) / 4;
  out.drawn = texts.draw(key.glyph, size, shift, drawing);
  if (!out.drawn || drawing.width == 0 || drawing.height == 0) return;
  if (drawing.width > uint32_t(kGreatestMaskSide) || drawing.height > uint32_t(kGreatestMaskSide)) {
    out.drawn = false;
    return;
  }
  out.left = drawing.left;
  out.top = drawing.top;
  out.width = (drawing.width + 3) / 4 * 4;
  out.height = drawing.height;
  out.picture = has_colors(drawing.pixels);
  size_t const bytes = out.picture ? 4 : 1;
  out.coverage.assign(size_t(out.width) * out.height * bytes, 0);
  uint8_t const* from = drawing.pixels.data();
  for (uint32_t y = 0; y < out.height; ++y) {
    uint8_t* to = out.coverage.data() + size_t(y) * out.width * bytes;
    for (uint32_t x = 0; x < drawing.width; ++x, from += 4, to += bytes) {
      if (!out.picture) {
        *to = from[3];
        continue;
      }
      Pixel const pixel = premultiply({from[0], from[1], from[2], from[3]});
      to[0] = pixel.r;
      to[1] = pixel.g;
      to[2] = pixel.b;
      to[3] = pixel.a;
    }
  }
}

}  // namespace banxin
