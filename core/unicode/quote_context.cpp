#include "unicode/quote_context.h"

#include <algorithm>
#include <array>

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
  if (c == 0x3000) return Evidence::none;
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

bool is_western_letter(char32_t c) {
  return (kCharacterTrie[c] & (character_alphabetic_or_digit | character_digit)) ==
         character_alphabetic_or_digit;
}

bool is_quote(char32_t c) {
  return is_curly_quote(c) || is_straight_quote(c);
}

bool is_line_end(char32_t c) {
  return c == 0 || c == U'\n' || c == 0x2028 || c == 0x2029;  // 0: beyond the text
}

bool is_space(char32_t c) {
  return is_line_end(c) || c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000;
}

/// Marks of one shape pair with each other. Double ones close over single ones left open.
enum class Shape : uint8_t {
  curly_single,
  curly_double,
  straight_single,
  straight_double,
  wide_single,
  wide_double
};
constexpr size_t kShapes = 6;

Shape shape_of(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
      return Shape::curly_single;
    case 0x201C:
    case 0x201D:
      return Shape::curly_double;
    case 0x27:
      return Shape::straight_single;
    case 0x22:
      return Shape::straight_double;
    case 0xFF07:
      return Shape::wide_single;
    default:
      return Shape::wide_double;
  }
}

bool is_single(Shape shape) {
  return shape == Shape::curly_single || shape == Shape::straight_single || shape == Shape::wide_single;
}

enum class Side : uint8_t { opening, closing, either };

struct Mark {
  uint32_t position = 0;
  uint32_t partner = kNone;     ///< index of the other mark of the pair
  uint32_t outer = kNone;       ///< index of the opening mark of the pair around this one
  uint32_t chinese_before = 0;  ///< how many characters before it are Chinese, or Western
  uint32_t western_before = 0;
  uint32_t line = 0;  ///< of the source
  Evidence left = Evidence::none, right = Evidence::none;
  Shape shape = Shape::curly_single;
  Side side = Side::either;  ///< by its shape, else by the spaces beside it
  bool apostrophe = false;   ///< in a word: not a quotation mark
  bool prime = false;        ///< behind a digit: not one either, unless it closes
  bool possessive = false;   ///< students’ book: no quotation mark where another one closes
  bool chinese = false;
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  bool straight() const { return shape > Shape::curly_double; }
};

Mark mark_at(std::u32string_view text, size_t i) {
  char32_t const c = text[i], before = i > 0 ? text[i - 1] : 0, after = i + 1 < text.size() ? text[i + 1] : 0;
  Mark mark;
  mark.position = uint32_t(i);
  mark.shape = shape_of(c);
  bool const inside_word = is_western_letter_or_digit(before) && is_western_letter_or_digit(after);
  mark.apostrophe = is_single(mark.shape) && inside_word;
  mark.prime = mark.straight() && before >= U'0' && before <= U'9';
  if (!mark.straight()) {
    mark.side = c == 0x2018 || c == 0x201C ? Side::opening : Side::closing;
  } else if (is_space(before) != is_space(after)) {
    mark.side = is_space(before) ? Side::opening : Side::closing;
  }
  char32_t const next = i + 2 < text.size() ? text[i + 2] : 0;
  mark.possessive = c == 0x2019 && is_western_letter(before) && after == U' ' && is_western_letter(next);
  return mark;
}

/// The marks with what stands on both sides of each.
void collect_marks(std::u32string_view text, std::vector<Mark>& marks) {
  Evidence last = Evidence::none;
  uint32_t chinese = 0, western = 0, line = 0;
  size_t waiting = 0;  // marks from here on have not met anything to their right that tells
  for (size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (is_quote(c)) {
      Mark& mark = marks.emplace_back(mark_at(text, i));
      mark.chinese_before = chinese;
      mark.western_before = western;
      mark.left = last;
      mark.line = line;
      continue;
    }
    if (is_line_end(c)) ++line;
    Evidence evidence = evidence_of(c);
    if (evidence == Evidence::none) continue;
    last = evidence;
    ++(evidence == Evidence::chinese ? chinese : western);
    for (; waiting < marks.size(); ++waiting) marks[waiting].right = evidence;
  }
}

/// Pairs marks of the same shape. Each mark is stacked and taken away once.
class MarkPairing {
 public:
  explicit MarkPairing(std::vector<Mark>& marks) : marks_(marks) {}

