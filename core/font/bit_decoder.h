// Binary arithmetic decoding with adaptive probabilities (Rissanen and Langdon 1979; the carry-free form with
// two 32-bit bounds is that of Mahoney's lpaq).
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace banxin {

/// How likely the next bit in one situation is a 1: learns fast at first, then more slowly.
struct BitContext {
  uint16_t one = 1u << 15;  ///< in 1/65536, never 0
  uint8_t seen = 0;

  void learn(bool bit) {
    int32_t const target = bit ? 65535 : 0;
    one = uint16_t(std::min(65535 - kFloor, std::max(kFloor, one + ((target - one) * kRates[std::min<size_t>(seen, kSlowest)] >> 15))));
    if (seen < 255) ++seen;
  }
  /// Where the range between two bounds is parted: below lies a 1.
  uint32_t middle(uint32_t low, uint32_t high) const {
    return low + uint32_t(uint64_t(high - low) * one >> 16);
  }

 private:
  static constexpr int32_t kFloor = 48;
  static constexpr size_t kSlowest = 60;
  /// The share of the way that a bit moves it, in 1/32768: 1 / (n + 1.5) after n bits.
  static constexpr std::array<int32_t, kSlowest + 1> kRates = [] {
    std::array<int32_t, kSlowest + 1> rates{};
    for (size_t n = 0; n <= kSlowest; ++n) rates[n] = int32_t(65536 / (2 * n + 3));
    return rates;
  }();
};

/// Borrows its bytes. Past their end it reads zeros.
class BitDecoder {
 public:
  explicit BitDecoder(std::span<uint8_t const> bytes) : bytes_(bytes) {
    for (int i = 0; i < 4; ++i) value_ = value_ << 8 | next();
  }

  /// The argument serves encoders, which have the same form.
  bool bit(BitContext& context, bool = false) {
    uint32_t const middle = context.middle(low_, high_);
    bool const one = value_ <= middle;
    (one ? high_ : low_) = one ? middle : middle + 1;
    context.learn(one);
    while (((low_ ^ high_) & 0xFF000000u) == 0) {
      low_ <<= 8;
      high_ = high_ << 8 | 0xFF;
      value_ = value_ << 8 | next();
    }
    return one;
  }

  /// True when more was read than there is: a whole stream never asks for more than the bounds' own width.
  bool overrun() const { return past_end_ > 4; }

 private:
  uint8_t next() {
    if (at_ < bytes_.size()) return bytes_[at_++];
    ++past_end_;
    return 0;
  }

  std::span<uint8_t const> bytes_;
  size_t at_ = 0;
  size_t past_end_ = 0;
  uint32_t low_ = 0, high_ = 0xFFFFFFFFu, value_ = 0;
};

}  // namespace banxin
