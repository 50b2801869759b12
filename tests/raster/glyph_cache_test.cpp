#include "raster/glyph_cache.h"

#include "raster/raster_fixture.h"

namespace banxin {
namespace {

/// The mask of `key`, as the cache gives it and as it is made afresh, must be one; `other` must be another.
void expect_told_apart(FontSet const& fonts, GlyphKey const& key, GlyphKey const& other) {
  GlyphCache cache;
  GlyphMask const first = cache.mask(key, fonts), second = cache.mask(other, fonts),
                  again = cache.mask(key, fonts);
  GlyphMask fresh;
  make_glyph_mask(other, *fonts.font(other.slice), fresh);
  EXPECT_EQ(again.coverage, first.coverage);
  EXPECT_EQ(second.coverage, fresh.coverage);
  EXPECT_NE(second.coverage, first.coverage);
  EXPECT_FALSE(key == other);
}

TEST(GlyphCache, TellsSlicesApart) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey const key = testing::glyph_key(fonts, U'永', 18);
  GlyphKey other = testing::glyph_key(fonts, U'永', 18, FontFamily::hei);
  other.glyph = key.glyph;
  expect_told_apart(fonts, key, other);
}

TEST(GlyphCache, TellsGlyphsApart) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey const key = testing::glyph_key(fonts, U'a', 18);
  GlyphKey other = testing::glyph_key(fonts, U'b', 18);
  ASSERT_EQ(key.slice, other.slice);
  expect_told_apart(fonts, key, other);
}

TEST(GlyphCache, TellsSizesApart) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey const key = testing::glyph_key(fonts, U'永', 18);
  GlyphKey other = key;
  other.size_26_6 += 16;
  expect_told_apart(fonts, key, other);
}

TEST(GlyphCache, TellsSubpixelsApart) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey const key = testing::glyph_key(fonts, U'永', 18);
  for (uint8_t quarter = 1; quarter < 4; ++quarter) {
    GlyphKey other = key;
    other.subpixel = quarter;
    expect_told_apart(fonts, key, other);
  }
}

TEST(GlyphCache, TellsSlantsApart) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey const key = testing::glyph_key(fonts, U'l', 18);
  GlyphKey other = key;
  other.slant = true;
  expect_told_apart(fonts, key, other);
}

TEST(GlyphCache, StaysWithinItsBytesAndKeepsWhatIsUsed) {
  BANXIN_NEED_FONTS(fonts);
  GlyphCache cache(20000);
  EXPECT_EQ(cache.max_bytes(), 20000u);
  GlyphKey const kept = testing::glyph_key(fonts, U'永', 18);
  uint8_t const* where = cache.mask(kept, fonts).coverage.data();
  GlyphKey key = kept;
  for (uint32_t size = 600; size < 2000; ++size) {
    key.size_26_6 = size;
    cache.mask(key, fonts);
    ASSERT_LE(cache.bytes(), cache.max_bytes());
    ASSERT_EQ(cache.mask(kept, fonts).coverage.data(), where) << "dropped though just used";
  }
  EXPECT_GT(cache.bytes(), 10000u);
}

TEST(GlyphCache, OldestGoesFirst) {
  BANXIN_NEED_FONTS(fonts);
  GlyphKey key = testing::glyph_key(fonts, U'永', 18);
  GlyphCache probe;
  probe.mask(key, fonts);
  size_t const one = probe.bytes();
  GlyphCache cache(3 * one + one / 2);
  auto const use = [&](uint8_t subpixel) {
    key.subpixel = subpixel;
    size_t const before = cache.bytes();
    cache.mask(key, fonts);
    return cache.bytes() != before;
  };
  EXPECT_TRUE(use(0));
  EXPECT_TRUE(use(1));
  EXPECT_TRUE(use(2));
  EXPECT_FALSE(use(0));  // 1 is the oldest now
  key.subpixel = 0;
  uint8_t const* where = cache.mask(key, fonts).coverage.data();
  use(3);  // pushes 1 out
  key.subpixel = 0;
  EXPECT_EQ(cache.mask(key, fonts).coverage.data(), where);
}

TEST(GlyphCache, AMaskLargerThanTheCacheIsGivenButNotKept) {
  BANXIN_NEED_FONTS(fonts);
  GlyphCache cache(100);
  GlyphKey const key = testing::glyph_key(fonts, U'永', 18);
  EXPECT_GT(cache.mask(key, fonts).width, 0u);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(GlyphCache, AnAbsentSliceIsAskedForAgain) {
  BANXIN_NEED_FONTS(fonts);
  auto other = testing::shipped_fonts();
  GlyphKey const key = testing::glyph_key(fonts, U'永', 18);
  GlyphCache cache;
  EXPECT_EQ(cache.mask(key, *other).width, 0u);
  EXPECT_EQ(cache.bytes(), 0u);
  ASSERT_TRUE(testing::load_slice(*other, key.slice));
  EXPECT_GT(cache.mask(key, *other).width, 0u);
}

TEST(GlyphCache, ClearForgetsEverything) {
  BANXIN_NEED_FONTS(fonts);
  GlyphCache cache(1 << 16);
  cache.mask(testing::glyph_key(fonts, U'永', 18), fonts);
  EXPECT_GT(cache.bytes(), 0u);
  cache.clear();
  EXPECT_EQ(cache.bytes(), 0u);
  EXPECT_EQ(cache.max_bytes(), size_t(1) << 16);
  EXPECT_GT(cache.mask(testing::glyph_key(fonts, U'永', 18), fonts).width, 0u);
}

TEST(GlyphCache, NoSliceIsEmpty) {
  FontSet const fonts = testing::no_fonts();
  GlyphCache cache;
  EXPECT_EQ(cache.mask({}, fonts).width, 0u);
}

}  // namespace
}  // namespace banxin
