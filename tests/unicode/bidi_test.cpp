#include "unicode/bidi.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin {
namespace {

std::string levels(std::u32string_view text, BaseDirection base, int expected_base) {
  BidiParagraph paragraph;
  paragraph.levels.assign(3, 77);
  resolve_bidi_levels(text, base, paragraph);
  EXPECT_EQ(paragraph.base_level, expected_base);
  EXPECT_EQ(paragraph.levels.size(), text.size());
  std::string answer;
  for (uint8_t level : paragraph.levels) answer += char('0' + level);
  return answer;
}

using enum BaseDirection;

TEST(Bidi, LeftToRightAlone) {
  EXPECT_EQ(levels(U"中文 abc", automatic, 0), "000000");
  EXPECT_EQ(levels(U"中文，1", left_to_right, 0), "0000");
  EXPECT_EQ(levels(U"", automatic, 0), "");
  EXPECT_EQ(levels(U"", right_to_left, 1), "");
}

TEST(Bidi, RightToLeftInside) {
  EXPECT_EQ(levels(U"中אב文", left_to_right, 0), "0110");
  EXPECT_EQ(levels(U"אב 12", automatic, 1), "11122");
  EXPECT_EQ(levels(U"אב ab", automatic, 1), "11122");
  EXPECT_EQ(levels(U"ab אב", automatic, 0), "00011");
  EXPECT_EQ(levels(U"مرحبا", automatic, 1), "11111");
}

TEST(Bidi, BaseIsTaken) {
  EXPECT_EQ(levels(U"中文。", right_to_left, 1), "221");
  EXPECT_EQ(levels(U"אב.", left_to_right, 0), "110");
}

TEST(Bidi, ExplicitFormatting) {
  EXPECT_EQ(levels(U"a\u2067b\u2069c", left_to_right, 0), "00200");
  EXPECT_EQ(levels(U"a\u202Eb\u202Cc", left_to_right, 0).size(), 5u);
  EXPECT_EQ(levels(U"a\u202Eb\u202Cc", left_to_right, 0)[2], '1');
}

std::string isolated(std::u32string_view text, BaseDirection base, std::vector<BidiIsolate> const& isolates) {
  BidiParagraph paragraph;
  std::u32string expanded;
  resolve_bidi_levels(text, base, isolates, expanded, paragraph);
  EXPECT_EQ(paragraph.levels.size(), text.size());
  std::string answer;
  for (uint8_t level : paragraph.levels) answer += char('0' + level);
  return answer;
}

TEST(Bidi, IsolatesAreOrderedByThemselves) {
  EXPECT_EQ(isolated(U"אב 1", left_to_right, {}), "1112");
  EXPECT_EQ(isolated(U"אב 1", left_to_right, {{{0, 2}, automatic}}), "1100");
  EXPECT_EQ(isolated(U"אב 1", left_to_right, {{{0, 2}, right_to_left}}), "1100");
  EXPECT_EQ(isolated(U"中a!文", left_to_right, {{{1, 3}, right_to_left}}), "0210");
  EXPECT_EQ(isolated(U"中a!文", left_to_right, {{{1, 3}, left_to_right}}), "0000");
  EXPECT_EQ(isolated(U"אa!", right_to_left, {{{1, 3}, left_to_right}}), "122");
}

TEST(Bidi, OverridesTakeAllCharacters) {
  EXPECT_EQ(isolated(U"aאb", left_to_right, {{{0, 3}, right_to_left, true}}), "333");
  EXPECT_EQ(isolated(U"xאבx", left_to_right, {{{1, 3}, left_to_right, true}}), "0440");
}

TEST(Bidi, IsolatesNest) {
  EXPECT_EQ(isolated(U"aאbcd", left_to_right, {{{1, 4}, right_to_left}, {{2, 3}, left_to_right}}), "01220");
  EXPECT_EQ(isolated(U"ab", left_to_right, {{{0, 1}, right_to_left}, {{0, 1}, right_to_left}, {{1, 2}, right_to_left}}),
            "42");
  EXPECT_EQ(isolated(U"ab", left_to_right, {{{1, 1}, right_to_left}, {{1, 2}, right_to_left}}), "02");
}

TEST(Bidi, IsolatesGoOnAfterForcedBreaks) {
  EXPECT_EQ(isolated(U"a!\na!", left_to_right, {{{0, 5}, right_to_left}}), "21021");
}

TEST(Bidi, ManyNestedIsolatesAndBreaks) {
  std::u32string text;
  for (int i = 0; i < 2000; ++i) text += U"a!\n";
  std::vector<BidiIsolate> isolates(300, {{0, uint32_t(text.size())}, right_to_left});
  BidiParagraph paragraph;
  std::u32string expanded;
  resolve_bidi_levels(text, left_to_right, isolates, expanded, paragraph);
  ASSERT_EQ(paragraph.levels.size(), text.size());
  EXPECT_EQ(paragraph.levels[0], 124);
  EXPECT_EQ(paragraph.levels[2], 0);
  EXPECT_EQ(paragraph.levels[text.size() - 3], 124);
  EXPECT_LT(expanded.size(), 200u);
}

TEST(Bidi, AnIsolateSaysNothingOfTheBase) {
  BidiParagraph paragraph;
  std::u32string expanded;
  BidiIsolate const isolates[] = {{{0, 2}, automatic}};
  resolve_bidi_levels(U"אב ab", automatic, isolates, expanded, paragraph);
  EXPECT_EQ(paragraph.base_level, 0);
  BidiIsolate const outer[] = {{{0, 2}, automatic}, {{0, 1}, left_to_right}, {{3, 4}, left_to_right}};
  resolve_bidi_levels(U"אב aג", automatic, outer, expanded, paragraph);
  EXPECT_EQ(paragraph.base_level, 1);
  EXPECT_EQ(first_strong_direction(U"12"), std::nullopt);
  EXPECT_EQ(first_strong_direction(U"1א"), right_to_left);
  EXPECT_EQ(first_strong_direction(U"中א"), left_to_right);
}

TEST(Bidi, ForcedBreaksKeepTheBase) {
  EXPECT_EQ(levels(U"אב\nab", automatic, 1), "11122");
  EXPECT_EQ(levels(U"ab\nאב", automatic, 0), "00011");
  EXPECT_EQ(levels(U"א\r\n\nb", left_to_right, 0), "10000");
}

TEST(Bidi, OddCodePointsDoNoHarm) {
  EXPECT_EQ(levels({U"א\xD800\x120000", 3}, left_to_right, 0).size(), 3u);
}

TEST(Bidi, VisualOrder) {
  std::vector<uint32_t> order;
  reorder_visually({0, 1, 0}, order);
  EXPECT_EQ(order, (std::vector<uint32_t>{0, 1, 2}));
  reorder_visually({1, 2, 1}, order);
  EXPECT_EQ(order, (std::vector<uint32_t>{2, 1, 0}));
  reorder_visually({0, 1, 2, 1, 0}, order);
  EXPECT_EQ(order, (std::vector<uint32_t>{0, 3, 2, 1, 4}));
  reorder_visually({2, 2, 1}, order);
  EXPECT_EQ(order, (std::vector<uint32_t>{2, 0, 1}));
  reorder_visually({}, order);
  EXPECT_TRUE(order.empty());
}

TEST(Bidi, Mirrors) {
  EXPECT_EQ(mirrored(U'('), U')');
  EXPECT_EQ(mirrored(U'》'), U'《');
  EXPECT_EQ(mirrored(U'中'), U'中');
  EXPECT_EQ(mirrored(U'“'), U'“');
}

}  // namespace
}  // namespace banxin
