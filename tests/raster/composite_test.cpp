#include "raster/composite.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace banxin {
namespace {

using Bytes = std::vector<uint8_t>;

Bytes random_premultiplied(std::mt19937& random, size_t count) {
  Bytes bytes;
  for (size_t i = 0; i < count; ++i) {
    Rgba const c{uint8_t(random()), uint8_t(random()), uint8_t(random()), uint8_t(random())};
    Pixel const p = premultiply(c);
    bytes.insert(bytes.end(), {p.r, p.g, p.b, p.a});
  }
  return bytes;
}

TEST(Composite, ProductOfTwoBytesIsRoundedToNearest) {
  for (uint32_t x = 0; x < 256; ++x)
    for (uint32_t y = 0; y < 256; ++y) ASSERT_EQ(multiply_255(x, y), (x * y + 127) / 255) << x << " * " << y;
}

// Every coverage over every value of a channel, for opaque and translucent colours.
TEST(Composite, VectorAndReferenceAgreeOnAllCoveragesAndValues) {
  for (uint32_t alpha : {255u, 254u, 128u, 3u, 1u, 0u})
    for (uint32_t value = 0; value < 256; value += 5) {
      Pixel const color = premultiply({uint8_t(value), uint8_t(255 - value), 97, uint8_t(alpha)});
      Bytes pixels(size_t(256) * 256 * 4), coverage(size_t(256) * 256);
      for (size_t i = 0; i < coverage.size(); ++i) {
        coverage[i] = uint8_t(i >> 8);
        std::fill_n(pixels.begin() + 4 * i, 3, uint8_t(i));
        pixels[4 * i + 3] = 255;
      }
      Bytes expected = pixels;
      blend_mask({pixels.data(), 256 * 4, coverage.data(), 256, 256, 256}, color);
      reference::blend_mask({expected.data(), 256 * 4, coverage.data(), 256, 256, 256}, color, nullptr);
      ASSERT_EQ(pixels, expected) << "alpha " << alpha << " value " << value;
    }
}

TEST(Composite, VectorAndReferenceAgreeOnRandomRectangles) {
  std::mt19937 random(7);
  CoverageTable table;
  for (size_t i = 0; i < 256; ++i) table[i] = uint8_t(i * i / 255);
  for (int round = 0; round < 400; ++round) {
    uint32_t const width = random() % 40, height = random() % 5, spare = random() % 4;
    Bytes pixels = random_premultiplied(random, size_t(width + spare) * height);
    Bytes coverage(size_t(width + spare) * height);
    for (uint8_t& c : coverage) {
      uint32_t const pick = random() % 4;
      c = pick == 0 ? 0 : pick == 1 ? 255 : uint8_t(random());
    }
    Rgba straight{uint8_t(random()), uint8_t(random()), uint8_t(random()), uint8_t(random())};
    if (round % 2) straight.a = 255;
    Pixel const color = premultiply(straight);
    bool const looked_up = round % 3 == 0;
    Bytes expected = pixels;
    MaskBlit const blit{pixels.data(), size_t(width + spare) * 4, coverage.data(), width + spare, width,
                        height};
    MaskBlit const wanted{expected.data(), size_t(width + spare) * 4, coverage.data(), width + spare, width,
                          height};
    looked_up ? blend_mask(blit, color, table) : blend_mask(blit, color);
    reference::blend_mask(wanted, color, looked_up ? &table : nullptr);
    ASSERT_EQ(pixels, expected) << "round " << round;
  }
}

TEST(Composite, VectorAndReferenceAgreeOnSpans) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    Bytes pixels = random_premultiplied(random, random() % 23);
    Pixel const color = premultiply({uint8_t(random()), uint8_t(random()), uint8_t(random()),
                                     round % 2 ? uint8_t(255) : uint8_t(random())});
    Bytes expected = pixels;
    blend_pixels(pixels.data(), pixels.size() / 4, color);
    reference::blend_pixels(expected.data(), expected.size() / 4, color);
    ASSERT_EQ(pixels, expected) << "round " << round;
  }
}

TEST(Composite, ResultsStayPremultiplied) {
  std::mt19937 random(13);
  for (int round = 0; round < 200; ++round) {
    Bytes pixels = random_premultiplied(random, 32), coverage(32);
    for (uint8_t& c : coverage) c = uint8_t(random());
    Pixel const color =
        premultiply({uint8_t(random()), uint8_t(random()), uint8_t(random()), uint8_t(random())});
    blend_mask({pixels.data(), 0, coverage.data(), 0, 32, 1}, color);
    for (size_t i = 0; i < 32; ++i)
      for (size_t channel = 0; channel < 3; ++channel) ASSERT_LE(pixels[4 * i + channel], pixels[4 * i + 3]);
  }
}

TEST(Composite, APictureLiesOverPixelsAsItsOwnAlphaSays) {
  Bytes pixels = {10, 20, 30, 255, 10, 20, 30, 255, 10, 20, 30, 255};
  Bytes const picture = {200, 100, 50, 255, 0, 0, 0, 0, 64, 0, 0, 128};
  Bytes const before = pixels;
  blend_picture({pixels.data(), 12, picture.data(), 12, 3, 1}, 255);
  EXPECT_EQ(pixels, (Bytes{200, 100, 50, 255, 10, 20, 30, 255, 69, 10, 15, 255}));
  pixels = before;
  blend_picture({pixels.data(), 12, picture.data(), 12, 3, 1}, 0);
  EXPECT_EQ(pixels, before);
  std::mt19937 random(17);
  for (int round = 0; round < 100; ++round) {
    Bytes under = random_premultiplied(random, 32), over = random_premultiplied(random, 32);
    blend_picture({under.data(), 32, over.data(), 32, 8, 4}, uint8_t(random()));
    for (size_t i = 0; i < 32; ++i)
      for (size_t channel = 0; channel < 3; ++channel) ASSERT_LE(under[4 * i + channel], under[4 * i + 3]);
  }
}

TEST(Composite, WholeCoverageOfAnOpaqueColourIsTheColourAndNoneChangesNothing) {
  Bytes pixels = {1, 2, 3, 255, 9, 8, 7, 255}, coverage = {255, 0};
  blend_mask({pixels.data(), 0, coverage.data(), 0, 2, 1}, premultiply({10, 20, 30, 255}));
  EXPECT_EQ(pixels, (Bytes{10, 20, 30, 255, 9, 8, 7, 255}));
}

}  // namespace
}  // namespace banxin
