// CSS keywords as the text room's values.
#include "layout/text_keywords.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(TextKeywords, Autospace) {
  EXPECT_EQ(autospace_of("no-autospace"), autospace_none);
  EXPECT_EQ(autospace_of("normal"), autospace_alpha | autospace_numeric);
  EXPECT_EQ(autospace_of("auto"), autospace_all);
  EXPECT_EQ(autospace_of("ideograph-alpha"), autospace_alpha);
  EXPECT_EQ(autospace_of("ideograph-numeric"), autospace_numeric);
  EXPECT_EQ(autospace_of("ideograph-numeric  ideograph-alpha"), autospace_alpha | autospace_numeric);
  EXPECT_EQ(autospace_of("ideograph-alpha replace"), autospace_alpha | autospace_replace);
  EXPECT_EQ(autospace_of("ideograph-alpha punctuation insert"), autospace_alpha);
  EXPECT_EQ(autospace_of("replace"), autospace_all);
  EXPECT_EQ(autospace_of("insert"), autospace_alpha | autospace_numeric);
  EXPECT_EQ(autospace_of(""), autospace_all);
  EXPECT_EQ(autospace_of("wide"), autospace_all);
}

TEST(TextKeywords, SpacingTrim) {
  EXPECT_EQ(spacing_trim_of("space-all"), trim_none);
  EXPECT_EQ(spacing_trim_of("normal"), trim_adjacent | trim_line_end);
  for (char const* value : {"auto", "trim-start", "trim-both", "space-first", "", "none"})
    EXPECT_EQ(spacing_trim_of(value), trim_all) << value;
}

TEST(TextKeywords, Breaks) {
  EXPECT_EQ(line_break_of("loose"), LineBreakStrictness::loose);
  EXPECT_EQ(line_break_of("normal"), LineBreakStrictness::normal);
  EXPECT_EQ(line_break_of("strict"), LineBreakStrictness::strict);
  EXPECT_EQ(line_break_of("anywhere"), LineBreakStrictness::anywhere);
  EXPECT_EQ(line_break_of("auto"), std::nullopt);
  EXPECT_EQ(word_break_of("break-all"), WordBreak::break_all);
  EXPECT_EQ(word_break_of("keep-all"), WordBreak::keep_all);
  for (char const* value : {"normal", "auto-phrase", "break-word", ""})
    EXPECT_EQ(word_break_of(value), WordBreak::normal) << value;
  EXPECT_EQ(overflow_wrap_of("normal", "normal"), OverflowWrap::normal);
  EXPECT_EQ(overflow_wrap_of("normal", "break-word"), OverflowWrap::anywhere);
  EXPECT_EQ(overflow_wrap_of("anywhere", ""), OverflowWrap::anywhere);
  EXPECT_EQ(overflow_wrap_of("break-word", ""), OverflowWrap::break_word);
}

TEST(TextKeywords, Lines) {
  constexpr std::pair<char const*, LineAlign> kAligns[] = {
      {"start", LineAlign::start},        {"end", LineAlign::end},       {"left", LineAlign::left},
      {"right", LineAlign::right},        {"center", LineAlign::center}, {"justify", LineAlign::justify},
      {"justify-all", LineAlign::justify}};
  for (auto const& [name, value] : kAligns) EXPECT_EQ(line_align_of(name), value) << name;
  EXPECT_EQ(line_align_of("auto"), std::nullopt);
  EXPECT_EQ(text_justify_of("none"), TextJustify::none);
  EXPECT_EQ(text_justify_of("inter-word"), TextJustify::inter_word);
  EXPECT_EQ(text_justify_of("inter-character"), TextJustify::inter_character);
  EXPECT_EQ(text_justify_of("auto"), TextJustify::automatic);
  EXPECT_EQ(hanging_punctuation_of("none"), HangingPunctuation::none);
  EXPECT_EQ(hanging_punctuation_of("first"), HangingPunctuation::none);
  EXPECT_EQ(hanging_punctuation_of("allow-end"), HangingPunctuation::allow_end);
  EXPECT_EQ(hanging_punctuation_of("first force-end last"), HangingPunctuation::force_end);
  EXPECT_TRUE(balances_lines("balance"));
  EXPECT_TRUE(balances_lines("wrap balance"));
  for (char const* value : {"wrap", "pretty", "stable", "nowrap", ""})
    EXPECT_FALSE(balances_lines(value)) << value;
}

}  // namespace
}  // namespace banxin
