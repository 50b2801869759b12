// Line_Break classes with East Asian width and tailoring groups (UAX #14).
// Generated from the Unicode Character Database 17.0.0 by core/unicode/generate_tables.py; do not edit.
// Regenerate: python3 core/unicode/generate_tables.py ../shared/unicode
// SPDX-License-Identifier: Unicode-3.0
#pragma once
// clang-format off
#include "unicode/trie.h"
#include "unicode/line_class.h"

namespace banxin {

/// Code points that tailorings address together; each has symbols of its own.
enum class LineGroup : uint8_t {
  none,
  han,
  wide_suffix,
  wide_prefix,
  fullwidth_colon,
  fullwidth_semicolon,
  fullwidth_stop,
  fullwidth_comma,
  fullwidth_exclamation,
  double_exclamation,
  katakana_dot,
  interpunct,
  bullet,
  wave_dash,
  fullwidth_tilde,
  tilde,
  ratio,
  plus,
  fullwidth_minus,
  narrow_currency,
  hyphen_minus,
  hyphen,
  figure_dash,
  em_dash,
  long_dash,
  ellipsis,
  iteration_mark,
  solidus,
  fullwidth_solidus,
  curly_quote,
  straight_quote,
  fullwidth_digit,
  raised_mark,
  circled_number,
  soft_hyphen,
  count_  ///< not a group
};

/// What the rules need to know of a code point, LB1 applied. The trie's values index this table.
struct LineSymbol {
  LineClass line_class;
  bool east_asian;  ///< width F, W or H
  LineGroup group;
};
inline constexpr int kLineSymbolCount = 100;
extern const LineSymbol kLineSymbols[kLineSymbolCount];

extern const uint8_t kLineBreakTop[1024];
extern const uint16_t kLineBreakMiddle[1344];
extern const uint8_t kLineBreakLeaves[2608];
extern const uint32_t kLineBreakRuns[801];
inline constexpr Trie<3, 3, uint8_t, uint16_t> kLineBreakTrie{
    kLineBreakTop, kLineBreakMiddle, kLineBreakLeaves, kLineBreakRuns, 801};

}  // namespace banxin
