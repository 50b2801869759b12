// Keywords of CSS Text as values of the text room. Unknown words leave the initial value, as CSS does with an
// invalid declaration; `auto-phrase` is `normal`.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/line_setter.h"
#include "text/text_style.h"

namespace banxin {

/// CSS Text 4, `text-autospace`: a set of Autospace. `normal` leaves written spaces as they are, `auto` and
/// unknown words replace them by the gap (rule 15). `punctuation`, for French, is passed over.
uint8_t autospace_of(std::string_view value);
/// CSS Text 4, `text-spacing-trim`: a set of SpacingTrim. Line ends are always trimmed but for `space-all`
/// (rule 11), and `space-first` is as `trim-start`: a first line is as flush as the others.
uint8_t spacing_trim_of(std::string_view value);
/// CSS Text 3, `line-break`; nothing for `auto` and unknown words.
std::optional<LineBreakStrictness> line_break_of(std::string_view value);
WordBreak word_break_of(std::string_view value);
/// `overflow-wrap`, which `word-break: break-word` forces (CSS Text 3, 5.2).
OverflowWrap overflow_wrap_of(std::string_view value, std::string_view word_break);
/// CSS Text 3, `text-align` and `text-align-last`; nothing for `auto` and unknown words. `justify-all` is
/// `justify`.
std::optional<LineAlign> line_align_of(std::string_view value);
TextJustify text_justify_of(std::string_view value);
/// CSS Text 3, `hanging-punctuation`; `first` and `last` ask for brackets to hang, which is not done in
/// Chinese.
HangingPunctuation hanging_punctuation_of(std::string_view value);
/// CSS Text 4, `text-wrap` or `text-wrap-style`.
bool balances_lines(std::string_view text_wrap);

}  // namespace banxin
