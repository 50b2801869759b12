// Two spellings of sets of code points, both hexadecimal and ascending.
//   plain:   "20-7E,A0-FF"   first and last; for people (configurations)
//   stepped: "20-5E,22-5F"   distance from the last code point before (at first from 0), and how many more
//   follow;
//                            for fonts.json, where it is half as long and packs to a third
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "font/font_catalog.h"

namespace banxin {

/// Ranges must ascend, not overlap, and end at 10FFFF at the most; the empty text is the empty set. Error:
/// damaged.
Result<std::vector<CodePointRange>> parse_code_point_ranges(std::string_view plain);
Result<std::vector<CodePointRange>> parse_stepped_ranges(std::string_view stepped);

/// The shortest spelling; touching ranges are joined. `ranges` ascending and disjoint.
std::string format_code_point_ranges(std::span<const CodePointRange> ranges);
std::string format_stepped_ranges(std::span<const CodePointRange> ranges);

}  // namespace banxin
