// From text to clusters: faces, deferred glyphs, marks, selectors, what no font covers; bidi.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class ShapeParagraph : public TextTest {
 protected:
  static std::string kinds(std::string_view text) {
    std::string all;
    Typeset const t = typeset(text, 100);
    for (size_t i = 0; i + 1 < t.shaped.clusters.size(); ++i) {
      constexpr char const* kNames[] = {"han", "abc",  "space", "open", "close", "comma", "stop", "excl",
                                        "dot", "dash", "conn",  "obj",  "tab",   "br",    "zero", "other"};
      all += (i ? " " : "") + std::string(kNames[size_t(t.shaped.clusters[i].kind)]);
    }
    return all;
  }
};

TEST_F(ShapeParagraph, Classes) {
  EXPECT_EQ(kinds("国か한A1 "), "han han han abc abc space");
  EXPECT_EQ(kinds("「」，、；：。．！？"), "open close comma comma comma comma stop stop excl excl");
  EXPECT_EQ(kinds("国·国——国……国～国-国"), "han dot han dash han dash dash han conn han conn han");
  EXPECT_EQ(kinds("a-b/c (d) %"), "abc other abc other abc space other abc other space other");
  EXPECT_EQ(kinds("\t\n\u200B"), "tab br zero");
  EXPECT_EQ(kinds("A“b”’s"), "abc other abc other other abc");
}

TEST_F(ShapeParagraph, HanAreDeferred) {
  Typeset const t = typeset("国", 10);
  ASSERT_EQ(t.shaped.glyphs.size(), 1u);
  EXPECT_EQ(t.shaped.glyphs[0].id, deferred_glyph(U'国'));
  EXPECT_GT(test_fonts()->slice(t.shaped.glyphs[0].slice).uniform_advance, 0);
  EXPECT_FLOAT_EQ(t.shaped.glyphs[0].advance, kEm);
}

TEST_F(ShapeParagraph, VariationSequencesAreOneCluster) {
  Typeset const t = typeset("葛\U000E0100飾", 10);
  ASSERT_EQ(t.shaped.clusters.size(), 3u);
  EXPECT_EQ(t.shaped.glyphs[0].id, deferred_glyph(U'葛', 17));
  EXPECT_EQ(t.set.glyphs[0].text_length, 2);
}

TEST_F(ShapeParagraph, MarksOnIdeographsAreCentred) {
  Typeset const t = typeset("字\u0301家", 10);
  ASSERT_EQ(t.shaped.clusters.size(), 3u);
  ASSERT_EQ(t.shaped.clusters[0].glyph_count, 2);
  FontFace const* font = test_fonts()->font(t.shaped.glyphs[1].slice);
  InkBounds const ink = font->ink(t.shaped.glyphs[1].id);
  float const centre = t.set.glyphs[1].x + float(ink.x_min + ink.x_max) / 2 * kEm / font->units_per_em();
  EXPECT_NEAR(centre, kEm / 2, 0.5f);
  EXPECT_FLOAT_EQ(t.x_em(U"家"), 1);
}

TEST_F(ShapeParagraph, LatinMarksAreOneCluster) {
  Typeset const t = typeset("e\u0301\u0323x", 10);
  EXPECT_EQ(t.shaped.clusters.size(), 3u);
  EXPECT_EQ(t.shaped.clusters[1].text_begin, 3u);
}

TEST_F(ShapeParagraph, DecomposedKanaAndJamoAreComposed) {
  EXPECT_EQ(typeset("か\u3099", 10).shaped.glyphs.size(), 1u);
  EXPECT_EQ(typeset("か\u3099", 10).shaped.glyphs[0].id, deferred_glyph(U'が'));
  EXPECT_EQ(typeset("ハ\u309A", 10).shaped.glyphs[0].id, deferred_glyph(U'パ'));
  EXPECT_EQ(typeset("ウ\u3099", 10).shaped.glyphs[0].id, deferred_glyph(U'ヴ'));
}

