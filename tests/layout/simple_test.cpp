// Simple typesetting: plain widths, greedy lines, no gaps and no trims, wherever text stands; line ends still
// kept right.
#include <cmath>

#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

class SimpleTest : public LayoutTest {
 protected:
  static LayoutSettings simple(float width) {
    LayoutSettings settings;
    settings.width = width;
    settings.typesetting = Typesetting::simple;
    settings.theme.align = TextAlign::start;
    return settings;
  }
  /// Each Han and each full-width mark of the page takes its em: `size` px.
  static void expect_plain(LaidOut const& page) {
    FragmentTree const& tree = page.tree();
    int seen = 0;
    for (RunFragment const& run : tree.runs) {
      float const size = tree.styles[run.style].size;
      for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
        char32_t const c = tree.text[tree.glyphs[g].text_begin];
        bool const wide = c >= 0x3000 && (c < 0xFE00 || c > 0xFE0F);
        if (!wide) continue;
        EXPECT_NEAR(tree.glyphs[g].advance, size, 0.01)
            << page.text({tree.glyphs[g].text_begin, tree.glyphs[g].text_begin + 1});
        EXPECT_NEAR(tree.glyphs[g].lead, 0, 0.01);
        ++seen;
      }
    }
    EXPECT_GT(seen, 0);
  }
};

constexpr char const* kMarks = "「甲」「乙」，（丙）。丁2024年a戊！？";

TEST_F(SimpleTest, AllIsSetWithPlainWidthsEverywhere) {
  std::string const marks = kMarks;
  for (std::string const& html :
       {"<p>" + marks + "</p>", "<ol style=\"list-style-type:cjk-ideographic\"><li>" + marks + "</ol>",
        "<table><tr><td>" + marks + "<td>" + marks + "</table>", "<blockquote>" + marks + "</blockquote>",
        "<p>甲<a href=\"https://e.example/\">" + marks + "</a>" + marks + "</p>",
        "<figure><img src=a.png width=90 height=30><figcaption>" + marks + "</figcaption></figure>"}) {
    SCOPED_TRACE(html);
    for (float const width : {900.f, 300.f, 160.f}) {
      LaidOut page(html);
      page.lay_out(simple(width));
      expect_plain(page);
    }
  }
}

TEST_F(SimpleTest, NoGapStandsBetweenHanAndLatin) {
  LaidOut page("<p>甲a乙1丙</p>");
  page.lay_out(simple(400));
  FragmentTree const& tree = page.tree();
  for (size_t g = 0; g + 1 < tree.glyphs.size(); ++g) {
    EXPECT_NEAR(tree.glyphs[g].x + tree.glyphs[g].advance, tree.glyphs[g + 1].x, 0.01);
  }
  LaidOut full("<p>甲a乙1丙</p>");
  EXPECT_GT(full.tree().lines.front().rect.width, tree.lines.front().rect.width + 4 * 4.4f);
}

TEST_F(SimpleTest, InterpunctsKeepTheirWidth) {
  auto advance_of_mark = [](Typesetting typesetting) {
    LaidOut page("<p>甲·乙</p>");
    LayoutSettings settings = simple(400);
    settings.typesetting = typesetting;
    page.lay_out(settings);
    return page.tree().glyphs[1].advance;
  };
  EXPECT_NEAR(advance_of_mark(Typesetting::full), 9, 0.01);
  EXPECT_GT(std::abs(advance_of_mark(Typesetting::simple) - 9), 0.5);
}

TEST_F(SimpleTest, LinesAreGreedyAndEndRight) {
  LaidOut page("<p>甲乙丙丁戊，己庚辛「壬癸」子丑</p>");
  page.lay_out(simple(16 + 90 + 16));
  EXPECT_EQ(page.lines(), "甲乙丙丁 / 戊，己庚辛 / 「壬癸」子 / 丑");
  // Justified, the same lines reach the measure.
  LayoutSettings settings = simple(16 + 90 + 16);
  settings.theme.align = TextAlign::justify;
  page.lay_out(settings);
  EXPECT_EQ(page.lines(), "甲乙丙丁 / 戊，己庚辛 / 「壬癸」子 / 丑");
  EXPECT_NEAR(page.tree().lines.front().rect.width, 90, 0.05);
}

}  // namespace
}  // namespace banxin::testing
