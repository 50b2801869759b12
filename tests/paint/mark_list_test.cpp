#include "paint/mark_list.h"

#include <gtest/gtest.h>

#include "paint/page_fixture.h"

namespace banxin {
namespace {

using testing::Page;

MarkList marks_of(Page const& page, std::vector<TextRange> const& ranges) {
  MarkList out;
  build_mark_list(page.tree, page.build(), ranges, out);
  return out;
}

/// Three lines of ten characters, 20 px each, from x = 10: one run of ten, one of six and four, one of ten.
Page three_lines() {
  Page page;
  StyleId const body = page.style(),
                link = page.style(decoration_underline, 20, PaintColor::of(ColorRole::link));
  page.begin_line();
  page.add_run(U"天还没有亮码头上的灯", body);
  page.begin_line();
  page.add_run(U"已经一盏一盏", body);
  page.add_run(U"地灭了今", link);
  page.begin_line();
  page.add_run(U"天风大老船长说船要晚", body);
  return page;
}

TEST(MarkList, StandsOnTheSpacesOfItsGlyphs) {
  MarkList const marks = marks_of(three_lines(), {{2, 4}, {7, 8}});
  ASSERT_EQ(marks.rects.size(), 2u);
  EXPECT_EQ(marks.rects[0].rect.x, 50);
  EXPECT_EQ(marks.rects[0].rect.width, 40);
  EXPECT_EQ(marks.rects[1].rect.x, 150);
  EXPECT_EQ(marks.rects[1].rect.width, 20);
  // Around the em square and inside the line box of 36 px.
  EXPECT_LT(marks.rects[0].rect.y, 26 - 0.88f * 20);
  EXPECT_GE(marks.rects[0].rect.y, 0);
  EXPECT_GT(marks.rects[0].rect.bottom(), 26 + 0.12f * 20);
  EXPECT_LE(marks.rects[0].rect.bottom(), 36);
  EXPECT_EQ(marks.rects[1].mark, 1u);
}

TEST(MarkList, GoesOnOverRunsAndLines) {
  Page const page = three_lines();
  MarkList const marks = marks_of(page, {{14, 21}});
  ASSERT_EQ(marks.rects.size(), 2u) << "one for each line, whatever the runs";
  EXPECT_EQ(marks.rects[0].rect.x, 90);
  EXPECT_EQ(marks.rects[0].rect.right(), 210);
  EXPECT_EQ(marks.rects[1].rect.x, 10);
  EXPECT_EQ(marks.rects[1].rect.width, 20);
  Rect const bounds = mark_bounds(marks, 0);
  EXPECT_EQ(bounds.x, 10);
  EXPECT_EQ(bounds.y, marks.rects[0].rect.y);
  EXPECT_EQ(bounds.bottom(), marks.rects[1].rect.bottom());
  EXPECT_TRUE(mark_bounds(marks, 1).empty());
}

TEST(MarkList, IsPaintedBeforeTheTextOfItsLine) {
  Page page = three_lines();
  BoxFragment box;  // under the second line
  box.kind = BoxKind::inline_box;
  box.parent = 0;
  box.border_box = {90, 36, 40, 36};
  box.text = {14, 16};
  box.decoration = 1;
  page.tree.boxes.push_back(box);
  DisplayList const list = page.build();
  MarkList marks;
  build_mark_list(page.tree, list, std::vector<TextRange>{{14, 15}, {20, 22}}, marks);
  ASSERT_EQ(marks.rects.size(), 2u);
  ASSERT_GT(marks.rects[0].command, 0u);
  EXPECT_EQ(list.commands[marks.rects[0].command - 1].kind, CommandKind::box);
  EXPECT_EQ(list.commands[marks.rects[0].command].kind, CommandKind::rule) << "an underline stays on top";
  EXPECT_EQ(list.commands[marks.rects[1].command].kind, CommandKind::glyphs);
}

TEST(MarkList, TellsWhichGlyphsStandOnIt) {
  Page page;
  StyleId const body = page.style(), hidden = page.style();
  page.tree.styles[hidden].visible = false;
  page.begin_line();
  page.add_run(U"一 二", body);
  page.add_run(U"三", hidden);
  page.add_run(U"四五", body);
  DisplayList const list = page.build();
  MarkList const marks = marks_of(page, {{0, 3}, {3, 4}, {4, 5}});
  ASSERT_EQ(marks.rects.size(), 2u) << "what is not seen is not marked";
  EXPECT_EQ(marks.rects[0].glyph_begin, 0u);
  EXPECT_EQ(marks.rects[0].glyph_end, 2u) << "the space is not painted";
  EXPECT_EQ(marks.rects[1].glyph_begin, 2u);
  EXPECT_EQ(marks.rects[1].glyph_end, 3u);
  EXPECT_EQ(list.glyphs[2].id, deferred_glyph(U'四'));
  EXPECT_EQ(marks.rects[1].rect.x, 90);
}

TEST(MarkList, TextFromTheRightIsMarkedFromTheRight) {
  Page page;
  StyleId const body = page.style();
  page.begin_line();
  RunFragment& run = page.add_run(U"abcd", body);
  run.level = 1;
  for (uint32_t g = 0; g < 4; ++g) page.tree.glyphs[g].text_begin = 3 - g;  // from left to right: d c b a
  MarkList const marks = marks_of(page, {{0, 1}, {1, 3}});
  ASSERT_EQ(marks.rects.size(), 2u);
  EXPECT_EQ(marks.rects[0].mark, 1u) << "from left to right";
  EXPECT_EQ(marks.rects[0].rect.x, 30);
  EXPECT_EQ(marks.rects[0].rect.width, 40);
  EXPECT_EQ(marks.rects[0].glyph_begin, 1u);
  EXPECT_EQ(marks.rects[1].rect.x, 70);
  EXPECT_EQ(marks.rects[1].glyph_end, 4u);
}

TEST(MarkList, TextOfTwoDirectionsIsMarkedInPieces) {
  Page page;
  StyleId const body = page.style();
  page.begin_line();
  page.add_run(U"ab", body);
  page.add_run(U"cd", body).level = 1;
  page.tree.glyphs[2].text_begin = 3;
  page.tree.glyphs[3].text_begin = 2;
  MarkList const marks = marks_of(page, {{1, 3}});  // b and c: shown as a b d c
  ASSERT_EQ(marks.rects.size(), 2u);
  EXPECT_EQ(marks.rects[0].rect.x, 30);
  EXPECT_EQ(marks.rects[0].rect.width, 20);
  EXPECT_EQ(marks.rects[1].rect.x, 70);
  EXPECT_EQ(marks.rects[1].rect.width, 20);
}

TEST(MarkList, APartOfALigatureIsItsShare) {
  Page page;
  StyleId const body = page.style();
  page.begin_line();
  page.add_run(U"efi", body);
  page.tree.glyphs.pop_back();
  page.tree.glyphs[1].text_length = 2;
  page.tree.glyphs[1].advance = 30;
  page.tree.runs[0].glyph_end = page.tree.lines[0].glyph_end = 2;
  MarkList const marks = marks_of(page, {{0, 2}, {2, 3}});
  ASSERT_EQ(marks.rects.size(), 2u);
  EXPECT_EQ(marks.rects[0].rect.x, 10);
  EXPECT_EQ(marks.rects[0].rect.right(), 45);
  EXPECT_EQ(marks.rects[0].glyph_end, 2u) << "its ink is that of its first letter's mark";
  EXPECT_EQ(marks.rects[1].rect.x, 45);
  EXPECT_EQ(marks.rects[1].rect.right(), 60);
  EXPECT_EQ(marks.rects[1].glyph_begin, marks.rects[1].glyph_end);
}

TEST(MarkList, HangingSpacesAndTrimmedEdgesAreLeftOut) {
  Page page;
  StyleId const body = page.style();
  page.begin_line();
  page.add_run(U"（一 ", body);
  page.tree.glyphs[0].x = 0;  // its left half is trimmed
  page.tree.glyphs[0].lead = 10;
  page.tree.glyphs[0].advance = 10;
  page.tree.glyphs[1].x = 20;
  page.tree.glyphs[2].x = 40;
  page.tree.lines[0].rect.width = 30;  // the space hangs
  MarkList const marks = marks_of(page, {{0, 3}});
  ASSERT_EQ(marks.rects.size(), 1u);
  EXPECT_EQ(marks.rects[0].rect.x, 10);
  EXPECT_EQ(marks.rects[0].rect.width, 30);
  EXPECT_TRUE(marks_of(page, {{2, 3}}).rects.empty());
}

TEST(MarkList, RaisedTextIsMarkedWhereItStands) {
  Page page;
  StyleId const body = page.style(), raised = page.style(decoration_none, 10);
  page.tree.styles[raised].baseline_shift = 12;
  page.begin_line();
  page.add_run(U"一", body);
  page.add_run(U"2", raised);
  MarkList const marks = marks_of(page, {{1, 2}});
  ASSERT_EQ(marks.rects.size(), 1u);
  EXPECT_LT(marks.rects[0].rect.y, 14 - 8);
  EXPECT_LT(marks.rects[0].rect.bottom(), 26 - 5);
}

TEST(MarkList, WrongRangesAreNoMarks) {
  Page const page = three_lines();
  EXPECT_TRUE(marks_of(page, {{5, 5}, {30, 40}, {4000, 0xFFFFFFFF}}).rects.empty());
  EXPECT_EQ(marks_of(page, {{1, 2}, {6, 4}, {8, 9}}).rects.size(), 1u);
  EXPECT_EQ(marks_of(page, {{6, 8}, {7, 9}}).rects.size(), 1u);
  EXPECT_EQ(marks_of(page, {{28, 99}}).rects.size(), 1u);
}

TEST(MarkList, TheFirstMarkBelowAHeight) {
  MarkList const marks = marks_of(three_lines(), {{3, 4}, {15, 16}, {25, 26}});
  EXPECT_EQ(mark_at_or_after(marks, -10), 0u);
  EXPECT_EQ(mark_at_or_after(marks, 34), 1u);
  EXPECT_EQ(mark_at_or_after(marks, 50), 1u) << "it is still seen in part";
  EXPECT_EQ(mark_at_or_after(marks, 500), 0u) << "from the beginning again";
  EXPECT_EQ(mark_at_or_after({}, 0), kNoMark);
}

TEST(MarkList, TellsWhereThePageChanges) {
  Page page = three_lines();
  MarkList before = marks_of(page, {{3, 4}, {5, 6}, {25, 26}}), after = marks_of(page, {{3, 4}, {25, 26}});
  before.current = after.current = kNoMark;
  std::vector<Stretch> changed;
  changed_stretches(before, before, changed);
  EXPECT_TRUE(changed.empty());
  changed_stretches(before, after, changed);
  ASSERT_EQ(changed.size(), 1u);
  Rect const rect = before.rects[1].rect;
  EXPECT_LT(changed[0].top, rect.y) << "the ink of its glyphs changes, too";
  EXPECT_GT(changed[0].bottom, rect.bottom());
  EXPECT_GT(changed[0].top, rect.y - rect.height);
  changed_stretches(after, before, changed);
  EXPECT_EQ(changed.size(), 1u);

  after = before;
  after.current = 2;
  changed_stretches(before, after, changed);
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_GT(changed[0].top, rect.bottom());

  // What is near together is one stretch; what is far apart is not.
  for (uint32_t i = 20; i < 30; ++i) page.tree.glyphs[i].text_begin = i;
  page.tree.lines[2].rect.y += 400;
  page.tree.lines[2].baseline += 400;
  page.tree.runs.back().baseline += 400;
  changed_stretches({}, marks_of(page, {{3, 4}, {15, 16}, {25, 26}}), changed);
  ASSERT_EQ(changed.size(), 2u);
  EXPECT_GT(changed[1].top, 400);
}

}  // namespace
}  // namespace banxin
