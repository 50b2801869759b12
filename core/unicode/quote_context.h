// Which quotation marks are Chinese, opening or closing whatever stands beside them, and which are Latin
// (typesetting rule 3; CLREQ, quotation marks).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace banxin {

struct ChineseQuote {
  uint32_t position;  ///< code points
  bool opening;
};

/// “ ” ‘ ’, full width where they are Chinese.
inline bool is_curly_quote(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}

/// " ' ＂ ＇, which do not say themselves whether they open or close.
inline bool is_straight_quote(char32_t c) {
  return c == 0x22 || c == 0x27 || c == 0xFF02 || c == 0xFF07;
}

/// Appends the Chinese quotation marks of `text` to `out`, ascending. A pair is Latin when its content and
/// its nearest neighbours hold no Chinese letter or mark and at least one Western letter; apostrophes are
/// Latin. Where nothing tells, `chinese_by_default` does. Hangul counts as Western: Korean sets these marks
/// proportionally. Straight quotes are among them when they come in pairs on one line of the source. Linear.
void find_chinese_quotes(std::u32string_view text, bool chinese_by_default, std::vector<ChineseQuote>& out);

}  // namespace banxin
