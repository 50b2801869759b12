// CSS Text properties that the theme, and nobody else, may set.
#include <cmath>

#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

class ThemePropertyTest : public LayoutTest {
 protected:
  static LayoutSettings with_rules(char const* rules, float width = 400) {
    LayoutSettings settings;
    settings.width = width;
    settings.theme.rules = rules;
    return settings;
  }

  /// CSS px from the line's begin to the origin of the glyph of the text's code point `at`.
  static float offset(LaidOut const& page, uint32_t at) {
    for (GlyphFragment const& glyph : page.tree().glyphs)
      if (glyph.text_begin == at) return glyph.x - page.tree().lines.front().rect.x;
    ADD_FAILURE() << "no glyph at " << at;
    return 0;
  }

  /// The length of the space between the first two code points, beyond the first one's 18 px.
  static float first_gap(char const* html, char const* rules) {
    LaidOut page(html);
    page.lay_out(with_rules(rules));
    return offset(page, 1) - 18;
  }

  static std::string lines(char const* html, char const* rules, float width) {
    LaidOut page(html);
    page.lay_out(with_rules(rules, width));
    return page.lines();
  }
};

constexpr float kGap = 4.5f;  // a quarter of 18 px

TEST_F(ThemePropertyTest, AutospaceTellsLettersFromDigits) {
  EXPECT_NEAR(first_gap("<p>中a</p>", ""), kGap, 0.01);
  EXPECT_NEAR(first_gap("<p>中1</p>", ""), kGap, 0.01);
  EXPECT_NEAR(first_gap("<p>中a</p>", "p{--text-autospace:no-autospace}"), 0, 0.01);
  EXPECT_NEAR(first_gap("<p>中a</p>", "p{--text-autospace:ideograph-alpha}"), kGap, 0.01);
  EXPECT_NEAR(first_gap("<p>中1</p>", "p{--text-autospace:ideograph-alpha}"), 0, 0.01);
  EXPECT_NEAR(first_gap("<p>中a</p>", "p{--text-autospace:ideograph-numeric}"), 0, 0.01);
  EXPECT_NEAR(first_gap("<p>中1</p>", "p{--text-autospace:ideograph-numeric}"), kGap, 0.01);
}

TEST_F(ThemePropertyTest, AutospaceReplacesWrittenSpacesOrLeavesThem) {
  auto third = [](char const* rules) {
    LaidOut page("<p>中 a</p>");
    page.lay_out(with_rules(rules));
    return offset(page, 2) - 18;
  };
  EXPECT_NEAR(third(""), kGap, 0.01);
  float const space = third("p{--text-autospace:no-autospace}");
  EXPECT_GT(std::abs(space - kGap), 0.1) << "the face's space is as wide as the gap";
  EXPECT_NEAR(third("p{--text-autospace:normal}"), space, 0.01);
}

TEST_F(ThemePropertyTest, SpacingTrimChoosesWhereMarksLoseTheirBlank) {
  // The gap between 」 and 「: half an em together, an em and a half apart.
  auto pair = [](char const* rules) {
    LaidOut page("<p>中」「中</p>");
    page.lay_out(with_rules(rules));
    return offset(page, 3) - offset(page, 0);
  };
  EXPECT_NEAR(pair(""), 18 + 27, 0.1);
  EXPECT_NEAR(pair("p{--text-spacing-trim:space-all}"), 18 + 36, 0.1);
  EXPECT_NEAR(pair("p{--text-spacing-trim:normal}"), 18 + 27, 0.1);
  // An opening mark at the line's start.
  auto start = [](char const* rules) {
    LaidOut page("<p>「中</p>");
    page.lay_out(with_rules(rules));
    return page.tree().glyphs[1].x - page.box("p").content_box.x;
  };
  EXPECT_NEAR(start(""), 9, 0.1);
  EXPECT_NEAR(start("p{--text-spacing-trim:trim-start}"), 9, 0.1);
  EXPECT_NEAR(start("p{--text-spacing-trim:normal}"), 18, 0.1);
  EXPECT_NEAR(start("p{--text-spacing-trim:space-all}"), 18, 0.1);
}

// 100 px of text: five Han and a rest.
constexpr float kFive = 16 + 100 + 16;

