// Where lines may end: UAX #14 as each span wants it, white-space, overlong words (typesetting rules 1, 2,
// 5-7).
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class BreakLine : public TextTest {
 protected:
  static Setting narrow(float measure) {
    Setting setting;
    setting.measure = measure;
    return setting;
  }
};

TEST_F(BreakLine, ProhibitedMarksStayWithTheirNeighbours) {
  EXPECT_EQ(typeset("一二三四，五六七", 4).lines(), "一二三 / 四，五 / 六七") << "the comma takes 四 along";
  EXPECT_EQ(typeset("一二三四，五六七", 4.5f).lines(), "一二三四， / 五六七");
  EXPECT_EQ(typeset("一二三（四五六七八", 4).lines(), "一二三 / （四五六 / 七八");
  EXPECT_EQ(typeset("中国史密·约翰逊", 4.5f).lines(), "中国史密· / 约翰逊");
}

TEST_F(BreakLine, UnitsStayWhole) {
  EXPECT_EQ(typeset("一二三——四五六", 4).lines(), "一二 / 三——四 / 五六");
  EXPECT_EQ(typeset("一二三四1,234.5元五六七", 6).lines(), "一二三四 / 1,234.5元五 / 六七");
  EXPECT_EQ(typeset("一二三四50%五六七八", 5).line_text(0), "一二三四");
}

TEST_F(BreakLine, GraphemesStayWhole) {
  for (float measure = 1; measure < 6; measure += 0.5f) {
    Typeset const t = typeset("👩‍👩‍👧🇨🇳葛\U000E0100é字", measure);
    for (SetLine const& line : t.set.lines) {
      char32_t const first = t.paragraph.text[line.text.begin];
      EXPECT_NE(first, 0x200Du);
      EXPECT_NE(first, 0xE0100u);
      EXPECT_NE(first, 0x1F1F3u) << "the second half of the flag";
    }
  }
}

TEST_F(BreakLine, OverlongWordsBreakAnywhere) {
  Typeset const t = typeset("国 incomprehensibilities", 5);
  EXPECT_EQ(t.line_text(0), "国 ") << "a word that is too long for its own line begins on it";
  for (SetLine const& line : t.set.lines) EXPECT_LE(line.width, 5 * kEm);
}

TEST_F(BreakLine, OverlongWordsMayOverflow) {
  Setting setting = narrow(5);
  setting.style.overflow_wrap = OverflowWrap::normal;
  EXPECT_EQ(typeset("国 incomprehensibilities 家", setting).lines(), "国  / incomprehensibilities  / 家");
}

TEST_F(BreakLine, DivisionSparesMarks) {
  EXPECT_EQ(typeset("word……”，", 3).line_text(0), "wor") << "rather than a line that begins with …… or ”";
}

TEST_F(BreakLine, DivisionSparesWesternMarksToo) {
  for (char const* text :
       {"internationalization.", "internationalization)", "internationalization(abc)international",
        "internationalization“abc”international"}) {
    for (float measure = 4; measure < 13; measure += 0.1f) {
      Typeset const t = typeset(text, measure);
      for (size_t i = 0; i < t.set.lines.size(); ++i) {
        char32_t const first = t.paragraph.text[t.set.lines[i].text.begin];
        char32_t const last = t.paragraph.text[t.set.lines[i].text.end - 1];
        EXPECT_EQ(std::u32string_view(U".)”").find(first), std::u32string_view::npos) << t.lines();
        EXPECT_EQ(std::u32string_view(U"(“").find(last), std::u32string_view::npos) << t.lines();
      }
    }
  }
}

TEST_F(BreakLine, Nowrap) {
  ParagraphBuilder builder(narrow(4));
  TextStyle style = builder.base();
  style.white_space = WhiteSpace::nowrap;
  StyleId const nowrap = builder.style(style);
  EXPECT_EQ(builder.text("一二").text("三四五", nowrap).text("六七八").set().lines(),
            "一二 / 三四五六 / 七八");
  Setting whole = narrow(4);
  whole.style.white_space = WhiteSpace::nowrap;
  EXPECT_EQ(typeset("一二 三四五六", whole).lines(), "一二 三四五六");
}

