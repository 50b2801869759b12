// Four pixels at a time with the compilers' vector extensions (GCC 12, Clang 14): simd128 in WebAssembly,
// NEON on ARM, from one source. For SSE2 the four moves of bytes between lanes are spelt out, because GCC
// finds them only with SSSE3. Integer arithmetic in 16-bit lanes cannot overflow: 255 * 255 + 128 < 65536.
#include "raster/composite.h"

#include <algorithm>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace banxin {
namespace {

typedef uint8_t U8x16 __attribute__((vector_size(16)));
typedef uint16_t U16x8 __attribute__((vector_size(16)));
typedef uint32_t U32x4 __attribute__((vector_size(16)));

/// Sixteen bytes widened to 16-bit lanes.
struct Wide {
  U16x8 low, high;
};

U8x16 load(uint8_t const* p) {
  U8x16 v;
  std::memcpy(&v, p, 16);
  return v;
}
void store(uint8_t* p, U8x16 v) {
  std::memcpy(p, &v, 16);
}

#if defined(__SSE2__)

Wide widen(U8x16 v) {
  __m128i const zero = _mm_setzero_si128();
  return {(U16x8)_mm_unpacklo_epi8((__m128i)v, zero), (U16x8)_mm_unpackhi_epi8((__m128i)v, zero)};
}

/// Lanes are below 256.
U8x16 narrow(Wide w) {
  return (U8x16)_mm_packus_epi16((__m128i)w.low, (__m128i)w.high);
}

/// c0 c0 c0 c0 c1 c1 c1 c1 … from four coverages in the bytes of `word`, in memory order.
U8x16 spread(uint32_t word) {
  __m128i v = _mm_cvtsi32_si128(int(word));
  v = _mm_unpacklo_epi8(v, v);
  return (U8x16)_mm_unpacklo_epi16(v, v);
}

/// a0 a0 a0 a0 a1 … from four pixels.
U8x16 spread_alpha(U8x16 v) {
  __m128i a = _mm_srli_epi32((__m128i)v, 24);
  a = _mm_or_si128(a, _mm_slli_epi32(a, 8));
  return (U8x16)_mm_or_si128(a, _mm_slli_epi32(a, 16));
}

#else

#if defined(__wasm_simd128__)

Wide widen(U8x16 v) {
  return {(U16x8)wasm_u16x8_extend_low_u8x16((v128_t)v), (U16x8)wasm_u16x8_extend_high_u8x16((v128_t)v)};
}

U8x16 narrow(Wide w) {
  return (U8x16)wasm_u8x16_narrow_i16x8((v128_t)w.low, (v128_t)w.high);
}

#else

Wide widen(U8x16 v) {
  U8x16 const zero{};
  return {
      (U16x8)__builtin_shufflevector(v, zero, 0, 16, 1, 16, 2, 16, 3, 16, 4, 16, 5, 16, 6, 16, 7, 16),
      (U16x8)__builtin_shufflevector(v, zero, 8, 16, 9, 16, 10, 16, 11, 16, 12, 16, 13, 16, 14, 16, 15, 16)};
}

U8x16 narrow(Wide w) {
  return __builtin_shufflevector((U8x16)w.low, (U8x16)w.high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24,
                                 26, 28, 30);
}

#endif

U8x16 spread(uint32_t word) {
  U8x16 const v = (U8x16)U32x4{word, word, word, word};
  return __builtin_shufflevector(v, v, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
}

U8x16 spread_alpha(U8x16 v) {
  return __builtin_shufflevector(v, v, 3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15);
}

#endif

/// x / 255 rounded, for x = a product of two bytes or a sum of such whose factors add up to 255.
U16x8 divide_255(U16x8 x) {
  U16x8 const t = x + 128;
  return (t + (t >> 8)) >> 8;
}

U8x16 repeat(Pixel p) {
  uint32_t word;
  std::memcpy(&word, &p, 4);
  return (U8x16)U32x4{word, word, word, word};
}

U8x16 over(U8x16 pixels, U8x16 source) {
  Wide const d = widen(pixels), rest = widen(~spread_alpha(source));
  return source + narrow({divide_255(d.low * rest.low), divide_255(d.high * rest.high)});
}

struct OpaqueBlend {
  U8x16 color;
  Wide wide;
  explicit OpaqueBlend(Pixel p) : color(repeat(p)), wide(widen(color)) {}
  U8x16 operator()(U8x16 pixels, uint32_t coverage) const {
    U8x16 const spread_coverage = spread(coverage);
    Wide const c = widen(spread_coverage), rest = widen(~spread_coverage), d = widen(pixels);
    return narrow({divide_255(wide.low * c.low + d.low * rest.low),
                   divide_255(wide.high * c.high + d.high * rest.high)});
  }
  /// Where all four are covered wholly.
  U8x16 whole(U8x16) const { return color; }
};

struct TranslucentBlend {
  U8x16 color;
  Wide wide;
  explicit TranslucentBlend(Pixel p) : color(repeat(p)), wide(widen(color)) {}
  U8x16 operator()(U8x16 pixels, uint32_t coverage) const {
    Wide const c = widen(spread(coverage));
    return over(pixels, narrow({divide_255(wide.low * c.low), divide_255(wide.high * c.high)}));
  }
  U8x16 whole(U8x16 pixels) const { return over(pixels, color); }
};

struct PlainCoverage {
  uint32_t operator()(uint32_t word) const { return word; }
};

struct LookedUpCoverage {
  uint8_t const* table;
  uint32_t operator()(uint32_t word) const {
    uint8_t bytes[4];
    std::memcpy(bytes, &word, 4);
    uint8_t const found[4] = {table[bytes[0]], table[bytes[1]], table[bytes[2]], table[bytes[3]]};
    std::memcpy(&word, found, 4);
    return word;
  }
};

template <class Blend, class Lookup>
void blend_four(uint8_t* pixels, uint32_t word, Blend const& blend, Lookup const& lookup) {
  if (word == 0) return;
  word = lookup(word);
  U8x16 const before = load(pixels);
  store(pixels, word == 0xFFFFFFFFu ? blend.whole(before) : blend(before, word));
}

template <class Blend, class Lookup>
void blend_rows(MaskBlit const& blit, Blend const& blend, Lookup const& lookup) {
  for (uint32_t y = 0; y < blit.height; ++y) {
    uint8_t* pixels = blit.pixels + y * blit.pixel_stride;
    uint8_t const* coverage = blit.coverage + y * blit.coverage_stride;
    uint32_t x = 0;
    for (; x + 8 <= blit.width; x += 8) {
      uint64_t eight;
      std::memcpy(&eight, coverage + x, 8);
      if (eight == 0) continue;
      uint32_t halves[2];
      std::memcpy(halves, &eight, 8);
      blend_four(pixels + 4 * size_t(x), halves[0], blend, lookup);
      blend_four(pixels + 4 * size_t(x) + 16, halves[1], blend, lookup);
    }
    for (; x < blit.width; x += 4) {
      size_t const count = std::min<size_t>(blit.width - x, 4);
      uint32_t word = 0;
      std::memcpy(&word, coverage + x, count);
      if (count == 4) {
        blend_four(pixels + 4 * size_t(x), word, blend, lookup);
      } else {
        uint8_t four[16] = {};
        std::memcpy(four, pixels + 4 * size_t(x), 4 * count);
        blend_four(four, word, blend, lookup);
        std::memcpy(pixels + 4 * size_t(x), four, 4 * count);
      }
    }
  }
}

template <class Lookup>
void blend_with(MaskBlit const& blit, Pixel color, Lookup const& lookup) {
  if (color.a == 255)
    blend_rows(blit, OpaqueBlend(color), lookup);
  else
    blend_rows(blit, TranslucentBlend(color), lookup);
}

}  // namespace

void fill_pixels(uint8_t* pixels, size_t count, Pixel color) {
  U8x16 const four = repeat(color);
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    store(pixels + 4 * i, four);
    store(pixels + 4 * i + 16, four);
    store(pixels + 4 * i + 32, four);
    store(pixels + 4 * i + 48, four);
  }
  for (; i + 4 <= count; i += 4) store(pixels + 4 * i, four);
  for (; i < count; ++i) std::memcpy(pixels + 4 * i, &color, 4);
}

