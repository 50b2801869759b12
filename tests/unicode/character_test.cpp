#include "unicode/character.h"

#include <gtest/gtest.h>

#include <string_view>

namespace banxin {
namespace {

void expect_all(bool (*holds)(char32_t), std::u32string_view members, std::u32string_view others) {
  for (char32_t c : members) EXPECT_TRUE(holds(c)) << std::hex << uint32_t(c);
  for (char32_t c : others) EXPECT_FALSE(holds(c)) << std::hex << uint32_t(c);
}

TEST(Character, Han) {
  expect_all(is_han, U"一中龥々〇〆〸⺀⼀豈㐀\U00020000\U00028E65\U0003134A", U"あアㄅ가，A1１Ａ\u3000");
}

TEST(Character, WideLetters) {
  expect_all(is_wide_letter, U"あアーㄅ가ㄱ", U"中々ｱA１Ａ，");
}

TEST(Character, AlphabeticOrDigit) {
  expect_all(is_alphabetic_or_digit, U"aZé0λЖאक\u1F00", U"中あ가Ａ１ｱ, -%\u0301—“");
}

TEST(Character, Digits) {
  expect_all(is_digit, U"09١１", U"a一½①");
}

TEST(Character, EastAsianWide) {
  expect_all(is_east_asian_wide, U"中，Ａ　가\U0001F600", U"a“—…·ｱ");
}

TEST(Character, CombiningMarks) {
  expect_all(is_combining_mark, U"\u0301\u3099\u0903\uFE0F", U"a中\u200D");
}

TEST(Character, EmojiPresentation) {
  expect_all(has_emoji_presentation, U"\U0001F600\u231A\U0001F1E8",
             U"\u2764\u00A9"
             U"1中");
}

TEST(Character, DefaultIgnorable) {
  expect_all(is_default_ignorable, U"\u200B\u200D\u2060\uFE0F\u00AD\U000E0100", U" a中\u00A0\uFFFC\u2028");
}

TEST(Character, BeyondUnicode) {
  EXPECT_FALSE(is_han(0x110000));
  EXPECT_FALSE(is_east_asian_wide(0xFFFFFFFF));
}

}  // namespace
}  // namespace banxin
