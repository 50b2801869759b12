#include "paint/build_display_list.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "paint/page_fixture.h"

namespace banxin {
namespace {

using testing::kHei;
using testing::kSong;
using testing::Page;
using testing::two_faces;

std::vector<CommandKind> kinds(DisplayList const& list) {
  std::vector<CommandKind> out;
  for (DisplayCommand const& command : list.commands) out.push_back(command.kind);
  return out;
}

using Kinds = std::vector<CommandKind>;
constexpr CommandKind kBox = CommandKind::box, kImage = CommandKind::image_place, kRule = CommandKind::rule,
                      kGlyphs = CommandKind::glyphs;

TEST(BuildDisplayList, PaintsBlocksImagesThenLines) {
  Page page;
  StyleId const link = page.style(decoration_underline), gone = page.style(decoration_line_through);
  page.begin_line();
  page.add_run(U"版心", link);
  page.add_run(U"铅字", gone);
  page.begin_line();
  page.add_run(U"书", link);
  page.tree.images.push_back({kNoNode, {10, 100, 50, 50}, 0, true});
  BoxFragment mark;  // on the second line
  mark.kind = BoxKind::inline_box;
  mark.parent = 0;
  mark.border_box = {10, 36, 20, 36};
  mark.text = {4, 5};
  mark.decoration = 1;
  page.tree.boxes.push_back(mark);
  BoxFragment quote;
  quote.parent = 0;
  quote.border_box = {0, 500, 100, 100};
  quote.decoration = 1;
  page.tree.boxes.push_back(quote);

  DisplayList const list = page.build();
  EXPECT_EQ(kinds(list), (Kinds{kBox, kImage, kRule, kGlyphs, kRule, kBox, kRule, kGlyphs}));
  EXPECT_EQ(list.boxes[0].rect.y, 500) << "the block comes before the lines";
  EXPECT_EQ(list.boxes[1].rect.y, 36);
  EXPECT_EQ(list.width, 400);
  EXPECT_EQ(list.height, 1000);
}

TEST(BuildDisplayList, RunsPaintedAlikeAreOneCommand) {
  Page page;
  StyleId const body = page.style(),
                other = page.style(decoration_none, 20, PaintColor::of(ColorRole::muted)),
                large = page.style(decoration_none, 30);
  page.begin_line();
  page.add_run(U"一", body);
  page.add_run(U"a", body, kHei);
  page.add_run(U"二", other);
  page.add_run(U"三", body);
  page.add_run(U"四", large);
  page.add_run(U"五", large).slant = true;
  DisplayList const list = page.build();
  ASSERT_EQ(list.glyph_runs.size(), 5u);
  EXPECT_EQ(list.glyph_runs[0].glyph_end - list.glyph_runs[0].glyph_begin, 2u);
  EXPECT_EQ(list.glyph_runs[1].color, PaintColor::of(ColorRole::muted));
  EXPECT_EQ(list.glyph_runs[3].size, 30);
  EXPECT_FALSE(list.glyph_runs[3].slant);
  EXPECT_TRUE(list.glyph_runs[4].slant);
  uint32_t next = 0;
  for (DrawGlyphs const& run : list.glyph_runs) {
    EXPECT_EQ(run.glyph_begin, next);
    next = run.glyph_end;
  }
  EXPECT_EQ(next, list.glyphs.size());
}

TEST(BuildDisplayList, LanguagesAreApart) {
  Page page;
  StyleId const hans = page.style(), hant = page.style();
  page.tree.styles[hant].font.language = Language::zh_hant;
  page.begin_line();
  page.add_run(U"骨", hans);
  page.add_run(U"骨", hant);
  DisplayList const list = page.build();
  ASSERT_EQ(list.glyph_runs.size(), 2u);
  EXPECT_EQ(list.glyph_runs[1].language, Language::zh_hant);
}

TEST(BuildDisplayList, BlanksAndInvisibleTextAreNotPainted) {
  Page page;
  StyleId const body = page.style(), hidden = page.style(decoration_underline);
  page.tree.styles[hidden].visible = false;
  page.begin_line();
  page.add_run(U"一 \u3000\u200B\u2060二", body);
  page.add_run(U"三", hidden);
  page.begin_line();
  page.add_run(U" \u00A0", body);
  DisplayList const list = page.build();
  EXPECT_EQ(kinds(list), Kinds{kGlyphs});
  ASSERT_EQ(list.glyphs.size(), 2u);
  EXPECT_EQ(list.glyphs[1].id, deferred_glyph(U'二'));
  EXPECT_EQ(list.glyphs[1].x, 110);
}

TEST(BuildDisplayList, BoundsHoldTheInk) {
  Page page;
  StyleId const body = page.style();
  page.begin_line();
  page.add_run(U"一二", body);
  page.tree.glyphs[0].x = 0;  // a trimmed opening mark: its origin lies left of its space
  page.tree.glyphs[0].advance = 10;
  page.tree.glyphs[1].y = -30;  // a raised mark
  DisplayList const list = page.build();
  ASSERT_EQ(list.commands.size(), 1u);
  Rect const& b = list.commands[0].bounds;
  EXPECT_LE(b.x, -4);
  EXPECT_GE(b.right(), 50 + 4);
  EXPECT_LE(b.y, 26 - 30 - 20);
  EXPECT_GE(b.bottom(), 26 + 4);
  EXPECT_EQ(list.glyphs[1].y, -4);
}

TEST(BuildDisplayList, OneUnderlineForALinkOfSeveralRuns) {
  Page page;
  StyleId const link = page.style(decoration_underline, 20, PaintColor::of(ColorRole::link));
  StyleId const large = page.style(decoration_underline, 26, PaintColor::of(ColorRole::link));
  page.begin_line();
  page.add_run(U"版心", link);
  page.add_run(U"Type", link, kHei);
  page.tree.lines.back().rect.width += 5;  // a Han–Latin gap between two runs
  page.add_run(U"书", large);
  DisplayList const list = page.build();
  ASSERT_EQ(list.rules.size(), 1u);
  Rect const& rule = list.rules[0].rect;
  EXPECT_EQ(rule.x, 10);
  EXPECT_EQ(rule.right(), 10 + 120 + 5 + 26);
  EXPECT_EQ(list.rules[0].color, PaintColor::of(ColorRole::link));
  // Below the ink of the largest Han on the line, inside the line.
  EXPECT_GT(rule.y, 26 + 0.125f * 26);
  EXPECT_LT(rule.bottom(), 36);
  EXPECT_EQ(list.rules[0].baseline, 26);
}

TEST(BuildDisplayList, UnderlineKeepsClearOfHanInEveryFace) {
  for (FaceId face : {kSong, kHei}) {
    Page page;
    StyleId const link = page.style(decoration_underline);
    page.begin_line();
    page.add_run(U"国", link, face);
    DisplayList const list = page.build();
    ASSERT_EQ(list.rules.size(), 1u);
    // 99 of 100 Han of Noto Serif SC Regular stay above 0.122 em, of Noto Sans SC Bold above 0.100 em.
    float const ink = face == kSong ? 0.122f : 0.100f;
    EXPECT_GE(list.rules[0].rect.y - 26, (ink + 0.03f) * 20) << "face " << face;
    EXPECT_LE(list.rules[0].rect.y - 26, 0.25f * 20);
  }
}

TEST(BuildDisplayList, LatinTextTakesTheFacesOwnUnderline) {
  Page page;
  StyleId const link = page.style(decoration_underline);
  page.tree.styles[link].font.language = Language::other;
  page.begin_line();
  page.add_run(U"abc", link);
  DisplayList const list = page.build();
  ASSERT_EQ(list.rules.size(), 1u);
  EXPECT_FLOAT_EQ(list.rules[0].rect.y + list.rules[0].rect.height / 2, 26 + 0.075f * 20);
}

TEST(BuildDisplayList, AnotherColourOrUndecoratedTextEndsARule) {
  Page page;
  StyleId const red = page.style(decoration_underline, 20, PaintColor::of(ColorRole::notice));
  StyleId const blue = page.style(decoration_underline, 20, PaintColor::of(ColorRole::link));
  StyleId const body = page.style();
  page.tree.styles[blue].decoration_color = PaintColor::of(ColorRole::link_rule);
  page.begin_line();
  page.add_run(U"一", red);
  page.add_run(U"二", blue);
  page.add_run(U"三", body);
  page.add_run(U"四", blue);
  DisplayList const list = page.build();
  ASSERT_EQ(list.rules.size(), 3u);
  EXPECT_EQ(list.rules[0].rect.x, 10);
  EXPECT_EQ(list.rules[0].color, PaintColor::of(ColorRole::notice));
  EXPECT_EQ(list.rules[1].rect.x, 30);
  EXPECT_EQ(list.rules[1].color, PaintColor::of(ColorRole::link_rule));
  EXPECT_EQ(list.rules[2].rect.x, 70);
}

TEST(BuildDisplayList, RulesEndWithTheInkOfTheLine) {
  Page page;
  StyleId const link = page.style(decoration_underline);
  page.begin_line();
  page.add_run(U"一二 ", link);
  page.tree.lines.back().rect.width = 40;  // the space hangs
  DisplayList const list = page.build();
  ASSERT_EQ(list.rules.size(), 1u);
  EXPECT_EQ(list.rules[0].rect.right(), 50);
}

TEST(BuildDisplayList, LineThroughFollowsTheMiddleOfItsText) {
  Page page;
  StyleId const small = page.style(decoration_line_through, 20),
                large = page.style(decoration_line_through, 40);
  page.begin_line();
  page.add_run(U"国", small);
  page.add_run(U"国", large);
  DisplayList const list = page.build();
  ASSERT_EQ(list.rules.size(), 2u);
  EXPECT_FLOAT_EQ(list.rules[0].rect.y + list.rules[0].rect.height / 2, 26 - 0.38f * 20);
  EXPECT_FLOAT_EQ(list.rules[1].rect.y + list.rules[1].rect.height / 2, 26 - 0.38f * 40);
}

TEST(BuildDisplayList, OverlineStandsAboveTheInk) {
  Page page;
  StyleId const style = page.style(decoration_overline);
  page.begin_line();
  page.add_run(U"国", style);
  DisplayList const list = page.build();
  ASSERT_EQ(list.rules.size(), 1u);
  EXPECT_LE(list.rules[0].rect.bottom(), 26 - 0.8f * 20);
}

TEST(BuildDisplayList, ASecondBuildLeavesNothingOfTheFirst) {
  Page page;
  StyleId const link = page.style(decoration_underline);
  page.begin_line();
  page.add_run(U"一二", link);
  page.tree.images.push_back({kNoNode, {10, 100, 50, 50}, 0, true});
  FontSet const fonts = two_faces();
  DisplayList list;
  build_display_list(page.tree, fonts, list);
  build_display_list(page.tree, fonts, list);
  EXPECT_EQ(kinds(list), (Kinds{kImage, kRule, kGlyphs}));
  build_display_list(FragmentTree{}, fonts, list);
  EXPECT_TRUE(list.commands.empty());
  EXPECT_TRUE(list.glyphs.empty());
}

TEST(BuildDisplayList, OddTreesAreHarmless) {
  Page page;
  StyleId const body = page.style(decoration_underline);
  page.begin_line();
  page.add_run(U"一", body).face = kNoFace;
  page.tree.glyphs[0].slice = kNoSlice;
  page.tree.glyphs[0].text_begin = 1000;
  BoxFragment lost;
  lost.kind = BoxKind::inline_box;
  lost.border_box = {0, 0, 10, 10};
  lost.decoration = 1;
  page.tree.boxes.push_back(lost);
  lost.decoration = 77;
  page.tree.boxes.push_back(lost);
  DisplayList const list = page.build();
  EXPECT_EQ(kinds(list), (Kinds{kBox, kRule, kGlyphs})) << "a box without a line is painted with the blocks";
}

}  // namespace
}  // namespace banxin
