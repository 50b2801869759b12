// Coverage of one row of device px, gathered from horizontal intervals on its sub-scanlines. Exact along x
// (1/256 px), sampled sixteen times along y.
#pragma once
#include <cstdint>
#include <vector>

namespace banxin {

inline constexpr int kSubScanlines = 16;
inline constexpr int64_t kUnit = 256;  ///< one device px

/// y (1/256 px) of sub-scanline `index` of device row `row`: the middle of its sixteenth.
constexpr int64_t sub_scanline(int32_t row, int index) {
  return row * kUnit + (2 * index + 1) * (kUnit / (2 * kSubScanlines));
}

class CoverageRow {
 public:
  /// Columns [left, left + width) of the page's device px; all empty.
  void begin(int32_t left, uint32_t width);
  /// Adds [x0, x1), 1/256 px of the page, on one sub-scanline. Intervals of one sub-scanline must not
  /// overlap.
  void add(int64_t x0, int64_t x1);
  /// 8-bit coverage of columns [first, last): all others are zero. Valid until the next begin.
  uint8_t const* finish();
  uint32_t first() const { return first_; }  ///< relative to left
  uint32_t last() const { return last_; }

 private:
  int32_t left_ = 0;
  uint32_t width_ = 0, first_ = 0, last_ = 0;
  std::vector<int32_t> area_;   ///< of single columns
  std::vector<int32_t> steps_;  ///< change of the whole-column cover from here on
  std::vector<uint8_t> coverage_;
};

}  // namespace banxin
