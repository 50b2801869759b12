// Colours onto rows of premultiplied RGBA pixels. Every operation is defined on integers: a product of two
// 8-bit fractions is x * y / 255 rounded to nearest, so the vector code and the scalar reference give the
// same bytes.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/paint_color.h"

namespace banxin {

/// Premultiplied, in the byte order of Pixmap.
struct Pixel {
  uint8_t r = 0, g = 0, b = 0, a = 0;
  bool operator==(Pixel const&) const = default;
};

/// One output coverage for each coverage.
using CoverageTable = std::array<uint8_t, 256>;

/// x * y / 255, rounded to nearest: exact for all bytes.
constexpr uint8_t multiply_255(uint32_t x, uint32_t y) {
  uint32_t const t = x * y + 128;
  return uint8_t((t + (t >> 8)) >> 8);
}

constexpr Pixel premultiply(Rgba c) {
  return {multiply_255(c.r, c.a), multiply_255(c.g, c.a), multiply_255(c.b, c.a), c.a};
}

/// A rectangle of coverage to be laid over a rectangle of pixels of the same size. Strides in bytes.
struct MaskBlit {
  uint8_t* pixels = nullptr;
  size_t pixel_stride = 0;
  uint8_t const* coverage = nullptr;
  size_t coverage_stride = 0;
  uint32_t width = 0, height = 0;
};

/// Replaces `count` pixels.
void fill_pixels(uint8_t* pixels, size_t count, Pixel color);
/// Source over: color + pixel * (1 - alpha), each product rounded.
void blend_pixels(uint8_t* pixels, size_t count, Pixel color);
/// Source over with coverage. An opaque colour: (color * c + pixel * (255 - c)) / 255 in one rounding. Else
/// the colour is multiplied by the coverage first and then laid over as in blend_pixels.
void blend_mask(MaskBlit const& blit, Pixel color);
/// The same with each coverage looked up in `table`; table[0] must be 0.
void blend_mask(MaskBlit const& blit, Pixel color, CoverageTable const& table);

/// Source over with a picture: `coverage` holds premultiplied R G B A, each byte taken times `alpha` / 255 first.
void blend_picture(MaskBlit const& blit, uint8_t alpha);

/// The definition, one channel at a time; what the functions above are tested against.
namespace reference {
void blend_pixels(uint8_t* pixels, size_t count, Pixel color);
void blend_mask(MaskBlit const& blit, Pixel color, CoverageTable const* table);
}  // namespace reference

}  // namespace banxin
