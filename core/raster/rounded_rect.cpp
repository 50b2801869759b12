#include <algorithm>
#include <cmath>

#include "raster/canvas.h"

namespace banxin {
namespace {

/// How far an elliptic corner stands in from the straight edge, `dy` above (or below) its centre. 1/256 px.
int64_t corner_inset(int64_t rx, int64_t ry, int64_t dy) {
  if (dy >= ry) return rx;
  int64_t const root = int64_t(std::sqrt(double(ry * ry - dy * dy)));  // radii are below 2^30: no overflow
  return rx - rx * root / ry;
}

}  // namespace

bool RoundedRect::interval(int64_t y, int64_t& x0, int64_t& x1) const {
  int64_t const y0 = top * kUnit, y1 = bottom * kUnit;
  if (y < y0 || y >= y1 || left >= right) return false;
  int64_t inset_left = 0, inset_right = 0;
  int64_t const from_top = y - y0, from_bottom = y1 - y;
  if (from_top < radius_y[0]) inset_left = corner_inset(radius_x[0], radius_y[0], radius_y[0] - from_top);
  if (from_top < radius_y[1]) inset_right = corner_inset(radius_x[1], radius_y[1], radius_y[1] - from_top);
  if (from_bottom < radius_y[2])
    inset_right = std::max(inset_right, corner_inset(radius_x[2], radius_y[2], radius_y[2] - from_bottom));
  if (from_bottom < radius_y[3])
    inset_left = std::max(inset_left, corner_inset(radius_x[3], radius_y[3], radius_y[3] - from_bottom));
  x0 = left * kUnit + inset_left;
  x1 = right * kUnit - inset_right;
  return x0 < x1;
}

void RoundedRect::straight_rows(int32_t* begin, int32_t* end) const {
  auto const rows = [](int32_t radius) { return int32_t((radius + kUnit - 1) / kUnit); };
  *begin = top + rows(std::max(radius_y[0], radius_y[1]));
  *end = std::max(*begin, bottom - rows(std::max(radius_y[2], radius_y[3])));
}

}  // namespace banxin
