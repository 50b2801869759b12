#include "raster/canvas.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

namespace banxin {
namespace {

constexpr Pixel kInk{255, 255, 255, 255};

struct Sheet {
  Pixmap pixels;
  CoverageRow row;
  IntRect area;
  explicit Sheet(IntRect const& a) : area(a) {
    pixels.resize(uint32_t(a.width), uint32_t(a.height));
    fill_pixels(pixels.pixels.data(), pixels.pixels.size() / 4, {0, 0, 0, 255});
  }
  Canvas canvas() { return Canvas(pixels, area, row); }
  uint8_t at(int32_t x, int32_t y) const {
    return pixels.pixels[(size_t(y - area.y) * pixels.width + size_t(x - area.x)) * 4];
  }
  /// Sum of coverages, in px.
  double ink() const {
    double sum = 0;
    for (size_t i = 0; i < pixels.pixels.size(); i += 4) sum += pixels.pixels[i];
    return sum / 255;
  }
};

RoundedRect rounded(IntRect const& r, double radius) {
  RoundedRect shape = RoundedRect::of(r);
  shape.radius_x.fill(int32_t(radius * 256));
  shape.radius_y = shape.radius_x;
  return shape;
}

TEST(CoverageRow, AddsPartsOfColumns) {
  CoverageRow row;
  row.begin(10, 8);
  for (int i = 0; i < kSubScanlines; ++i) row.add(10 * 256 + 128, 13 * 256 + 64);
  uint8_t const* coverage = row.finish();
  ASSERT_EQ(row.first(), 0u);
  ASSERT_EQ(row.last(), 4u);
  EXPECT_EQ(coverage[0], 128);
  EXPECT_EQ(coverage[1], 255);
  EXPECT_EQ(coverage[2], 255);
  EXPECT_EQ(coverage[3], 64);
}

TEST(CoverageRow, ForgetsTheRowBefore) {
  CoverageRow row;
  row.begin(0, 4);
  row.add(0, 4 * 256);
  row.finish();
  row.begin(0, 4);
  row.add(256, 257);
  row.finish();
  EXPECT_EQ(row.first(), 1u);
  EXPECT_EQ(row.last(), 2u);
}

TEST(CoverageRow, ClipsFarIntervals) {
  CoverageRow row;
  row.begin(-3, 5);
  for (int i = 0; i < kSubScanlines; ++i) row.add(-(int64_t(1) << 36), int64_t(1) << 36);
  uint8_t const* coverage = row.finish();
  for (uint32_t x = 0; x < 5; ++x) EXPECT_EQ(coverage[x], 255);
}

TEST(Canvas, RoundedRectangleHasItsArea) {
  for (double radius : {1.0, 2.5, 6.0, 17.0, 30.0}) {
    Sheet sheet({0, 0, 100, 80});
    sheet.canvas().fill(rounded({10, 10, 80, 60}, radius), kInk);
    double const expected = 80 * 60 - (4 - std::numbers::pi) * radius * radius;
    EXPECT_NEAR(sheet.ink(), expected, 0.003 * expected) << "radius " << radius;
  }
}

TEST(Canvas, RoundedRectangleIsSymmetric) {
  Sheet sheet({0, 0, 40, 40});
  sheet.canvas().fill(rounded({4, 4, 32, 32}, 9.5), kInk);
  for (int32_t y = 0; y < 40; ++y)
    for (int32_t x = 0; x < 40; ++x) {
      ASSERT_NEAR(sheet.at(x, y), sheet.at(39 - x, y), 1);
      ASSERT_NEAR(sheet.at(x, y), sheet.at(x, 39 - y), 1);
    }
}

TEST(Canvas, FrameIsOuterLessInner) {
  Sheet frame({0, 0, 60, 60}), outer({0, 0, 60, 60}), inner({0, 0, 60, 60});
  RoundedRect const out = rounded({5, 5, 50, 50}, 12), in = rounded({8, 8, 44, 44}, 9);
  frame.canvas().fill_frame(out, in, FrameSide::all, kInk);
  outer.canvas().fill(out, kInk);
  inner.canvas().fill(in, kInk);
  for (int32_t y = 0; y < 60; ++y)
    for (int32_t x = 0; x < 60; ++x)
      ASSERT_NEAR(frame.at(x, y), outer.at(x, y) - inner.at(x, y), 2) << x << ',' << y;
}

// The four sides with their mitres leave no gap and lie on each other nowhere.
TEST(Canvas, SidesOfAFrameMakeUpTheFrame) {
  struct Case {
    std::array<int32_t, 4> width;  // left, top, right, bottom
    double radius;
    IntRect box;
  };
  for (Case const& c : {Case{{3, 3, 3, 3}, 0, {4, 4, 50, 40}}, Case{{8, 2, 5, 9}, 0, {4, 4, 50, 40}},
                        Case{{4, 6, 4, 6}, 14, {4, 4, 50, 40}}, Case{{10, 10, 10, 10}, 20, {2, 2, 40, 40}},
                        Case{{6, 0, 0, 0}, 10, {4, 4, 50, 40}}, Case{{0, 5, 0, 5}, 0, {3, 3, 50, 10}},
                        Case{{0, 12, 3, 1}, 0, {3, 3, 30, 13}}}) {
    RoundedRect const outer = rounded(c.box, c.radius);
    RoundedRect inner = outer;
    inner.left += c.width[0];
    inner.top += c.width[1];
    inner.right -= c.width[2];
    inner.bottom -= c.width[3];
    for (size_t i = 0; i < 4; ++i)
      inner.radius_x[i] = inner.radius_y[i] = int32_t(std::max(0.0, c.radius - 6) * 256);
    Sheet whole({0, 0, 60, 50}), sides({0, 0, 60, 50});
    whole.canvas().fill_frame(outer, inner, FrameSide::all, kInk);
    double sum = 0;
    for (FrameSide side : {FrameSide::left, FrameSide::top, FrameSide::right, FrameSide::bottom}) {
      Sheet one({0, 0, 60, 50});
      one.canvas().fill_frame(outer, inner, side, kInk);
      sum += one.ink();
    }
    EXPECT_NEAR(sum, whole.ink(), 0.01 * whole.ink() + 0.5)
        << c.width[0] << ' ' << c.width[1] << ' ' << c.width[2] << ' ' << c.width[3] << " radius "
        << c.radius;
  }
}

TEST(Canvas, TriangleHasItsArea) {
  Sheet sheet({0, 0, 64, 64});
  sheet.canvas().fill_triangle({5 * 256, 50 * 256}, {30 * 256, 10 * 256}, {55 * 256, 50 * 256}, kInk);
  EXPECT_NEAR(sheet.ink(), 0.5 * 50 * 40, 2);
}

TEST(Canvas, ShapesAreTheSameInEveryTile) {
  auto const paint = [](Canvas& canvas) {
    canvas.fill(rounded({7, 9, 90, 70}, 23.3), {40, 0, 0, 128});
    canvas.fill_frame(rounded({3, 3, 100, 90}, 30), rounded({9, 6, 90, 80}, 20), FrameSide::left, kInk);
    canvas.fill_frame(rounded({3, 3, 100, 90}, 30), rounded({9, 6, 90, 80}, 20), FrameSide::bottom, kInk);
    canvas.fill_triangle({-400, 700}, {9000, 23000}, {30000, 11111}, {0, 90, 0, 90});
  };
  IntRect const page{-10, -10, 130, 120};
  Sheet whole(page);
  Canvas canvas = whole.canvas();
  paint(canvas);
  for (int32_t y = page.y; y < page.bottom(); y += 17)
    for (int32_t x = page.x; x < page.right(); x += 23) {
      Sheet tile({x, y, 23, 17});
      Canvas part = tile.canvas();
      paint(part);
      for (int32_t v = y; v < std::min(y + 17, page.bottom()); ++v)
        for (int32_t u = x; u < std::min(x + 23, page.right()); ++u) ASSERT_EQ(tile.at(u, v), whole.at(u, v));
    }
}

TEST(Canvas, NothingIsPaintedOutsideTheClip) {
  Sheet sheet({0, 0, 30, 30});
  Canvas canvas = sheet.canvas();
  canvas.set_clip({10, 10, 5, 5});
  canvas.fill(IntRect{0, 0, 30, 30}, kInk);
  canvas.fill(rounded({0, 0, 30, 30}, 15), kInk);
  EXPECT_EQ(sheet.ink(), 25);
}

TEST(DeviceGrid, ThicknessIsAtLeastOnePixel) {
  DeviceGrid const grid(0.25f);
  EXPECT_EQ(grid.thickness(1), 1);
  EXPECT_EQ(grid.thickness(0), 0);
  EXPECT_EQ(grid.thickness(8), 2);
}

TEST(DeviceGrid, TakesAnyFloat) {
  DeviceGrid const grid(3);
  EXPECT_EQ(grid.nearest(std::nanf("")), 0);
  EXPECT_EQ(grid.nearest(INFINITY), kFarthest);
  EXPECT_EQ(grid.nearest(-1e30f), -kFarthest);
  IntRect const far = grid.snap({1e9f, -1e9f, 1e9f, 2e9f});
  EXPECT_LE(far.right(), kFarthest + 1);
}

}  // namespace
}  // namespace banxin
