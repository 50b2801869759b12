// The text layer's segments against the glyphs: set one after the other, as a browser does it, they must put
// every character where it is drawn.
#include "reading/text_segments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

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
                                                    SegmentLine const& line, LetterTables& letters,
                                                    float left, std::u32string& text) {
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
      float const before = pen;
      if (boundaries[i]) pen += segment.advance;
      if (segment.kind == SegmentKind::letters) {
        FaceLetters const& face = letters.of(segment.face);
        pen += (face.advance(part[i]) + (i + 1 < part.size() ? face.kerning(part[i], part[i + 1]) : 0)) * segment.size;
        if (part[i] == U' ' || part[i] == 0xA0) pen += segment.word;
      }
      out.push_back({before, pen});
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
    segment_block(viewer.fragments(), viewer.article().body, viewer.reading().blocks[block], engine_->letters,
                  scratch_, out);
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

  /// The space of each glyph; the gap after a letter is that of what follows it.
  std::map<uint32_t, std::pair<float, float>> spaces_of(Viewer const& viewer, LineFragment const& line) {
    FragmentTree const& tree = viewer.fragments();
    std::map<uint32_t, std::pair<float, float>> out;
    float* letter_end = nullptr;
    float own = 0;
    for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
      RunFragment const& run = tree.runs[r];
      for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
        GlyphFragment const& glyph = tree.glyphs[g];
        float left = glyph.x + glyph.lead;
        float const advance = engine_->letters.of(run.face).advance(tree.text[glyph.text_begin]);
        // The same character closes a quotation, as wide as Han.
        bool const quote = tree.text[glyph.text_begin] == 0x2019 &&
                           glyph.advance > advance * tree.styles[run.style].size + kLetterSlack;
        bool const letter = advance > 0 && glyph.text_length == 1 && !quote;
        bool const gap = letter_end && !letter && *letter_end - own > kLetterSlack;
        bool const touching = gap && std::abs(left - *letter_end) < 0.02f;
        if (gap) *letter_end = own;
        if (touching) left = own;
        auto& space = out[glyph.text_begin] = {left, glyph.x + glyph.lead + glyph.advance};
        bool const blank = tree.text[glyph.text_begin] == U' ';
        letter_end = letter && !blank && run.level % 2 == 0 ? &space.second : nullptr;
        if (letter) own = left + advance * tree.styles[run.style].size;
      }
    }
    return out;
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
      auto const places = set_by_spacing(viewer.article().body, out, out.lines[l], engine_->letters, block.lines.x, text);
      auto const given = spaces_of(viewer, line);
      uint32_t at = 0;
      for (uint32_t g = line.glyph_begin; g < line.glyph_end; ++g) {
        GlyphFragment const& glyph = tree.glyphs[g];
        if (tree.text[glyph.text_begin] == 0xFFFC || glyph.text_length != 1) continue;
        while (at < text.size() && text[at] != tree.text[glyph.text_begin]) ++at;
        if (at == text.size()) {
          ADD_FAILURE() << "a glyph without its character at " << glyph.text_begin;
          return compared;
        }
        auto const [left, right] = given.at(glyph.text_begin);
        EXPECT_NEAR(places[at].first, left, kSegmentSlack + kLetterSlack) << glyph.text_begin;
        EXPECT_NEAR(places[at].second, right, kSegmentSlack + kLetterSlack) << glyph.text_begin;
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
  auto const viewer = open("<p>甲乙か\u3099丙丁</p>", 600);
  SegmentedBlock const out = segment(*viewer, 0);
  size_t composed = 0;
  for (TextSegment const& part : out.segments) {
    bool const marked = text_of(viewer->article().body, part).find(0x3099) != std::u32string::npos;
    EXPECT_EQ(part.kind, marked ? SegmentKind::composed : SegmentKind::plain);
    composed += marked && part.end - part.begin == 2;
  }
  EXPECT_EQ(composed, 1u);
}

TEST_F(TextSegmentsTest, AWordIsOneSegmentWithTheAdvancesOfItsLetters) {
  auto const viewer = open("<p>他说Wave、re\u0301sume\u0301和don’t，在2024年AVATAR里（Tokyo）。</p>", 900);
  std::vector<std::u32string> words;
  for (TextSegment const& part : segment(*viewer, 0).segments) {
    if (part.kind != SegmentKind::letters) continue;
    words.push_back(text_of(viewer->article().body, part));
    EXPECT_EQ(part.size, 18);
    EXPECT_LE(std::abs(part.advance), kLetterSlack);
  }
  EXPECT_EQ(words, (std::vector<std::u32string>{U"Wave", U"re\u0301sume\u0301", U"don’t", U"2024", U"AVATAR", U"Tokyo"}));
}

TEST_F(TextSegmentsTest, WordsOfALineAreOneSegmentWhoseSpacesAreStretchedAlike) {
  std::string const english =
      "The ferry left the pier before dawn, and nobody on the quay had thought to wave; Toby Walker alone stood there. ";
  auto const viewer = open("<p lang='en'>" + english + english + "</p>", 420);
  SegmentedBlock const out = segment(*viewer, 0);
  ASSERT_GE(out.lines.size(), 4u);
  bool stretched = false;
  for (SegmentLine const& line : out.lines) {
    EXPECT_LE(line.segment_end - line.segment_begin, 2u) << "a line, and the space that hangs at its end";
    stretched |= out.segments[line.segment_begin].word > 1;
  }
  EXPECT_TRUE(stretched);
  EXPECT_GT(compare(*viewer), 200u);
}

TEST_F(TextSegmentsTest, TheGapAfterAWordIsThatOfTheHanAfterIt) {
  auto const viewer = open("<p>甲abc乙丙</p>", 600);
  SegmentedBlock const out = segment(*viewer, 0);
  ASSERT_EQ(out.segments.size(), 4u);
  EXPECT_EQ(out.segments[1].kind, SegmentKind::letters);
  EXPECT_NEAR(out.segments[1].advance, 0, 0.1);
  EXPECT_EQ(out.segments[1].before, 0);
  EXPECT_GT(out.segments[0].advance, 19) << "the gap before the word";
  EXPECT_GT(out.segments[2].advance, 19) << "the gap after it";
  EXPECT_EQ(out.segments[2].before, 0) << "no seam between word and Han";
  EXPECT_EQ(out.segments[3].advance, 18);
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
