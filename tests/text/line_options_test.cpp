// text-justify, text-align-last, hanging-punctuation, text-wrap: balance (CSS Text 3 and 4; typesetting rule
// 23).
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class LineOptionsTest : public TextTest {
 protected:
  static Setting justified(float measure) {
    Setting setting;
    setting.measure = measure;
    setting.align = LineAlign::justify;
    return setting;
  }
  static float right_edge(Typeset const& t, size_t line) {
    return (t.set.lines[line].x + t.set.lines[line].width) / kEm;
  }
};

TEST_F(LineOptionsTest, CommasHangWhereTheLineWouldNotFit) {
  Setting setting = justified(4);
  EXPECT_EQ(typeset("一二三四，五六七八", setting).lines(), "一二三 / 四，五六 / 七八");
  setting.options.hanging = HangingPunctuation::allow_end;
  Typeset const t = typeset("一二三四，五六七八", setting);
  ASSERT_EQ(t.lines(), "一二三四， / 五六七八");
  EXPECT_EQ(t.places(0), "一@0+1 二@1+1 三@2+1 四@3+1 ，@4+0.5") << "in the margin";
  EXPECT_EQ(t.places(1), "五@0+1 六@1+1 七@2+1 八@3+1");
}

TEST_F(LineOptionsTest, AllowedMarksStayInsideWhereThereIsRoom) {
  Setting setting = justified(5);
  setting.options.hanging = HangingPunctuation::allow_end;
  Typeset const inside = typeset("一二三四，五六七八九", setting);
  ASSERT_EQ(inside.line_text(0), "一二三四，");
  EXPECT_NEAR(right_edge(inside, 0), 5, 0.001f);
  setting.options.hanging = HangingPunctuation::force_end;
  Typeset const forced = typeset("一二三四，五六七八九", setting);
  ASSERT_EQ(forced.line_text(0), "一二三四，");
  EXPECT_NEAR(forced.x_em(U"，"), 5, 0.001f);
}

TEST_F(LineOptionsTest, OnlyACommaOrStopThatStandsAlone) {
  Setting setting = justified(4);
  setting.options.hanging = HangingPunctuation::force_end;
  for (char const* text : {"一二三”，五六七八", "一二四）五六七八", "一二四！五六七八"}) {
    Typeset const t = typeset(text, setting);
    for (size_t i = 0; i < t.set.lines.size(); ++i) EXPECT_LE(right_edge(t, i), 4.001f) << t.lines();
  }
  EXPECT_GT(right_edge(typeset("一二三四。", setting), 0), 4.4f) << "a stop at the paragraph's end, too";
}

TEST_F(LineOptionsTest, HungMarksStayOutOfTheWayOfOtherAlignments) {
  Setting setting;
  setting.measure = 6;
  setting.align = LineAlign::right;
  setting.options.hanging = HangingPunctuation::force_end;
  Typeset const t = typeset("一二三。", setting);
  EXPECT_NEAR(t.x_em(U"一"), 3, 0.001f);
  EXPECT_NEAR(t.x_em(U"。"), 6, 0.001f);
}

TEST_F(LineOptionsTest, LastLinesAlignAsAsked) {
  Setting setting = justified(4.3f);
  std::string const text = "一二三四五六七";
  setting.options.align_last = LineAlign::justify;
  EXPECT_NEAR(right_edge(typeset(text, setting), 1), 4.3f, 0.001f);
  setting.options.align_last = LineAlign::center;
  Typeset const centred = typeset(text, setting);
  EXPECT_NEAR(centred.x_em(U"五"), 0.65f, 0.001f);
  EXPECT_FLOAT_EQ(centred.advance_em(U"五"), 1) << "not in the gaps of the line above";
  setting.options.align_last = LineAlign::right;
  EXPECT_NEAR(right_edge(typeset(text, setting), 1), 4.3f, 0.001f);
  setting.align = LineAlign::start;
  setting.options.align_last = LineAlign::justify;
  Typeset const both = typeset("一二三\n四五六", setting);
  EXPECT_NEAR(right_edge(both, 0), 4.3f, 0.001f) << "lines before forced breaks are last lines";
  EXPECT_NEAR(right_edge(both, 1), 4.3f, 0.001f);
}

TEST_F(LineOptionsTest, JustifyNoneLeavesLinesNatural) {
  Setting setting = justified(4.3f);
  setting.options.justify = TextJustify::none;
  Typeset const t = typeset("一二三四五六七八", setting);
  EXPECT_EQ(t.places(0), "一@0+1 二@1+1 三@2+1 四@3+1");
  EXPECT_FALSE(t.set.lines[0].justified);
}

TEST_F(LineOptionsTest, InterWordStretchesWordSpacesAlone) {
  Setting setting = justified(8.5f);
  setting.options.justify = TextJustify::inter_word;
  Typeset const t = typeset("one two 国家A国家国家国家国家", setting);
  EXPECT_NEAR(right_edge(t, 0), 8.5f, 0.001f) << t.lines();
  EXPECT_FLOAT_EQ(t.advance_em(U"国"), 1);
  EXPECT_GT(t.advance_em(U" "), 0.3f);
  Typeset const without = typeset("一二三四五六七八九十", setting);
  EXPECT_FALSE(without.set.lines[0].justified);
}

TEST_F(LineOptionsTest, InterCharacterGoesBetweenLettersToo) {
  Setting setting = justified(6.9f);
  setting.options.justify = TextJustify::inter_character;
  Typeset const t = typeset("中国word中国中国中国中国", setting);
  EXPECT_NEAR(right_edge(t, 0), 6.9f, 0.001f);
  EXPECT_GT(t.x_em(U"o") - t.x_em(U"w"), typeset("word", 10).x_em(U"o"));
}

TEST_F(LineOptionsTest, BalancedLinesAreAboutAsLongAsEachOther) {
  Setting setting;
  setting.measure = 12;
  std::string const title = "老城的灯会今年为什么又回来了一次";
  Typeset const plain = typeset(title, setting);
  ASSERT_EQ(plain.set.lines.size(), 2u);
  EXPECT_GT(plain.set.lines[0].width, plain.set.lines[1].width * 1.5f);
  setting.options.balance = true;
  Typeset const balanced = typeset(title, setting);
  ASSERT_EQ(balanced.set.lines.size(), 2u) << "not one line more";
  EXPECT_NEAR(balanced.set.lines[0].width, balanced.set.lines[1].width, 1.01f * kEm);
  EXPECT_EQ(typeset("短标题", setting).lines(), "短标题");
}

}  // namespace
}  // namespace banxin::testing