void blend_pixels(uint8_t* pixels, size_t count, Pixel color) {
  if (color.a == 255) return fill_pixels(pixels, count, color);
  U8x16 const source = repeat(color);
  size_t i = 0;
  for (; i + 4 <= count; i += 4) store(pixels + 4 * i, over(load(pixels + 4 * i), source));
  if (i < count) {
    uint8_t four[16] = {};
    std::memcpy(four, pixels + 4 * i, 4 * (count - i));
    store(four, over(load(four), source));
    std::memcpy(pixels + 4 * i, four, 4 * (count - i));
  }
}

void blend_mask(MaskBlit const& blit, Pixel color) {
  blend_with(blit, color, PlainCoverage{});
}

void blend_mask(MaskBlit const& blit, Pixel color, CoverageTable const& table) {
  blend_with(blit, color, LookedUpCoverage{table.data()});
}

void blend_picture(MaskBlit const& blit, uint8_t alpha) {
  for (uint32_t y = 0; y < blit.height; ++y) {
    uint8_t* to = blit.pixels + y * blit.pixel_stride;
    uint8_t const* from = blit.coverage + y * blit.coverage_stride;
    for (uint32_t x = 0; x < blit.width; ++x, to += 4, from += 4) {
      uint32_t const rest = 255u - multiply_255(from[3], alpha);
      for (int c = 0; c < 4; ++c) to[c] = uint8_t(multiply_255(from[c], alpha) + multiply_255(to[c], rest));
    }
  }
}

}  // namespace banxin
