// The notation of the Unicode break tests, for the `breaks` command: `× 0023 × 0023 ÷`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "unicode/line_break.h"

namespace banxin {

/// Reads hexadecimal code points parted by ÷, × or white space, up to a `#` comment or the line's end
/// (UTF-8). Fails with `damaged` on anything else and on values above 10FFFF.
Result<std::u32string> parse_break_line(std::string_view line);

/// Answers the code points of `line` with the mark before each and at the end: × where no break is allowed, ÷
/// where one is allowed or mandatory. A line without code points gives an empty answer. Fails as
/// parse_break_line does.
Result<std::string> answer_break_line(std::string_view line, LineBreakOptions const& options);

}  // namespace banxin
