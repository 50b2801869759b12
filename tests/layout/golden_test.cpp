// Each file of goldens/ holds a width, a piece of HTML and, after a line of dashes, its layout as text. With
// BANXIN_BLESS=1 the layouts are written anew; look at the difference before it is committed.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

/// The lines that differ, as − and + with what stands before them.
std::string difference(std::string const& expected, std::string const& actual) {
  std::istringstream a(expected), b(actual);
  std::string out, left, right;
  for (int line = 1; out.size() < 4000; ++line) {
    bool const more_a = bool(std::getline(a, left)), more_b = bool(std::getline(b, right));
    if (!more_a && !more_b) break;
    if (more_a && more_b && left == right) continue;
    if (more_a) out += std::to_string(line) + " − " + left + "\n";
    if (more_b) out += std::to_string(line) + " + " + right + "\n";
  }
  return out;
}

class GoldenTest : public ::testing::TestWithParam<std::string> {};

TEST_P(GoldenTest, LaysOutAsWrittenDown) {
  BANXIN_NEEDS_BUILT_FONTS();
  Golden const golden = read_golden(GetParam());
  ASSERT_GT(golden.width, 0) << golden.path << " does not begin with its width";
  LaidOut const laid_out(golden.html, golden.width);
  std::string const actual = laid_out.dump();
  if (char const* bless = std::getenv("BANXIN_BLESS"); bless && *bless == '1') {
    std::ofstream(golden.path, std::ios::binary) << golden.head << kGoldenDashes << actual;
    return;
  }
  EXPECT_TRUE(actual == golden.layout)
      << GetParam() << " is laid out differently (− as written down, + now):\n"
      << difference(golden.layout, actual) << "When this is right, accept it with BANXIN_BLESS=1.";
}

INSTANTIATE_TEST_SUITE_P(Layout, GoldenTest, ::testing::ValuesIn(golden_names()),
                         [](auto const& test) { return test.param; });

}  // namespace
}  // namespace banxin::testing
