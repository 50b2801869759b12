// Grapheme cluster classes (UAX #29).
// Generated from the Unicode Character Database 17.0.0 by core/unicode/generate_tables.py; do not edit.
// Regenerate: python3 core/unicode/generate_tables.py ../shared/unicode
// SPDX-License-Identifier: Unicode-3.0
#pragma once
// clang-format off
#include "unicode/trie.h"

namespace banxin {

/// Grapheme_Cluster_Break with Extended_Pictographic and Indic_Conjunct_Break folded in.
enum class GraphemeClass : uint8_t {
  other,
  lvt,
  control,
  pictographic,
  conjunct_extend,
  consonant,
  lv,
  spacing_mark,
  t,
  l,
  v,
  prepend,
  regional,
  conjunct_linker,
  cr,
  extend,
  lf,
  zwj,
};
inline constexpr int kGraphemeClassCount = 18;

extern const uint8_t kGraphemeTop[512];
extern const uint8_t kGraphemeMiddle[1344];
extern const uint8_t kGraphemeLeaves[1680];
extern const uint32_t kGraphemeRuns[561];
inline constexpr Trie<3, 4, uint8_t, uint8_t> kGraphemeTrie{
    kGraphemeTop, kGraphemeMiddle, kGraphemeLeaves, kGraphemeRuns, 561};

}  // namespace banxin
