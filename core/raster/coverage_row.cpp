#include "raster/coverage_row.h"

#include <algorithm>

namespace banxin {

void CoverageRow::begin(int32_t left, uint32_t width) {
  left_ = left;
  width_ = width;
  first_ = width;
  last_ = 0;
  if (area_.size() < width + 1) {
    area_.resize(width + 1, 0);
    steps_.resize(width + 1, 0);
    coverage_.resize(width + 1, 0);
  }
}

void CoverageRow::add(int64_t x0, int64_t x1) {
  int64_t const origin = left_ * kUnit, end = origin + int64_t(width_) * kUnit;
  x0 = std::max(x0, origin) - origin;
  x1 = std::min(x1, end) - origin;
  if (x0 >= x1) return;
  uint32_t const first = uint32_t(x0 / kUnit), last = uint32_t((x1 - 1) / kUnit);
  first_ = std::min(first_, first);
  last_ = std::max(last_, last + 1);
  if (first == last) {
    area_[first] += int32_t(x1 - x0);
    return;
  }
  area_[first] += int32_t((first + 1) * kUnit - x0);
  steps_[first + 1] += int32_t(kUnit);
  steps_[last] -= int32_t(kUnit);
  area_[last] += int32_t(x1 - last * kUnit);
}

uint8_t const* CoverageRow::finish() {
  constexpr int32_t kWhole = int32_t(kUnit) * kSubScanlines;
  int32_t cover = 0;
  for (uint32_t x = first_; x < last_; ++x) {
    cover += steps_[x];
    coverage_[x] = uint8_t(((area_[x] + cover) * 255 + kWhole / 2) / kWhole);
    area_[x] = steps_[x] = 0;
  }
  return coverage_.data() + std::min(first_, last_);
}

}  // namespace banxin
