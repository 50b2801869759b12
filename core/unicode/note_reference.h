// References to notes as Chinese texts print them in the line: [1], ［12］, 〔3〕, （注）, (注2).
#pragma once
#include <cstddef>
#include <string_view>

namespace banxin {

/// Whether such a reference begins at `position`, an opening bracket: in square or tortoise-shell brackets a number of up
/// to three digits, in any bracket 注 or 註 with or without one. Looks at few code points.
bool is_note_reference(std::u32string_view text, size_t position);

}  // namespace banxin
