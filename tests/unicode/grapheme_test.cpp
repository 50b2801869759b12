#include "unicode/grapheme.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin {
namespace {

std::string boundaries(std::u32string_view text) {
  std::vector<uint8_t> found(7, 9);  // what a former text left
  find_grapheme_boundaries(text, found);
  std::string marks;
  for (uint8_t f : found) marks += char('0' + f);
  return marks;
}

TEST(Grapheme, EmptyAndSingle) {
  EXPECT_EQ(boundaries(U""), "1");
  EXPECT_EQ(boundaries(U"中"), "11");
  EXPECT_EQ(boundaries(U"\u0301"), "11");
}

TEST(Grapheme, MarksAndSelectors) {
  EXPECT_EQ(boundaries(U"e\u0301\u0308a"), "10011");
  EXPECT_EQ(boundaries(U"葛\U000E0100城"), "1011");
  EXPECT_EQ(boundaries(U"\u00A0\u0301x"), "1011");
}

TEST(Grapheme, Emoji) {
  EXPECT_EQ(boundaries(U"\U0001F469\u200D\U0001F469\u200D\U0001F467"), "100001");
  EXPECT_EQ(boundaries(U"\U0001F44D\U0001F3FD\U0001F44D"), "1011");
  EXPECT_EQ(boundaries(U"a\u200D\U0001F44D"), "1011");  // ZWJ joins pictographs only
}

TEST(Grapheme, FlagsPairFromTheStart) {
  EXPECT_EQ(boundaries(U"\U0001F1E8\U0001F1F3\U0001F1FA\U0001F1F8"), "10101");
  EXPECT_EQ(boundaries(U"\U0001F1E8\U0001F1F3\U0001F1FA"), "1011");
}

TEST(Grapheme, ConjunctsHangulAndLineEnds) {
  EXPECT_EQ(boundaries(U"क\u094Dष"), "1001");
  EXPECT_EQ(boundaries(U"\u1100\u1161\u11A8가\u11A8"), "100101");
  EXPECT_EQ(boundaries(U"\r\n\n"), "1011");
}

TEST(Grapheme, AMegabyteOfOneMark) {
  std::vector<uint8_t> found;
  for (char32_t c : {char32_t(0x0301), char32_t(0x200D), char32_t(0x1F1E8), char32_t(0x094D), U'中'}) {
    find_grapheme_boundaries(std::u32string(1'000'000, c), found);
    EXPECT_EQ(found.size(), 1'000'001u);
  }
}

}  // namespace
}  // namespace banxin
