// Extended grapheme clusters after UAX #29 (Unicode 17.0).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace banxin {

/// Fills `out` with text.size() + 1 entries: 1 where a cluster boundary stands before code point i.
/// The first and the last entry are 1 (GB1, GB2); empty text gives one entry, 1.
void find_grapheme_boundaries(std::u32string_view text, std::vector<uint8_t>& out);

}  // namespace banxin
