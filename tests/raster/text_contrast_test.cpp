#include "raster/text_contrast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace banxin {
namespace {

constexpr Rgba kBlack{0, 0, 0}, kWhite{255, 255, 255}, kInk{34, 34, 34}, kPaper{253, 252, 248};
constexpr Rgba kNightInk{200, 196, 188}, kNight{22, 23, 25};

double light(uint8_t level) {
  double const v = level / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

/// The share of the light between paper and ink that a stroke of this coverage takes or gives, as blended.
double share(CoverageTable const& table, Rgba ink, Rgba paper, uint8_t coverage) {
  uint8_t pixel[4] = {paper.r, paper.g, paper.b, 255};
  uint8_t const mask[1] = {coverage};
  blend_mask({pixel, 0, mask, 0, 1, 1}, premultiply(ink), table);
  return (light(pixel[1]) - light(paper.g)) / (light(ink.g) - light(paper.g));
}

TEST(TextContrast, LinearLightIsThatOfSrgb) {
  for (int v = 0; v < 256; ++v)
    EXPECT_NEAR(linear_light({uint8_t(v), uint8_t(v), uint8_t(v)}) / 65535.0, light(uint8_t(v)), 1e-4);
  EXPECT_LT(linear_light({0, 0, 255}), linear_light({255, 0, 0}));
  EXPECT_LT(linear_light({255, 0, 0}), linear_light({0, 255, 0}));
}

TEST(TextContrast, TablesAreMonotoneAndKeepTheirEnds) {
  TextContrast contrast;
  for (int ink = 0; ink < 256; ink += 15)
    for (int paper = 0; paper < 256; paper += 15) {
      CoverageTable const& table = contrast.table({uint8_t(ink), uint8_t(ink), uint8_t(ink)},
                                                  {uint8_t(paper), uint8_t(paper), uint8_t(paper)});
      EXPECT_EQ(table[0], 0);
      EXPECT_EQ(table[255], 255);
      for (size_t c = 1; c < 256; ++c) ASSERT_GE(table[c], table[c - 1]) << ink << " on " << paper;
    }
}

// Dark on light and light on dark: the mean over all coverages within three per cent, each level within a few
// more.
TEST(TextContrast, DarkAndLightTextAreEquallyHeavy) {
  struct Pair {
    Rgba ink, paper;
  };
  double mean[4] = {};
  int which = 0;
  TextContrast contrast;
  for (Pair const& pair :
       {Pair{kBlack, kWhite}, Pair{kWhite, kBlack}, Pair{kInk, kPaper}, Pair{kNightInk, kNight}}) {
    CoverageTable const table = contrast.table(pair.ink, pair.paper);
    for (int c = 0; c < 256; ++c) mean[which] += share(table, pair.ink, pair.paper, uint8_t(c)) / 256;
    ++which;
  }
  for (int i = 1; i < 4; ++i) EXPECT_NEAR(mean[i], mean[0], 0.03 * mean[0]) << "pair " << i;
}

// What would be without it: the reason why the tables are there.
TEST(TextContrast, UnadjustedTextWouldDifferByMoreThanHalf) {
  CoverageTable plain;
  for (size_t c = 0; c < 256; ++c) plain[c] = uint8_t(c);
  double dark = 0, bright = 0;
  for (int c = 0; c < 256; ++c) {
    dark += share(plain, kBlack, kWhite, uint8_t(c));
    bright += share(plain, kWhite, kBlack, uint8_t(c));
  }
  EXPECT_GT(dark, 1.5 * bright);
}

TEST(TextContrast, ColoursOfOneLuminanceAreLeftAlone) {
  TextContrast contrast;
  CoverageTable const& table = contrast.table({120, 120, 120}, {124, 124, 124});
  for (size_t c = 0; c < 256; ++c) EXPECT_EQ(table[c], c);
}

}  // namespace
}  // namespace banxin
