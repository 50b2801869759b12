#include "font/code_point_ranges.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

std::string plain_again(std::string_view text) {
  auto ranges = parse_code_point_ranges(text);
  return ranges ? format_code_point_ranges(ranges.value()) : "error";
}

TEST(CodePointRanges, PlainSpellingComesBack) {
  EXPECT_EQ(plain_again("20-7E,A0,4E00-9FFF"), "20-7E,A0,4E00-9FFF");
  EXPECT_EQ(plain_again("20-7e,7f,81"), "20-7F,81") << "touching ranges join, letters are capital";
  EXPECT_EQ(plain_again("10FFFF"), "10FFFF");
  EXPECT_EQ(plain_again(""), "");
}

TEST(CodePointRanges, SteppedSpelling) {
  auto ranges = parse_stepped_ranges("20-5E,22-5F,4D01");
  ASSERT_TRUE(ranges.ok());
  EXPECT_EQ(format_code_point_ranges(ranges.value()), "20-7E,A0-FF,4E00");
  EXPECT_EQ(format_stepped_ranges(ranges.value()), "20-5E,22-5F,4D01");
}

TEST(CodePointRanges, FirstMayBeZero) {
  for (auto parse : {parse_code_point_ranges, parse_stepped_ranges}) {
    auto ranges = parse("0-1");
    ASSERT_TRUE(ranges.ok());
    EXPECT_EQ(ranges.value().front().first, 0u);
    EXPECT_EQ(ranges.value().front().last, 1u);
  }
}

TEST(CodePointRanges, WrongTextIsAnError) {
  for (char const* wrong : {",", "20,", "20-", "-20", "20 21", "x", "20;21", "30-20", "20-30,30", "40,30",
                            "110000", "20-110000", "FFFFFFFFFF", "U+20", "20,,21"}) {
    EXPECT_EQ(plain_again(wrong), "error") << wrong;
  }
  for (char const* wrong : {"20,0", "10FFFF,1", "10FFFF-1", "20-", "x"}) {
    EXPECT_FALSE(parse_stepped_ranges(wrong).ok()) << wrong;
  }
}

}  // namespace
}  // namespace banxin
