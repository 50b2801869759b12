// Markers of lists, and what is read of them.
#include "layout/layout_fixture.h"
#include "layout/list_marker.h"

namespace banxin::testing {
namespace {

class ListTest : public LayoutTest {};

TEST(MarkerText, Numerals) {
  using namespace litehtml;
  EXPECT_EQ(marker_text(list_style_type_decimal, 12), U"12.");
  EXPECT_EQ(marker_text(list_style_type_decimal, -3), U"-3.");
  EXPECT_EQ(marker_text(list_style_type_decimal_leading_zero, 7), U"07.");
  EXPECT_EQ(marker_text(list_style_type_lower_roman, 1994), U"mcmxciv.");
  EXPECT_EQ(marker_text(list_style_type_upper_roman, 4000), U"4000.");
  EXPECT_EQ(marker_text(list_style_type_lower_alpha, 26), U"z.");
  EXPECT_EQ(marker_text(list_style_type_lower_alpha, 27), U"aa.");
  EXPECT_EQ(marker_text(list_style_type_upper_alpha, 0), U"0.");
  EXPECT_EQ(marker_text(list_style_type_none, 1), U"");
}

TEST(MarkerText, ChineseNumerals) {
  auto ideographic = [](int number) {
    return marker_text(litehtml::list_style_type_cjk_ideographic, number);
  };
  EXPECT_EQ(ideographic(1), U"一、");
  EXPECT_EQ(ideographic(10), U"十、");
  EXPECT_EQ(ideographic(11), U"十一、");
  EXPECT_EQ(ideographic(20), U"二十、");
  EXPECT_EQ(ideographic(105), U"一百零五、");
  EXPECT_EQ(ideographic(110), U"一百一十、");
  EXPECT_EQ(ideographic(1005), U"一千零五、");
  EXPECT_EQ(ideographic(9999), U"九千九百九十九、");
  EXPECT_EQ(ideographic(10000), U"10000.");
}

TEST_F(ListTest, NumbersFollowStartValueAndReversed) {
  EXPECT_EQ(LaidOut("<ol start=\"5\"><li>甲<li>乙<li value=\"9\">丙<li>丁</ol>").lines(),
            "5. / 甲 / 6. / 乙 / 9. / 丙 / 10. / 丁");
  EXPECT_EQ(LaidOut("<ol reversed><li>甲<li>乙</ol>").lines(), "2. / 甲 / 1. / 乙");
}

TEST_F(ListTest, AMarkerStandsOnTheBaselineOfItsItem) {
  for (char const* item : {"甲", "<p>甲</p>", "<h2>甲</h2>"}) {
    LaidOut const laid_out(std::string("<ul><li>") + item + "</ul>");
    auto const& lines = laid_out.tree().lines;
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].baseline, lines[1].baseline) << item;
    EXPECT_LT(lines[0].rect.right(), lines[1].rect.x) << item;
  }
}

}  // namespace
}  // namespace banxin::testing
