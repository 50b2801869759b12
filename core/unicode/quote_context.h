// Which of the curly quotation marks “ ” ‘ ’ are Chinese (full width, opening or closing whatever stands
// beside them) and which are Latin (typesetting rule 3; CLREQ, quotation marks).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace banxin {

struct ChineseQuote {
  uint32_t position;  ///< code points
  bool opening;
};

inline bool is_curly_quote(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}

/// Appends the Chinese quotation marks of `text` to `out`, ascending. A pair is Latin when its content and
/// its nearest neighbours hold no Chinese letter or mark and at least one Western letter; apostrophes are
/// Latin. Where nothing tells, `chinese_by_default` does. Hangul counts as Western: Korean sets these marks
/// proportionally. Linear.
void find_chinese_quotes(std::u32string_view text, bool chinese_by_default, std::vector<ChineseQuote>& out);

}  // namespace banxin
