// What no shipped face covers, from the text to pixels: black blocks for letters, red ones for pictures.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/layout_json.h"
#include "font/drawn_system_font.h"
#include "viewer_fixture.h"

namespace banxin::test {
namespace {

using testing::DrawnSystemFont;

class SystemTextTest : public ::testing::Test {
 protected:
  void SetUp() override {
    engine_ = engine_with_fonts();
    if (!engine_) GTEST_SKIP() << "no fonts: build the target `fonts` first";
    engine_->fonts.system_texts().lend(&font_);
  }
  std::unique_ptr<Viewer> open(std::string_view text, float width = 400) {
    auto viewer = open_text(*engine_, text);
    EXPECT_TRUE(viewer.ok());
    viewer.value()->layout(settings_of_width(width));
    return std::move(viewer).value();
  }
  static Pixmap draw(Viewer& viewer, float scale = 1, ThemeName theme = ThemeName::light,
                     TileReport* report = nullptr) {
    Pixmap pixels;
    TileReport own;
    TileRequest request;
    request.area = {0, 0, static_cast<int32_t>(viewer.fragments().width * scale),
                    static_cast<int32_t>(viewer.fragments().height * scale)};
    request.scale = scale;
    request.theme = theme;
    viewer.render(request, pixels, report ? *report : own);
    return pixels;
  }
  /// The pixel `up` CSS px above the baseline in the middle of the glyph of `text`.
  static Rgba at(Viewer const& viewer, Pixmap const& pixels, std::u32string_view text, float scale = 1,
                 float up = 4) {
    FragmentTree const& tree = viewer.fragments();
    auto const place = static_cast<uint32_t>(tree.text.find(text));
    for (RunFragment const& run : tree.runs)
      for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
        GlyphFragment const& glyph = tree.glyphs[g];
        if (glyph.text_begin != place) continue;
        auto const x = static_cast<size_t>((glyph.x + glyph.advance / 2) * scale);
        auto const y = static_cast<size_t>((run.baseline - up) * scale);
        uint8_t const* p = pixels.pixels.data() + (y * pixels.width + x) * 4;
        return {p[0], p[1], p[2], p[3]};
      }
    ADD_FAILURE() << to_utf8(text) << " is not set";
    return {};
  }

