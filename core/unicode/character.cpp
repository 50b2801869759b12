#include "unicode/character.h"

#include "unicode/tables_character.h"

namespace banxin {

bool is_han(char32_t c) {
  return (kCharacterTrie[c] & character_han) != 0;
}
bool is_wide_letter(char32_t c) {
  return (kCharacterTrie[c] & character_wide_letter) != 0;
}
bool is_alphabetic_or_digit(char32_t c) {
  return (kCharacterTrie[c] & character_alphabetic_or_digit) != 0;
}
bool is_digit(char32_t c) {
  return (kCharacterTrie[c] & character_digit) != 0;
}
bool is_east_asian_wide(char32_t c) {
  return (kCharacterTrie[c] & character_east_asian_wide) != 0;
}
bool is_combining_mark(char32_t c) {
  return (kCharacterTrie[c] & character_combining_mark) != 0;
}
bool has_emoji_presentation(char32_t c) {
  return (kCharacterTrie[c] & character_emoji_presentation) != 0;
}
bool is_default_ignorable(char32_t c) {
  return (kCharacterTrie[c] & character_default_ignorable) != 0;
}

}  // namespace banxin
