#include "viewer/viewer.h"

#include <gtest/gtest.h>

#include <cstring>

#include "viewer_fixture.h"

namespace banxin::test {
namespace {

constexpr std::string_view kArticle =
    "<h1>港口的早晨</h1><p>天还没有亮，码头上的灯已经一盏一盏地灭了。“今天风大，”老船长说，“船要晚一些。”</p>"
    "<p>他在 2024 年买下<a href='https://example.com/boat'>那条旧船</a>，取名 Haiyan——海燕的意思。</p>";

/// Everything that a reader would see of a line, as comparable text.
std::string lines_of(FragmentTree const& tree) {
  std::string out;
  char number[96];
  for (LineFragment const& line : tree.lines) {
    std::snprintf(number, sizeof number, "%u-%u %.4f %.4f %.4f:", line.text.begin, line.text.end, line.rect.x,
                  line.rect.width, line.baseline);
    out += number;
    for (uint32_t g = line.glyph_begin; g < line.glyph_end; ++g) {
      std::snprintf(number, sizeof number, " %x@%.4f+%.4f", tree.glyphs[g].id, tree.glyphs[g].x, tree.glyphs[g].advance);
      out += number;
    }
    out += '\n';
  }
  return out;
}

Pixmap draw(Viewer& viewer, float scale, ThemeName theme = ThemeName::light) {
  Pixmap pixels;
  TileReport report;
  TileRequest request;
  request.area = {0, 0, static_cast<int32_t>(viewer.fragments().width * scale),
                  static_cast<int32_t>(viewer.fragments().height * scale)};
  request.scale = scale;
  request.theme = theme;
  viewer.render(request, pixels, report);
  return pixels;
}

class ViewerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    engine_ = engine_with_fonts();
    if (!engine_) GTEST_SKIP() << "no fonts: build the target `fonts` first";
  }
  std::unique_ptr<Viewer> open(std::string_view text, float width, bool plain_html = true) {
    auto viewer = open_text(*engine_, text, plain_html);
    EXPECT_TRUE(viewer.ok());
    viewer.value()->layout(settings_of_width(width));
    return std::move(viewer).value();
  }
  std::unique_ptr<Engine> engine_;
};

TEST_F(ViewerTest, LinesDoNotMoveWhenSlicesArrive) {
  auto const viewer = open(kArticle, 400);
  std::string const before = lines_of(viewer->fragments());
  ASSERT_GT(load_all_wanted(*engine_, *viewer), 0u);
  viewer->layout(settings_of_width(400));
  EXPECT_EQ(lines_of(viewer->fragments()), before);
  std::vector<SliceId> wanted;
  viewer->wanted_slices(0, viewer->fragments().height, wanted);
  EXPECT_TRUE(wanted.empty());
}

TEST_F(ViewerTest, ASliceThatArrivesChangesPixelsOnly) {
  auto const viewer = open(kArticle, 400);
  Pixmap const without = draw(*viewer, 1);
  uint32_t const revision = viewer->revision();
  load_all_wanted(*engine_, *viewer);
  Pixmap const with = draw(*viewer, 1);
  EXPECT_EQ(viewer->revision(), revision);
  EXPECT_NE(without.pixels, with.pixels);
}

TEST_F(ViewerTest, AnotherWidthAndBackGivesTheSameAsAFreshLayout) {
  auto const fresh = open(kArticle, 640);
  auto const moved = open(kArticle, 640);
  for (float width : {320.f, 1200.f, 90.f, 640.f}) moved->layout(settings_of_width(width));
  EXPECT_EQ(lines_of(moved->fragments()), lines_of(fresh->fragments()));
  EXPECT_EQ(moved->fragments().height, fresh->fragments().height);
}

TEST_F(ViewerTest, AThemeTouchesNoLayout) {
  auto const viewer = open(kArticle, 400);
  load_all_wanted(*engine_, *viewer);
  uint32_t const revision = viewer->revision();
  Pixmap const light = draw(*viewer, 1), dark = draw(*viewer, 1, ThemeName::dark);
  EXPECT_EQ(viewer->revision(), revision);
  EXPECT_NE(light.pixels, dark.pixels);
}

TEST_F(ViewerTest, ViewersShareAnEngine) {
  auto const first = open(kArticle, 400);
  auto const second = open("<p>另一篇文章。</p>", 300);
  load_all_wanted(*engine_, *first);
  load_all_wanted(*engine_, *second);
  Pixmap const before = draw(*first, 2);
  draw(*second, 2);
  EXPECT_EQ(draw(*first, 2).pixels, before.pixels);
}