TEST_F(ThemePropertyTest, WordBreakAndOverflowWrap) {
  EXPECT_EQ(lines("<p>中文排版，和组版</p>", "", kFive), "中文排版，和 / 组版");
  EXPECT_EQ(lines("<p>中文排版，和组版</p>", "p{--word-break:keep-all}", kFive), "中文排版， / 和组版");
  EXPECT_EQ(lines("<p>甲乙 international</p>", "p{--word-break:break-all}", kFive).find("甲乙 int"), 0u);
  EXPECT_EQ(lines("<p>甲乙 to</p>", "p{--word-break:auto-phrase}", kFive), "甲乙 to");
  char const* const word = "<p>internationalisation</p>";
  EXPECT_NE(lines(word, "", kFive).find(" / "), std::string::npos);
  EXPECT_EQ(lines(word, "p{--overflow-wrap:normal}", kFive), "internationalisation");
  EXPECT_NE(lines(word, "p{--overflow-wrap:normal;--word-break:break-word}", kFive).find(" / "),
            std::string::npos);
  EXPECT_NE(lines(word, "p{--overflow-wrap:anywhere}", kFive).find(" / "), std::string::npos);
}

TEST_F(ThemePropertyTest, LineBreakOfTheThemeComesBeforeTheReaders) {
  char const* const html = "<p>甲乙丙丁戊，己</p>";
  LayoutSettings settings = with_rules("", kFive);
  settings.theme.align = TextAlign::start;
  LaidOut page(html);
  page.lay_out(settings);
  EXPECT_NE(page.lines(), "甲乙丙丁戊 / ，己");
  settings.line_break = LineBreakStrictness::anywhere;
  page.lay_out(settings);
  std::string const anywhere = page.lines();
  settings.theme.rules = "p{--line-break:strict}";
  page.lay_out(settings);
  EXPECT_EQ(page.lines(), "甲乙丙丁 / 戊，己");
  settings.line_break = LineBreakStrictness::strict;
  settings.theme.rules = "p{--line-break:anywhere}";
  page.lay_out(settings);
  EXPECT_EQ(page.lines(), anywhere);
}

TEST_F(ThemePropertyTest, TextAlignStartAndEndFollowTheDirection) {
  auto line_x = [](char const* html, char const* rules) {
    LaidOut page(html);
    page.lay_out(with_rules(rules));
    Rect const line = page.tree().lines.front().rect;
    Rect const box = page.box("p").content_box;
    return std::pair(line.x - box.x, box.right() - line.right());
  };
  constexpr char const *kLeft = "<p>中文</p>", *kRight = "<p dir=rtl>中文</p>";
  for (char const* align : {"start", "left"}) {
    std::string const rule = std::string("p{--text-align:") + align + "}";
    EXPECT_NEAR(line_x(kLeft, rule.c_str()).first, 0, 0.01) << align;
  }
  EXPECT_NEAR(line_x(kRight, "p{--text-align:start}").second, 0, 0.01);
  EXPECT_NEAR(line_x(kRight, "p{--text-align:left}").first, 0, 0.01);
  EXPECT_NEAR(line_x(kLeft, "p{--text-align:end}").second, 0, 0.01);
  EXPECT_NEAR(line_x(kRight, "p{--text-align:end}").first, 0, 0.01);
  EXPECT_NEAR(line_x(kRight, "p{--text-align:right}").second, 0, 0.01);
  // An author's, over the theme's.
  EXPECT_NEAR(line_x("<p style=\"text-align:end\">中文</p>", "").second, 0, 0.01);
  EXPECT_NEAR(line_x("<p dir=rtl style=\"text-align:left\">中文</p>", "").first, 0, 0.01);
  EXPECT_NEAR(line_x("<div align=right><p>中文</p></div>", "").second, 0, 0.01);
}

TEST_F(ThemePropertyTest, TextAlignLastPlacesTheLastLine) {
  LaidOut page("<p>甲乙丙丁戊己庚</p>");
  page.lay_out(with_rules("p{--text-align-last:right}", kFive));
  ASSERT_GE(page.tree().lines.size(), 2u);
  EXPECT_NEAR(page.tree().lines.back().rect.right(), page.box("p").content_box.right(), 0.01);
  EXPECT_NEAR(page.tree().lines.front().rect.x, page.box("p").content_box.x, 0.01);
  page.lay_out(with_rules("p{--text-align-last:auto}", kFive));
  EXPECT_NEAR(page.tree().lines.back().rect.x, page.box("p").content_box.x, 0.01);
}

