#include "unicode/quote_context.h"

#include <algorithm>

#include "unicode/tables_character.h"

namespace banxin {
namespace {

enum class Evidence : uint8_t { none, western, chinese };

bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7FB) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
         (c >= 0xA960 && c <= 0xA97C);
}

/// Digits, spaces, Western marks and emoji tell nothing.
Evidence evidence_of(char32_t c) {
  uint8_t flags = kCharacterTrie[c];
  if (flags & (character_alphabetic_or_digit | character_digit)) {
    return (flags & character_digit) ? Evidence::none : Evidence::western;
  }
  if (!(flags & (character_han | character_wide_letter | character_east_asian_wide))) return Evidence::none;
  if (is_hangul(c)) return Evidence::western;
  return (flags & character_emoji_presentation) ? Evidence::none : Evidence::chinese;
}

bool is_western_letter_or_digit(char32_t c) {
  return (kCharacterTrie[c] & character_alphabetic_or_digit) != 0;
}

struct Mark {
  uint32_t position = 0;
  uint32_t partner = kNone;     ///< index of the other mark of the pair
  uint32_t chinese_before = 0;  ///< how many characters before it are Chinese, or Western
  uint32_t western_before = 0;
  Evidence left = Evidence::none, right = Evidence::none;
  bool opening = false, single = false, apostrophe = false, chinese = false;
  static constexpr uint32_t kNone = 0xFFFFFFFF;
};

/// The marks with what stands on both sides of each.
void collect_marks(std::u32string_view text, std::vector<Mark>& marks) {
  Evidence last = Evidence::none;
  uint32_t chinese = 0, western = 0;
  size_t waiting = 0;  // marks from here on have not met anything to their right that tells
  for (size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (is_curly_quote(c)) {
      Mark mark;
      mark.position = uint32_t(i);
      mark.chinese_before = chinese;
      mark.western_before = western;
      mark.left = last;
      mark.opening = c == 0x2018 || c == 0x201C;
      mark.single = c == 0x2018 || c == 0x2019;
      mark.apostrophe = c == 0x2019 && i > 0 && i + 1 < text.size() &&
                        is_western_letter_or_digit(text[i - 1]) && is_western_letter_or_digit(text[i + 1]);
      marks.push_back(mark);
      continue;
    }
    Evidence evidence = evidence_of(c);
    if (evidence == Evidence::none) continue;
    last = evidence;
    ++(evidence == Evidence::chinese ? chinese : western);
    for (; waiting < marks.size(); ++waiting) marks[waiting].right = evidence;
  }
}

/// Pairs marks of the same kind; a double mark closes over single ones left open. Each mark is stacked and
/// taken away once.
void pair_marks(std::vector<Mark>& marks) {
  std::vector<uint32_t> open;
  size_t open_doubles = 0;
  for (uint32_t m = 0; m < marks.size(); ++m) {
    Mark& mark = marks[m];
    if (mark.apostrophe) continue;
    if (mark.opening) {
      open.push_back(m);
      open_doubles += !mark.single;
      continue;
    }
    if (mark.single ? (open.empty() || !marks[open.back()].single) : open_doubles == 0) continue;
    while (marks[open.back()].single != mark.single) open.pop_back();
    mark.partner = open.back();
    marks[open.back()].partner = m;
    open.pop_back();
    open_doubles -= !mark.single;
  }
}

bool is_chinese(Evidence a, Evidence b, bool chinese_inside, bool western_inside, bool by_default) {
  if (chinese_inside || a == Evidence::chinese || b == Evidence::chinese) return true;
  if (western_inside || a == Evidence::western || b == Evidence::western) return false;
  return by_default;
}

}  // namespace

void find_chinese_quotes(std::u32string_view text, bool chinese_by_default, std::vector<ChineseQuote>& out) {
  if (std::find_if(text.begin(), text.end(), is_curly_quote) == text.end()) return;
  std::vector<Mark> marks;
  collect_marks(text, marks);
  pair_marks(marks);
  for (uint32_t m = 0; m < marks.size(); ++m) {
    Mark& mark = marks[m];
    if (mark.apostrophe) continue;
    if (mark.partner == Mark::kNone) {
      // ’ right after a Western letter and without an opening mark is a possessive.
      bool possessive = mark.single && !mark.opening && mark.position > 0 &&
                        is_western_letter_or_digit(text[mark.position - 1]);
      mark.chinese = !possessive && is_chinese(mark.left, mark.right, false, false, chinese_by_default);
    } else if (mark.partner > m) {
      Mark& end = marks[mark.partner];
      mark.chinese = end.chinese = is_chinese(mark.left, end.right, end.chinese_before > mark.chinese_before,
                                              end.western_before > mark.western_before, chinese_by_default);
    }
    if (mark.chinese) out.push_back({mark.position, mark.opening});
  }
}

}  // namespace banxin
