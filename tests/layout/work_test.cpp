// Twice the input, twice the work; and inputs that would take exponential time.
#include <algorithm>

#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

class WorkTest : public LayoutTest {};

std::string repeated(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

size_t work_of(std::string const& html) {
  LaidOut laid_out(html, 720);
  return laid_out.layout().work();
}

void expect_linear(std::string_view before, std::string_view piece, std::string_view after) {
  auto html = [&](int times) { return std::string(before) + repeated(piece, times) + std::string(after); };
  size_t const once = work_of(html(100)), twice = work_of(html(200));
  EXPECT_GT(twice, 0u);
  EXPECT_LE(twice, 2 * once + 50) << before << piece;
}

TEST_F(WorkTest, GrowsWithTheInput) {
  expect_linear("", "<p>字</p>", "");
  expect_linear("<ol>", "<li>字<ul><li>内</li></ul></li>", "</ol>");
  expect_linear("<table>", "<tr><td>字</td><td><p>段</p></td></tr>", "</table>");
  expect_linear("", R"(<div style="float:left;width:42%"><p>字</p></div><p>段</p>)", "");
  expect_linear("<p>", R"(<img src="https://e.example/a.png" width="20" height="20">字)", "</p>");
}

TEST_F(WorkTest, ABoxInBoxesOfLimitedWidthIsLaidOutOnce) {
  size_t const shallow = work_of(repeated(R"(<div style="max-width:90%">)", 10) + "字");
  size_t const deep = work_of(repeated(R"(<div style="max-width:90%">)", 40) + "字");
  EXPECT_LE(deep, shallow + 31);
}

TEST_F(WorkTest, FloatsNestedTooDeepStandInTheFlow) {
  LaidOut laid_out(repeated(R"(<div style="float:left">)", 60) + "深处", 720);
  EXPECT_EQ(laid_out.lines(), "深处");
  EXPECT_LT(laid_out.layout().work(), 1000000u);
  // It is known by now that this article is too much.
  laid_out.lay_out(400);
  EXPECT_LT(laid_out.layout().work(), 1000u);
}

TEST_F(WorkTest, NestedTablesKeepTheirText) {
  LaidOut laid_out(repeated("<table><tr><td>层", 20), 720);
  EXPECT_EQ(std::count(laid_out.tree().text.begin(), laid_out.tree().text.end(), U'层'), 20);
  EXPECT_LT(laid_out.layout().work(), 2000000u);
}

TEST_F(WorkTest, ThousandsOfFloatsStandInTheFlow) {
  LaidOut const laid_out(
      repeated(R"(<img src="https://e.example/a.png" width="9" height="9" style="float:left">)", 2000));
  EXPECT_EQ(laid_out.tree().images.size(), 2000u);
}

TEST_F(WorkTest, ATableOfThousandsOfRowsKeepsItsText) {
  LaidOut const laid_out("<table>" + repeated("<tr><td>甲</td><td>乙</td></tr>", 6000) + "</table>");
  EXPECT_EQ(laid_out.tree().lines.size(), 12000u);
}

TEST_F(WorkTest, EqualStylesAreOne) {
  std::string html = "<p>";
  for (int i = 0; i < 3000; ++i)
    html += "<span style=\"color:#" + std::to_string(100000 + i % 1500) + "\">字</span>";
  LaidOut const laid_out(html);
  EXPECT_GE(laid_out.tree().styles.size(), 1500u);
  EXPECT_LE(laid_out.tree().styles.size(), 1520u);
}

TEST_F(WorkTest, MoreStylesThanCanBeToldApartDoNoHarm) {
  std::string html = "<p>";
  for (int i = 0; i < 70000; ++i) html += "<b style=\"color:#" + std::to_string(100000 + i) + "\">字</b>";
  LaidOut const laid_out(html, 5000);
  EXPECT_LE(laid_out.tree().styles.size(), 65536u);
  EXPECT_GT(laid_out.tree().glyphs.size(), 60000u);
}

}  // namespace
}  // namespace banxin::testing
