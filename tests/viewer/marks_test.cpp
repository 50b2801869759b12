// Marks through the whole way: what they change on the drawing, and what they leave alone.
#include <gtest/gtest.h>

#include <algorithm>

#include "viewer/viewer.h"
#include "viewer_fixture.h"

namespace banxin::test {
namespace {

constexpr std::string_view kArticle =
    "<h1>港口的早晨</h1><p>天还没有亮，码头上的灯已经一盏一盏地灭了。“今天风大，”老船长说，“船要晚一些。”</p>"
    "<p>他在 2024 年买下<a href='https://example.com/boat'>那条旧船</a>，取名 "
    "<code>Haiyan</code>——海燕的意思。</p>"
    "<table><tr><th>船名</th><th>吨位</th></tr><tr><td>海燕</td><td>二百吨的旧船</td></tr></table>"
    "<p dir=rtl>שלום עולם</p><p>水手们还没有醒，厨房里的灯也亮了，锅里的粥冒着热气。</p>";

class MarksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    engine_ = engine_with_fonts();
    if (!engine_) GTEST_SKIP() << "no fonts: build the target `fonts` first";
    auto viewer = open_text(*engine_, kArticle);
    ASSERT_TRUE(viewer.ok());
    viewer_ = std::move(viewer).value();
    viewer_->layout(settings_of_width(300));
    load_all_wanted(*engine_, *viewer_);
  }

  /// Every occurrence of `words`.
  std::vector<TextRange> found(std::u32string_view words) const {
    std::vector<TextRange> out;
    std::u32string const& text = viewer_->fragments().text;
    for (size_t at = text.find(words); at != text.npos; at = text.find(words, at + words.size()))
      out.push_back({uint32_t(at), uint32_t(at + words.size())});
    return out;
  }

  Pixmap draw(float scale = 1, IntRect area = {}, ThemeName theme = ThemeName::light) {
    Pixmap pixels;
    TileReport report;
    if (area.empty())
      area = {0, 0, int32_t(viewer_->fragments().width * scale),
              int32_t(viewer_->fragments().height * scale)};
    viewer_->render({area, scale, theme}, pixels, report);
    return pixels;
  }

  /// Rows that differ, CSS px at scale 1.
  static std::vector<uint32_t> rows_that_differ(Pixmap const& a, Pixmap const& b) {
    std::vector<uint32_t> rows;
    for (uint32_t y = 0; y < a.height; ++y) {
      auto const from = ptrdiff_t(size_t(y) * a.width * 4), to = from + ptrdiff_t(a.width) * 4;
      if (!std::equal(a.pixels.begin() + from, a.pixels.begin() + to, b.pixels.begin() + from))
        rows.push_back(y);
    }
    return rows;
  }

  /// Only what lies in the stretches that were told differs, and in each of them something does.
  void expect_told(Pixmap const& before, Pixmap const& after) const {
    std::vector<uint32_t> const rows = rows_that_differ(before, after);
    auto const& told = viewer_->changed_stretches();
    for (uint32_t row : rows) {
      bool inside = false;
      for (Stretch const& part : told) inside |= float(row) + 1 > part.top && float(row) < part.bottom;
      EXPECT_TRUE(inside) << "row " << row;
    }
    for (Stretch const& part : told) {
      bool touched = false;
      for (uint32_t row : rows) touched |= float(row) + 1 > part.top && float(row) < part.bottom;
      EXPECT_TRUE(touched) << part.top << " to " << part.bottom;
    }
  }

  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Viewer> viewer_;
};

TEST_F(MarksTest, OnlyTheStretchesToldLookDifferent) {
  uint32_t const revision = viewer_->revision();
  Pixmap const plain = draw();
  viewer_->set_marks(found(U"旧船"));
  ASSERT_EQ(viewer_->marks().rects.size(), 2u);
  Pixmap const marked = draw();
  expect_told(plain, marked);
  viewer_->set_current_mark(1);
  ASSERT_EQ(viewer_->changed_stretches().size(), 1u);
  Pixmap const stepped = draw();
  expect_told(marked, stepped);
  viewer_->set_current_mark(0);
  EXPECT_EQ(viewer_->changed_stretches().size(), 2u) << "the old and the new";
  expect_told(stepped, draw());
  viewer_->set_current_mark(0);
  EXPECT_TRUE(viewer_->changed_stretches().empty());
  viewer_->set_marks({});
  EXPECT_EQ(draw().pixels, plain.pixels);
  EXPECT_EQ(viewer_->revision(), revision) << "no layout";
}