TEST_F(ShapeParagraph, WhatNoFaceCoversIsOneBox) {
  Typeset const t = typeset("国👩‍👩‍👧国ع", 10);
  EXPECT_EQ(t.shaped.clusters.size(), 5u);
  EXPECT_EQ(t.shaped.glyphs[1].slice, kNoSlice);
  EXPECT_FLOAT_EQ(t.shaped.clusters[1].body, kEm);
  EXPECT_EQ(t.set.glyphs[1].text_length, 5);
  EXPECT_FLOAT_EQ(t.shaped.clusters[3].body, kEm / 2);
}

TEST_F(ShapeParagraph, SpacesStayInTheRun) {
  EXPECT_EQ(typeset("The quick brown fox", 40).shaped.runs.size(), 1u);
  EXPECT_EQ(typeset("国家 word，国", 40).shaped.runs.size(), 1u) << "script changes alone do not part runs";
}

TEST_F(ShapeParagraph, LettersAreItalicAndHanIsNot) {
  Setting setting;
  setting.style.italic = true;
  Typeset const t = typeset("国word, “word” 1998国", setting);
  ASSERT_EQ(t.shaped.runs.size(), 3u) << "marks and figures go with their word";
  auto italic = [&](size_t run) { return test_fonts()->catalog().faces[t.shaped.runs[run].face].italic; };
  EXPECT_FALSE(italic(0));
  EXPECT_TRUE(italic(1));
  EXPECT_FALSE(italic(2));
  for (ShapedRun const& run : t.shaped.runs) EXPECT_FALSE(run.slant) << "drawn so, not bent";
  for (std::string_view among_han : {"国1998国", "国“国”国", "1998"}) {
    for (ShapedRun const& run : typeset(among_han, setting).shaped.runs) {
      EXPECT_FALSE(test_fonts()->catalog().faces[run.face].italic) << among_han;
    }
  }
}

TEST_F(ShapeParagraph, KaiIsOfTheMainlandAndHeiStandsInElsewhere) {
  Setting setting;
  setting.style.italic = true;
  setting.style.font.family = FontFamily::kai;
  auto family = [&](Language language, std::string_view text) {
    setting.language = language;
    Typeset const t = typeset(text, setting);
    return test_fonts()->catalog().faces[t.shaped.runs.at(0).face].family;
  };
  EXPECT_EQ(family(Language::zh_hans, "骨"), FontFamily::kai);
  for (Language language : {Language::zh_hant, Language::zh_hk, Language::ja, Language::ko}) {
    EXPECT_EQ(family(language, "骨"), FontFamily::hei) << language_tag(language);
    EXPECT_EQ(family(language, "word"), FontFamily::song) << "letters are those of the text";
  }
}

TEST_F(ShapeParagraph, WhatNoItalicHasIsBent) {
  Setting setting;
  setting.style.italic = true;
  Typeset const t = typeset("a → b", setting);
  size_t bent = 0;
  for (ShapedRun const& run : t.shaped.runs) bent += run.slant;
  EXPECT_LE(bent, 1u);
  EXPECT_FALSE(t.shaped.runs.front().slant);
}

TEST_F(ShapeParagraph, LetterSpacingPartsLigaturesAndLetters) {
  Setting setting;
  setting.style.letter_spacing = 0.1f * kEm;
  Typeset const spaced = typeset("office国国", setting);
  EXPECT_EQ(spaced.shaped.clusters.size(), 9u);
  EXPECT_FLOAT_EQ(spaced.advance_em(U"国"), 1.1f);
  EXPECT_FLOAT_EQ(spaced.advance_em(U"国", 1), 1) << "not at the line's end";
}

TEST_F(ShapeParagraph, WordSpacing) {
  Setting setting;
  setting.style.word_spacing = 0.5f * kEm;
  EXPECT_NEAR(typeset("a b", setting).advance_em(U" "), 0.756f, 0.001f);
}

TEST_F(ShapeParagraph, BaselineShiftRaisesGlyphs) {
  Setting setting;
  setting.style.baseline_shift = 5;
  EXPECT_FLOAT_EQ(typeset("国", setting).set.glyphs[0].y, 5);
}

