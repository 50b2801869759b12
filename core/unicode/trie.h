// Lookup of a byte per code point in generated tables (generate_tables.py).
#pragma once
#include <cstdint>

namespace banxin {

/// For the Basic Multilingual Plane three stages: kLow bits of a code point select within a leaf block,
/// kMiddle bits within a middle block, the rest the middle block. Above it, `runs` holds the first code point
/// of each run of equal values, shifted left by 8, with the value in the low byte. Views of static arrays.
template <unsigned kLow, unsigned kMiddle, class Top, class Middle>
struct Trie {
  Top const* top;
  Middle const* middle;
  uint8_t const* leaves;
  uint32_t const* runs;
  uint32_t run_count;

  uint8_t operator[](char32_t c) const { return c < 0x10000 ? in_basic_plane(uint32_t(c)) : above(c); }

 private:
  uint8_t in_basic_plane(uint32_t c) const {
    uint32_t block =
        middle[(uint32_t(top[c >> (kLow + kMiddle)]) << kMiddle) | ((c >> kLow) & ((1u << kMiddle) - 1))];
    return leaves[(block << kLow) | (c & ((1u << kLow) - 1))];
  }

  /// Values above U+10FFFF are looked up as the noncharacter U+10FFFF.
  uint8_t above(char32_t c) const {
    uint32_t key = (c <= 0x10FFFF ? uint32_t(c) : 0x10FFFFu) << 8 | 0xFF;
    uint32_t low = 0, high = run_count;  // the run sought begins in [low, high)
    while (high - low > 1) {
      uint32_t middle_run = (low + high) / 2;
      (runs[middle_run] <= key ? low : high) = middle_run;
    }
    return uint8_t(runs[low]);
  }
};

}  // namespace banxin
