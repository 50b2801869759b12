// The text layer's segments against the glyphs: set one after the other, as a browser does it, they must put
// every character where it is drawn.
#include "reading/text_segments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "unicode/grapheme.h"
#include "viewer_fixture.h"

namespace banxin::test {
namespace {

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  for (size_t i = 0; i < utf8.size();) out.push_back(decode_utf8(utf8, i));
  return out;
}

/// A segment's own characters: its range counts UTF-16 code units.
std::u32string text_of(ContentTree const& content, TextSegment const& segment) {
  std::u32string out;
  uint32_t units = 0;
  for (char32_t c : code_points(content.text_of(segment.node))) {
    if (units >= segment.begin && units < segment.end) out.push_back(c);
    units += c > 0xFFFF ? 2 : 1;
  }
  return out;
}

/// Where a browser puts each character of a line from left to right: {left, right} by code point.
std::vector<std::pair<float, float>> set_by_spacing(ContentTree const& content, SegmentedBlock const& block,
                                                    SegmentLine const& line, float left,
                                                    std::u32string& text) {
  std::vector<std::pair<float, float>> out;
  float pen = left;
  for (uint32_t s = line.segment_begin; s < line.segment_end; ++s) {
    TextSegment const& segment = block.segments[s];
    pen += segment.before;
    if (segment.node == kNoNode) continue;
    std::u32string const part = text_of(content, segment);
    std::vector<uint8_t> boundaries;
    find_grapheme_boundaries(part, boundaries);
    for (size_t i = 0; i < part.size(); ++i) {
      if (boundaries[i]) pen += segment.advance;
      out.push_back({pen - segment.advance, pen});
    }
    text += part;
  }
  return out;
}

class TextSegmentsTest : public ::testing::Test {
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
  SegmentedBlock segment(Viewer const& viewer, size_t block) {
    SegmentedBlock out;
    segment_block(viewer.fragments(), viewer.article().body, viewer.reading().blocks[block], scratch_, out);
    return out;
  }

  /// Compares all blocks that read from left to right; how many characters that were.
  size_t compare(Viewer const& viewer) {
    size_t compared = 0;
    for (size_t b = 0; b < viewer.reading().blocks.size(); ++b) {
      ReadingBlock const& block = viewer.reading().blocks[b];
      if (block.tag == "marker") continue;
      SegmentedBlock const out = segment(viewer, b);
      compare_text(viewer, block, out);
      if (!block.right_to_left) compared += compare_lines(viewer, block, out);
    }
    return compared;
  }

 private:
  /// No character is missing or there twice: what a block reads, but for what stands for no text.
  void compare_text(Viewer const& viewer, ReadingBlock const& block, SegmentedBlock const& out) {
    std::u32string wanted(viewer.fragments().text, block.text.begin, block.text.size()), found;
    std::erase_if(wanted, [](char32_t c) { return c == U'\n' || c == 0xFFFC; });
    for (TextSegment const& segment : out.segments)
      if (segment.node != kNoNode) found += text_of(viewer.article().body, segment);
    std::erase(found, U'\n');
    EXPECT_EQ(found, wanted);
  }

  size_t compare_lines(Viewer const& viewer, ReadingBlock const& block, SegmentedBlock const& out) {
    FragmentTree const& tree = viewer.fragments();
    uint32_t const first = tree.boxes[block.box].line_begin;
    EXPECT_EQ(out.lines.size(), tree.boxes[block.box].line_end - first);
    size_t compared = 0;
    for (size_t l = 0; l < out.lines.size(); ++l) {
      LineFragment const& line = tree.lines[first + l];
      EXPECT_EQ(out.lines[l].top, line.rect.y);
      EXPECT_EQ(out.lines[l].height, line.rect.height);
      std::u32string text;
      auto const places = set_by_spacing(viewer.article().body, out, out.lines[l], block.lines.x, text);
      uint32_t at = 0;
      for (uint32_t g = line.glyph_begin; g < line.glyph_end; ++g) {
        GlyphFragment const& glyph = tree.glyphs[g];
        if (tree.text[glyph.text_begin] == 0xFFFC || glyph.text_length != 1) continue;
        while (at < text.size() && text[at] != tree.text[glyph.text_begin]) ++at;
        if (at == text.size()) {
          ADD_FAILURE() << "a glyph without its character at " << glyph.text_begin;
          return compared;
        }
        EXPECT_NEAR(places[at].first, glyph.x + glyph.lead, 2 * kSegmentSlack) << glyph.text_begin;
        EXPECT_NEAR(places[at].second, glyph.x + glyph.lead + glyph.advance, 2 * kSegmentSlack)
            << glyph.text_begin;
        ++at;
        ++compared;
      }
    }
    return compared;
  }

