// Bidirectional levels (UAX #9) by SheenBidi.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_range.h"

namespace banxin {

enum class BaseDirection : uint8_t { automatic, left_to_right, right_to_left };

struct BidiParagraph {
  std::vector<uint8_t> levels;  ///< one per code point
  uint8_t base_level = 0;
};

/// Levels for a text that is one paragraph; text without any right-to-left or explicit formatting character
/// takes a fast path (all levels equal the base level).
void resolve_bidi_levels(std::u32string_view text, BaseDirection base, BidiParagraph& out);

/// A stretch of text that is ordered by itself, as an inline element with `dir`, bdi or bdo asks for (CSS
/// Writing Modes 4, 2.4: unicode-bidi isolate and isolate-override).
struct BidiIsolate {
  TextRange range;  ///< code points
  BaseDirection direction = BaseDirection::automatic;
  bool overrides = false;  ///< all its characters run in `direction`, which is then not automatic
};

/// Levels as if the isolates' formatting characters stood in the text: LRI, RLI or FSI and PDI, with LRO or
/// RLO and PDF inside for overrides; they end with a forced break and begin again after it. `isolates` ascend
/// by where they begin, outer ones first, and are nested or apart. `expanded` is scratch.
void resolve_bidi_levels(std::u32string_view text, BaseDirection base, std::span<BidiIsolate const> isolates,
                         std::u32string& expanded, BidiParagraph& out);

/// Direction of the first strong character outside of isolates (P2); nothing without one.
std::optional<BaseDirection> first_strong_direction(std::u32string_view text);

/// Rule L2 over runs already cut at level changes: fills `order` with the visual order of the runs whose
/// levels are given in logical order.
void reorder_visually(std::vector<uint8_t> const& run_levels, std::vector<uint32_t>& order);

/// Bidi_Mirroring_Glyph of `c`, or `c` itself.
char32_t mirrored(char32_t c);

}  // namespace banxin
