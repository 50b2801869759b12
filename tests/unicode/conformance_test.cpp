// The Unicode Character Database's own test files, every line of them.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "unicode/break_notation.h"
#include "unicode/grapheme.h"

namespace banxin {
namespace {

constexpr std::string_view kCross = "\xC3\x97";
constexpr std::string_view kDivision = "\xC3\xB7";

struct TestLine {
  int number;
  std::string marks;  ///< without comment and trailing white space
};

std::vector<TestLine> read_test_lines(std::string const& name) {
  std::ifstream file(std::string(BANXIN_SOURCE_DIR) + "/tests/data/unicode/" + name);
  std::vector<TestLine> lines;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    line.resize(std::min(line.find('#'), line.size()));
    while (!line.empty() && std::string_view(" \t\r").find(line.back()) != std::string_view::npos)
      line.pop_back();
    if (!line.empty()) lines.push_back({number, line});
  }
  return lines;
}

TEST(LineBreakConformance, EveryLineOfTheUnicodeTest) {
  LineBreakOptions raw;
  raw.tailoring = LineBreakTailoring::none;
  std::vector<TestLine> lines = read_test_lines("LineBreakTest.txt");
  ASSERT_EQ(lines.size(), 19338u);
  for (TestLine const& line : lines) {
    Result<std::string> answer = answer_break_line(line.marks, raw);
    ASSERT_TRUE(answer.ok()) << answer.error().message;
    EXPECT_EQ(answer.value(), line.marks) << "line " << line.number;
  }
}

TEST(LineBreakConformance, RawIgnoresStrictnessAndWordBreak) {
  LineBreakOptions raw{LineBreakTailoring::none, LineBreakStrictness::strict, WordBreak::normal};
  LineBreakOptions other{LineBreakTailoring::none, LineBreakStrictness::loose, WordBreak::break_all};
  LineBreakOptions anywhere{LineBreakTailoring::none, LineBreakStrictness::anywhere, WordBreak::keep_all};
  for (TestLine const& line : read_test_lines("LineBreakTest.txt")) {
    std::string expected = answer_break_line(line.marks, raw).value();
    EXPECT_EQ(answer_break_line(line.marks, other).value(), expected) << "line " << line.number;
    EXPECT_EQ(answer_break_line(line.marks, anywhere).value(), expected) << "line " << line.number;
  }
}

TEST(GraphemeConformance, EveryLineOfTheUnicodeTest) {
  std::vector<TestLine> lines = read_test_lines("GraphemeBreakTest.txt");
  ASSERT_EQ(lines.size(), 766u);
  std::vector<uint8_t> boundaries;
  for (TestLine const& line : lines) {
    std::u32string text = parse_break_line(line.marks).value();
    find_grapheme_boundaries(text, boundaries);
    ASSERT_EQ(boundaries.size(), text.size() + 1);
    std::string marks;
    for (size_t i = 0; i < boundaries.size(); ++i) {
      marks += boundaries[i] ? kDivision : kCross;
      if (i == text.size()) break;
      char code[16];
      std::snprintf(code, sizeof code, " %04X ", unsigned(text[i]));
      marks += code;
    }
    EXPECT_EQ(marks, line.marks) << "line " << line.number;
  }
}

}  // namespace
}  // namespace banxin
