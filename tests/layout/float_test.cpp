// Text beside floats.
#include <string>

#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

class FloatTest : public LayoutTest {};

constexpr char kImage[] = R"(<img src="https://e.example/a.png" width="120" height="75" style="float:)";

std::string image(char const* side) {
  return kImage + std::string(side) + "\">";
}

/// A line may reach into a float's first or last px, no more: floats stand on whole px, lines do not.
void expect_no_overlap(LaidOut const& laid_out) {
  FragmentTree const& tree = laid_out.tree();
  for (ImageFragment const& image : tree.images)
    for (LineFragment const& line : tree.lines) {
      bool const beside = line.rect.bottom() - 1 > image.rect.y && line.rect.y + 1 < image.rect.bottom();
      bool const apart = line.rect.right() <= image.rect.x + 0.5f || line.rect.x >= image.rect.right() - 0.5f;
      EXPECT_TRUE(!beside || apart) << laid_out.text(line.text) << " runs into a float\n" << laid_out.dump();
    }
}

TEST_F(FloatTest, LinesKeepClearAtAnyWidth) {
  std::string const words = "文字环绕在图的旁边，一直排到它的下面为止。";
  std::string const html = "<p>" + image("left") + words + words + image("right") + words + words +
                           "</p><p>" + words + image("right") + words + image("left") + words + "</p>" +
                           image("left") + "<h2>" + words + "</h2><ul><li>" + words + "</li></ul>";
  LaidOut laid_out(html);
  for (float width = 150; width < 1100; width += 23) {
    SCOPED_TRACE(width);
    laid_out.lay_out(width);
    expect_no_overlap(laid_out);
  }
}

TEST_F(FloatTest, StandsBesideTheLineWhereItIsMetWhenThereIsRoom) {
  LaidOut const laid_out("<p>短句" + image("right") + "之后。</p>", 400);
  ASSERT_EQ(laid_out.tree().lines.size(), 1u);
  EXPECT_LT(laid_out.tree().images[0].rect.y, laid_out.tree().lines[0].rect.bottom());
}

TEST_F(FloatTest, APictureThatHasNoRoomBesideGoesBelow) {
  LaidOut const laid_out(
      "<p>" + image("left") + R"(</p><p><img src="https://e.example/b.png" width="300" height="50"></p>)",
      360);
  ASSERT_EQ(laid_out.tree().images.size(), 2u);
  EXPECT_GE(laid_out.tree().images[1].rect.y, laid_out.tree().images[0].rect.bottom());
}

// A long word that fits below the float only is divided beside it: no line is spent to come there.
TEST_F(FloatTest, LongWordsBesideItLeaveLinesFull) {
  LaidOut const page(
      "<p><img src='https://example.com/a.png' width=180 height=160 style='float:right'>记者从会议上获悉，"
      "详情请见https://www.example.com/articles/2024，欢迎。</p>",
      400);
  std::string const lines = page.lines();
  EXPECT_EQ(lines.substr(0, lines.find("详情")), "记者从会议上 / 获悉，");
}

}  // namespace
}  // namespace banxin::testing
