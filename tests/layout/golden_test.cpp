// Each file of goldens/ holds a width, a piece of HTML and, after a line of dashes, its layout as text. With
// BANXIN_BLESS=1 the layouts are written anew; look at the difference before it is committed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

constexpr char kDashes[] = "\n----\n";

std::vector<std::string> golden_names() {
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(BANXIN_SOURCE_DIR "/tests/layout/goldens"))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_text(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

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
  std::string const path = BANXIN_SOURCE_DIR "/tests/layout/goldens/" + GetParam() + ".txt";
  std::string const file = read_text(path);
  ASSERT_EQ(file.rfind("width ", 0), 0u) << path << " does not begin with its width";
  size_t const end_of_width = file.find('\n'), dashes = std::min(file.find(kDashes), file.size());
  std::string const html = file.substr(end_of_width + 1, dashes - end_of_width - 1);
  std::string const expected = dashes < file.size() ? file.substr(dashes + sizeof kDashes - 1) : "";

  LaidOut const laid_out(html, std::strtof(file.c_str() + 6, nullptr));
  std::string const actual = laid_out.dump();
  if (char const* bless = std::getenv("BANXIN_BLESS"); bless && *bless == '1') {
    std::ofstream(path, std::ios::binary) << file.substr(0, dashes) << kDashes << actual;
    return;
  }
  EXPECT_TRUE(actual == expected) << GetParam() << " is laid out differently (− as written down, + now):\n"
                                  << difference(expected, actual)
                                  << "When this is right, accept it with BANXIN_BLESS=1.";
}

INSTANTIATE_TEST_SUITE_P(Layout, GoldenTest, ::testing::ValuesIn(golden_names()),
                         [](auto const& test) { return test.param; });

}  // namespace
}  // namespace banxin::testing
