// dir, bdi and bdo: what is read from right to left, and what is kept apart from it.
#include <algorithm>

#include "base/utf8.h"
#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

class DirectionTest : public LayoutTest {
 protected:
  /// The characters of the first line as they stand from left to right.
  static std::string seen(LaidOut const& page, size_t nth = 0) {
    FragmentTree const& tree = page.tree();
    LineFragment const& line = tree.lines[nth];
    std::vector<GlyphFragment> glyphs(tree.glyphs.begin() + line.glyph_begin,
                                      tree.glyphs.begin() + line.glyph_end);
    std::stable_sort(glyphs.begin(), glyphs.end(),
                     [](auto const& a, auto const& b) { return a.x + a.lead < b.x + b.lead; });
    std::string out;
    for (auto const& glyph : glyphs) append_utf8(out, tree.text[glyph.text_begin]);
    return out;
  }
  static std::string seen(char const* html) {
    LaidOut const page(html);
    return seen(page);
  }
  static float room_at_right(char const* html) {
    LaidOut const page(html);
    return page.box("p").content_box.right() - page.tree().lines.front().rect.right();
  }
};

TEST_F(DirectionTest, WithoutAnyTheTextRunsOnItsOwn) {
  EXPECT_EQ(seen("<p>אב 1 和 2</p>"), "1 בא 和 2");
}

TEST_F(DirectionTest, ABdiIsKeptApart) {
  // The digit after a Hebrew name is drawn into it, unless the name stands in a bdi.
  EXPECT_EQ(seen("<p>共 <span>אב</span>：3</p>"), "共 3：בא");
  EXPECT_EQ(seen("<p>共 <bdi>אב</bdi>：3</p>"), "共 בא：3");
  EXPECT_EQ(seen("<p>共 <span dir=auto>אב</span>：3</p>"), "共 בא：3");
  EXPECT_EQ(seen("<p>共 <span dir=rtl>אב</span>：3</p>"), "共 בא：3");
}

TEST_F(DirectionTest, AnInlineDirectionOrdersItsOwnText) {
  EXPECT_EQ(seen("<p>甲 <span dir=rtl>a, b!</span> 乙</p>"), "甲 !a, b 乙");
  EXPECT_EQ(seen("<p>甲 <span dir=rtl>ab，中文</span> 乙</p>"), "甲 ab，中文 乙");
  EXPECT_EQ(seen("<p dir=rtl>甲 <span dir=ltr>a!</span> ב</p>"), "ב a! 甲");
}

TEST_F(DirectionTest, ABdoOverrides) {
  EXPECT_EQ(seen("<p>甲 <bdo dir=rtl>abc</bdo> 乙</p>"), "甲 cba 乙");
  EXPECT_EQ(seen("<p>甲 <bdo dir=ltr>אב</bdo> 乙</p>"), "甲 אב 乙");
  EXPECT_EQ(seen("<p>甲 <bdo>אב</bdo> 乙</p>"), "甲 אב 乙");
  EXPECT_EQ(seen("<p dir=rtl><bdo>ab</bdo></p>"), "ba");
}

TEST_F(DirectionTest, NothingIsAddedToTheReadingText) {
  LaidOut const page("<p>甲 <bdo dir=rtl>a<bdi>b</bdi></bdo><span dir=auto></span> 乙</p>");
  EXPECT_EQ(to_utf8(page.tree().text), "甲 ab 乙");
}

TEST_F(DirectionTest, AnIsolateGoesOnAfterAForcedBreak) {
  LaidOut const page("<p>甲 <span dir=rtl>a!<br>b!</span> 乙</p>");
  ASSERT_EQ(page.tree().lines.size(), 2u);
  EXPECT_EQ(seen(page, 0), "甲 !a");
  EXPECT_EQ(seen(page, 1), "!b 乙");
}

TEST_F(DirectionTest, BlocksTakeTheNearestDirection) {
  EXPECT_GT(room_at_right("<p>中文</p>"), 100);
  EXPECT_NEAR(room_at_right("<p dir=rtl>中文</p>"), 0, 0.01);
  EXPECT_NEAR(room_at_right("<div dir=rtl><p>中文</p></div>"), 0, 0.01);
  EXPECT_GT(room_at_right("<div dir=rtl><p dir=ltr>中文</p></div>"), 100);
  EXPECT_NEAR(room_at_right("<p style=\"direction:rtl\">中文</p>"), 0, 0.01);
}

TEST_F(DirectionTest, AutomaticIsTheFirstStrongCharacterOfTheElementThatAsks) {
  EXPECT_NEAR(room_at_right("<p dir=auto>אב 中文</p>"), 0, 0.01);
  EXPECT_GT(room_at_right("<p dir=auto>12 中文 אב</p>"), 100);
  // One direction for all of it, not one per paragraph.
  EXPECT_NEAR(room_at_right("<div dir=auto><p>12</p><p>אב</p></div>"), 0, 0.01);
  EXPECT_GT(room_at_right("<div dir=auto><p>12</p><p dir=rtl>אב</p><p>a</p></div>"), 100);
  EXPECT_GT(room_at_right("<p dir=auto><bdi>אב</bdi> 中文</p>"), 100);
}

TEST_F(DirectionTest, ListsAndQuotesHaveTheirEdgeAtTheRight) {
  for (char const* html : {"<ul dir=rtl><li>אב</ul>", "<div dir=rtl><ol><li>אב</ol></div>"}) {
    LaidOut const page(html);
    auto const& lines = page.tree().lines;
    ASSERT_EQ(lines.size(), 2u) << html;
    EXPECT_GT(lines[0].rect.x, lines[1].rect.right()) << html;
    EXPECT_LT(lines[0].rect.right(), page.box("article").content_box.right()) << html;
  }
  LaidOut const page("<blockquote dir=rtl>אב</blockquote>");
  BoxFragment const quote = page.box("blockquote");
  EXPECT_EQ(quote.content_box.x, quote.border_box.x);
  EXPECT_GT(quote.border_box.right(), quote.content_box.right() + 10);
}

}  // namespace
}  // namespace banxin::testing