  DrawnSystemFont font_;
  std::unique_ptr<Engine> engine_;
};

TEST_F(SystemTextTest, PicturesKeepTheirColoursAndLettersTakeTheTexts) {
  auto const viewer = open("<p>国😀家سلام国</p>");
  for (ThemeName theme : {ThemeName::light, ThemeName::sepia, ThemeName::dark})
    for (float scale : {1.f, 2.f}) {
      Pixmap const pixels = draw(*viewer, scale, theme);
      EXPECT_EQ(at(*viewer, pixels, U"😀", scale), (Rgba{255, 0, 0, 255}));
      EXPECT_EQ(at(*viewer, pixels, U"سلام", scale), palette(theme)[ColorRole::ink]);
    }
}

TEST_F(SystemTextTest, EachSizeIsDrawnOnceAtItsPlaceWithinAPixel) {
  auto const viewer = open("<p>国😀家😀国</p>");
  draw(*viewer);
  size_t const once = font_.drawn.size();
  EXPECT_LE(once, 2u);
  draw(*viewer, 1, ThemeName::dark);
  EXPECT_EQ(font_.drawn.size(), once) << "another theme needs no other mask";
  draw(*viewer, 2);
  EXPECT_GT(font_.drawn.size(), once);
  for (float shift : font_.shifts) EXPECT_EQ(shift * 4, static_cast<float>(static_cast<int>(shift * 4)));
  EXPECT_EQ(font_.measured.size(), 1u) << "a measure is of no size";
}

TEST_F(SystemTextTest, WhatCannotBeDrawnIsABox) {
  auto const viewer = open("<p>国😀家</p>");
  font_.refuses_to_draw = true;
  Pixmap const pixels = draw(*viewer);
  EXPECT_EQ(at(*viewer, pixels, U"😀"), palette(ThemeName::light)[ColorRole::paper]) << "hollow";
  EXPECT_NE(at(*viewer, pixels, U"😀", 1, 0), palette(ThemeName::light)[ColorRole::paper]) << "its lower edge";
}

TEST_F(SystemTextTest, TilesJoinWithoutSeam) {
  auto const viewer = open("<p>国القرآن😀家</p>");
  Pixmap const whole = draw(*viewer, 2);
  TileReport report;
  for (int32_t x = 0; x < static_cast<int32_t>(whole.width); x += 16) {
    Pixmap part;
    TileRequest request;
    request.area = {x, 0, 16, static_cast<int32_t>(whole.height)};
    request.scale = 2;
    viewer->render(request, part, report);
    for (uint32_t y = 0; y < part.height; ++y) {
      auto const begin = whole.pixels.begin() + (size_t(y) * whole.width + size_t(x)) * 4;
      ASSERT_TRUE(std::equal(begin, begin + 16 * 4, part.pixels.begin() + size_t(y) * 16 * 4))
          << x << ' ' << y;
    }
  }
}

TEST_F(SystemTextTest, TheSystemStandsInForASliceThatFailed) {
  auto const viewer = open("<p>港口的早晨</p>");
  std::vector<SliceId> wanted;
  viewer->wanted_slices(0, viewer->fragments().height, wanted);
  ASSERT_FALSE(wanted.empty());
  TileReport report;
  draw(*viewer, 1, ThemeName::light, &report);
  EXPECT_EQ(report.missing.size(), wanted.size());
  EXPECT_TRUE(font_.drawn.empty()) << "what may still come is waited for";
  for (SliceId slice : wanted) engine_->fonts.mark_failed(slice);
  float const before = viewer->fragments().glyphs[2].x;
  Pixmap const pixels = draw(*viewer, 1, ThemeName::light, &report);
  EXPECT_TRUE(report.missing.empty());
  std::sort(font_.drawn.begin(), font_.drawn.end());
  EXPECT_EQ(font_.drawn, (std::vector<std::string>{"口", "早", "晨", "港", "的"}));
  EXPECT_EQ(font_.fonts[0].family, FontFamily::song);
  EXPECT_EQ(at(*viewer, pixels, U"港"), palette(ThemeName::light)[ColorRole::ink]);
  viewer->layout(settings_of_width(400));
  EXPECT_EQ(viewer->fragments().glyphs[2].x, before) << "no line moves";
}

TEST_F(SystemTextTest, LayoutJsonNamesTheSystem) {
  auto const viewer = open("<p>国😀</p>");
  auto const json = nlohmann::json::parse(cli::layout_json(*viewer, engine_->fonts));
  auto const& glyphs = json["blocks"][0]["lines"][0]["glyphs"];
  EXPECT_EQ(glyphs[1]["font"], "system");
  EXPECT_EQ(glyphs[1]["id"], 0);
  EXPECT_NEAR(glyphs[1]["advance"].get<double>(), 18 * 1.2, 0.01);
}

// GB 18030-2022, implementation level 2: the URO and Extension A, and the characters of the Table of General
// Standard Chinese Characters that lie beyond the BMP, of which here is each fourth or so.
TEST_F(SystemTextTest, GB18030OfLevelTwoHasNoHole) {
  std::u32string text;
  for (char32_t c = 0x4E00; c <= 0x9FFF; ++c) text += c;
  for (char32_t c = 0x3400; c <= 0x4DBF; ++c) text += c;
  text +=
      U"𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯"
      U"𫍲𫍽𫐄𫐐𫐓𫑡𫓧"
      U"𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷"
      U"𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓";
  auto const viewer = open("<p>" + to_utf8(text) + "</p>", 720);
  size_t holes = 0, count = 0;
  for (GlyphFragment const& glyph : viewer->fragments().glyphs) {
    ++count;
    holes += glyph.slice == kNoSlice || !(glyph.advance > 0);
  }
  EXPECT_EQ(count, text.size());
  EXPECT_EQ(holes, 0u);
}

}  // namespace
}  // namespace banxin::test