  SegmentScratch scratch_;
  std::unique_ptr<Engine> engine_;
};

TEST_F(TextSegmentsTest, EveryCharacterOfTheArticlesStandsWhereItsGlyphDoes) {
  for (auto const& entry : std::filesystem::directory_iterator(BANXIN_SOURCE_DIR "/web/articles")) {
    if (entry.path().extension() != ".md" || entry.path().stem() == "measures")
      continue;  // that one has lines of both directions
    std::ifstream file(entry.path(), std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    for (float width : {320.f, 720.f, 1100.f}) {
      SCOPED_TRACE(entry.path().stem().string() + " at " + std::to_string(width));
      EXPECT_GT(compare(*open(text, width, false)), 500u);
    }
  }
}

TEST_F(TextSegmentsTest, AcrossLinksTrimsGapsAndCharactersOfTwoUnits) {
  auto const viewer = open(
      "<p>他说：“<a href='https://example.com/'>𠮷野家（2024 年）</a>的 "
      "<code>code</code>，<b>真好</b>！”——<i>e\u0301t\u00e9</i> 如此。</p>",
      200);
  EXPECT_GT(compare(*viewer), 25u);
}

TEST_F(TextSegmentsTest, OneStretchIsOneSegment) {
  auto const viewer = open("<p>一二三四五六七</p>", 600);
  SegmentedBlock const out = segment(*viewer, 0);
  ASSERT_EQ(out.segments.size(), 1u);
  EXPECT_EQ(out.segments[0].begin, 0u);
  EXPECT_EQ(out.segments[0].end, 7u);
  EXPECT_FLOAT_EQ(out.segments[0].advance, 18);
  EXPECT_FALSE(out.lines[0].broken);
}

TEST_F(TextSegmentsTest, OnlyTheSettersOwnLineEndsAreMade) {
  auto const viewer = open("<p>一二三四五六七八九十<br>一二三</p><pre>甲\n乙</pre>", 200);
  auto const broken = [&](size_t block) {
    std::vector<bool> ends;
    for (SegmentLine const& line : segment(*viewer, block).lines) ends.push_back(line.broken);
    return ends;
  };
  EXPECT_EQ(broken(0), (std::vector<bool>{true, false, false}));
  EXPECT_EQ(broken(1), (std::vector<bool>{false, false}));
}

TEST_F(TextSegmentsTest, ALineThatHoldsAnImageAloneIsOneWithoutText) {
  auto const viewer =
      open("<p><img src='https://example.com/a.png' width='300' height='100' alt='甲'>乙丙</p>", 320);
  SegmentedBlock const out = segment(*viewer, 0);
  ASSERT_GE(out.segments.size(), 2u);
  EXPECT_EQ(out.segments[0].node, kNoNode);
  EXPECT_TRUE(out.lines[0].broken);
}

TEST_F(TextSegmentsTest, LettersThatJoinAreMarkedForBrowsersDoNotSpaceThem) {
  auto const viewer = open("<p>阿拉伯文 مرحبا 如此</p>", 600);
  std::vector<SegmentKind> kinds;
  for (TextSegment const& part : segment(*viewer, 0).segments) kinds.push_back(part.kind);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), SegmentKind::joining), 1);
  EXPECT_EQ(kinds.front(), SegmentKind::plain);
  EXPECT_EQ(kinds.back(), SegmentKind::plain);
}

TEST_F(TextSegmentsTest, CharactersOfSeveralCodePointsAreTold) {
  auto const viewer = open("<p>甲乙e\u0301丙丁</p>", 600);
  SegmentedBlock const out = segment(*viewer, 0);
  size_t composed = 0;
  for (TextSegment const& part : out.segments) {
    bool const marked = text_of(viewer->article().body, part).find(0x301) != std::u32string::npos;
    EXPECT_EQ(part.kind, marked ? SegmentKind::composed : SegmentKind::plain);
    composed += marked && part.end - part.begin == 2;
  }
  EXPECT_EQ(composed, 1u);
}

TEST_F(TextSegmentsTest, FromRightToLeftBlanksAreCountedFromTheRight) {
  auto const viewer = open("<p dir='rtl'>שלום עולם</p>", 600);
  ReadingBlock const& block = viewer->reading().blocks[0];
  EXPECT_TRUE(block.right_to_left);
  SegmentedBlock const out = segment(*viewer, 0);
  ASSERT_FALSE(out.segments.empty());
  EXPECT_NEAR(out.segments[0].before, 0, 1);
}

}  // namespace
}  // namespace banxin::test
