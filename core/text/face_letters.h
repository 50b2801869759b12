// The advances and the kerning of a face's letters, figures and ASCII marks: what a browser can be told of a face so
// that it sets a Latin word as one piece, where the drawing has it.
#pragma once
#include <cstdint>
#include <vector>

#include "font/font_set.h"

namespace banxin {

/// Letters: U+0020-052F (Latin, Greek, Cyrillic, ASCII marks), U+1E00-1FFF and the apostrophe U+2019.
inline constexpr uint32_t kLetterCount = 0x510 + 0x200 + 1;
inline constexpr uint32_t kNoLetter = 0xFFFFFFFF;
/// Kerning is told of these: ASCII, U+0020-007E.
inline constexpr uint32_t kKernedCount = 95;

/// Where `code_point` stands in a face's table; kNoLetter for what is no letter.
constexpr uint32_t letter_index(char32_t code_point) {
  if (code_point >= 0x20 && code_point < 0x530) return code_point - 0x20;
  if (code_point >= 0x1E00 && code_point < 0x2000) return 0x510 + (code_point - 0x1E00);
  return code_point == 0x2019 ? kLetterCount - 1 : kNoLetter;
}

/// Em. `values` has kLetterCount advances (negative: no such glyph; marks that combine have 0), then what each pair of
/// kerned letters is closer (negative) or farther: first letter by first letter. Empty: nothing is known.
struct FaceLetters {
  std::vector<float> values;
  /// Negative: the face has none.
  float advance(char32_t code_point) const {
    uint32_t const index = letter_index(code_point);
    return index < values.size() ? values[index] : -1;
  }
  float kerning(char32_t first, char32_t second) const {
    uint32_t const a = first - 0x20, b = second - 0x20;
    return a < kKernedCount && b < kKernedCount && !values.empty() ? values[kLetterCount + a * kKernedCount + b] : 0;
  }
};

/// By face of the catalogue. A face's table is made once, when it is first asked for and a slice with letters is here.
class LetterTables {
 public:
  /// `fonts` must outlive it.
  explicit LetterTables(FontSet const& fonts) : fonts_(fonts) {}

  /// Valid until the next call.
  FaceLetters const& of(FaceId face);

 private:
  FontSet const& fonts_;
  std::vector<FaceLetters> faces_;
  uint32_t revision_ = 0;  ///< of fonts_, when these were made
  FaceLetters none_;
};

}  // namespace banxin
