// Typesetting rules 2, 3 and 9-14: dashes, quotes, and the widths of marks inside a line.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class PunctuationWidth : public TextTest {
 protected:
  static std::string places(std::string_view text, Language language = Language::zh_hans) {
    Setting setting;
    setting.language = language;
    return typeset(text, setting).places();
  }
  /// From the first to the last glyph's space, in ems: `text` between two Han.
  static float width_between_han(std::string_view text, Language language = Language::zh_hans) {
    Setting setting;
    setting.language = language;
    Typeset const t = typeset("国" + std::string(text) + "国", setting);
    return t.x_em(U"国", 1) - 1;
  }
};

TEST_F(PunctuationWidth, DashAndEllipsisAreTwoEms) {
  for (Language language : {Language::zh_hans, Language::zh_hant, Language::other}) {
    EXPECT_NEAR(width_between_han("——", language), 2.0f, 0.001f);
    EXPECT_NEAR(width_between_han("……", language), 2.0f, 0.001f);
  }
  Setting hei;
  hei.style.font = {FontFamily::hei, 700, Language::zh_hans};
  EXPECT_NEAR(typeset("国——国", hei).x_em(U"国", 1), 3.0f, 0.001f);
}

TEST_F(PunctuationWidth, QuotesAreWideInChineseAndNarrowInLatin) {
  EXPECT_EQ(places("说“好”了"), "说@0+1 “@1+1 好@2+1 ”@3+1 了@4+1");
  EXPECT_NEAR(width_between_han("“Best”"), 2 + 0.67f + 0.546f + 0.473f + 0.367f, 0.01f)
      << "neighbours are Han";
  Typeset const latin = typeset("He said “yes” and ‘no’, don’t", 40);
  for (std::u32string_view quote : {U"“", U"”", U"‘", U"’"}) EXPECT_LT(latin.advance_em(quote), 0.5f);
}

TEST_F(PunctuationWidth, EachMarkHasItsBlankOnOneSide) {
  EXPECT_EQ(places("国，国"), "国@0+1 ，@1+1 国@2+1");
  EXPECT_EQ(places("国（国"), "国@0+1 （@1+1 国@2+1");
  Typeset const t = typeset("国（国）国，国", 40);
  auto blanks = [&](size_t i) {
    return std::pair(t.shaped.clusters[i].glue_before / kEm, t.shaped.clusters[i].glue_after / kEm);
  };
  EXPECT_EQ(blanks(1), std::pair(0.5f, 0.0f));
  EXPECT_EQ(blanks(3), std::pair(0.0f, 0.5f));
  EXPECT_EQ(blanks(5), std::pair(0.0f, 0.5f));
}

TEST_F(PunctuationWidth, TraditionalCommasStandInTheMiddle) {
  Setting setting;
  setting.language = Language::zh_hant;
  Typeset const t = typeset("國，國。國！國", setting);
  EXPECT_EQ(t.shaped.clusters[1].glue_before, 0.25f * kEm);
  EXPECT_EQ(t.shaped.clusters[1].glue_after, 0.25f * kEm);
  EXPECT_EQ(t.shaped.clusters[3].glue_before, 0.25f * kEm);
  EXPECT_EQ(t.shaped.clusters[5].glue_after, 0) << "rule 12: fixed";
  EXPECT_EQ(t.shaped.clusters[5].body, kEm);
}

TEST_F(PunctuationWidth, PairsTakeOneAndAHalf) {
  for (char const* pair :
       {"」」", "」「", "「「", "，」", "。”", "。「", "，（", "：“", "”。", "）、", "》《", "？”", "；“"}) {
    for (Language language : {Language::zh_hans, Language::zh_hant}) {
      // Traditional ！？ are fixed; ： “ have blanks of another kind there, which the pair rule still takes.
      if (language == Language::zh_hant && std::string_view(pair).starts_with("？")) continue;
      EXPECT_NEAR(width_between_han(pair, language), 1.5f, 0.001f) << pair << " " << language_tag(language);
    }
  }
}

TEST_F(PunctuationWidth, ClosingAndOpeningKeepHalfAnEmBetween) {
  EXPECT_EQ(places("国」「国"), "国@0+1 」@1+0.5 「@1.5+1 国@2.5+1");
  EXPECT_EQ(places("国。」「国"), "国@0+1 。@1+0.5 」@1.5+0.5 「@2+1 国@3+1");
  EXPECT_EQ(places("《国》（国）"), "《@0+0.5 国@0.5+1 》@1.5+0.5 （@2+1 国@3+1 ）@4+0.5");
}

