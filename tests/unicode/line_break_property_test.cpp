// What holds for every text: sizes, edges, clusters, prohibited marks, levels, and work in proportion to the
// length.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "unicode/grapheme.h"
#include "unicode/line_break.h"

namespace banxin {
namespace {

constexpr std::u32string_view kChinese =
    U"中文年々，。、：；！？（）《》「」“”‘’·—…～－–‧・/／-aB1 12,.%￥℃０ \u3000\u200B\u2060\u00A0\uFFFC\n";
constexpr std::u32string_view kClusters =
    U"e\u0301\u0308\u200D\uFE0F\U0001F469\U0001F467\U0001F3FD\U0001F1E8\U0001F1F3각ᄀ\u1161\u11A8क\u094Dष"
    U"\u0903\u0600\r\n 中，";

/// The same texts in every run.
class Texts {
 public:
  std::u32string from(std::u32string_view pool, size_t length) {
    std::u32string text;
    for (size_t i = 0; i < length; ++i) text.push_back(pool[random_() % pool.size()]);
    return text;
  }
  std::u32string from_all(size_t length) {
    std::u32string text;
    for (size_t i = 0; i < length; ++i) {
      // Also lone surrogates and values beyond Unicode: nothing may go out of bounds.
      static constexpr uint32_t kLimits[] = {0x250, 0x3100, 0x11000, 0x20000, 0x110000, 0x120000};
      text.push_back(char32_t(random_() % kLimits[random_() % std::size(kLimits)]));
    }
    return text;
  }

