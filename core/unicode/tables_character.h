// Flags of single code points.
// Generated from the Unicode Character Database 17.0.0 by core/unicode/generate_tables.py; do not edit.
// Regenerate: python3 core/unicode/generate_tables.py ../shared/unicode
// SPDX-License-Identifier: Unicode-3.0
#pragma once
// clang-format off
#include "unicode/trie.h"

namespace banxin {

/// Bits of the trie's values.
enum CharacterFlag : uint8_t {
  character_han = 1,
  character_wide_letter = 2,
  character_alphabetic_or_digit = 4,
  character_digit = 8,
  character_east_asian_wide = 16,
  character_combining_mark = 32,
  character_emoji_presentation = 64,
  character_default_ignorable = 128,
};

extern const uint8_t kCharacterTop[512];
extern const uint8_t kCharacterMiddle[1696];
extern const uint8_t kCharacterLeaves[1944];
extern const uint32_t kCharacterRuns[961];
inline constexpr Trie<3, 4, uint8_t, uint8_t> kCharacterTrie{
    kCharacterTop, kCharacterMiddle, kCharacterLeaves, kCharacterRuns, 961};

}  // namespace banxin
