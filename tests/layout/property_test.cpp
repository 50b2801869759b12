// What holds for the layout of any article at any width.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

constexpr float kWidths[] = {1, 30, 97, 320, 400.5f, 720, 1200, 5000};

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == U'\f';
}

/// text-transform apart.
void fold_case(std::u32string& text) {
  for (char32_t& c : text)
    if (c >= U'A' && c <= U'Z') c += 32;
}

/// The sanitised tree's text without white space: what a reader must see.
std::u32string text_of(Article const& article) {
  std::u32string out;
  // In document order, which is the order of the nodes.
  for (NodeId id = 0; id < article.body.nodes.size(); ++id)
    if (article.body.nodes[id].kind == NodeKind::text) out += to_utf32(article.body.text_of(id));
  std::erase_if(out, is_blank);
  fold_case(out);
  return out;
}

/// The laid-out text without white space, images and list markers.
std::u32string text_of(FragmentTree const& tree) {
  std::u32string out;
  for (LineFragment const& line : tree.lines)
    if (tree.boxes[line.box].kind != BoxKind::list_marker)
      out += tree.text.substr(line.text.begin, line.text.size());
  std::erase_if(out, [](char32_t c) { return is_blank(c) || c == 0xFFFC; });
  fold_case(out);
  return out;
}

void expect_sound(LaidOut const& laid_out) {
  FragmentTree const& tree = laid_out.tree();
  EXPECT_EQ(to_utf8(text_of(tree)), to_utf8(text_of(laid_out.article())));

  uint32_t covered = 0;
  for (LineFragment const& line : tree.lines) {
    BoxFragment const& box = tree.boxes[line.box];
    // Lines follow each other through the text; between blocks stands one newline.
    EXPECT_TRUE(line.text.begin == covered || line.text.begin == covered + 1)
        << laid_out.text(line.text) << " begins at " << line.text.begin << " after " << covered;
    covered = line.text.end;
    EXPECT_LE(box.text.begin, line.text.begin);
    EXPECT_GE(box.text.end, line.text.end);
    EXPECT_GE(line.rect.y, box.content_box.y - 1);
    EXPECT_LE(line.rect.bottom(), box.content_box.bottom() + 1);
    EXPECT_GE(line.baseline, line.rect.y);
    EXPECT_LE(line.baseline, line.rect.bottom());
    EXPECT_LE(line.rect.bottom(), tree.height + 1);

    uint32_t glyph = line.glyph_begin;
    for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
      EXPECT_EQ(tree.runs[r].glyph_begin, glyph);
      glyph = tree.runs[r].glyph_end;
      EXPECT_LT(tree.runs[r].style, tree.styles.size());
    }
    EXPECT_EQ(glyph, line.glyph_end);
  }
  for (BoxFragment const& box : tree.boxes) {
    EXPECT_LT(box.decoration, tree.decorations.size());
    EXPECT_LE(box.text.end, tree.text.size());
  }
}

/// Each visible glyph of a link lies in one of its rectangles.
void expect_links_covered(LaidOut const& laid_out) {
  FragmentTree const& tree = laid_out.tree();
  for (LinkFragment const& link : tree.links)
    for (LineFragment const& line : tree.lines)
      for (uint32_t g = line.glyph_begin; g < line.glyph_end; ++g) {
        GlyphFragment const& glyph = tree.glyphs[g];
        if (glyph.text_begin < link.text.begin || glyph.text_begin >= link.text.end) continue;
        if (is_blank(tree.text[glyph.text_begin]) || glyph.text_length == 0) continue;
        float const middle = glyph.x + glyph.advance / 2;
        bool const covered = std::any_of(tree.link_rects.begin() + link.rect_begin,
                                         tree.link_rects.begin() + link.rect_end, [&](Rect const& rect) {
                                           return rect.x - 9 <= middle && middle <= rect.right() + 9 &&
                                                  rect.y <= line.baseline && line.baseline <= rect.bottom();
                                         });
        EXPECT_TRUE(covered) << laid_out.text(link.text) << " at " << glyph.text_begin << " x " << middle
                             << "\n"
                             << laid_out.dump();
      }
}

class AnyContentTest : public ::testing::TestWithParam<std::string> {};

TEST_P(AnyContentTest, HoldsAtAnyWidth) {
  BANXIN_NEEDS_BUILT_FONTS();
  LaidOut laid_out(read_golden(GetParam()).html);
  for (float const width : kWidths) {
    SCOPED_TRACE(width);
    laid_out.lay_out(width);
    expect_sound(laid_out);
    expect_links_covered(laid_out);
  }
}

TEST_P(AnyContentTest, HoldsInSimpleTypesetting) {
  BANXIN_NEEDS_BUILT_FONTS();
  LaidOut laid_out(read_golden(GetParam()).html);
  LayoutSettings settings;
  settings.typesetting = Typesetting::simple;
  settings.theme.align = TextAlign::start;
  for (float const width : kWidths) {
    SCOPED_TRACE(width);
    settings.width = width;
    laid_out.lay_out(settings);
    expect_sound(laid_out);
    expect_links_covered(laid_out);
  }
}

TEST_P(AnyContentTest, IsTheSameAfterOtherWidths) {
  BANXIN_NEEDS_BUILT_FONTS();
  std::string const html = read_golden(GetParam()).html;
  LaidOut laid_out(html, 400);
  for (float const width : {1.f, 1200.f, 230.f, 479.f, 480.f, 400.f}) laid_out.lay_out(width);
  LaidOut const fresh(html, 400);
  EXPECT_EQ(laid_out.dump(), fresh.dump());
  ASSERT_EQ(laid_out.tree().glyphs.size(), fresh.tree().glyphs.size());
  for (size_t g = 0; g < fresh.tree().glyphs.size(); ++g) {
    EXPECT_EQ(laid_out.tree().glyphs[g].x, fresh.tree().glyphs[g].x);
    EXPECT_EQ(laid_out.tree().glyphs[g].id, fresh.tree().glyphs[g].id);
  }
}

TEST(SampleArticles, HoldAtAnyWidth) {
  BANXIN_NEEDS_BUILT_FONTS();
  int articles = 0;
  for (auto const& entry : std::filesystem::directory_iterator(BANXIN_SOURCE_DIR "/web/articles")) {
    if (entry.path().extension() != ".md") continue;
    SCOPED_TRACE(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    LaidOut laid_out(text, 400, SourceKind::archive_file);
    for (float const width : {1.f, 320.f, 720.f, 1200.f}) {
      SCOPED_TRACE(width);
      laid_out.lay_out(width);
      expect_sound(laid_out);
      expect_links_covered(laid_out);
    }
    ++articles;
  }
  EXPECT_GT(articles, 0);
}

INSTANTIATE_TEST_SUITE_P(Layout, AnyContentTest, ::testing::ValuesIn(golden_names()),
                         [](auto const& test) { return test.param; });

}  // namespace
}  // namespace banxin::testing
