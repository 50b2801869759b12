// Of the slices that the build has made: what is in them, and what HarfBuzz and FreeType make of them.
#include "font/built_fonts.h"

#include <ft2build.h>
#include <gtest/gtest.h>
#include <hb.h>
#include <iconv.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "base/utf8.h"
#include "cli/file_bytes.h"
#include "font/describe_face.h"

namespace banxin {
namespace {

using testing::load_slice;
using testing::open_built_fonts;

class BuiltFonts : public ::testing::Test {
 protected:
  void SetUp() override {
    BANXIN_NEEDS_BUILT_FONTS();
    fonts = open_built_fonts();
    ASSERT_TRUE(fonts.has_value());
  }

  /// Glyph of a code point as pixels will be made of it.
  uint32_t glyph(char32_t code_point, FontRequest request, FontChoice* where = nullptr) {
    FontChoice choice = fonts->choose(code_point, request);
    if (where) *where = choice;
    if (choice.slice == kNoSlice || !load_slice(*fonts, choice.slice)) return 0;
    return fonts->resolve(choice.slice, deferred_glyph(code_point), request.language);
  }

  /// The ink of its outline, wherever that is.
  InkBounds drawn_ink(FontChoice const& choice, uint32_t glyph, Language language) {
    auto const [slice, id] = fonts->drawn(choice.slice, glyph);
    if (!load_slice(*fonts, slice)) return {};
    return fonts->font(slice)->ink(fonts->resolve(slice, id, language));
  }

  InkBounds ink(char32_t code_point, FontRequest request) {
    FontChoice choice;
    uint32_t id = glyph(code_point, request, &choice);
    return id == 0 ? InkBounds{} : drawn_ink(choice, id, request.language);
  }

