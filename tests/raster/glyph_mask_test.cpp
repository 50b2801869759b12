#include "raster/glyph_mask.h"

#include <cmath>

#include "raster/raster_fixture.h"

namespace banxin {
namespace {

GlyphMask mask_of(FontSet const& fonts, GlyphKey const& key) {
  GlyphMask mask;
  make_glyph_mask(key, *fonts.font(key.slice), mask);
  return mask;
}

/// Ink in px and its centre, x to the right and y upwards from the origin, device px.
struct Ink {
  double area = 0, x = 0, y = 0;
};

Ink ink_of(GlyphMask const& mask) {
  Ink ink;
  for (uint32_t row = 0; row < mask.height; ++row)
    for (uint32_t column = 0; column < mask.width; ++column) {
      double const c = mask.coverage[row * mask.width + column] / 255.0;
      ink.area += c;
      ink.x += c * (mask.left + double(column) + 0.5);
      ink.y += c * (mask.top - double(row) - 0.5);
    }
  ink.x /= ink.area;
  ink.y /= ink.area;
  return ink;
}

TEST(GlyphMask, LiesWhereTheOutlineDoes) {
  BANXIN_NEED_FONTS(fonts);
  for (char32_t c : {U'永', U'国', U'g', U'，'}) {
    GlyphKey const key = testing::glyph_key(fonts, c, 36);
    ASSERT_NE(key.glyph, 0);
    GlyphMask const mask = mask_of(fonts, key);
    InkBounds const ink = fonts.font(key.slice)->ink(key.glyph);
    double const unit = 36.0 / fonts.font(key.slice)->units_per_em();
    EXPECT_EQ(mask.coverage.size(), size_t(mask.width) * mask.height);
    EXPECT_EQ(mask.width % 4, 0u);
    EXPECT_LE(mask.left, ink.x_min * unit + 0.1);
    EXPECT_GE(mask.left, ink.x_min * unit - 2);
    EXPECT_GE(mask.top, ink.y_max * unit - 0.1);
    EXPECT_LE(mask.top, ink.y_max * unit + 2);
    EXPECT_GE(mask.left + int32_t(mask.width), ink.x_max * unit - 0.1);
    EXPECT_GE(int32_t(mask.height) - mask.top, -ink.y_min * unit - 0.1);
  }
}

TEST(GlyphMask, InkGrowsWithTheSquareOfTheSize) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey key = testing::glyph_key(fonts, U'永', 20);
  double const small = ink_of(mask_of(fonts, key)).area;
  key.size_26_6 *= 8;
  double const large = ink_of(mask_of(fonts, key)).area;
  EXPECT_NEAR(large / small, 64, 0.7);
}

TEST(GlyphMask, SubpixelsMoveTheInkByQuarters) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey key = testing::glyph_key(fonts, U'永', 18);
  Ink const first = ink_of(mask_of(fonts, key));
  for (uint8_t quarter = 1; quarter < 4; ++quarter) {
    key.subpixel = quarter;
    Ink const moved = ink_of(mask_of(fonts, key));
    EXPECT_NEAR(moved.x - first.x, quarter / 4.0, 0.03);
    EXPECT_NEAR(moved.y, first.y, 0.01);
    EXPECT_NEAR(moved.area, first.area, 0.01 * first.area);
  }
}

TEST(GlyphMask, SlantLeansByTwelveDegrees) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey key = testing::glyph_key(fonts, U'l', 200);
  Ink const upright = ink_of(mask_of(fonts, key));
  key.slant = true;
  Ink const leaning = ink_of(mask_of(fonts, key));
  EXPECT_NEAR(leaning.x - upright.x, upright.y * std::tan(12 * M_PI / 180), 0.1);
  EXPECT_NEAR(leaning.y, upright.y, 0.1);
}

TEST(GlyphMask, SpaceAndUnknownGlyphsAreEmpty) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey key = testing::glyph_key(fonts, U' ', 18);
  EXPECT_EQ(mask_of(fonts, key).width, 0u);
  key.glyph = 0xFFFE;
  EXPECT_EQ(mask_of(fonts, key).width, 0u);
  key.size_26_6 = 0;
  EXPECT_EQ(mask_of(fonts, key).width, 0u);
}

TEST(GlyphMask, LargestSizeIsBounded) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey key = testing::glyph_key(fonts, U'一', 18);
  key.size_26_6 = kGreatestGlyphSize;
  GlyphMask const largest = mask_of(fonts, key);
  key.size_26_6 = 0xFFFFFFFF;
  GlyphMask const beyond = mask_of(fonts, key);
  EXPECT_GT(largest.width, 1000u);
  EXPECT_EQ(beyond.coverage, largest.coverage);
}

}  // namespace
}  // namespace banxin
