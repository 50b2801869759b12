#include "font/packed_outline.h"

#include <gtest/gtest.h>

#include <climits>
#include <random>

namespace banxin {
namespace {

GlyphOutline unpacked(std::vector<uint8_t> const& packed) {
  GlyphOutline out;
  out.points.push_back({7, 7});
  unpack_outline(packed, out);
  return out;
}

TEST(PackedOutline, OfNothingIsNothing) {
  std::vector<uint8_t> packed;
  pack_outline({}, packed);
  EXPECT_TRUE(packed.empty());
  EXPECT_EQ(unpacked(packed), GlyphOutline{});
}

TEST(PackedOutline, KeepsEveryPoint) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    GlyphOutline outline;
    int const reach = round % 2 ? 200 : SHRT_MAX;
    std::uniform_int_distribution<int> place(-reach, reach), kind(0, 2), few(1, 9);
    for (int contour = few(random); contour > 0; --contour) {
      for (int point = few(random); point > 0; --point) {
        outline.points.push_back({int16_t(place(random)), int16_t(place(random))});
        outline.kinds.push_back(PointKind(kind(random)));
      }
      outline.ends.push_back(uint16_t(outline.points.size() - 1));
    }
    std::vector<uint8_t> packed;
    pack_outline(outline, packed);
    ASSERT_EQ(unpacked(packed), outline);
  }
}

TEST(PackedOutline, ReachesFromOneEndOfTheNumbersToTheOther) {
  GlyphOutline const outline{{{SHRT_MIN, SHRT_MAX}, {SHRT_MAX, SHRT_MIN}, {SHRT_MAX, SHRT_MIN}},
                             {PointKind::on, PointKind::conic, PointKind::cubic},
                             {2}};
  std::vector<uint8_t> packed;
  pack_outline(outline, packed);
  EXPECT_EQ(unpacked(packed), outline);
}

TEST(PackedOutline, StepsAlongOneAxisTakeTwoBytes) {
  GlyphOutline const outline{{{100, 0}, {100, 90}, {0, 90}}, {PointKind::on, PointKind::on, PointKind::on}, {2}};
  std::vector<uint8_t> packed;
  pack_outline(outline, packed);
  EXPECT_EQ(packed.size(), 6u);
}

}  // namespace
}  // namespace banxin