TEST_F(BreakLine, ForcedBreaks) {
  EXPECT_EQ(typeset("一\n\n二", 10).lines(), "一⏎ / ⏎ / 二");
  Typeset const ended = typeset("一\n", 10);
  EXPECT_EQ(ended.lines(), "一⏎");
  EXPECT_TRUE(ended.breaks[0].forced);
  EXPECT_TRUE(ended.breaks[0].last);
  Setting pre;
  pre.measure = 2;
  pre.style.white_space = WhiteSpace::pre;
  EXPECT_EQ(typeset("一二三\n四", pre).lines(), "一二三⏎ / 四");
}

TEST_F(BreakLine, EachSpanHasItsOwnStrictness) {
  ParagraphBuilder builder(narrow(4));
  TextStyle style = builder.base();
  style.line_break = LineBreakStrictness::anywhere;
  StyleId const anywhere = builder.style(style);
  EXPECT_EQ(builder.text("一二三").text("四。。五", anywhere).text("六七").set().line_text(0), "一二三四");
  ParagraphBuilder words(narrow(4));
  style = words.base();
  style.word_break = WordBreak::break_all;
  EXPECT_EQ(words.text("一二").text("abcdef", words.style(style)).set().line_text(0), "一二abc");
  style.word_break = WordBreak::keep_all;
  ParagraphBuilder kept(narrow(4));
  EXPECT_EQ(kept.text("一二三，").text("四五六", kept.style(style)).set().lines(), "一二三， / 四五六");
}

TEST_F(BreakLine, TailoringFollowsTheLanguage) {
  Setting japanese = narrow(3);
  japanese.language = Language::ja;
  japanese.style.line_break = LineBreakStrictness::loose;
  Setting chinese = japanese;
  chinese.language = Language::zh_hans;
  EXPECT_NE(typeset("国国国・国国", japanese).lines(), typeset("国国国・国国", chinese).lines());
}

TEST_F(BreakLine, PenaltiesAreAvoidedWhereItCostsLittle) {
  std::string const ten = "一二三四五六七八九十";
  std::string const sixty = ten + ten + ten + ten + ten + ten;
  EXPECT_EQ(typeset(sixty + "一二三四五" + "2024年七八九十一二", 67.4f).line_text(0), sixty + "一二三四五")
      << "not between the digits and 年";
  EXPECT_EQ(typeset("一二三四五2024年七八九十一二", 7.8f).line_text(0), "一二三四五2024")
      << "here it would cost much";
}

TEST_F(BreakLine, TabsGoToTheNextStop) {
  Setting setting;
  setting.style.white_space = WhiteSpace::pre;
  Typeset const t = typeset("a\tb\tc\n国国国\td", setting);
  float const stop = 8 * 0.256f;
  EXPECT_NEAR(t.x_em(U"b"), stop, 0.001f);
  EXPECT_NEAR(t.x_em(U"c"), 2 * stop, 0.001f);
  EXPECT_NEAR(t.x_em(U"d"), 2 * stop, 0.001f);
}

TEST_F(BreakLine, ZeroAndNegativeMeasures) {
  for (float measure : {0.0f, -3.0f, 0.01f}) {
    Typeset const t = typeset("中文a bc，", measure);
    EXPECT_GE(t.set.lines.size(), 4u);
  }
}

TEST_F(BreakLine, SoftHyphensShowWhereALineEndsAtThem) {
  Setting setting;
  setting.measure = 6;
  setting.align = LineAlign::justify;
  Typeset const t = typeset("国家extra\u00ADordinary国家", setting);
  ASSERT_EQ(t.line_text(0), "国家extra\u00AD");
  PlacedGlyph const hyphen = t.glyph(U"\u00AD");
  EXPECT_GT(hyphen.advance, 0.2f * kEm);
  EXPECT_NEAR(hyphen.x + hyphen.lead + hyphen.advance, 6 * kEm, 0.01f) << "it counts in the line's width";
  EXPECT_NEAR(t.set.lines[0].width, 6 * kEm, 0.01f);
  Typeset const whole = typeset("国家extra\u00ADordinary国家", 40);
  for (PlacedGlyph const& glyph : whole.set.glyphs) EXPECT_NE(whole.paragraph.text[glyph.text_begin], 0xADu);
}

}  // namespace
}  // namespace banxin::testing
