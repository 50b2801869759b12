#include "unicode/note_reference.h"

#include <algorithm>
#include <iterator>

namespace banxin {
namespace {

struct NoteBracket {
  char32_t open, close;
  bool needs_word;  ///< a number alone in round brackets is an item of a list
};

constexpr NoteBracket kNoteBrackets[] = {
    {U'[', U']', false}, {U'［', U'］', false}, {U'〔', U'〕', false},
    {U'(', U')', true},  {U'（', U'）', true},
};
constexpr size_t kMostDigits = 3;  // 〔2024〕 is a year

bool is_decimal_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

}  // namespace

size_t note_reference_length(std::u32string_view text, size_t position) {
  auto const bracket = std::find_if(std::begin(kNoteBrackets), std::end(kNoteBrackets),
                                    [&](NoteBracket const& b) { return b.open == text[position]; });
  if (bracket == std::end(kNoteBrackets)) return 0;
  size_t at = position + 1;
  bool const word = at < text.size() && (text[at] == U'注' || text[at] == U'註');
  if (word) ++at;
  size_t const digits = at;
  while (at < text.size() && at - digits < kMostDigits && is_decimal_digit(text[at])) ++at;
  bool const closed = at < text.size() && text[at] == bracket->close;
  bool const refers = word || (at > digits && !bracket->needs_word);
  return closed && refers ? at + 1 - position : 0;
}

}  // namespace banxin