TEST_F(PunctuationWidth, EmptyBracketsAreNotAPair) {
  EXPECT_NEAR(width_between_han("（）"), 2.0f, 0.001f);
}

TEST_F(PunctuationWidth, ChainedExclamations) {
  EXPECT_NEAR(width_between_han("！"), 1.0f, 0.001f);
  EXPECT_NEAR(width_between_han("？！"), 1.0f, 0.001f);
  EXPECT_NEAR(width_between_han("！！！"), 2.0f, 0.001f);
  EXPECT_NEAR(width_between_han("！！！！"), 2.0f, 0.001f);
  EXPECT_NEAR(width_between_han("？！”"), 2.0f, 0.001f) << "an even chain has no blank left to trim: 1 + 1";
  EXPECT_NEAR(width_between_han("？！", Language::zh_hant), 2.0f, 0.001f);
}

TEST_F(PunctuationWidth, InterpunctsAndShortConnectorsTakeHalfAnEm) {
  EXPECT_EQ(places("阿·卜"), "阿@0+1 ·@1+0.5 卜@1.5+1");
  Typeset const t = typeset("阿·卜", 40);
  FontFace const* font = test_fonts()->font(t.glyph(U"·").slice);
  InkBounds const ink = font->ink(t.glyph(U"·").id);
  float const centre =
      (t.glyph(U"·").x + float(ink.x_min + ink.x_max) / 2 * kEm / font->units_per_em()) / kEm;
  EXPECT_NEAR(centre, 1.25f, 0.01f);
  EXPECT_NEAR(width_between_han("・"), 0.5f, 0.001f);
  EXPECT_NEAR(width_between_han("‧"), 0.5f, 0.001f);
  EXPECT_NEAR(width_between_han("–"), 0.5f, 0.001f);
  EXPECT_NEAR(width_between_han("-"), 0.5f, 0.001f);
  EXPECT_NEAR(width_between_han("/"), 0.5f, 0.001f);
  EXPECT_NEAR(width_between_han("～"), 1.0f, 0.001f);
  EXPECT_NEAR(width_between_han("—"), 1.0f, 0.001f);
  EXPECT_LT(typeset("a·b", 40).advance_em(U"·"), 0.4f) << "not between Han";
  EXPECT_LT(typeset("2020-2024", 40).advance_em(U"-"), 0.4f);
}

TEST_F(PunctuationWidth, TraditionalInterpunctKeepsGlueAroundIt) {
  EXPECT_NEAR(width_between_han("‧", Language::zh_hant), 1.0f, 0.001f);
  EXPECT_NEAR(width_between_han("・", Language::ja), 1.0f, 0.001f);
}

TEST_F(PunctuationWidth, StyleBoundariesMakeNoDifference) {
  std::string const plain = places("说，“好”。（国）国");
  ParagraphBuilder builder;
  TextStyle bold = builder.base();
  bold.font.weight = 700;
  StyleId const strong = builder.style(bold);
  Typeset const t = builder.text("说，")
                        .box_start()
                        .text("“好", strong)
                        .text("”", 0)
                        .box_end()
                        .text("。", strong)
                        .text("（国", 0)
                        .text("）", strong)
                        .text("国")
                        .set();
  EXPECT_EQ(t.places(), plain);
}

TEST_F(PunctuationWidth, ABoxWithPaddingParts) {
  Typeset const t =
      ParagraphBuilder().text("国。").box_start(0.2f).text("「国」").box_end(0.2f).text("国").set();
  EXPECT_EQ(t.places(), "国@0+1 。@1+1 「@2.2+1 国@3.2+1 」@4.2+1 国@5.4+1");
}

TEST_F(PunctuationWidth, TrimmingCanBeSwitchedOff) {
  Setting setting;
  setting.style.spacing_trim = false;
  EXPECT_EQ(typeset("国」「国。", setting).places(), "国@0+1 」@1+1 「@2+1 国@3+1 。@4+1");
  Setting simple;
  simple.mode = TypesettingMode::simple;
  EXPECT_EQ(typeset("「国」「A国。", simple).places(),
            "「@0+1 国@1+1 」@2+1 「@3+1 A@4+0.718 国@4.718+1 。@5.718+1");
}

TEST_F(PunctuationWidth, ZeroWidthCharactersHideNothing) {
  EXPECT_EQ(places("国。\u200B」国"), "国@0+1 。@1+0.5 」@1.5+1 国@2.5+1");
}

}  // namespace
}  // namespace banxin::testing
