// Typesetting rules 15 and 16: the gap between Han and Latin.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class LatinGap : public TextTest {
 protected:
  /// Distance between the first glyph of `left` and the first of `right`, less `left`'s width of one em.
  static float gap(std::string_view text, Setting const& setting = {}) {
    return typeset(text, setting).x_em(U"A") - 1;
  }
};

TEST_F(LatinGap, QuarterOfAnEm) {
  EXPECT_FLOAT_EQ(gap("国A"), 0.25f);
  EXPECT_EQ(typeset("A国", 10).places(), "A@0+0.968 国@0.968+1");
  EXPECT_NEAR(typeset("1国", 10).x_em(U"国"), 0.557f + 0.25f, 0.12f) << "digits too";
  EXPECT_FLOAT_EQ(gap("かA"), 0.25f) << "and kana";
}

TEST_F(LatinGap, AWrittenSpaceIsTheGap) {
  EXPECT_FLOAT_EQ(gap("国 A"), 0.25f);
  EXPECT_FLOAT_EQ(gap("国\u00A0A"), 0.25f);
  Setting kept;
  kept.style.white_space = WhiteSpace::pre_wrap;
  EXPECT_NEAR(gap("国 A", kept), 0.256f, 0.001f) << "a preserved space is a space";
  EXPECT_NEAR(gap("国  A", kept), 0.512f, 0.001f);
}

TEST_F(LatinGap, NoneBesideMarks) {
  Typeset const t = typeset("（A），A。A", 20);
  EXPECT_FLOAT_EQ(t.x_em(U"A"), 0.5f);
  EXPECT_FLOAT_EQ(t.advance_em(U"A"), 0.718f);
  EXPECT_NEAR(typeset("国%国", 10).advance_em(U"%"), typeset("a%a", 10).advance_em(U"%"), 0.001f);
}

TEST_F(LatinGap, AcrossStylesAndThinBoxes) {
  ParagraphBuilder builder;
  TextStyle bold = builder.base();
  bold.font.weight = 700;
  StyleId const strong = builder.style(bold);
  EXPECT_FLOAT_EQ(builder.text("国").box_start().text("A", strong).box_end().text("国").set().x_em(U"A"),
                  1.25f);
  EXPECT_FLOAT_EQ(ParagraphBuilder().text("国").box_start(0.5f).text("A").set().x_em(U"A"), 1.5f)
      << "padding parts";
}

TEST_F(LatinGap, SwitchedOff) {
  Setting off;
  off.style.autospace = false;
  EXPECT_FLOAT_EQ(gap("国A", off), 0);
  Setting simple;
  simple.mode = TypesettingMode::simple;
  EXPECT_FLOAT_EQ(gap("国A", simple), 0);
  EXPECT_NEAR(gap("国 A", simple), 0.256f, 0.001f);
}

TEST_F(LatinGap, NotForHangulNorSuperscripts) {
  Typeset const korean = typeset("한A", 10);
  EXPECT_FLOAT_EQ(korean.x_em(U"A"), korean.shaped.clusters[0].body / kEm);
  ParagraphBuilder builder;
  TextStyle raised = builder.base();
  raised.baseline_shift = 6;
  StyleId const note = builder.style(raised);
  EXPECT_FLOAT_EQ(builder.text("国").text("A", note).set().x_em(U"A"), 1);
}

TEST_F(LatinGap, SizeIsThatOfTheHan) {
  ParagraphBuilder builder;
  TextStyle small = builder.base();
  small.size = kEm / 2;
  StyleId const code = builder.style(small);
  EXPECT_FLOAT_EQ(builder.text("国").text("A", code).set().x_em(U"A"), 1.25f);
}

TEST_F(LatinGap, NeverGrowsBeyondHalfAnEm) {
  // The rest of what is missing goes between the Han alone.
  Setting setting;
  setting.align = LineAlign::justify;
  setting.measure = 7.8f;
  Typeset const t = typeset("国家A国家国家国家 B 国家国家国家", setting);
  float const body = typeset("A", 10).advance_em(U"A");
  ASSERT_EQ(t.line_text(0), "国家A国家国家");
  EXPECT_NEAR(t.advance_em(U"A"), body + 0.5f, 0.001f);
  EXPECT_GT(t.advance_em(U"国"), 1);
}

TEST_F(LatinGap, TakesAllWhereNothingElseCan) {
  Setting setting;
  setting.align = LineAlign::justify;
  setting.measure = 5;
  Typeset const t = typeset("国word国家家国家", setting);
  ASSERT_EQ(t.line_text(0), "国word国");
  EXPECT_NEAR(t.set.lines[0].width, 5 * kEm, 0.01f);
}

}  // namespace
}  // namespace banxin::testing
