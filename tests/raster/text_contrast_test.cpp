#include "raster/text_contrast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace banxin {
namespace {

constexpr Rgba kBlack{0, 0, 0}, kWhite{255, 255, 255}, kInk{34, 34, 34}, kPaper{253, 252, 248};
constexpr Rgba kNightInk{200, 196, 188}, kNight{22, 23, 25};

/// Weight of an sRGB value, see text_contrast.h.
double weight(uint8_t level) {
  return std::pow(level / 255.0, 1.5);
}

/// Light of an sRGB value (IEC 61966-2-1).
double light(uint8_t level) {
  double const v = level / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

using Measure = double (*)(uint8_t);

/// The share of the way from paper to ink that a pixel of this coverage goes, as blended.
double share(CoverageTable const& table, Rgba ink, Rgba paper, uint8_t coverage, Measure measure = weight) {
  uint8_t pixel[4] = {paper.r, paper.g, paper.b, 255};
  uint8_t const mask[1] = {coverage};
  blend_mask({pixel, 0, mask, 0, 1, 1}, premultiply(ink), table);
  return (measure(pixel[1]) - measure(paper.g)) / (measure(ink.g) - measure(paper.g));
}

double mean_share(CoverageTable const& table, Rgba ink, Rgba paper, Measure measure = weight) {
  double sum = 0;
  for (int c = 0; c < 256; ++c) sum += share(table, ink, paper, uint8_t(c), measure);
  return sum / 256;
}

CoverageTable unchanged() {
  CoverageTable table;
  for (size_t c = 0; c < 256; ++c) table[c] = uint8_t(c);
  return table;
}

TEST(TextContrast, WeightOfGreysIsTheirPower) {
  for (int v = 0; v < 256; ++v)
    EXPECT_NEAR(perceived_light({uint8_t(v), uint8_t(v), uint8_t(v)}) / 65535.0, weight(uint8_t(v)), 1e-4);
  EXPECT_LT(perceived_light({0, 0, 255}), perceived_light({255, 0, 0}));
  EXPECT_LT(perceived_light({255, 0, 0}), perceived_light({0, 255, 0}));
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

// Dark on light and light on dark: the mean over all coverages within two per cent.
TEST(TextContrast, DarkAndLightTextAreEquallyHeavy) {
  TextContrast contrast;
  double const black = mean_share(contrast.table(kBlack, kWhite), kBlack, kWhite);
  EXPECT_NEAR(mean_share(contrast.table(kWhite, kBlack), kWhite, kBlack), black, 0.02 * black);
  EXPECT_NEAR(mean_share(contrast.table(kInk, kPaper), kInk, kPaper), black, 0.02 * black);
  EXPECT_NEAR(mean_share(contrast.table(kNightInk, kNight), kNightInk, kNight), black, 0.02 * black);
}

// In light alone, what an eye averages that resolves nothing, they come much nearer to each other than
// without tables.
TEST(TextContrast, HalvesTheDifferenceInLight) {
  TextContrast contrast;
  CoverageTable const plain = unchanged();
  double const before = mean_share(plain, kBlack, kWhite, light) / mean_share(plain, kWhite, kBlack, light);
  double const after = mean_share(contrast.table(kBlack, kWhite), kBlack, kWhite, light) /
                       mean_share(contrast.table(kWhite, kBlack), kWhite, kBlack, light);
  EXPECT_GT(before, 1.8);
  EXPECT_GT(after, 1);
  EXPECT_LT(after - 1, (before - 1) / 2);
}

TEST(TextContrast, ColoursOfOneLuminanceAreLeftAlone) {
  TextContrast contrast;
  CoverageTable const& table = contrast.table({120, 120, 120}, {124, 124, 124});
  for (size_t c = 0; c < 256; ++c) EXPECT_EQ(table[c], c);
}

}  // namespace
}  // namespace banxin