TEST_F(ShapeParagraph, FontsMayBeMissing) {
  auto catalog = cli::read_font_catalog(built_fonts_folder());
  ASSERT_TRUE(catalog.ok());
  FontSet const bare(std::move(catalog).value());
  FontSet const none{FontCatalog{}};
  for (FontSet const* fonts : {&bare, &none}) {
    Typeset t = typeset("国，“A”\t国——", 10);
    ShapeScratch scratch;
    shape_paragraph(t.paragraph, t.styles, *fonts, scratch, t.shaped);
    EXPECT_EQ(t.shaped.clusters.back().text_begin, t.paragraph.text.size());
    LineBreak const found = break_line(t.paragraph, t.shaped, t.styles, {}, {0, 200, 0}, {});
    EXPECT_GT(found.natural_width, 5 * kEm);
  }
}

TEST_F(ShapeParagraph, RightToLeftRunsAreReordered) {
  Typeset const t = typeset("国אבג国", 10);
  std::string order;
  for (PlacedGlyph const& glyph : t.set.glyphs) order += std::to_string(glyph.text_begin);
  EXPECT_EQ(order, "03214");
  for (size_t i = 1; i < t.set.glyphs.size(); ++i) EXPECT_GE(t.set.glyphs[i].x, t.set.glyphs[i - 1].x);
}

TEST_F(ShapeParagraph, RightToLeftParagraphs) {
  Setting setting;
  setting.direction = BaseDirection::right_to_left;
  setting.measure = 10;
  Typeset const t = typeset("אב 国家", setting);
  EXPECT_NEAR(t.set.lines[0].x + t.set.lines[0].width, 10 * kEm, 0.01f) << "starts at the right";
  EXPECT_LT(t.x_em(U"国"), t.x_em(U"家"));
  EXPECT_LT(t.x_em(U"家"), t.x_em(U"א"));
}

TEST_F(ShapeParagraph, BracketsAreMirrored) {
  Setting setting;
  setting.direction = BaseDirection::right_to_left;
  Typeset const t = typeset("א(ב)", setting);
  Typeset const plain = typeset("()", 10);
  EXPECT_EQ(t.glyph(U"(").id, plain.glyph(U")").id);
}

TEST_F(ShapeParagraph, IntrinsicWidths) {
  auto widths = [](Typeset const& t) {
    return intrinsic_widths(t.paragraph, t.shaped, t.styles, options_of(t.setting));
  };
  EXPECT_FLOAT_EQ(widths(typeset("“国家”word国", 10)).minimal, typeset("word", 10).set.lines[0].width);
  EXPECT_FLOAT_EQ(widths(typeset("“国”，家", 10)).minimal, 2.5f * kEm) << "“国”， is one piece: ½ 1 ½ ½";
  Typeset const t = typeset("“国家”，A\n国", 100);
  EXPECT_FLOAT_EQ(widths(t).maximal, t.set.lines[0].width);
  Typeset const items = ParagraphBuilder().box_start(0.5f).atomic(7).box_end(0.5f).text("国").set();
  EXPECT_FLOAT_EQ(widths(items).minimal, 8 * kEm);
  EXPECT_FLOAT_EQ(widths(items).maximal, 9 * kEm);
  Setting nowrap;
  nowrap.style.white_space = WhiteSpace::nowrap;
  EXPECT_FLOAT_EQ(widths(typeset("国 家", nowrap)).minimal, widths(typeset("国 家", nowrap)).maximal);
  EXPECT_FLOAT_EQ(widths(typeset("", 10)).maximal, 0);
  // overflow-wrap: anywhere divides words for the least width, break-word does not.
  Setting anywhere;
  EXPECT_GT(widths(typeset("international", anywhere)).minimal, 4 * kEm);
  anywhere.style.overflow_wrap = OverflowWrap::anywhere;
  EXPECT_LT(widths(typeset("international", anywhere)).minimal, kEm);
}

}  // namespace
}  // namespace banxin::testing
