// A glyph's outline in font units, as a rasteriser takes it.
#pragma once
#include <cstdint>
#include <vector>

namespace banxin {

/// What a point is to the curve through its contour.
enum class PointKind : uint8_t { conic = 0, on = 1, cubic = 2 };

/// y upwards from the baseline. Contours close by themselves. Between two conic points in a row lies an
/// on-point at their middle.
struct GlyphOutline {
  struct Point {
    int16_t x = 0, y = 0;
    bool operator==(Point const&) const = default;
  };
  std::vector<Point> points;
  std::vector<PointKind> kinds;  ///< one for each point
  std::vector<uint16_t> ends;    ///< of each contour: the index of its last point
  bool operator==(GlyphOutline const&) const = default;
};

}  // namespace banxin
