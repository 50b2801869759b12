// Properties of single code points that the text room asks for, from generated tables.
#pragma once
#include <cstdint>

namespace banxin {

/// Ideographs that are set on the full-width body (Unified_Ideograph, compatibility ideographs, radicals,
/// 〇, kana and Bopomofo, Hangul syllables are NOT included in `is_han`).
bool is_han(char32_t c);
/// Hiragana, Katakana, Bopomofo, Hangul syllables: full-width bodies that are not Han.
bool is_wide_letter(char32_t c);
/// Letters and digits of scripts that take the Han–Latin gap (CSS Text 4, text-autospace): Latin, Greek,
/// Cyrillic and other non-ideographic letters, and ASCII digits; not full-width forms.
bool is_alphabetic_or_digit(char32_t c);
bool is_digit(char32_t c);
/// East_Asian_Width W or F (UAX #11).
bool is_east_asian_wide(char32_t c);
bool is_combining_mark(char32_t c);
/// Emoji_Presentation, or Extended_Pictographic followed by VS16 as judged by the caller.
bool has_emoji_presentation(char32_t c);
/// Default_Ignorable_Code_Point: drawn as nothing where no font covers it.
bool is_default_ignorable(char32_t c);

}  // namespace banxin