TEST_F(MarksTest, StayInALaterLayout) {
  viewer_->set_marks(found(U"灯已经一盏一盏地灭了"));
  viewer_->set_current_mark(0);
  size_t const before = viewer_->marks().rects.size();
  viewer_->layout(settings_of_width(140));
  EXPECT_GT(viewer_->marks().rects.size(), before) << "on more lines";
  EXPECT_EQ(viewer_->marks().current, 0u);
  EXPECT_FALSE(mark_bounds(viewer_->marks(), 0).empty());
  Pixmap const marked = draw();
  viewer_->set_marks({});
  EXPECT_FALSE(rows_that_differ(marked, draw()).empty());
}

TEST_F(MarksTest, AreTheSameInEveryTiling) {
  std::vector<TextRange> marks = found(U"的");
  for (std::u32string_view words : {U"旧船", U"Haiyan", U"שלום", U"灭了。“今天"})
    for (TextRange range : found(words)) marks.push_back(range);
  std::sort(marks.begin(), marks.end(), [](TextRange a, TextRange b) { return a.begin < b.begin; });
  viewer_->set_marks(marks);
  viewer_->set_current_mark(2);
  for (float scale : {1.0f, 2.0f, 1.5f}) {
    Pixmap const whole = draw(scale);
    for (int32_t height : {37, 64, 256}) {
      std::vector<uint8_t> joined;
      for (int32_t y = 0; y < int32_t(whole.height); y += height) {
        Pixmap const tile =
            draw(scale, {0, y, int32_t(whole.width), std::min(height, int32_t(whole.height) - y)});
        joined.insert(joined.end(), tile.pixels.begin(), tile.pixels.end());
      }
      EXPECT_EQ(joined, whole.pixels) << "scale " << scale << ", tiles of " << height;
    }
  }
}

TEST_F(MarksTest, TheirFillAndInkAreTheThemes) {
  viewer_->set_marks(found(U"旧船"));
  viewer_->set_current_mark(0);
  Rect const rect = mark_bounds(viewer_->marks(), 0);
  for (ThemeName theme : {ThemeName::light, ThemeName::sepia, ThemeName::dark}) {
    Pixmap const drawn =
        draw(2, {int32_t(rect.x * 2), int32_t(rect.y * 2), int32_t(rect.width * 2), int32_t(rect.height * 2)},
             theme);
    Rgba const fill = palette(theme)[ColorRole::mark_current],
               ink = palette(theme)[ColorRole::mark_current_ink];
    size_t filled = 0, inked = 0;
    for (size_t i = 0; i < drawn.pixels.size(); i += 4) {
      Rgba const pixel{drawn.pixels[i], drawn.pixels[i + 1], drawn.pixels[i + 2], drawn.pixels[i + 3]};
      filled += pixel == fill;
      inked += pixel == ink;
    }
    EXPECT_GT(filled, drawn.pixels.size() / 4 / 3) << int(theme);
    EXPECT_GT(inked, 20u) << "the words of a link, too, in theme " << int(theme);
  }
}

TEST_F(MarksTest, BeforeTheFirstLayoutThereIsNoPlace) {
  auto opened = open_text(*engine_, kArticle);
  ASSERT_TRUE(opened.ok());
  Viewer& early = *opened.value();
  early.set_marks({{0, 3}});
  early.set_current_mark(0);
  EXPECT_TRUE(early.marks().rects.empty());
  EXPECT_TRUE(early.changed_stretches().empty());
  early.layout(settings_of_width(300));
  EXPECT_EQ(early.marks().rects.size(), 1u);
}

}  // namespace
}  // namespace banxin::test
