#include "raster/composite.h"

namespace banxin::reference {
namespace {

void over(uint8_t* pixel, Pixel color) {
  uint8_t const source[4] = {color.r, color.g, color.b, color.a};
  for (int i = 0; i < 4; ++i) pixel[i] = uint8_t(source[i] + multiply_255(pixel[i], 255u - color.a));
}

void over_with_coverage(uint8_t* pixel, Pixel color, uint32_t coverage) {
  if (color.a < 255) {
    over(pixel, {multiply_255(color.r, coverage), multiply_255(color.g, coverage),
                 multiply_255(color.b, coverage), multiply_255(color.a, coverage)});
    return;
  }
  uint8_t const source[4] = {color.r, color.g, color.b, color.a};
  for (int i = 0; i < 4; ++i) {
    uint32_t const t = source[i] * coverage + pixel[i] * (255 - coverage) + 128;
    pixel[i] = uint8_t((t + (t >> 8)) >> 8);
  }
}

}  // namespace

void blend_pixels(uint8_t* pixels, size_t count, Pixel color) {
  for (size_t i = 0; i < count; ++i) over(pixels + 4 * i, color);
}

void blend_mask(MaskBlit const& blit, Pixel color, CoverageTable const* table) {
  for (uint32_t y = 0; y < blit.height; ++y)
    for (uint32_t x = 0; x < blit.width; ++x) {
      uint8_t const coverage = blit.coverage[y * blit.coverage_stride + x];
      over_with_coverage(blit.pixels + y * blit.pixel_stride + 4 * size_t(x), color,
                         table ? (*table)[coverage] : coverage);
    }
}

}  // namespace banxin::reference
