// References to notes as Chinese texts print them in the line: [1], ［12］, 〔3〕, （注）, (注2).
#pragma once
#include <cstddef>
#include <string_view>

namespace banxin {

/// The length of such a reference that begins at `position`, an opening bracket, in code points; 0 where none
/// does. In square or tortoise-shell brackets a number of up to three digits, in any bracket 注 or 註 with or
/// without one. Looks at few code points.
size_t note_reference_length(std::u32string_view text, size_t position);

}  // namespace banxin
