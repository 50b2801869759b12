// The tailorings of line breaking as tables: which symbols change their class, which may not begin or end a
// line.
#pragma once
#include <array>
#include <cstdint>

#include "unicode/line_break.h"
#include "unicode/tables_line_break.h"

namespace banxin {

enum SymbolFlag : uint16_t {
  symbol_east_asian = 1,
  symbol_no_start = 2,             ///< begins no line, whatever spaces stand before it
  symbol_no_end = 4,               ///< ends no line, whatever spaces stand after it
  symbol_quote = 8,                ///< to be judged by its context (quote_context.h)
  symbol_unit = 16,                ///< a break after digits costs
  symbol_clings = 32,              ///< begins no line unless a space stands before it
  symbol_joins_digits = 64,        ///< between digits there is no break after it
  symbol_joins_wide_digits = 128,  ///< the same where the digits are full width
  symbol_note = 256,               ///< a break behind an ideograph costs
  symbol_soft_hyphen = 512,        ///< a break after it shows a hyphen
};

struct MappedSymbol {
  LineClass line_class = LineClass::al;
  uint16_t flags = 0;
};

/// How runs of — or … are treated; pairs are never split.
struct RunPolicy {
  bool may_start = false;  ///< a pair may begin a line
  bool may_part = false;   ///< a pair may begin a line after another pair
};

struct LineRules {
  std::array<MappedSymbol, kLineSymbolCount> symbols;
  RunPolicy dash, ellipsis;
  bool tailored = false;
  bool resolve_quotes = false;
  bool keeps_notes = false;  ///< a reference to a note, [1], begins no line (note_reference.h)
};

LineRules compose_line_rules(LineBreakOptions const& options);

}  // namespace banxin