TEST_F(ViewerTest, ALearntImageSizeTakesItsPlace) {
  auto const viewer = open("<p>上</p><img src='https://example.com/a.png' alt='图'><p>下</p>", 600);
  ASSERT_EQ(viewer->fragments().images.size(), 1u);
  ImageFragment const before = viewer->fragments().images[0];
  EXPECT_FALSE(before.size_known);
  viewer->set_image_size({before.node, {400, 100}});
  viewer->layout(settings_of_width(600));
  Rect const after = viewer->fragments().images[0].rect;
  EXPECT_NEAR(after.width / after.height, 4, 0.1);
}

TEST_F(ViewerTest, ErrorsKeepTheirCodes) {
  EXPECT_EQ(open_text(*engine_, "", false).error().code, ErrorCode::empty);
  std::string binary(5000, '\0');
  for (size_t i = 0; i < binary.size(); ++i) binary[i] = static_cast<char>(i * 37);
  EXPECT_EQ(open_text(*engine_, binary, false).error().code, ErrorCode::not_text);
}

struct Hostile {
  char const* name;
  std::string text;
};

std::string repeat(std::string_view piece, size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::vector<Hostile> hostile_inputs() {
  std::string attributes = "<p ";
  for (int i = 0; i < 100000; ++i) attributes += "a" + std::to_string(i) + "='x' ";
  return {
      {"ten megabytes of one Han", repeat("中", 3500000)},
      {"ten megabytes of one letter", repeat("a", 10000000)},
      {"spaces", "<p>前" + repeat(" ", 12000) + "后</p>"},
      {"nested elements", repeat("<div>", 10000) + "深" + repeat("</div>", 10000)},
      {"nested inline elements", repeat("<b>", 10000) + "深" + repeat("</b>", 10000)},
      {"attributes", attributes + ">文字</p>"},
      {"unclosed", "<p>甲<b>乙<table><tr><td>丙<ul><li>丁<blockquote>戊"},
      {"script", "<p>读我</p><script>document.title='x'</script><p onclick='x()'>又读我</p>"},
      {"urls", "<p><a href='javascript:alert(1)'>甲</a><a href='data:text/html,x'>乙</a></p>"},
      {"css", "<style>@import 'https://example.com/x.css';p{background:url(https://example.com/y)}</style>"
              "<p style='position:fixed;background:url(https://example.com/z)'>文字</p>"},
      {"image of nothing", "<p>文字</p><img src='https://example.com/a.png' width=0 height=0>"},
      {"image of everything", "<p>文字</p><img src='https://example.com/a.png' width=1000000000 height=1000000000>"},
      {"truncated UTF-8", std::string("<p>文字\xE4\xB8")},
      {"lone heading", "[题目](https://example.com/a)"},
  };
}

TEST_F(ViewerTest, HostileInputEndsInReadableText) {
  for (Hostile const& input : hostile_inputs()) {
    SCOPED_TRACE(input.name);
    auto opened = open_text(*engine_, input.text, false);
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    Viewer& viewer = *opened.value();
    viewer.layout(settings_of_width(720));
    EXPECT_FALSE(viewer.fragments().text.empty());
    EXPECT_FALSE(viewer.fragments().glyphs.empty());
    EXPECT_LT(viewer.fragments().width, 20000);
    Pixmap pixels;
    TileReport report;
    viewer.render({{0, 0, 720, 500}, 1, ThemeName::light}, pixels, report);
    viewer.render({{0, static_cast<int32_t>(viewer.fragments().height) - 100, 720, 500}, 1, ThemeName::dark}, pixels,
                  report);
    EXPECT_EQ(pixels.pixels.size(), 720u * 500 * 4);
  }
}

TEST_F(ViewerTest, AnyWidthIsSurvived) {
  auto const viewer = open(std::string(kArticle) + "<table><tr><td>一<td>二</table><ul><li>三</ul>", 700);
  for (float width : {0.f, 1.f, 7.f, 19.f, 50.f, 100000.f}) {
    viewer->layout(settings_of_width(width));
    EXPECT_GT(viewer->fragments().height, 0) << width;
    EXPECT_FALSE(viewer->fragments().lines.empty());
  }
}

}  // namespace
}  // namespace banxin::test
