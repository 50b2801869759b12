// Typesetting rules 1, 4, 11: what stands at the edges of a line, and that trims are known before lines are
// broken.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class LineEdges : public TextTest {};

TEST_F(LineEdges, OpeningMarkIsFlushAtTheStart) {
  Typeset const t = typeset("「国家」", 10);
  EXPECT_EQ(t.places(), "「@0+0.5 国@0.5+1 家@1.5+1 」@2.5+0.5");
  EXPECT_EQ(t.set.lines[0].x, 0);
  EXPECT_FLOAT_EQ(t.set.lines[0].width, 3 * kEm);
  PlacedGlyph const mark = t.glyph(U"「");
  EXPECT_FLOAT_EQ(mark.x, -0.5f * kEm) << "the origin lies half an em left of the ink";
  EXPECT_FLOAT_EQ(mark.lead, 0.5f * kEm);
  EXPECT_LT(t.ink(0).first, 0.25f);
}

TEST_F(LineEdges, ClosingMarksAreFlushAtTheEnd) {
  for (char const* mark : {"。", "，", "、", "；", "：", "”", "」", "）", "？", "！"}) {
    Typeset const t = typeset("国" + std::string(mark), 10);
    EXPECT_FLOAT_EQ(t.set.lines[0].width, 1.5f * kEm) << mark;
  }
}

TEST_F(LineEdges, TraditionalCommaIsHalfWidthAtTheEnd) {
  Setting setting;
  setting.language = Language::zh_hant;
  EXPECT_EQ(typeset("國，", setting).places(), "國@0+1 ，@1+0.5");
}

TEST_F(LineEdges, TrimsAreKnownBeforeBreaking) {
  EXPECT_EQ(typeset("一二三四。五六七", 4.5f).lines(), "一二三四。 / 五六七");
  EXPECT_EQ(typeset("“一二三”四五六七", 4).lines(), "“一二三” / 四五六七");
  EXPECT_EQ(typeset("一二（三）（四）五六", 6.5f).lines(), "一二（三）（四） / 五六");
}

TEST_F(LineEdges, AlsoAfterAnIndent) {
  Setting setting;
  setting.measure = 10;
  setting.indent = 2;
  EXPECT_EQ(typeset("“国”", setting).places(), "“@2+0.5 国@2.5+1 ”@3.5+0.5");
  EXPECT_EQ(typeset("　　“国”", 10).places(), "　@0+1 　@1+1 “@2+0.5 国@2.5+1 ”@3.5+0.5");
}

TEST_F(LineEdges, SpacesHang) {
  Typeset const t = typeset("word word word", 5.4f);
  EXPECT_EQ(t.lines(), "word word  / word");
  EXPECT_LT(t.set.lines[0].width, 5.4f * kEm);
  EXPECT_FLOAT_EQ(t.advance_em(U" ", 1), 0) << "and take no room";
}

TEST_F(LineEdges, PreservedSpacesHangWithTheirWidth) {
  Setting setting;
  setting.measure = 3;
  setting.style.white_space = WhiteSpace::pre_wrap;
  Typeset const t = typeset("国国国   家国", setting);
  EXPECT_EQ(t.lines(), "国国国    / 家国");
  EXPECT_FLOAT_EQ(t.set.lines[0].width, 3 * kEm);
  EXPECT_GT(t.advance_em(U" ", 0), 0.2f);
}

TEST_F(LineEdges, NoGapAtTheEdges) {
  Typeset const t = typeset("中文字AA中文", 4.6f);
  EXPECT_EQ(t.lines(), "中文字AA / 中文") << "3 + 1/4 + 1.436, the gap after AA is not there";
  Typeset const spaced = typeset("中文字 AA 中文", 4.7f);
  EXPECT_EQ(spaced.lines(), "中文字 AA  / 中文");
  EXPECT_FLOAT_EQ(spaced.x_em(U"中", 1), 0);
}

TEST_F(LineEdges, AlignmentUsesTrimmedWidths) {
  Setting setting;
  setting.measure = 10;
  setting.align = LineAlign::end;
  EXPECT_EQ(typeset("“国”", setting).places(), "“@8+0.5 国@8.5+1 ”@9.5+0.5");
  setting.align = LineAlign::center;
  EXPECT_EQ(typeset("“国”", setting).places(), "“@4+0.5 国@4.5+1 ”@5.5+0.5");
  setting.align = LineAlign::right;
  EXPECT_FLOAT_EQ(typeset("国", setting).set.lines[0].x, 9 * kEm);
  setting.align = LineAlign::left;
  EXPECT_FLOAT_EQ(typeset("国", setting).set.lines[0].x, 0);
}

}  // namespace
}  // namespace banxin::testing
