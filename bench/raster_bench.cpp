// The raster room alone: one screen of 800 × 1000 CSS px full of Chinese text, glyph masks, compositing,
// paper. In one tile, so that what is measured is drawing; tile_bench measures tiles of an article.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>

#include "base/utf8.h"
#include "cli/read_fonts.h"
#include "raster/composite.h"
#include "raster/render_tile.h"

namespace banxin::bench {
namespace {

constexpr float kWidth = 800, kHeight = 1000;

std::string font_folder() {
  char const* set = std::getenv("BANXIN_FONTS");
  return set ? set : BANXIN_BUILD_DIR "/fonts";
}

/// Han by frequency, as the slicer knows them.
std::u32string common_han() {
  std::ifstream in(BANXIN_SOURCE_DIR "/fonts/lists/han_simplified.txt", std::ios::binary);
  std::u32string han;
  for (char32_t c : to_utf32(std::string(std::istreambuf_iterator<char>(in), {})))
    if (c >= 0x4E00 && c <= 0x9FFF) han.push_back(c);
  return han;
}

/// A screen of body text: 38 characters of 18 px a line, 31 lines, justified (every origin at its own
/// fraction of a px), characters drawn about as often as in running text (some 450 different ones of 1,178).
struct Screen {
  FontSet fonts;
  DisplayList list;
  BandIndex bands;
  GlyphCache cache;
  TileScratch scratch;
  Pixmap pixels;
  TileReport report;

  explicit Screen(FontSet set) : fonts(std::move(set)) {
    constexpr int kLines = 31, kCharacters = 38;
    constexpr float kSize = 18, kLine = 32.4f;
    std::u32string const han = common_han();
    if (han.size() < 1500) std::exit(1);
    std::mt19937 random(1);
    list.width = kWidth;
    list.height = kHeight;
    for (int line = 0; line < kLines; ++line) {
      DrawGlyphs run;
      run.glyph_begin = uint32_t(list.glyphs.size());
      run.size = kSize;
      run.color = PaintColor::of(ColorRole::ink);
      float const baseline = 20 + float(line) * kLine;
      for (int i = 0; i < kCharacters; ++i) {
        double const u = double(random()) / 4294967296.0;
        char32_t const c = han[size_t(1500 * u * u * u)];
        FontChoice const choice = fonts.choose(c, {FontFamily::song, 400, Language::zh_hans});
        list.glyphs.push_back({deferred_glyph(c), choice.slice, 58 + float(i) * 18.13f, baseline, 18.13f});
      }
      run.glyph_end = uint32_t(list.glyphs.size());
      list.glyph_runs.push_back(run);
      list.commands.push_back({CommandKind::glyphs, uint32_t(line), {52, baseline - 26, 700, 38}});
    }
    for (DisplayGlyph const& glyph : list.glyphs)
      if (fonts.state(glyph.slice) == SliceState::absent) {
        if (!cli::load_slice(font_folder(), fonts, glyph.slice)) std::exit(1);
      }
    build_band_index(list, bands);
  }

  void draw(float scale, ThemeName theme) {
    TileRequest const request{{0, 0, int32_t(kWidth * scale), int32_t(kHeight * scale)}, scale, theme};
    render_tile(list, bands, fonts, request, cache, scratch, pixels, report);
    benchmark::DoNotOptimize(pixels.pixels.data());
  }
};

Screen make_screen() {
  auto catalog = cli::read_font_catalog(font_folder());
  if (!catalog) {
    std::fprintf(stderr, "%s\n", catalog.error().message.c_str());
    std::exit(1);
  }
  return Screen(FontSet(std::move(catalog).value()));
}

void screen_of_text_warm(benchmark::State& state) {
  Screen screen = make_screen();
  screen.draw(float(state.range(0)), ThemeName::light);
  for (auto _ : state) screen.draw(float(state.range(0)), ThemeName::light);
  state.counters["cache_KB"] = double(screen.cache.bytes()) / 1024;
}

void screen_of_text_cold(benchmark::State& state) {
  Screen screen = make_screen();
  for (auto _ : state) {
    screen.cache.clear();
    screen.draw(float(state.range(0)), ThemeName::light);
  }
}

void screen_of_paper(benchmark::State& state) {
  Screen screen = make_screen();
  screen.list.commands.clear();
  build_band_index(screen.list, screen.bands);
  for (auto _ : state) screen.draw(float(state.range(0)), ThemeName::light);
}

void one_glyph_mask(benchmark::State& state) {
  Screen const screen = make_screen();
  GlyphMask mask;
  size_t i = 0;
  for (auto _ : state) {
    DisplayGlyph const& glyph = screen.list.glyphs[i++ % screen.list.glyphs.size()];
    GlyphKey key;
    key.slice = glyph.slice;
    key.glyph = uint16_t(screen.fonts.resolve(glyph.slice, glyph.id, Language::zh_hans));
    key.size_26_6 = uint32_t(state.range(0)) * 64;
    key.subpixel = uint8_t(i & 3);
    make_glyph_mask(key, *screen.fonts.font(key.slice), mask);
    benchmark::DoNotOptimize(mask.coverage.data());
  }
}

void blend_one_mask(benchmark::State& state) {
  uint32_t const side = uint32_t(state.range(0));
  std::vector<uint8_t> pixels(size_t(side) * side * 4, 255), coverage(size_t(side) * side);
  for (size_t i = 0; i < coverage.size(); ++i) coverage[i] = i % 16 < 8 ? uint8_t(i * 7) : 0;
  CoverageTable table;
  for (size_t c = 0; c < 256; ++c) table[c] = uint8_t(c);
  for (auto _ : state) {
    blend_mask({pixels.data(), size_t(side) * 4, coverage.data(), side, side, side}, {34, 34, 34, 255},
               table);
    benchmark::DoNotOptimize(pixels.data());
  }
  state.SetItemsProcessed(int64_t(coverage.size()) * int64_t(state.iterations()));
}

BENCHMARK(screen_of_text_warm)->ArgName("scale")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);
BENCHMARK(screen_of_text_cold)->ArgName("scale")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);
BENCHMARK(screen_of_paper)->ArgName("scale")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);
BENCHMARK(one_glyph_mask)->ArgName("px")->Arg(18)->Arg(36)->Unit(benchmark::kMicrosecond);
BENCHMARK(blend_one_mask)->ArgName("px")->Arg(16)->Arg(36)->Unit(benchmark::kNanosecond);

}  // namespace
}  // namespace banxin::bench

BENCHMARK_MAIN();
