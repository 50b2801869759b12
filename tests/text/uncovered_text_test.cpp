// What no shipped face covers, with a system whose every letter is 0.6 em and every picture 1.2 em wide.
#include "base/utf8.h"
#include "font/drawn_system_font.h"
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class UncoveredTextTest : public TextTest {
 protected:
  void SetUp() override {
    TextTest::SetUp();
    if (test_fonts()) test_fonts()->system_texts().lend(&font_);
  }
  void TearDown() override {
    if (test_fonts()) test_fonts()->system_texts().lend(nullptr);
  }

  /// Texts of the clusters that the system draws, in logical order, parted by |.
  static std::string units(Typeset const& t) {
    std::string all;
    for (size_t i = 0; i + 1 < t.shaped.clusters.size(); ++i) {
      Cluster const& cluster = t.shaped.clusters[i];
      if (cluster.glyph_count != 1 || t.shaped.glyphs[cluster.glyph_begin].slice != kSystemSlice) continue;
      uint32_t const end = t.shaped.clusters[i + 1].text_begin;
      all +=
          (all.empty() ? "" : "|") +
          to_utf8(std::u32string_view(t.paragraph.text).substr(cluster.text_begin, end - cluster.text_begin));
    }
    return all;
  }

  DrawnSystemFont font_;
};

TEST_F(UncoveredTextTest, APictureOfManyCodePointsIsOneUnit) {
  for (std::string_view picture : {"😀", "👍🏽", "🇨🇳", "👨‍👩‍👧‍👦",
                                   "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "❤️‍🔥"}) {
    Typeset const t = typeset("国" + std::string(picture) + "家");
    EXPECT_EQ(units(t), picture);
    EXPECT_FLOAT_EQ(t.x_em(U"家"), 2.2f) << picture;
    EXPECT_EQ(t.shaped.clusters[1].kind, ClusterClass::han) << "no gap as beside letters";
  }
}

TEST_F(UncoveredTextTest, SelectorsChooseBetweenPictureAndText) {
  EXPECT_EQ(units(typeset("国♥家")), "");
  EXPECT_EQ(units(typeset("国♥\uFE0E家")), "");
  EXPECT_EQ(units(typeset("国♥\uFE0F家")), "♥\uFE0F");
  EXPECT_EQ(units(typeset("国☔家")), "☔") << "a picture by itself, whatever the faces have";
  EXPECT_EQ(units(typeset("国\uFE0F家")), "") << "no picture";
}

TEST_F(UncoveredTextTest, RareHanAreUnitsOfTheirOwn) {
  Setting setting;
  setting.style.italic = true;
  setting.style.baseline_shift = 0;
  Typeset const t = typeset("国𪚥𠔻家", setting);
  EXPECT_EQ(units(t), "𪚥|𠔻");
  EXPECT_EQ(t.shaped.clusters[2].break_before.kind, BreakKind::allowed);
  for (ShapedRun const& run : t.shaped.runs) EXPECT_FALSE(run.slant) << "Han stays upright";
}

TEST_F(UncoveredTextTest, JoinedWordsAreMeasuredWholeAndReadLeftwards) {
  Typeset const t = typeset("国القرآن الكريم家");
  EXPECT_EQ(units(t), "القرآن|الكريم");
  EXPECT_EQ(font_.measured, (std::vector<std::string>{"القرآن", "الكريم"}));
  EXPECT_EQ(font_.right_to_left, (std::vector<bool>{true, true}));
  EXPECT_GT(t.x_em(U"القرآن"), t.x_em(U"الكريم"));
  EXPECT_EQ(t.places(), "国@0+1.25 الكريم@1.25+3.6  @4.85+0.256 القرآن@5.106+3.6 家@8.706+1.25")
      << "a gap on each side";
  EXPECT_EQ(t.glyph(U"القرآن").text_length, 6u);
}

TEST_F(UncoveredTextTest, LinesBreakBetweenWordsOnly) {
  Typeset const t = typeset("नमस्ते दुनिया", 6);
  EXPECT_EQ(t.lines(), "नमस्ते  / दुनिया");
  EXPECT_EQ(units(t), "नमस्ते|दुनिया");
}

TEST_F(UncoveredTextTest, ScriptsWhoseLettersStandAloneAreSetLetterByLetter) {
  EXPECT_EQ(units(typeset("สวัสดี")), "ส|วั|ส|ดี");
  EXPECT_EQ(units(typeset("שלום")), "ש|ל|ו|ם");
}

TEST_F(UncoveredTextTest, AWordIsNotPatchedTogetherOfTwoFonts) {
  EXPECT_EQ(units(typeset("见 ἄνθρωπος 与 λόγος 二词")), "ἄ|ν|θ|ρ|ω|π|ο|ς|λ|ό|γ|ο|ς");
  EXPECT_EQ(units(typeset("见 ανθρωπος 与 Haiyan")), "") << "the faces have all of these";
}

TEST_F(UncoveredTextTest, AnEndlessWordIsCutAndStaysJoined) {
  std::string word;
  for (int i = 0; i < 80; ++i) word += "ب";
  Typeset const t = typeset(word, 30);
  ASSERT_EQ(font_.measured.size(), 3u);
  std::string const joiner = "\u200D";
  EXPECT_FALSE(font_.measured[0].starts_with(joiner));
  EXPECT_TRUE(font_.measured[0].ends_with(joiner));
  EXPECT_TRUE(font_.measured[1].starts_with(joiner) && font_.measured[1].ends_with(joiner));
  EXPECT_TRUE(font_.measured[2].starts_with(joiner) && !font_.measured[2].ends_with(joiner));
  EXPECT_GT(t.set.lines.size(), 1u) << "where nothing else is left";
}

TEST_F(UncoveredTextTest, WhatTheSystemCannotMeasureIsABox) {
  font_.refuses = true;
  Setting setting;
  setting.style.font.weight = 600;  // of no other test: what was measured once is kept
  Typeset const t = typeset("国𠔻𪚥家سلام", setting);
  EXPECT_EQ(units(t), "");
  EXPECT_FLOAT_EQ(t.x_em(U"家"), 3.0f);
  EXPECT_EQ(t.glyph(U"𪚥").slice, kNoSlice);
}

}  // namespace
}  // namespace banxin::testing
