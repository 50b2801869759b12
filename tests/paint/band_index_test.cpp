#include "paint/band_index.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace banxin {
namespace {

DisplayList list_of(float height, std::vector<Rect> const& bounds) {
  DisplayList list;
  list.width = 800;
  list.height = height;
  for (Rect const& b : bounds) list.commands.push_back({CommandKind::rule, 0, b});
  return list;
}

std::vector<uint32_t> found(DisplayList const& list, float top, float bottom) {
  BandIndex index;
  build_band_index(list, index);
  std::vector<uint32_t> out;
  commands_between(list, index, top, bottom, out);
  return out;
}

using Indices = std::vector<uint32_t>;

TEST(BandIndex, EachCommandOnceInPaintOrder) {
  DisplayList const list =
      list_of(1024, {{0, 300, 10, 10}, {0, 0, 10, 1024}, {0, 250, 10, 20}, {0, 900, 10, 10}});
  EXPECT_EQ(found(list, 0, 1024), (Indices{0, 1, 2, 3}));
  EXPECT_EQ(found(list, 200, 310), (Indices{0, 1, 2}));
  EXPECT_EQ(found(list, 512, 520), (Indices{1}));
}

TEST(BandIndex, TopIsInclusiveAndBottomExclusive) {
  DisplayList const list = list_of(600, {{0, 100, 10, 50}});
  EXPECT_EQ(found(list, 150, 200), Indices{});
  EXPECT_EQ(found(list, 149, 200), (Indices{0}));
  EXPECT_EQ(found(list, 0, 100), Indices{});
  EXPECT_EQ(found(list, 0, 101), (Indices{0}));
  EXPECT_EQ(found(list, 120, 120), Indices{});
}

TEST(BandIndex, WhatLiesOutsideThePageIsFound) {
  DisplayList const list = list_of(300, {{0, -50, 10, 20}, {0, 5000, 10, 20}});
  EXPECT_EQ(found(list, -60, -20), (Indices{0}));
  EXPECT_EQ(found(list, 4990, 5010), (Indices{1}));
}

TEST(BandIndex, TallCommandsStandInNoBand) {
  std::vector<Rect> bounds(2000, Rect{0, 0, 800, 1e6f});
  DisplayList const list = list_of(1e6f, bounds);
  BandIndex index;
  build_band_index(list, index);
  EXPECT_TRUE(index.commands.empty());
  EXPECT_EQ(index.tall.size(), 2000u);
  EXPECT_EQ(found(list, 5e5f, 5e5f + 1).size(), 2000u);
}

TEST(BandIndex, TakesAnyHeight) {
  for (float height : {0.0f, -5.0f, std::nanf(""), INFINITY, 1e9f}) {
    DisplayList const list = list_of(height, {{0, 10, 10, 10}, {0, 1e9f, 10, 1e9f}});
    EXPECT_EQ(found(list, 0, 100), (Indices{0})) << height;
  }
}

TEST(BandIndex, AgreesWithLookingAtEveryCommand) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> place(-100, 5200), extent(0, 900);
  std::vector<Rect> bounds;
  for (int i = 0; i < 500; ++i)
    bounds.push_back({0, place(random), 10, i % 50 ? extent(random) / 10 : 4 * extent(random)});
  DisplayList const list = list_of(5000, bounds);
  BandIndex index;
  build_band_index(list, index);
  Indices out;
  for (int round = 0; round < 200; ++round) {
    float const top = place(random), bottom = top + extent(random);
    commands_between(list, index, top, bottom, out);
    Indices expected;
    for (uint32_t i = 0; i < bounds.size(); ++i)
      if (bounds[i].y < bottom && (bounds[i].bottom() > top || bounds[i].y >= top)) expected.push_back(i);
    ASSERT_EQ(out, expected) << top << " to " << bottom;
  }
}

}  // namespace
}  // namespace banxin
