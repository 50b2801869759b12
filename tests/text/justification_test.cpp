// Typesetting rules 17-20 and 22: shrinking, stretching, last lines.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class Justification : public TextTest {
 protected:
  static Typeset justify(std::string_view text, float measure) {
    Setting setting;
    setting.measure = measure;
    setting.align = LineAlign::justify;
    return typeset(text, setting);
  }
  static float right_edge(Typeset const& t, size_t line) {
    return (t.set.lines[line].x + t.set.lines[line].width) / kEm;
  }
};

TEST_F(Justification, HanLinesStretchEqually) {
  Typeset const t = justify("一二三四五六七八", 4.3f);
  EXPECT_EQ(t.lines(), "一二三四 / 五六七八");
  EXPECT_EQ(t.places(0), "一@0+1.1 二@1.1+1.1 三@2.2+1.1 四@3.3+1");
  EXPECT_TRUE(t.set.lines[0].justified);
}

TEST_F(Justification, LastLineTakesTheGapsOfTheLineBefore) {
  Typeset const t = justify("一二三四五六七", 4.3f);
  EXPECT_EQ(t.places(1), "五@0+1.1 六@1.1+1.1 七@2.2+1");
  EXPECT_FALSE(t.set.lines[1].justified);
}

TEST_F(Justification, LastLineDoesNotCopyAnAccident) {
  Typeset const t = justify("一二三Donaukahn五六", 6);
  ASSERT_EQ(t.lines(), "一二三 / Donaukahn / 五六");
  EXPECT_GT(t.set.lines[0].stretch.every, 0.125f * kEm);
  EXPECT_FLOAT_EQ(t.advance_em(U"五"), 1);
}

TEST_F(Justification, ForcedLinesAreLastLines) {
  Typeset const t = justify("一二三\n四五六", 4.5f);
  EXPECT_EQ(t.lines(), "一二三⏎ / 四五六");
  EXPECT_EQ(t.places(0), "一@0+1 二@1+1 三@2+1");
  EXPECT_TRUE(t.set.lines[0].forced);
  EXPECT_FALSE(t.set.lines[0].last);
  EXPECT_TRUE(t.set.lines[1].last);
}

TEST_F(Justification, WordSpacesAndGapsGoFirst) {
  // Both reach half an em before anything between Han moves.
  Typeset const t = justify("国家an an国家国家国家", 6.6f);
  EXPECT_EQ(t.line_text(0), "国家an an国");
  EXPECT_FLOAT_EQ(t.advance_em(U"国"), 1);
  EXPECT_GT(t.advance_em(U" "), 0.256f);
  EXPECT_LE(t.advance_em(U" "), 0.5f);
  EXPECT_NEAR(right_edge(t, 0), 6.6f, 0.001f);
}

TEST_F(Justification, NothingMovesInsideDashesAndAroundConnectors) {
  Typeset const t = justify("一……二——三～四五六七八九十", 9.5f);
  EXPECT_EQ(t.line_text(0), "一……二——三～四");
  EXPECT_FLOAT_EQ(t.advance_em(U"…"), 1) << "between the two halves";
  EXPECT_GT(t.advance_em(U"…", 1), 1) << "after them";
  EXPECT_GT(t.advance_em(U"——"), 2);
  EXPECT_FLOAT_EQ(t.advance_em(U"三"), 1);
  EXPECT_FLOAT_EQ(t.advance_em(U"～"), 1);
  EXPECT_NEAR(right_edge(t, 0), 9.5f, 0.001f);
}

TEST_F(Justification, NothingMovesInsideWords) {
  Typeset const t = justify("中国word中国中国中国中国", 6.9f);
  EXPECT_NEAR(t.x_em(U"o") - t.x_em(U"w"), typeset("word", 10).x_em(U"o"), 0.001f);
  EXPECT_NEAR(right_edge(t, 0), 6.9f, 0.001f);
}

TEST_F(Justification, WesternLinesGrowAtTheirSpacesAlone) {
  Typeset const t = justify("one two three four five six", 5.6f);
  for (size_t i = 0; i + 1 < t.set.lines.size(); ++i) EXPECT_NEAR(right_edge(t, i), 5.6f, 0.001f);
  EXPECT_NEAR(t.x_em(U"n") - t.x_em(U"o"), typeset("one", 10).x_em(U"n"), 0.001f);
}

TEST_F(Justification, ShrinkingLetsOneMoreIn) {
  // Four and a half ems of hole or a quarter off two commas.
  Typeset const t = justify("一二，三四，五六七八九十百千", 9.8f);
  EXPECT_EQ(t.line_text(0), "一二，三四，五六七八");
  EXPECT_NEAR(right_edge(t, 0), 9.8f, 0.001f);
  EXPECT_NEAR(t.advance_em(U"，", 0), 0.9f, 0.001f);
  EXPECT_NEAR(t.advance_em(U"，", 1), 0.9f, 0.001f) << "equally inside a tier";
  EXPECT_FLOAT_EQ(t.advance_em(U"一"), 1);
}

TEST_F(Justification, ShrinkOrder) {
  // Brackets before commas before gaps before stops.
  Typeset const brackets = justify("一（二）三，四五六七八九十百千", 9.9f);
  ASSERT_EQ(brackets.line_text(0), "一（二）三，四五六七");
  EXPECT_LT(brackets.advance_em(U"（"), 1);
  EXPECT_FLOAT_EQ(brackets.advance_em(U"，"), 1);
  Typeset const commas = justify("一二A三，四。五六七八九十百千", 9.9f + 0.718f + 0.5f - 1);
  ASSERT_EQ(commas.line_text(0), "一二A三，四。五六七");
  EXPECT_NEAR(commas.advance_em(U"，"), 0.9f, 0.001f);
  EXPECT_FLOAT_EQ(commas.advance_em(U"A"), 0.968f);
  EXPECT_FLOAT_EQ(commas.advance_em(U"。"), 1);
  Typeset const gaps = justify("一二A三四。五六七八九十百千", 8.9f + 0.718f + 0.5f - 1);
  ASSERT_EQ(gaps.line_text(0), "一二A三四。五六七");
  EXPECT_NEAR(gaps.advance_em(U"A"), 0.718f + 0.2f, 0.001f);
  EXPECT_FLOAT_EQ(gaps.advance_em(U"。"), 1);
}

TEST_F(Justification, RaggedLinesHaveTheSameBreaks) {
  std::string const text = "一二，三四，五六七八九十A百千，“万亿”兆国（家）人民";
  for (float measure = 3; measure < 20; measure += 0.3f) {
    EXPECT_EQ(typeset(text, measure).lines(), justify(text, measure).lines());
  }
}

TEST_F(Justification, NoOrphans) {
  EXPECT_EQ(justify("一二三四五六七八九", 8).lines(), "一二三四五六七 / 八九");
  EXPECT_EQ(justify("一二三四五六七八九。", 8).lines(), "一二三四五六七 / 八九。");
  EXPECT_EQ(justify("一二三四五六七八。", 8).lines(), "一二三四五六 / 七八。") << "八。 would be alone";
  EXPECT_EQ(justify("一二三四五六七八九\n十", 8).lines(), "一二三四五六七 / 八九⏎ / 十")
      << "forced lines too";
  EXPECT_EQ(justify("一二三四五六七八word", 8).lines(), "一二三四五六七八 / word");
}

TEST_F(Justification, AnUnstretchableLineIsLeftAlone) {
  Typeset const t = justify("extraordinarily 国家国家", 6);
  EXPECT_FALSE(t.set.lines[0].justified);
}

}  // namespace
}  // namespace banxin::testing