 private:
  std::mt19937 random_{17};
};

std::vector<LineBreakOptions> every_option() {
  std::vector<LineBreakOptions> all;
  for (auto t :
       {LineBreakTailoring::none, LineBreakTailoring::zh, LineBreakTailoring::ja, LineBreakTailoring::ko}) {
    for (auto s : {LineBreakStrictness::loose, LineBreakStrictness::normal, LineBreakStrictness::strict,
                   LineBreakStrictness::anywhere}) {
      for (auto w : {WordBreak::normal, WordBreak::break_all, WordBreak::keep_all}) all.push_back({t, s, w});
    }
  }
  return all;
}

bool allows(BreakOpportunity b) {
  return b.kind == BreakKind::allowed;
}

void expect_sound(std::u32string const& text) {
  std::vector<BreakOpportunity> raw, breaks;
  std::vector<uint8_t> clusters;
  find_line_breaks(text, {LineBreakTailoring::none, LineBreakStrictness::strict, WordBreak::normal}, raw);
  find_grapheme_boundaries(text, clusters);
  ASSERT_EQ(clusters.size(), text.size() + 1);
  for (LineBreakOptions const& options : every_option()) {
    breaks.assign(3, {BreakKind::mandatory, BreakPenalty::emergency});  // what a former text left
    find_line_breaks(text, options, breaks);
    ASSERT_EQ(breaks.size(), text.size() + 1);
    if (!text.empty()) {
      ASSERT_EQ(breaks.front().kind, BreakKind::prohibited);
    }
    ASSERT_EQ(breaks.back().kind, BreakKind::mandatory);
    for (size_t i = 0; i < breaks.size(); ++i) {
      ASSERT_EQ(breaks[i].kind == BreakKind::mandatory, raw[i].kind == BreakKind::mandatory) << i;
      if (!allows(breaks[i])) {
        ASSERT_EQ(breaks[i].penalty, BreakPenalty::none);
      }
      if (options.tailoring != LineBreakTailoring::none && allows(breaks[i])) {
        ASSERT_EQ(clusters[i], 1) << i;
      }
    }
  }
}

TEST(LineBreakProperties, SizesEdgesClustersAndMandatoryBreaks) {
  Texts texts;
  expect_sound({});
  for (int i = 0; i < 300; ++i) {
    expect_sound(texts.from(kChinese, size_t(i % 40)));
    expect_sound(texts.from(kClusters, size_t(i % 40)));
    expect_sound(texts.from_all(size_t(i % 40)));
  }
}

TEST(LineBreakProperties, ProhibitedMarksInEveryContext) {
  constexpr std::u32string_view kNoStart = U"、，。．：；！？）》」”’–—～-·・‧/／";
  constexpr std::u32string_view kNoEnd = U"（《「“‘";
  Texts texts;
  std::vector<BreakOpportunity> breaks;
  for (int i = 0; i < 3000; ++i) {
    std::u32string text = texts.from(kChinese, 30);
    for (auto level :
         {LineBreakStrictness::loose, LineBreakStrictness::normal, LineBreakStrictness::strict}) {
      bool strict = level == LineBreakStrictness::strict;
      find_line_breaks(text, {LineBreakTailoring::zh, level, WordBreak::normal}, breaks);
      for (size_t p = 1; p < text.size(); ++p) {
        if (!allows(breaks[p])) continue;
        size_t end = p;  // of the line, without the spaces that hang
        while (end > 0 && text[end - 1] == ' ') --end;
        if (end == 0 || text[end - 1] == 0x200B) continue;  // the author asked for a break there
        bool dash_pair = text[p] == U'—' && breaks[p].penalty == BreakPenalty::before_dash_or_ellipsis;
        bool quote = text[p] == U'’' || text[p] == U'”' || text[end - 1] == U'“' || text[end - 1] == U'‘';
        if (quote) continue;  // Latin by context; the Chinese ones are tested by themselves
        if (!dash_pair || strict) {
          EXPECT_EQ(kNoStart.find(text[p]), kNoStart.npos) << p;
        }
        EXPECT_EQ(kNoEnd.find(text[end - 1]), kNoEnd.npos) << p;
        if (strict) {
          EXPECT_TRUE(text[end - 1] != '/' && text[end - 1] != U'／') << p;
        }
        if (strict && text[p] == U'…') {
          EXPECT_EQ(text[p - 1], U'…') << "only …… …… may part";
        }
        if (text[p] == U'…' || text[p] == U'—') {
          ASSERT_LT(p + 1, text.size());
          EXPECT_EQ(text[p + 1], text[p]) << "only whole pairs begin a line";
        }
      }
    }
  }
}

TEST(LineBreakProperties, LooserLevelsAllowMore) {
  constexpr std::u32string_view kPool = U"中文々カャー，。：！・〜……——（）“”ab 12-–一";
  Texts texts;
  std::vector<BreakOpportunity> loose, normal, strict;
  for (auto tailoring : {LineBreakTailoring::zh, LineBreakTailoring::ja, LineBreakTailoring::ko}) {
    for (int i = 0; i < 1000; ++i) {
      std::u32string text = texts.from(kPool, 30);
      find_line_breaks(text, {tailoring, LineBreakStrictness::loose, WordBreak::normal}, loose);
      find_line_breaks(text, {tailoring, LineBreakStrictness::normal, WordBreak::normal}, normal);
      find_line_breaks(text, {tailoring, LineBreakStrictness::strict, WordBreak::normal}, strict);
      for (size_t p = 0; p < text.size(); ++p) {
        EXPECT_LE(strict[p].kind, normal[p].kind) << p;
        EXPECT_LE(normal[p].kind, loose[p].kind) << p;
      }
    }
  }
}

TEST(LineBreakProperties, AMegabyteOfOneCharacter) {
  // Each of these has a rule that looks ahead or back; anything but linear work would not end here.
  constexpr std::u32string_view kUnits[] = {U"中",      U"a",          U" ",  U"“",      U"”",
                                            U"‘",       U"’",          U"—",  U"…",      U"\u0301",
                                            U"\u200D",  U"\U0001F1E8", U"$(", U"$(,",    U"1",
                                            U",",       U"(",          U"\"", U"\u1B05", U"\u1B44",
                                            U"—…",      U"“‘",         U" .", U"\n",     U"\u2014\u2015",
                                            U"$(\u0301"};
  std::vector<BreakOpportunity> breaks;
  for (std::u32string_view unit : kUnits) {
    std::u32string text;
    while (text.size() < 1'000'000) text += unit;
    for (auto tailoring : {LineBreakTailoring::none, LineBreakTailoring::zh}) {
      find_line_breaks(text, {tailoring, LineBreakStrictness::normal, WordBreak::normal}, breaks);
      ASSERT_EQ(breaks.size(), text.size() + 1);
    }
  }
}

}  // namespace
}  // namespace banxin
