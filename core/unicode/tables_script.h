// Scripts (UAX #24).
// Generated from the Unicode Character Database 17.0.0 by core/unicode/generate_tables.py; do not edit.
// Regenerate: python3 core/unicode/generate_tables.py ../shared/unicode
// SPDX-License-Identifier: Unicode-3.0
#pragma once
// clang-format off
#include "unicode/trie.h"

namespace banxin {

/// ISO 15924 tags, packed as ScriptTag; the trie's values index this table.
inline constexpr int kScriptCount = 175;
extern const uint32_t kScriptTags[kScriptCount];

extern const uint8_t kScriptTop[512];
extern const uint16_t kScriptMiddle[1696];
extern const uint8_t kScriptLeaves[2888];
extern const uint32_t kScriptRuns[853];
inline constexpr Trie<3, 4, uint8_t, uint16_t> kScriptTrie{
    kScriptTop, kScriptMiddle, kScriptLeaves, kScriptRuns, 853};

}  // namespace banxin
