// The other side of core/font/bit_decoder.h.
#pragma once
#include <cstdint>
#include <vector>

#include "font/bit_decoder.h"

namespace banxin::slicer {

class BitEncoder {
 public:
  bool bit(BitContext& context, bool one) {
    uint32_t const middle = context.middle(low_, high_);
    (one ? high_ : low_) = one ? middle : middle + 1;
    context.learn(one);
    while (((low_ ^ high_) & 0xFF000000u) == 0) {
      out_.push_back(uint8_t(high_ >> 24));
      low_ <<= 8;
      high_ = high_ << 8 | 0xFF;
    }
    return one;
  }

  /// The fewest bytes that decode to what was written; zeros at the end are left out.
  std::vector<uint8_t> finish() {
    // The decoder reads zeros past the end: the shortest value in [low, high] with zeros behind it.
    for (int kept = 0; kept <= 4; ++kept) {
      uint64_t const step = uint64_t(1) << (32 - 8 * kept);
      uint64_t const value = (low_ + step - 1) / step * step;
      if (value > high_) continue;
      for (int i = 0; i < kept; ++i) out_.push_back(uint8_t(value >> (24 - 8 * i)));
      break;
    }
    while (!out_.empty() && out_.back() == 0) out_.pop_back();
    return std::move(out_);
  }

 private:
  std::vector<uint8_t> out_;
  uint32_t low_ = 0, high_ = 0xFFFFFFFFu;
};

}  // namespace banxin::slicer
