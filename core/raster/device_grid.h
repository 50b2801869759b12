// From CSS px of the page to device px: the one place that rounds, so that all tiles agree. Doubles hold the
// product of two floats exactly; nothing else of it is floating point.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/geometry.h"

namespace banxin {

/// Device px and their fractions stay inside ±this, so that sums and 1/256 px fit their integers.
inline constexpr int32_t kFarthest = 1 << 29;

/// Floor of v in ±kFarthest; NaN becomes 0.
inline int32_t floor_device(double v) {
  if (!(v == v)) return 0;
  return int32_t(std::floor(std::clamp(v, -double(kFarthest), double(kFarthest))));
}

class DeviceGrid {
 public:
  explicit DeviceGrid(float scale) : scale_(double(scale)) {}
  double scale() const { return scale_; }
  /// Nearest whole device px; halves go up.
  int32_t nearest(float css) const { return floor_device(double(css) * scale_ + 0.5); }
  int32_t floor(float css) const { return floor_device(double(css) * scale_); }
  int32_t ceil(float css) const { return -floor_device(-(double(css) * scale_)); }
  /// Nearest quarter of a device px, in quarters.
  int32_t nearest_quarter(float css) const { return floor_device(double(css) * scale_ * 4 + 0.5); }
  /// A thickness: at least one device px where it is not zero.
  int32_t thickness(float css) const { return css > 0 ? std::max(1, nearest(css)) : 0; }

  /// Edges on whole device px; what has an area keeps at least one px.
  IntRect snap(Rect const& rect) const {
    int32_t const x0 = nearest(rect.x), y0 = nearest(rect.y);
    int32_t const x1 = std::max(nearest(rect.right()), x0 + (rect.width > 0 ? 1 : 0));
    int32_t const y1 = std::max(nearest(rect.bottom()), y0 + (rect.height > 0 ? 1 : 0));
    return {x0, y0, x1 - x0, y1 - y0};
  }

  /// All device px that `rect` touches and one more each side: what a command with these bounds may change.
  IntRect reach(Rect const& rect) const {
    int32_t const x0 = floor(rect.x) - 1, y0 = floor(rect.y) - 1;
    return {x0, y0, ceil(rect.right()) + 1 - x0, ceil(rect.bottom()) + 1 - y0};
  }

 private:
  double scale_;
};

inline IntRect intersection(IntRect const& a, IntRect const& b) {
  int32_t const x0 = std::max(a.x, b.x), y0 = std::max(a.y, b.y);
  int32_t const x1 = std::min(a.right(), b.right()), y1 = std::min(a.bottom(), b.bottom());
  return {x0, y0, std::max(0, x1 - x0), std::max(0, y1 - y0)};
}

}  // namespace banxin
