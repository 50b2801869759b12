// Inline boxes, atomics and float anchors on lines.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class InlineItems : public TextTest {
 protected:
  static std::string items(Typeset const& t) {
    std::string all;
    for (size_t line = 0; line < t.set.lines.size(); ++line) {
      if (line) all += " / ";
      for (uint32_t i = t.set.lines[line].item_begin; i < t.set.lines[line].item_end; ++i) {
        char text[32];
        std::snprintf(text, sizeof text, "%u@%g ", t.set.items[i].item, double(t.set.items[i].x / kEm));
        all += text;
      }
    }
    return all;
  }
  static Setting narrow(float measure) {
    Setting setting;
    setting.measure = measure;
    return setting;
  }
};

TEST_F(InlineItems, EdgesTakeTheirWidth) {
  Typeset const t = ParagraphBuilder().text("一").box_start(0.5f).text("二").box_end(0.25f).text("三").set();
  EXPECT_EQ(t.places(), "一@0+1 二@1.5+1 三@2.75+1");
  EXPECT_EQ(items(t), "0@1 1@2.5 ");
  EXPECT_FLOAT_EQ(t.set.lines[0].width, 3.75f * kEm);
}

TEST_F(InlineItems, EdgesStayWithWhatTheyEnclose) {
  Typeset const t =
      ParagraphBuilder(narrow(3)).text("一二").box_start(0.5f).text("三四").box_end(0.5f).text("五六").set();
  EXPECT_EQ(t.lines(), "一二 / 三四 / 五六") << "三 and its edge do not fit, nor 五 behind the other edge";
  EXPECT_EQ(items(t), " / 0@0 1@2.5  / ");
}

TEST_F(InlineItems, ABoxEndCountsForTheLineItEnds) {
  Typeset const t = ParagraphBuilder(narrow(3)).box_start().text("一二三").box_end(0.5f).text("四五六").set();
  EXPECT_EQ(t.lines(), "一二 / 三四 / 五六") << "三 fits, but not with its edge";
}

TEST_F(InlineItems, EmptyBoxesGoWithWhatFollows) {
  Typeset const t =
      ParagraphBuilder(narrow(2)).text("一二").box_end().box_start().box_end().text("三四").set();
  EXPECT_EQ(items(t), "0@2  / 1@0 2@0 ");
}

TEST_F(InlineItems, GapsLieOutsideOfBoxes) {
  Typeset const t = ParagraphBuilder().text("一").box_start().text("A").box_end().text("二").set();
  EXPECT_EQ(items(t), "0@1.25 1@1.968 ");
}

TEST_F(InlineItems, RunsDoNotReachOverTheGap) {
  ParagraphBuilder builder;
  TextStyle style = builder.base();
  style.decorations = decoration_underline;
  Typeset const t = builder.text("一").text("A", builder.style(style)).text("二").set();
  ASSERT_EQ(t.set.runs.size(), 3u);
  EXPECT_FLOAT_EQ(t.set.runs[1].x, 1.25f * kEm);
  EXPECT_FLOAT_EQ(t.set.runs[1].width, 0.718f * kEm);
}

TEST_F(InlineItems, AtomicsAreSetAsTheyAreNow) {
  Typeset t = ParagraphBuilder(narrow(4)).text("一").atomic(1.5f).text("二三四").set();
  EXPECT_EQ(t.lines(), "一\xEF\xBF\xBC二 / 三四") << "not 四 alone";
  EXPECT_EQ(items(t), "0@1  / ");
  EXPECT_FLOAT_EQ(t.x_em(U"二"), 2.5f);
  t.paragraph.items[0].width = 3 * kEm;  // the image has come: no new shaping
  SetParagraph set;
  LineOptions options;
  options.align = LineAlign::start;
  LineBreak const found = break_line(t.paragraph, t.shaped, t.styles, {}, {0, 4 * kEm, 0}, options);
  EXPECT_EQ(found.cluster_end, 2u);
  EXPECT_EQ(found.next.item, 1u);
  EXPECT_FLOAT_EQ(found.natural_width, 4 * kEm);
}

TEST_F(InlineItems, AWideAtomicOverflowsAlone) {
  Typeset const t = ParagraphBuilder(narrow(3)).text("一").atomic(5).text("二").set();
  EXPECT_EQ(t.lines(), "一 / \xEF\xBF\xBC / 二");
}

TEST_F(InlineItems, FloatAnchorsAreMetOnTheirLine) {
  Typeset const t = ParagraphBuilder(narrow(2)).text("一二").text("三").float_anchor().text("四").set();
  EXPECT_EQ(items(t), " / 0@1 ");
  Typeset const first = ParagraphBuilder(narrow(2)).float_anchor().text("一二").set();
  EXPECT_EQ(items(first), "0@0 ");
}

TEST_F(InlineItems, NestedEdgesInOrder) {
  Typeset const t =
      ParagraphBuilder().box_start(0.5f).box_start(0.25f).text("一").box_end(0.25f).box_end(0.5f).set();
  EXPECT_EQ(items(t), "0@0 1@0.5 2@1.75 3@2 ");
  EXPECT_FLOAT_EQ(t.set.lines[0].x, 0.75f * kEm) << "from the first glyph";
  EXPECT_FLOAT_EQ(t.set.lines[0].width, kEm);
}

TEST_F(InlineItems, JustifiedLinesCountEdges) {
  Setting setting = narrow(4.4f);
  setting.align = LineAlign::justify;
  Typeset const t =
      ParagraphBuilder(setting).box_start(0.2f).text("一二三四").box_end().text("五六七八").set();
  EXPECT_EQ(t.line_text(0), "一二三四");
  EXPECT_NEAR(t.set.lines[0].x + t.set.lines[0].width, 4.4f * kEm, 0.01f);
}

}  // namespace
}  // namespace banxin::testing
