#include "unicode/break_notation.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

LineBreakOptions const kRaw{LineBreakTailoring::none, LineBreakStrictness::strict, WordBreak::normal};

std::string answer(std::string_view line, LineBreakOptions const& options = kRaw) {
  Result<std::string> result = answer_break_line(line, options);
  return result ? result.value() : "error";
}

TEST(BreakNotation, Answers) {
  EXPECT_EQ(answer("× 0023 × 0023 ÷"), "× 0023 × 0023 ÷");
  EXPECT_EQ(answer("÷ 0023 ÷ 0020 ÷ 0023 ÷\t# comment ÷ zz"), "× 0023 × 0020 ÷ 0023 ÷");
  EXPECT_EQ(answer("4e2d 6587"), "× 4E2D ÷ 6587 ÷");
  EXPECT_EQ(answer("1F600×1F600"), "× 1F600 ÷ 1F600 ÷");
  EXPECT_EQ(answer("A\r"), "× 000A ÷");
  EXPECT_EQ(answer("000A 0041"), "× 000A ÷ 0041 ÷");  // mandatory breaks are ÷ too
  EXPECT_EQ(answer("00000041"), "× 0041 ÷");
}

TEST(BreakNotation, Tailored) {
  EXPECT_EQ(answer("7684 201C 0042 201D 5956"), "× 7684 × 201C × 0042 × 201D × 5956 ÷");
  EXPECT_EQ(answer("7684 201C 0042 201D 5956", {}), "× 7684 ÷ 201C × 0042 × 201D ÷ 5956 ÷");
}

TEST(BreakNotation, LinesWithoutCodePoints) {
  EXPECT_EQ(answer(""), "");
  EXPECT_EQ(answer("  \t\r"), "");
  EXPECT_EQ(answer("# only a comment"), "");
  EXPECT_EQ(answer("\xEF\xBB\xBF# comment after a byte order mark"), "");
  EXPECT_EQ(answer("÷"), "");
}

TEST(BreakNotation, Errors) {
  for (char const* line :
       {"xyz", "0041 zz", "110000", "FFFFFFFFFFFF", "41g", "U+0041", "\xC3", "\xC3\xA9", "0041\xC3\xA9"}) {
    Result<std::string> result = answer_break_line(line, kRaw);
    ASSERT_FALSE(result.ok()) << line;
    EXPECT_EQ(result.error().code, ErrorCode::damaged);
    EXPECT_FALSE(result.error().message.empty());
  }
}

}  // namespace
}  // namespace banxin