  std::optional<FontSet> fonts;
};

constexpr FontRequest kAllFaces[] = {
    {FontFamily::song, 400}, {FontFamily::song, 700}, {FontFamily::hei, 400}, {FontFamily::hei, 700}};

int32_t shaped_width(hb_font_t* font, std::u32string_view text, hb_script_t script, char const* language,
                     std::vector<hb_feature_t> features = {}) {
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf32(buffer, reinterpret_cast<uint32_t const*>(text.data()), int(text.size()), 0,
                      int(text.size()));
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, script);
  hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
  hb_shape(font, buffer, features.data(), unsigned(features.size()));
  unsigned count = 0;
  hb_glyph_position_t const* positions = hb_buffer_get_glyph_positions(buffer, &count);
  int32_t width = 0;
  for (unsigned i = 0; i < count; ++i) width += positions[i].x_advance;
  hb_buffer_destroy(buffer);
  return width;
}

TEST_F(BuiltFonts, FacesWithTheirMetrics) {
  std::set<std::string> names;
  for (CatalogFace const& face : fonts->catalog().faces) {
    names.insert(face.name);
    EXPECT_EQ(face.metrics.units_per_em, face.italic ? 1810 : 1000) << face.name;
    if (face.family != FontFamily::kai && !face.italic) {
      EXPECT_EQ(face.metrics.ascent, 880) << face.name;
      EXPECT_EQ(face.metrics.descent, 120) << face.name;
    }
    EXPECT_GT(face.metrics.cap_height, face.metrics.x_height) << face.name;
    EXPECT_LT(face.metrics.underline_position, 0) << face.name;
  }
  EXPECT_EQ(names, (std::set<std::string>{"NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular",
                                          "NotoSansSC-Bold", "BanxinKai-Regular", "BanxinSerif-Italic",
                                          "BanxinSerif-BoldItalic", "BanxinSans-Italic", "BanxinSans-BoldItalic"}));
  for (FontRequest request : kAllFaces) {
    CatalogFace const& face = fonts->catalog().faces[fonts->primary_face(request)];
    EXPECT_EQ(face.family, request.family);
    EXPECT_EQ(face.weight, request.weight);
  }
}

TEST_F(BuiltFonts, ItalicsAreAsHighAsTheirUprights) {
  for (FontRequest request : kAllFaces) {
    FontRequest italic = request;
    italic.italic = true;
    FontChoice upright, inclined;
    uint32_t const x = glyph(U'x', request, &upright), y = glyph(U'x', italic, &inclined);
    CatalogFace const& face = fonts->catalog().faces[inclined.face];
    EXPECT_TRUE(face.italic);
    EXPECT_EQ(face.family, request.family);
    EXPECT_EQ(face.weight, request.weight);
    auto const em = [&](FontChoice choice, uint32_t id, FontRequest const& of) {
      return float(drawn_ink(choice, id, of.language).y_max) / float(fonts->metrics(choice.face).units_per_em);
    };
    EXPECT_NEAR(em(inclined, y, italic), em(upright, x, request), 0.03) << face.name;
    for (char32_t c : {U'一', U'。', U'→'}) EXPECT_FALSE(fonts->catalog().faces[fonts->choose(c, italic).face].italic);
    for (char32_t c : {U'é', U'ễ', U'Ж', U'ω', U'“'}) EXPECT_TRUE(fonts->catalog().faces[fonts->choose(c, italic).face].italic) << uint32_t(c);
  }
}

TEST_F(BuiltFonts, OnlyMarksAndAlphabetsAreNeededBeforeLayout) {
  for (CatalogFace const& face : fonts->catalog().faces) {
    EXPECT_EQ(face.slices[0].uniform_advance, 0) << face.name;
    for (CatalogSlice const& slice : face.slices) {
      EXPECT_EQ(slice.uniform_advance == 0, slice.form == SliceForm::font) << face.name << ' ' << slice.place->file;
    }
    for (char32_t c : std::u32string(U"字가あ")) {
      if (face.family == FontFamily::kai && c != U'字') continue;
      FontChoice choice = fonts->choose(c, {face.family, face.weight});
      EXPECT_EQ(fonts->slice(choice.slice).form, SliceForm::coded) << face.name << ' ' << std::hex << uint32_t(c);
    }
  }
}

// Licences that reserve a font's name: no part of it may carry that name.
TEST_F(BuiltFonts, KaiCarriesNoName) {
  for (CatalogFace const& face : fonts->catalog().faces) {
    if (face.family != FontFamily::kai) continue;
    auto bytes = cli::read_slice(testing::built_fonts_folder(), face.slices[0]);
    ASSERT_TRUE(bytes.ok());
    std::string const text(bytes.value().begin(), bytes.value().end());
    EXPECT_EQ(text.find("LXGW"), std::string::npos);
    EXPECT_EQ(text.find(std::string("L\0X\0G\0W", 7)), std::string::npos);
  }
}

TEST_F(BuiltFonts, NoLanguageFindsACodePointInTwoSlices) {
  for (CatalogFace const& face : fonts->catalog().faces) {
    size_t languages = 0;
    for (uint8_t mask : {uint8_t(0), language_bit(Language::zh_hans), language_bit(Language::zh_hant), language_bit(Language::zh_hk),
                         language_bit(Language::ja), language_bit(Language::ko)}) {
      std::set<char32_t> seen;
      for (CatalogSlice const& slice : face.slices) {
        if (mask == 0 ? slice.languages != 0 : (slice.languages & mask) == 0) continue;
        for (CodePointRange range : slice.ranges) {
          // The slice of accented Latin holds the bare letters again, for what is written with combining marks.
          for (char32_t c = range.first; c <= range.last; ++c)
            ASSERT_TRUE(seen.insert(c).second || (slice.form == SliceForm::font && c >= U'A' && c <= U'ÿ')) << face.name << ' ' << std::hex << uint32_t(c);
        }
      }
      languages += !seen.empty();
    }
    // Letters of the italic faces serve all languages, Kai the mainland's, the others all with forms of four.
    EXPECT_EQ(languages, face.italic || face.family == FontFamily::kai ? 1u : 5u) << face.name;
  }
}

TEST_F(BuiltFonts, EveryRegionHasFormsOfItsOwn) {
  // Characters that the regions write differently, the first one all of them.
  for (char32_t c : std::u32string(U"骨直海角")) {
    for (Language language : {Language::zh_hant, Language::zh_hk, Language::ja, Language::ko}) {
      for (FontFamily family : {FontFamily::song, FontFamily::hei, FontFamily::kai}) {
        FontChoice const choice = fonts->choose(c, {family, 400, language});
        ASSERT_NE(choice.slice, kNoSlice);
        EXPECT_NE(fonts->catalog().faces[choice.face].family, FontFamily::kai) << "whose forms are the mainland's";
        FontChoice const common = fonts->choose(c, {fonts->catalog().faces[choice.face].family, 400, Language::zh_hans});
        if (c == U'骨') {
          EXPECT_NE(choice.slice, common.slice) << language_tag(language);
        }
      }
    }
  }
  EXPECT_EQ(fonts->catalog().faces[fonts->choose(U'骨', {FontFamily::kai, 400}).face].family, FontFamily::kai);
}

TEST_F(BuiltFonts, EverySliceHoldsWhatTheCatalogueSays) {
  // Each face's first, its most used Han, and a spread of the others: all of them take too long for every
  // run.
  for (uint32_t id = 0; id < fonts->slice_count(); ++id) {
    CatalogSlice const& slice = fonts->slice(SliceId(id));
    if (slice.form == SliceForm::model || (id % 64 != 0 && slice.uniform_advance != 0)) continue;
    ASSERT_TRUE(load_slice(*fonts, SliceId(id))) << slice.place->file;
    FontFace const& font = *fonts->font(SliceId(id));
    for (CodePointRange range : slice.ranges) {
      for (char32_t c = range.first; c <= range.last; ++c) {
        uint32_t glyph = font.glyph_for(c, 0, Language::zh_hans);
        ASSERT_NE(glyph, 0u) << slice.place->file << " lacks " << std::hex << uint32_t(c);
        if (slice.uniform_advance != 0) {
          ASSERT_EQ(font.advance(glyph), slice.uniform_advance)
              << slice.place->file << ' ' << std::hex << uint32_t(c);
        }
      }
    }
  }
}

TEST_F(BuiltFonts, CoversGb2312) {
  iconv_t decoder = iconv_open("UTF-32LE", "GB2312");
  if (decoder == iconv_t(-1)) GTEST_SKIP() << "the C library has no GB2312 here";
  size_t count = 0;
  for (int row = 0xA1; row <= 0xF7; ++row) {
    for (int cell = 0xA1; cell <= 0xFE; ++cell) {
      char coded[2] = {char(row), char(cell)};
      char32_t code_point = 0;
      char *in = coded, *out = reinterpret_cast<char*>(&code_point);
      size_t in_left = 2, out_left = sizeof code_point;
      iconv(decoder, nullptr, nullptr, nullptr, nullptr);
      if (iconv(decoder, &in, &in_left, &out, &out_left) == size_t(-1) || out_left != 0) continue;
      ++count;
      for (FontRequest request : kAllFaces) {
        ASSERT_EQ(fonts->choose(code_point, request).face, fonts->primary_face(request))
            << std::hex << uint32_t(code_point);
      }
    }
  }
  iconv_close(decoder);
  EXPECT_EQ(count, 7445u);
}

TEST_F(BuiltFonts, CoversTheWholeUnifiedBlock) {
  for (char32_t c = 0x4E00; c <= 0x9FA5; ++c) {
    ASSERT_EQ(fonts->choose(c, {}).face, fonts->primary_face({})) << std::hex << uint32_t(c);
  }
}

TEST_F(BuiltFonts, CoversRareHanOfTheArticles) {
  for (char32_t c : std::u32string(U"㐀𨹥豈︰⺁"))
    EXPECT_NE(fonts->choose(c, {}).face, kNoFace) << std::hex << uint32_t(c);
  EXPECT_NE(glyph(U'𨹥', {}), 0u);
}

TEST_F(BuiltFonts, DashPairIsTwoEmInChinese) {
  for (FontRequest request : kAllFaces) {
    FontChoice choice = fonts->choose(U'—', request);
    ASSERT_NE(choice.slice, kNoSlice);
    FontFace const* font = fonts->font(choice.slice);
    ASSERT_NE(font, nullptr);
    EXPECT_EQ(shaped_width(font->shaper(), U"——", HB_SCRIPT_HAN, "zh-Hans"), 2000);
    EXPECT_EQ(shaped_width(font->shaper(), U"……", HB_SCRIPT_HAN, "zh-Hans"), 2000);
  }
}

TEST_F(BuiltFonts, PunctuationIsFullWidthAndHalvesByHalt) {
  for (FontRequest request : kAllFaces) {
    for (char32_t mark : std::u32string(U"，。、；：！？（）《》〈〉「」『』【】〔〕〖〗“”‘’")) {
      FontChoice choice = fonts->choose(mark, request);
      ASSERT_NE(choice.slice, kNoSlice) << std::hex << uint32_t(mark);
      ASSERT_EQ(fonts->slice(choice.slice).uniform_advance, 0) << std::hex << uint32_t(mark);
      hb_font_t* font = fonts->font(choice.slice)->shaper();
      std::u32string_view one(&mark, 1);
      EXPECT_EQ(shaped_width(font, one, HB_SCRIPT_HAN, "zh-Hans"), 1000) << std::hex << uint32_t(mark);
      EXPECT_EQ(shaped_width(font, one, HB_SCRIPT_HAN, "zh-Hans",
                             {{HB_TAG('h', 'a', 'l', 't'), 1, 0, unsigned(-1)}}),
                500)
          << std::hex << uint32_t(mark);
    }
  }
}

TEST_F(BuiltFonts, QuotesHaveNarrowForms) {
  for (FontRequest request : kAllFaces) {
    FontFace const* font = fonts->font(fonts->choose(U'“', request).slice);
    ASSERT_NE(font, nullptr);
    EXPECT_LT(shaped_width(font->shaper(), U"“", HB_SCRIPT_HAN, "ja"), 600)
        << "Japanese forms are proportional";
    EXPECT_LT(shaped_width(font->shaper(), U"“", HB_SCRIPT_LATIN, "en",
                           {{HB_TAG('p', 'w', 'i', 'd'), 1, 0, unsigned(-1)}}),
              600);
  }
}

TEST_F(BuiltFonts, LatinIsKerned) {
  FontFace const* font = fonts->font(fonts->choose(U'A', {}).slice);
  ASSERT_NE(font, nullptr);
  hb_feature_t const off = {HB_TAG('k', 'e', 'r', 'n'), 0, 0, unsigned(-1)};
  EXPECT_LT(shaped_width(font->shaper(), U"AVATAR", HB_SCRIPT_LATIN, "en"),
            shaped_width(font->shaper(), U"AVATAR", HB_SCRIPT_LATIN, "en", {off}));
}

TEST_F(BuiltFonts, InkLiesInItsBox) {
  for (FontRequest request : kAllFaces) {
    for (char32_t c : std::u32string(U"一国龘鬱永，A")) {
      InkBounds bounds = ink(c, request);
      EXPECT_FALSE(bounds.empty()) << std::hex << uint32_t(c);
      EXPECT_GE(bounds.x_min, -100) << std::hex << uint32_t(c);
      EXPECT_LE(bounds.x_max, 1100) << std::hex << uint32_t(c);
      EXPECT_GE(bounds.y_min, -250) << std::hex << uint32_t(c);
      EXPECT_LE(bounds.y_max, 1000) << std::hex << uint32_t(c);
    }
    EXPECT_GT(ink(U'国', request).y_max, 700);
    EXPECT_LT(ink(U'国', request).y_min, 0);
    EXPECT_TRUE(ink(U' ', request).empty());
    // A Simplified comma sits in the lower left quarter, a Traditional one in the middle.
    EXPECT_LT(ink(U'，', request).x_max, 500);
    FontRequest traditional = request;
    traditional.language = Language::zh_hant;
    EXPECT_GT(ink(U'，', traditional).x_max, 500);
  }
}

// What is shaped and what is drawn come apart: both must mean the same glyph by an id.
TEST_F(BuiltFonts, OutlinesLieWhereTheirFontSays) {
  size_t apart = 0;
  for (FontRequest request : kAllFaces) {
    for (char32_t c : std::u32string(U"一国龘㐀，→あ가Aé")) {
      FontChoice choice;
      uint32_t id = glyph(c, request, &choice);
      ASSERT_NE(id, 0u) << std::hex << uint32_t(c);
      FontFace const& font = *fonts->font(choice.slice);
      if (fonts->slice(choice.slice).outlines == 0) continue;  // coded: one decoder serves both
      ++apart;
      EXPECT_EQ(font.rasterizer(), nullptr);
      InkBounds const told = font.ink(id), drawn = drawn_ink(choice, id, request.language);
      ASSERT_FALSE(drawn.empty());
      EXPECT_NEAR(drawn.x_min, told.x_min, 1) << std::hex << uint32_t(c);
      EXPECT_NEAR(drawn.x_max, told.x_max, 1) << std::hex << uint32_t(c);
    }
  }
  EXPECT_EQ(apart, 12u) << "a mark and two letters in each of four faces";
}

bool same_ink(InkBounds a, InkBounds b) {
  return a.x_min == b.x_min && a.x_max == b.x_max && a.y_min == b.y_min && a.y_max == b.y_max;
}

TEST_F(BuiltFonts, LanguagesHaveTheirOwnForms) {
  auto form = [&](char32_t c, Language language) { return ink(c, {FontFamily::song, 400, language}); };
  EXPECT_FALSE(same_ink(form(U'骨', Language::zh_hans), form(U'骨', Language::zh_hant)));
  EXPECT_FALSE(same_ink(form(U'直', Language::zh_hans), form(U'直', Language::ja)));
  EXPECT_FALSE(same_ink(form(U'令', Language::zh_hans), form(U'令', Language::ko)));
  EXPECT_TRUE(same_ink(form(U'一', Language::zh_hans), form(U'一', Language::ja)));
  EXPECT_TRUE(same_ink(form(U'骨', Language::zh_hans), form(U'骨', Language::other)));
}

TEST_F(BuiltFonts, DeferredGlyphsWaitForTheirSlice) {
  FontRequest request{FontFamily::hei, 700};
  FontChoice choice = fonts->choose(U'版', request);
  ASSERT_EQ(fonts->state(choice.slice), SliceState::absent);
  EXPECT_EQ(fonts->slice(choice.slice).uniform_advance, 1000);
  EXPECT_EQ(fonts->resolve(choice.slice, deferred_glyph(U'版'), Language::zh_hans), 0u);
  uint32_t before = fonts->revision();
  ASSERT_TRUE(load_slice(*fonts, choice.slice));
  EXPECT_EQ(fonts->revision(), before + 1);
  uint32_t id = fonts->resolve(choice.slice, deferred_glyph(U'版'), Language::zh_hans);
  EXPECT_NE(id, 0u);
  EXPECT_EQ(fonts->resolve(choice.slice, deferred_glyph(U'版'), Language::zh_hans), id) << "from the cache";
  EXPECT_EQ(fonts->resolve(choice.slice, id, Language::zh_hans), id) << "a glyph index is its own answer";
  EXPECT_EQ(fonts->resolve(choice.slice, deferred_glyph(U'A'), Language::zh_hans), 0u) << "not in this slice";
  EXPECT_EQ(fonts->resolve(choice.slice, deferred_glyph(U'版', 1), Language::zh_hans), id)
      << "a selector that the font does not know is passed over";
}

TEST_F(BuiltFonts, EachCacheFieldMatters) {
  FontRequest request;
  FontChoice comma = fonts->choose(U'，', request);
  uint32_t hans = fonts->resolve(comma.slice, deferred_glyph(U'，'), Language::zh_hans);
  uint32_t hant = fonts->resolve(comma.slice, deferred_glyph(U'，'), Language::zh_hant);
  uint32_t stop = fonts->resolve(comma.slice, deferred_glyph(U'。'), Language::zh_hans);
  EXPECT_NE(hans, hant);
  EXPECT_NE(hans, stop);
  EXPECT_EQ(fonts->resolve(comma.slice, deferred_glyph(U'，'), Language::zh_hans), hans);
  FontChoice bold = fonts->choose(U'，', {FontFamily::song, 700});
  EXPECT_NE(bold.slice, comma.slice);
}

TEST_F(BuiltFonts, TruncatedAndBrokenSlicesAreRefusedOrHarmless) {
  FontChoice choice = fonts->choose(U'国', {});
  auto bytes = cli::read_slice(testing::built_fonts_folder(), fonts->slice(choice.slice));
  ASSERT_TRUE(bytes.ok());
  for (size_t keep : {size_t(0), size_t(3), size_t(12), size_t(100), bytes.value().size() / 10}) {
    std::vector<uint8_t> cut(bytes.value().begin(), bytes.value().begin() + long(keep));
    FontSet fresh(fonts->catalog());
    auto added = fresh.add_slice(choice.slice, cut);
    ASSERT_FALSE(added.ok()) << keep;
    EXPECT_EQ(added.error().code, ErrorCode::font_missing);
  }
  // Flipped bytes may still open; using the font must then not crash.
  for (size_t at = 0; at < bytes.value().size(); at += 997) {
    std::vector<uint8_t> broken = bytes.value();
    broken[at] ^= 0xFF;
    auto face = FontFace::open(std::move(broken));
    if (!face) continue;
    uint32_t glyph = face.value().glyph_for(U'国', 0, Language::zh_hans);
    (void)face.value().ink(glyph);
    (void)face.value().advance(glyph);
  }
}

TEST_F(BuiltFonts, FacesMoveWithTheirSet) {
  FontChoice choice = fonts->choose(U'A', {});
  FontFace const* before = fonts->font(choice.slice);
  FontSet moved = std::move(*fonts);
  EXPECT_EQ(moved.font(choice.slice), before) << "valid as long as the FontSet, wherever it lies";
  EXPECT_NE(before->glyph_for(U'A', 0, Language::other), 0u);
  fonts.reset();
}

TEST_F(BuiltFonts, SeedNeedsNoOtherFonts) {
  char const* shared = std::getenv("BANXIN_SHARED");
  std::filesystem::path folder = shared && *shared ? shared : BANXIN_SOURCE_DIR "/../shared";
  std::ifstream file(folder / "seeds/000_3a618bf9dc8f501c.txt", std::ios::binary);
  if (!file) GTEST_SKIP() << "no seed article in " << folder;
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::set<SliceId> slices;
  for (char32_t c : to_utf32(bytes)) {
    if (c < 0x20) continue;
    FontChoice choice = fonts->choose(c, {});
    ASSERT_EQ(choice.face, fonts->primary_face({})) << std::hex << uint32_t(c);
    slices.insert(choice.slice);
  }
  RecordProperty("slices", int(slices.size()));
  // Cells, which the host joins to fewer requests: fonts/report tells how many.
  EXPECT_LE(slices.size(), 700u);
}

TEST_F(BuiltFonts, AFileIsDescribedAsTheCatalogueDescribesIt) {
  FontChoice const choice = fonts->choose(U'，', {FontFamily::song, 400});
  auto file = cli::read_file("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc");
  if (!file) GTEST_SKIP() << "the font that the slices are of is not installed";
  auto opened = FontFace::open(std::move(file).value());
  ASSERT_TRUE(opened.ok());
  CatalogFace const face = describe_face(opened.value(), "mine");
  EXPECT_EQ(face.name, "mine");
  EXPECT_TRUE(face.last_resort);
  ASSERT_EQ(face.slices.size(), 1u);
  EXPECT_EQ(face.slices[0].uniform_advance, 0);
  FaceMetrics const& told = fonts->metrics(choice.face);
  EXPECT_EQ(face.metrics.units_per_em, told.units_per_em);
  EXPECT_GE(face.metrics.ascent, told.ascent);
  EXPECT_GE(face.metrics.descent, told.descent);
  EXPECT_EQ(face.metrics.underline_thickness, told.underline_thickness);
  auto const covers = [&](char32_t c) {
    return std::any_of(face.slices[0].ranges.begin(), face.slices[0].ranges.end(),
                       [&](CodePointRange const& range) { return c >= range.first && c <= range.last; });
  };
  for (CodePointRange const& range : fonts->slice(choice.slice).ranges) {
    EXPECT_TRUE(covers(range.first)) << uint32_t(range.first);
    EXPECT_TRUE(covers(range.last)) << uint32_t(range.last);
  }
  EXPECT_FALSE(covers(0x1F600));
}

}  // namespace
}  // namespace banxin