TEST_F(ThemePropertyTest, TextJustifyNoneLeavesLinesRagged) {
  char const* const html = "<p>甲乙丙丁戊己庚辛</p>";
  LaidOut page(html);
  page.lay_out(with_rules("", kFive));
  EXPECT_NEAR(page.tree().lines.front().rect.width, 100, 0.05);
  LayoutSettings settings = with_rules("", kFive);
  settings.theme.justify = JustifiedGaps::none;
  page.lay_out(settings);
  EXPECT_LT(page.tree().lines.front().rect.width, 91);
}

TEST_F(ThemePropertyTest, HangingMarksStandBeyondTheMeasure) {
  char const* const html = "<p>甲乙丙丁戊，己庚辛壬癸，子丑</p>";
  LayoutSettings settings = with_rules("", 16 + 90 + 16);
  LaidOut page(html);
  page.lay_out(settings);
  float const right = page.box("p").content_box.right();
  for (LineFragment const& line : page.tree().lines) EXPECT_LE(line.rect.right(), right + 0.05);
  settings.theme.hanging = HangingMarks::allow_end;
  page.lay_out(settings);
  EXPECT_EQ(page.lines(), "甲乙丙丁戊， / 己庚辛壬癸， / 子丑");
  settings.theme.hanging = HangingMarks::none;
  settings.theme.rules = "p{--hanging-punctuation:force-end}";
  page.lay_out(settings);
  EXPECT_EQ(page.lines(), "甲乙丙丁戊， / 己庚辛壬癸， / 子丑");
}

TEST_F(ThemePropertyTest, BalancedLinesAreOfOneLength) {
  char const* const html = "<h2>甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳</h2>";
  LaidOut page(html);
  page.lay_out(with_rules("h2{--text-wrap:wrap;--text-align:start}", 16 + 320 + 16));
  ASSERT_EQ(page.tree().lines.size(), 2u);
  float const ragged = page.tree().lines[0].rect.width - page.tree().lines[1].rect.width;
  page.lay_out(with_rules("h2{--text-wrap:balance;--text-align:start}", 16 + 320 + 16));
  ASSERT_EQ(page.tree().lines.size(), 2u);
  float const balanced = page.tree().lines[0].rect.width - page.tree().lines[1].rect.width;
  EXPECT_LT(std::abs(balanced), std::abs(ragged) / 2);
}

TEST_F(ThemePropertyTest, HeadingsAndCaptionsAreBalanced) {
  for (char const* html :
       {"<h1>甲乙丙丁戊己庚辛壬癸子丑寅卯</h1>", "<h3>甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉</h3>",
        "<figure><img src=\"a.png\" width=\"90\" height=\"9\"><figcaption>"
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄</figcaption></figure>"}) {
    LaidOut const page(html, 16 + 340 + 16);
    std::vector<LineFragment> lines;
    for (LineFragment const& line : page.tree().lines)
      if (page.text(line.text) != "\uFFFC") lines.push_back(line);
    ASSERT_EQ(lines.size(), 2u) << page.dump();
    EXPECT_NEAR(lines[0].rect.width, lines[1].rect.width, 30) << html;
  }
}

TEST_F(ThemePropertyTest, AuthorsCannotSetThem) {
  char const* const plain = "<p>甲乙丙丁戊，己 international</p>";
  char const* const junk =
      "<p style=\"word-break:break-all;overflow-wrap:normal;line-break:anywhere;white-space:nowrap;"
      "text-justify:none;hanging-punctuation:force-end;text-autospace:no-autospace;text-align-last:right;"
      "--word-break:break-all;--line-break:anywhere;--text-align-last:right;--text-autospace:no-autospace;"
      "--text-spacing-trim:space-all;--overflow-wrap:normal;--hanging-punctuation:force-end;--family:mono\">"
      "甲乙丙丁戊，己 international</p>";
  LaidOut const one(plain, kFive), other(junk, kFive);
  EXPECT_EQ(one.dump(), other.dump());
  ASSERT_EQ(one.tree().glyphs.size(), other.tree().glyphs.size());
  for (size_t g = 0; g < one.tree().glyphs.size(); ++g)
    EXPECT_EQ(one.tree().glyphs[g].x, other.tree().glyphs[g].x);
}

}  // namespace
}  // namespace banxin::testing
