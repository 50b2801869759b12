// What of a link is read and where it is touched.
#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

class LinkTest : public LayoutTest {};

bool contains(Rect const& outer, Rect const& inner) {
  return outer.x <= inner.x && outer.y <= inner.y && outer.right() >= inner.right() &&
         outer.bottom() >= inner.bottom();
}

TEST_F(LinkTest, SpacesAroundAreNotItsText) {
  LaidOut const laid_out(
      R"(<p>see <a href="https://e.example/1">one</a> and <a href="https://e.example/2"> two </a> end</p>)");
  auto const& links = laid_out.tree().links;
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(laid_out.text(links[0].text), "one");
  EXPECT_EQ(laid_out.text(links[1].text), "two");
  EXPECT_EQ(laid_out.lines(), "see one and two end");
}

TEST_F(LinkTest, HasOneRectanglePerLine) {
  LaidOut const laid_out(
      R"(<p>前面<a href="https://e.example/1">一个长到要折成几行的链接才看得出对不对</a></p>)", 160);
  auto const& tree = laid_out.tree();
  ASSERT_EQ(tree.links.size(), 1u);
  EXPECT_EQ(tree.links[0].rect_end - tree.links[0].rect_begin, tree.lines.size());
}

TEST_F(LinkTest, CoversThePictureInIt) {
  LaidOut const laid_out(
      R"(<p>图<a href="https://e.example/1"><img src="https://e.example/a.png" width="90" height="80"></a></p>)");
  auto const& tree = laid_out.tree();
  ASSERT_EQ(tree.link_rects.size(), 1u);
  EXPECT_TRUE(contains(tree.link_rects[0], tree.images[0].rect));
}

TEST_F(LinkTest, ThatFloatsIsStillALink) {
  LaidOut const laid_out(R"(<p><a href="https://e.example/1" style="float:right">浮动</a>文字</p>)");
  auto const& tree = laid_out.tree();
  ASSERT_EQ(tree.links.size(), 1u) << laid_out.dump();
  EXPECT_EQ(laid_out.text(tree.links[0].text), "浮动");
  EXPECT_EQ(tree.links[0].rect_end - tree.links[0].rect_begin, 1u);
}

TEST_F(LinkTest, CoversItsTextFromRightToLeft) {
  LaidOut const laid_out(R"(<p dir="rtl">אבג <a href="https://e.example/1">דהו abc</a> זחט</p>)");
  auto const& tree = laid_out.tree();
  ASSERT_EQ(tree.links.size(), 1u);
  ASSERT_EQ(tree.link_rects.size(), 1u);
  // The link's own width, not the line's.
  EXPECT_LT(tree.link_rects[0].width, tree.lines[0].rect.width - 20) << laid_out.dump();
  EXPECT_GT(tree.link_rects[0].width, 30);
}

}  // namespace
}  // namespace banxin::testing
