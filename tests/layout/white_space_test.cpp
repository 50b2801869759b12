// Where lines may break between elements: the nearest common ancestor's white-space decides (CSS Text
// 3, 5.1).
#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

class WhiteSpaceTest : public LayoutTest {
 protected:
  /// Lines of 40 px, at most two Han.
  static std::string lines(std::string const& html) {
    LaidOut page(html);
    LayoutSettings settings;
    settings.width = 16 + 40 + 16;
    settings.theme.align = TextAlign::start;
    settings.theme.rules =
        "p{--overflow-wrap:normal}"
        "b,code{white-space:nowrap;font-weight:normal;padding:0;font-size:18px}"
        "i,kbd{white-space:normal;font-style:normal;--family:song;padding:0;border-width:0}";
    page.lay_out(settings);
    return page.lines();
  }
};

TEST_F(WhiteSpaceTest, SiblingsThatKeepTheirLinesPartInTheirParent) {
  EXPECT_EQ(lines("<p><b>甲乙</b><b>丙丁</b></p>"), "甲乙 / 丙丁");
  EXPECT_EQ(lines("<p><b>甲乙</b><b><b>丙丁</b></b></p>"), "甲乙 / 丙丁");
  EXPECT_EQ(lines("<p><b>甲乙丙丁</b></p>"), "甲乙丙丁");
  EXPECT_EQ(lines("<p>甲乙<b>丙丁戊</b>己庚</p>"), "甲乙 / 丙丁戊 / 己庚");
}

TEST_F(WhiteSpaceTest, SiblingsOfAParentThatKeepsItsLinesDoNotPart) {
  EXPECT_EQ(lines("<p><b><b>甲乙</b><b>丙丁</b></b></p>"), "甲乙丙丁");
  EXPECT_EQ(lines("<p><b><i>甲</i><i>乙</i><i>丙</i><i>丁</i></b></p>"), "甲乙丙丁");
}

TEST_F(WhiteSpaceTest, AnInnerElementBreaksInsideAlone) {
  EXPECT_EQ(lines("<p><b>甲<i>乙丙丁</i>戊</b></p>"), "甲乙 / 丙 / 丁戊");
}

TEST_F(WhiteSpaceTest, AfterASpaceItsOwnElementDecides) {
  EXPECT_EQ(lines("<p><b>甲乙</b> <b>丙丁</b></p>"), "甲乙  / 丙丁");
  EXPECT_EQ(lines("<p><b>甲乙 <i>丙丁</i></b></p>"), "甲乙 丙 / 丁");
  EXPECT_EQ(lines("<p><b>甲乙 </b><b>丙丁</b></p>"), "甲乙 丙丁");
}

TEST_F(WhiteSpaceTest, PicturesStandInTheirParent) {
  std::string const picture = "<img src=\"a.png\" width=\"36\" height=\"10\" alt=\"\">";
  LaidOut const page("<p>甲" + picture + "乙</p>", 16 + 40 + 16);
  EXPECT_EQ(page.tree().lines.size(), 3u);
  EXPECT_EQ(lines("<p><b>甲" + picture + "乙</b></p>").find(" / "), std::string::npos);
}

}  // namespace
}  // namespace banxin::testing
