#include "raster/render_tile.h"

#include <cmath>

#include "raster/raster_fixture.h"

namespace banxin {
namespace {

using testing::add_box;
using testing::add_image_place;
using testing::add_rule;
using testing::add_text;

BoxDecoration bordered(BorderStyle style, float width, float radius) {
  BoxDecoration d;
  d.background = PaintColor::of(ColorRole::panel);
  for (BorderSide& side : d.border) side = {width, style, PaintColor::of(ColorRole::ink)};
  d.radius.fill(radius);
  return d;
}

/// Every kind of box, border and rule at places between px.
DisplayList boxes_page() {
  DisplayList list;
  list.width = 230;
  list.height = 300;
  add_box(list, {6.3f, 5.7f, 60, 30}, bordered(BorderStyle::solid, 1, 0));
  add_box(list, {80, 5.2f, 60, 30}, bordered(BorderStyle::solid, 2.5f, 9));
  add_box(list, {153.5f, 5, 60, 30}, bordered(BorderStyle::doubled, 5, 6));
  add_box(list, {6, 45, 60, 30}, bordered(BorderStyle::dashed, 1, 0));
  add_box(list, {80.4f, 45, 60, 30}, bordered(BorderStyle::dotted, 4, 0));
  BoxDecoration quote;
  quote.background = PaintColor::of(ColorRole::panel);
  quote.border[0] = {3, BorderStyle::solid, PaintColor::of(ColorRole::rule)};
  add_box(list, {153, 45.5f, 60, 30}, quote);
  BoxDecoration mixed = bordered(BorderStyle::solid, 6, 8);
  mixed.border[1].color = PaintColor::of(ColorRole::notice);
  mixed.border[2].width = 2;
  mixed.border[3].color = PaintColor::of(ColorRole::selection);
  add_box(list, {6, 85, 60, 40}, mixed);
  BoxDecoration clear = bordered(BorderStyle::none, 0, 100);
  clear.background = PaintColor::of(ColorRole::mark);  // translucent in the golden's palette
  add_box(list, {40, 100, 90, 41}, clear);
  add_image_place(list, {6.5f, 150.5f, 140, 100});
  add_image_place(list, {153, 150, 30, 30});
  add_rule(list, {10, 260.3f, 200, 0.9f}, PaintColor::of(ColorRole::link_rule));
  add_rule(list, {10, 265.3f, 200, 0.05f}, PaintColor::of(ColorRole::ink));
  add_rule(list, {10.4f, 270, 33.3f, 3}, PaintColor::of(ColorRole::link_rule));
  return list;
}

DisplayList text_page(FontSet& fonts) {
  DisplayList list;
  list.width = 330;
  list.height = 200;
  float y = 24.4f;
  for (float size : {12.0f, 16.5f, 18.0f, 22.7f}) {
    testing::TextLook look;
    look.size = size;
    float x = add_text(list, fonts, "版心是书页上文字的方块，", 10.3f, y, look);
    look.slant = true;
    x = add_text(list, fonts, "Type Area", x, y, look);
    look = {size, FontFamily::hei, 700, false, PaintColor::of(ColorRole::link)};
    add_text(list, fonts, "铅字", x, y, look);
    y += size * 1.8f + 0.35f;
  }
  return list;
}

void expect_same_in_tiles(DisplayList const& list, FontSet const& fonts) {
  for (float scale : {1.0f, 2.0f, 1.25f, 2.625f, 0.4f}) {
    TileRequest request{testing::page_area(list, scale), scale, ThemeName::light};
    Pixmap const whole = testing::render(list, fonts, request);
    struct Grid {
      int32_t width, height;
      size_t cache_bytes;
    };
    for (Grid const& grid :
         {Grid{37, 29, 4096}, Grid{256, 256, 8u << 20}, Grid{1000, 7, 20000}, Grid{1, 64, 0}}) {
      Pixmap const joined = testing::render_in_tiles(list, fonts, request, grid.width, grid.height,
                                                     unsigned(grid.width), grid.cache_bytes);
      EXPECT_EQ(joined.pixels, whole.pixels)
          << "scale " << scale << ", tiles of " << grid.width << " x " << grid.height;
    }
  }
}

Rgba pixel(Pixmap const& p, uint32_t x, uint32_t y) {
  uint8_t const* at = p.pixels.data() + (size_t(y) * p.width + x) * 4;
  return {at[0], at[1], at[2], at[3]};
}

TEST(RenderTile, BoxesAreTheSameInEveryTiling) {
  expect_same_in_tiles(boxes_page(), testing::no_fonts());
}

TEST(RenderTile, TextIsTheSameInEveryTiling) {
  BANXIN_NEED_FONTS(fonts);
  DisplayList const list = text_page(fonts);
  testing::load_slices(fonts, list);
  expect_same_in_tiles(list, fonts);
}

TEST(RenderTile, OutsideThePageIsPaper) {
  FontSet const fonts = testing::no_fonts();
  DisplayList const list = boxes_page();
  for (ThemeName theme : {ThemeName::light, ThemeName::sepia, ThemeName::dark}) {
    Pixmap const out = testing::render(list, fonts, {{-100, -500, 40, 30}, 2, theme});
    Rgba paper = palette(theme)[ColorRole::paper];
    for (uint32_t y = 0; y < out.height; ++y)
      for (uint32_t x = 0; x < out.width; ++x) ASSERT_EQ(pixel(out, x, y), paper);
  }
}

TEST(RenderTile, EveryPixelIsOpaque) {
  Pixmap const out =
      testing::render(boxes_page(), testing::no_fonts(), {{0, 0, 230, 300}, 1, ThemeName::dark});
  for (size_t i = 3; i < out.pixels.size(); i += 4) ASSERT_EQ(out.pixels[i], 255);
}

TEST(RenderTile, AnEmptyAreaGivesAnEmptyTile) {
  for (IntRect const& area : {IntRect{0, 0, 0, 10}, IntRect{0, 0, 10, 0}, IntRect{5, 5, -3, 4}})
    EXPECT_TRUE(
        testing::render(boxes_page(), testing::no_fonts(), {area, 1, ThemeName::light}).pixels.empty());
}

TEST(RenderTile, HairlinesAreOneSharpRow) {
  DisplayList list;
  list.width = list.height = 40;
  add_rule(list, {5, 10.37f, 20, 0.02f}, PaintColor::of(ColorRole::ink));
  Palette const& colors = palette(ThemeName::light);
  for (float scale : {0.5f, 1.0f, 3.0f}) {
    Pixmap const out =
        testing::render(list, testing::no_fonts(), {{0, 0, 120, 120}, scale, ThemeName::light});
    int rows = 0;
    for (uint32_t y = 0; y < 120; ++y) {
      Rgba const p = pixel(out, uint32_t(10 * scale), y);
      if (p == colors[ColorRole::paper]) continue;
      EXPECT_EQ(p, colors[ColorRole::ink]);
      ++rows;
    }
    EXPECT_EQ(rows, 1) << "scale " << scale;
  }
}

TEST(RenderTile, RulesKeepTheirDistanceFromTheBaseline) {
  Palette const& colors = palette(ThemeName::light);
  for (int step = 0; step < 20; ++step) {
    DisplayList list;
    list.width = list.height = 60;
    float const baseline = 20 + float(step) * 0.3f;
    DrawRule rule;
    rule.rect = {5, baseline + 3.4f, 30, 1};
    rule.baseline = baseline;
    rule.color = PaintColor::of(ColorRole::ink);
    list.rules.push_back(rule);
    list.commands.push_back({CommandKind::rule, 0, rule.rect});
    Pixmap const out = testing::render(list, testing::no_fonts(), {{0, 0, 60, 60}, 1, ThemeName::light});
    uint32_t row = 0;
    while (row < 60 && pixel(out, 20, row) == colors[ColorRole::paper]) ++row;
    EXPECT_EQ(int(row) - int(std::floor(baseline + 0.5f)), 3) << "baseline " << baseline;
  }
}

TEST(RenderTile, WhatNoFaceCoversIsAVisibleBoxOfItsAdvance) {
  DisplayList list;
  list.width = list.height = 60;
  DrawGlyphs run;
  run.size = 20;
  run.glyph_end = 2;
  run.color = PaintColor::of(ColorRole::ink);
  list.glyphs = {{0, kNoSlice, 10, 40, 20}, {0, kNoSlice, 30, 40, 0}};
  list.glyph_runs.push_back(run);
  list.commands.push_back({CommandKind::glyphs, 0, {4, 10, 40, 40}});
  TileReport report;
  Pixmap const out =
      testing::render(list, testing::no_fonts(), {{0, 0, 60, 60}, 1, ThemeName::light}, &report);
  EXPECT_TRUE(report.missing.empty());
  Rgba const paper = palette(ThemeName::light)[ColorRole::paper],
             ink = palette(ThemeName::light)[ColorRole::ink];
  EXPECT_EQ(pixel(out, 20, 32), paper);  // hollow
  int columns = 0;
  for (uint32_t x = 0; x < 60; ++x) {
    columns += pixel(out, x, 32) == ink;
    if (x < 10 || x >= 30) {
      EXPECT_EQ(pixel(out, x, 32), paper);
    }
  }
  EXPECT_EQ(columns, 2);
}

TEST(RenderTile, MissingSlicesAreReportedOnceAndLeftBlank) {
  BANXIN_NEED_FONTS(fonts);
  DisplayList list;
  list.width = 300;
  list.height = 200;
  add_text(list, fonts, "一国一国龘", 10, 30);
  add_text(list, fonts, "永", 10, 180);
  TileReport report;
  Pixmap const out = testing::render(list, fonts, {{0, 0, 300, 60}, 1, ThemeName::light}, &report);
  std::vector<SliceId> expected;
  for (char32_t c : {U'一', U'国', U'龘'}) {
    SliceId const slice = fonts.choose(c, {}).slice;
    if (fonts.slice(slice).uniform_advance) expected.push_back(slice);
  }
  std::sort(expected.begin(), expected.end());
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  EXPECT_EQ(report.missing, expected) << "the tile above asks for its own glyphs only";
  Rgba const paper = palette(ThemeName::light)[ColorRole::paper];
  for (uint32_t y = 0; y < out.height; ++y)
    for (uint32_t x = 0; x < out.width; ++x) ASSERT_EQ(pixel(out, x, y), paper);

  testing::load_slices(fonts, list);
  Pixmap const after = testing::render(list, fonts, {{0, 0, 300, 60}, 1, ThemeName::light}, &report);
  EXPECT_TRUE(report.missing.empty());
  EXPECT_NE(after.pixels, out.pixels);
}

TEST(RenderTile, AFailedSliceShowsBoxes) {
  BANXIN_NEED_FONTS(fonts);
  DisplayList list;
  list.width = list.height = 60;
  add_text(list, fonts, "永", 10, 30);
  fonts.mark_failed(list.glyphs[0].slice);
  TileReport report;
  Pixmap const out = testing::render(list, fonts, {{0, 0, 60, 60}, 1, ThemeName::light}, &report);
  EXPECT_TRUE(report.missing.empty());
  Rgba const ink = palette(ThemeName::light)[ColorRole::ink];
  int inked = 0;
  for (uint32_t y = 0; y < 60; ++y)
    for (uint32_t x = 0; x < 60; ++x) inked += pixel(out, x, y) == ink;
  EXPECT_GT(inked, 40);
}

/// The share of the way from paper to ink, as text_contrast.h weighs it, summed over the page.
double weight(Pixmap const& p, Palette const& colors) {
  auto const of = [](uint8_t level) { return std::pow(level / 255.0, 1.5); };
  double const paper = of(colors[ColorRole::paper].g), ink = of(colors[ColorRole::ink].g);
  double sum = 0;
  for (size_t i = 0; i < p.pixels.size(); i += 4) sum += (of(p.pixels[i + 1]) - paper) / (ink - paper);
  return sum;
}

TEST(RenderTile, DarkAndLightTextAreEquallyHeavy) {
  BANXIN_NEED_FONTS(fonts);
  for (float size : {14.0f, 18.0f, 30.0f}) {
    DisplayList list;
    list.width = 400;
    list.height = 60;
    testing::TextLook look;
    look.size = size;
    add_text(list, fonts, "版心是书页上文字的方块", 10, 40, look);
    testing::load_slices(fonts, list);
    TileRequest request{{0, 0, 400, 60}, 1, ThemeName::light};
    double const on_light = weight(testing::render(list, fonts, request), palette(ThemeName::light));
    request.theme = ThemeName::dark;
    double const on_dark = weight(testing::render(list, fonts, request), palette(ThemeName::dark));
    EXPECT_NEAR(on_dark / on_light, 1, 0.04) << "size " << size;
  }
}

TEST(RenderTile, HugeNumbersAreHarmless) {
  DisplayList list;
  list.width = 800;
  list.height = 1e9f;
  add_image_place(list, {-1e9f, -1e9f, 3e9f, 3e9f});
  add_box(list, {-1e9f, 5, 3e9f, 1e9f}, bordered(BorderStyle::dashed, 1, 1e9f));
  add_box(list, {0, 5, 1e9f, 40}, bordered(BorderStyle::dotted, 1e9f, 1e9f));
  add_box(list, {10, 5, 100, 1e9f}, bordered(BorderStyle::doubled, 7, 1e9f));
  for (int32_t y : {0, 1000, 100000000, 2000000000})
    testing::render(list, testing::no_fonts(), {{0, y, 64, 64}, 2, ThemeName::light});
}

TEST(RenderTile, GoldenOfBoxes) {
  Palette const colors = testing::golden_palette(false);
  Pixmap const out = testing::render(boxes_page(), testing::no_fonts(),
                                     {{0, 0, 345, 450}, 1.5f, ThemeName::light}, nullptr, &colors);
  testing::expect_golden(out, "boxes");
}

TEST(RenderTile, GoldenOfText) {
  BANXIN_NEED_FONTS(fonts);
  DisplayList const list = text_page(fonts);
  testing::load_slices(fonts, list);
  if (!testing::golden_has_fonts("text", testing::slice_files(fonts, list)))
    GTEST_SKIP() << "the goldens of text are of another version of the fonts";
  Palette const light = testing::golden_palette(false), dark = testing::golden_palette(true);
  TileRequest const request{testing::page_area(list, 1), 1, ThemeName::light};
  testing::expect_golden(testing::render(list, fonts, request, nullptr, &light), "text_light");
  testing::expect_golden(testing::render(list, fonts, request, nullptr, &dark), "text_dark");
}

}  // namespace
}  // namespace banxin
