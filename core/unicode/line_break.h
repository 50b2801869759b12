// Line break opportunities after UAX #14 (Unicode 17.0), with tailorings as data.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace banxin {

enum class BreakKind : uint8_t { prohibited, allowed, mandatory };

/// Why an allowed break should be avoided; the line setter turns it into demerits.
enum class BreakPenalty : uint8_t {
  none,
  before_dash_or_ellipsis,  ///< before —— or ……
  digit_unit,               ///< between digits and their unit: 2024|年
  before_note,              ///< before the number of a note right behind a word: 研究|①
  hyphen,                   ///< at a soft hyphen (U+00AD): the line that ends here shows one
  emergency,                ///< at a grapheme boundary inside a word that is longer than the line
};

/// A byte: there is one for every character.
struct BreakOpportunity {
  BreakKind kind : 4 = BreakKind::prohibited;
  BreakPenalty penalty : 4 = BreakPenalty::none;

  constexpr BreakOpportunity() = default;
  constexpr BreakOpportunity(BreakKind k, BreakPenalty p) : kind(k), penalty(p) {}
};
static_assert(sizeof(BreakOpportunity) == 1);

enum class LineBreakTailoring : uint8_t { none, zh, ja, ko };
/// CSS Text 3, `line-break`.
enum class LineBreakStrictness : uint8_t { loose, normal, strict, anywhere };
/// CSS Text 3, `word-break`.
enum class WordBreak : uint8_t { normal, break_all, keep_all };

struct LineBreakOptions {
  LineBreakTailoring tailoring = LineBreakTailoring::zh;
  LineBreakStrictness strictness = LineBreakStrictness::strict;
  WordBreak word_break = WordBreak::normal;
};

/// Fills `out` with text.size() + 1 entries: entry i tells of the position before code point i; entry 0
/// is always prohibited (LB2), the last one mandatory (LB3). Empty text gives one mandatory entry.
/// Linear in the text's length. Tailoring none ignores `strictness` and `word_break`: raw UAX #14.
/// U+FFFC stands for an inline box (class CB in raw, ID when tailored, CSS Text 3 section 5.1).
void find_line_breaks(std::u32string_view text, LineBreakOptions const& options,
                      std::vector<BreakOpportunity>& out);

}  // namespace banxin