  void run() {
    for (uint32_t m = 0; m < marks_.size(); ++m) {
      Mark& mark = marks_[m];
      bool const closes = can_close(mark);
      if (mark.apostrophe || (mark.prime && !closes) || (mark.possessive && closes_next(m))) continue;
      if (mark.side == Side::either) mark.side = closes ? Side::closing : Side::opening;
      if (mark.side == Side::opening) {
        if (!open_.empty()) mark.outer = open_.back();
        open_.push_back(m);
        ++count_[size_t(mark.shape)];
      } else if (closes) {
        close(m);
      }
    }
  }

 private:
  bool closes_next(uint32_t m) const {
    while (++m < marks_.size() && marks_[m].apostrophe) {
    }
    return m < marks_.size() && marks_[m].shape == Shape::curly_single && marks_[m].side == Side::closing;
  }

  bool can_close(Mark const& mark) const {
    if (mark.side == Side::opening || count_[size_t(mark.shape)] == 0) return false;
    Mark const& top = marks_[open_.back()];
    if (is_single(mark.shape) && top.shape != mark.shape) return false;
    return !mark.straight() || top.shape != mark.shape || top.line == mark.line;
  }

  void close(uint32_t m) {
    Shape const shape = marks_[m].shape;
    while (marks_[open_.back()].shape != shape) pop();
    marks_[m].partner = open_.back();
    marks_[open_.back()].partner = m;
    pop();
  }

  void pop() {
    --count_[size_t(marks_[open_.back()].shape)];
    open_.pop_back();
  }

  std::vector<Mark>& marks_;
  std::vector<uint32_t> open_;
  std::array<size_t, kShapes> count_{};  // open ones
};

bool is_chinese(Evidence a, Evidence b, bool chinese_inside, bool western_inside, bool by_default) {
  if (chinese_inside || a == Evidence::chinese || b == Evidence::chinese) return true;
  if (western_inside || a == Evidence::western || b == Evidence::western) return false;
  return by_default;
}

uint32_t letters_before(Mark const& mark) {
  return mark.chinese_before + mark.western_before;
}

/// Of a pair inside another one the neighbours are what stands inside of that; where there is nothing it
/// follows that.
bool is_chinese_pair(std::vector<Mark> const& marks, Mark const& begin, Mark const& end, bool by_default) {
  Evidence left = begin.left, right = end.right;
  bool const chinese_inside = end.chinese_before > begin.chinese_before;
  bool western_inside = end.western_before > begin.western_before;
  if (begin.outer != Mark::kNone && marks[begin.outer].partner != Mark::kNone) {
    Mark const& outer = marks[begin.outer];
    if (letters_before(outer) == letters_before(begin)) left = Evidence::none;
    if (letters_before(marks[outer.partner]) == letters_before(end)) right = Evidence::none;
    if (left == Evidence::none && right == Evidence::none) western_inside = false;
    by_default = outer.chinese;
  }
  return is_chinese(left, right, chinese_inside, western_inside, by_default);
}

/// ’ without an opening mark: of a possessive right after a Western letter, else as in ’90s.
bool is_elision(std::u32string_view text, Mark const& mark) {
  if (mark.shape != Shape::curly_single || mark.side != Side::closing) return false;
  size_t const i = mark.position;
  if (i > 0 && is_western_letter_or_digit(text[i - 1])) return true;
  bool const begins = i == 0 || is_space(text[i - 1]);
  return begins && i + 1 < text.size() && is_western_letter_or_digit(text[i + 1]);
}

}  // namespace

void find_chinese_quotes(std::u32string_view text, bool chinese_by_default, std::vector<ChineseQuote>& out) {
  if (std::find_if(text.begin(), text.end(), is_quote) == text.end()) return;
  std::vector<Mark> marks;
  collect_marks(text, marks);
  MarkPairing(marks).run();
  for (uint32_t m = 0; m < marks.size(); ++m) {
    Mark& mark = marks[m];
    if (mark.apostrophe) continue;
    if (mark.partner == Mark::kNone) {
      // A straight mark without a partner says nothing.
      mark.chinese = !mark.straight() && !is_elision(text, mark) &&
                     is_chinese(mark.left, mark.right, false, false, chinese_by_default);
    } else if (mark.partner > m) {
      Mark& end = marks[mark.partner];
      mark.chinese = end.chinese = is_chinese_pair(marks, mark, end, chinese_by_default);
    }
    if (mark.chinese) out.push_back({mark.position, mark.side == Side::opening});
  }
}

}  // namespace banxin
