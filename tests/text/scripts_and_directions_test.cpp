// Typesetting rules 6, 24, 25 and 27 in one paragraph: languages of spans, isolates, mirrored brackets,
// sequences.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class ScriptsAndDirections : public TextTest {
 protected:
  /// `text` as a span of `language` between Han of a Simplified paragraph.
  static Typeset span_of(Language language, std::string_view text, float measure = 40) {
    Setting setting;
    setting.measure = measure;
    ParagraphBuilder builder(setting);
    TextStyle style = builder.base();
    style.font.language = language;
    StyleId const id = builder.style(style);
    return builder.text("国").text(text, id).text("国").set();
  }
  static std::pair<float, float> blanks(Typeset const& t, size_t cluster) {
    return {t.shaped.clusters[cluster].glue_before / kEm, t.shaped.clusters[cluster].glue_after / kEm};
  }
};

TEST_F(ScriptsAndDirections, ASpansLanguageChoosesFormsAndPositionsOfItsMarks) {
  EXPECT_EQ(blanks(span_of(Language::zh_hans, "，"), 1), std::pair(0.0f, 0.5f));
  EXPECT_EQ(blanks(span_of(Language::zh_hant, "，"), 1), std::pair(0.25f, 0.25f));
  EXPECT_EQ(blanks(span_of(Language::zh_hk, "。"), 1), std::pair(0.25f, 0.25f));
  EXPECT_EQ(blanks(span_of(Language::ja, "。"), 1), std::pair(0.0f, 0.5f));
  EXPECT_EQ(blanks(span_of(Language::ja, "："), 1), std::pair(0.25f, 0.25f));
  for (Language language : {Language::zh_hant, Language::zh_hk, Language::ja, Language::ko})
    EXPECT_EQ(blanks(span_of(language, "！"), 1), std::pair(0.0f, 0.0f)) << "rule 12: fixed";
  EXPECT_EQ(blanks(span_of(Language::other, "！"), 1), std::pair(0.0f, 0.5f));
  GlyphId const simplified = span_of(Language::zh_hans, "，").shaped.glyphs[1].id;
  EXPECT_NE(span_of(Language::zh_hant, "，").shaped.glyphs[1].id, simplified);
  EXPECT_EQ(span_of(Language::other, "，").shaped.glyphs[1].id, simplified);
}

TEST_F(ScriptsAndDirections, ASpansLanguageChoosesItsBreaks) {
  auto breaks = [](Language language, std::string_view text, size_t cluster) {
    return span_of(language, text).shaped.clusters[cluster].break_before.kind;
  };
  EXPECT_EQ(breaks(Language::zh_hans, "四·五", 2), BreakKind::prohibited);
  EXPECT_EQ(breaks(Language::ja, "四·五", 2), BreakKind::allowed);
  EXPECT_EQ(breaks(Language::zh_hant, "四·五", 2), BreakKind::prohibited);
  EXPECT_EQ(breaks(Language::other, "四·五", 2), BreakKind::prohibited) << "as the block";
  EXPECT_EQ(breaks(Language::ko, "네“네”", 2), BreakKind::prohibited);
}

TEST_F(ScriptsAndDirections, TraditionalCommaBesideSimplifiedBracketIsAPair) {
  Typeset const t = span_of(Language::zh_hant, "，」");
  EXPECT_EQ(t.shaped.clusters[2].joint, JointKind::pair);
}

TEST_F(ScriptsAndDirections, LatinLanguagesKeepTheirQuotesNarrowInLatin) {
  ParagraphBuilder builder;
  TextStyle style = builder.base();
  style.font.language = Language::other;
  StyleId const id = builder.style(style);
  Typeset const t = builder.text("Il dit “oui” et ", id).text("“non”").set();
  for (std::u32string_view quote : {U"“", U"”"}) {
    EXPECT_LT(t.advance_em(quote, 0), 0.5f);
    EXPECT_LT(t.advance_em(quote, 1), 0.5f);
  }
}

TEST_F(ScriptsAndDirections, IsolatesOrderTheirTextAndTakeNoRoom) {
  Typeset const plain = typeset("国(אב)国", 20);
  Typeset const isolated = typeset("国\u2067(אב)\u2069国", 20);
  EXPECT_FLOAT_EQ(isolated.x_em(U"国", 1), plain.x_em(U"国", 1));
  EXPECT_LT(isolated.x_em(U")"), isolated.x_em(U"ב"));
  EXPECT_LT(isolated.x_em(U"ב"), isolated.x_em(U"א"));
  EXPECT_LT(isolated.x_em(U"א"), isolated.x_em(U"("));
  Typeset const numbers = typeset("א\u2066a-1\u2069ב", 20);
  EXPECT_LT(numbers.x_em(U"a"), numbers.x_em(U"1")) << "left to right inside";
  EXPECT_LT(numbers.x_em(U"ב"), numbers.x_em(U"a"));
  EXPECT_LT(numbers.x_em(U"1"), numbers.x_em(U"א"));
}

TEST_F(ScriptsAndDirections, BracketsFromRightToLeftAreMirroredWithTheirBlanks) {
  Typeset const t = typeset("\u202E（国）「国」\u202C", 20);
  // Read from the right: the glyph of the opening mark is that of a closing one.
  Typeset const ltr = typeset("（国）「国」", 20);
  EXPECT_EQ(t.glyph(U"（").id, ltr.glyph(U"）").id);
  EXPECT_EQ(t.glyph(U"）").id, ltr.glyph(U"（").id);
  EXPECT_EQ(t.glyph(U"「").id, ltr.glyph(U"」").id);
  EXPECT_GT(t.x_em(U"（"), t.x_em(U"国"));
  EXPECT_FLOAT_EQ(t.advance_em(U"（"), 0.5f) << "half width at the line's beginning";
  EXPECT_FLOAT_EQ(t.set.lines[0].width, ltr.set.lines[0].width);
}

TEST_F(ScriptsAndDirections, SequencesAreOneCluster) {
  for (char const* text : {"葛\U000E0100", "☁\uFE0F", "👩\u200D👩\u200D👧", "👍🏽", "🇨🇳", "1\uFE0F\u20E3",
                           "e\u0301\u0323", "क्ष", "각", "字\u20DD"}) {
    Typeset const t = typeset("国" + std::string(text) + "国", 1);
    EXPECT_EQ(t.shaped.clusters.size(), 4u) << text;
    EXPECT_EQ(t.lines(), "国 / " + std::string(text) + " / 国");
  }
}

}  // namespace
}  // namespace banxin::testing
