// Bidirectional levels (UAX #9) by SheenBidi.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace banxin {

enum class BaseDirection : uint8_t { automatic, left_to_right, right_to_left };

struct BidiParagraph {
  std::vector<uint8_t> levels;  ///< one per code point
  uint8_t base_level = 0;
};

/// Levels for a text that is one paragraph; text without any right-to-left or explicit formatting character
/// takes a fast path (all levels equal the base level).
void resolve_bidi_levels(std::u32string_view text, BaseDirection base, BidiParagraph& out);

/// Rule L2 over runs already cut at level changes: fills `order` with the visual order of the runs whose levels
/// are given in logical order.
void reorder_visually(std::vector<uint8_t> const& run_levels, std::vector<uint32_t>& order);

/// Bidi_Mirroring_Glyph of `c`, or `c` itself.
char32_t mirrored(char32_t c);

}  // namespace banxin
