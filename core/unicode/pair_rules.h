// The rules of UAX #14 (revision 55, Unicode 17.0) for two neighbouring classes, compiled into one table,
// with the rules for classes that tailorings give in their places among them.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "unicode/line_class.h"

namespace banxin {

/// What the table answers for a left and a right class. The `ask_` answers depend on more than two
/// neighbours.
enum class PairVerdict : uint8_t {
  prohibited,
  allowed,
  ask_closing_quote,   ///< LB15b, after spaces: what follows the right side?
  ask_separator,       ///< LB15c, LB15d, after spaces: does a digit follow the right side?
  ask_opening_quote,   ///< LB19a, right side is a quotation mark
  ask_after_quote,     ///< LB19a, left side is a quotation mark
  ask_number_bracket,  ///< LB25: does a number follow the bracket on the right side?
  ask_final_virama,    ///< LB28a: does VF follow the right side?
  ask_dash_run,        ///< tailored: which half of —— or …… is the right side?
};

struct PairTable {
  /// Direct neighbours in the low half byte, neighbours with spaces between them in the high one.
  std::array<uint8_t, kLineClassCount * kRightClassCount> cells{};

  PairVerdict verdict(LineClass left, LineClass right, bool spaced) const {
    uint8_t cell = cells[std::size_t(left) * kRightClassCount + std::size_t(right)];
    return PairVerdict(spaced ? cell >> 4 : cell & 15);
  }
};

extern const PairTable kPairTable;

}  // namespace banxin
