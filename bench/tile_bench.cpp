// One screen of tiles: 800 × 1000 CSS px from the middle of an article, at scale 1 and 2, glyph masks cold and warm.
#include <benchmark/benchmark.h>

#include "bench_input.h"

namespace banxin::bench {
namespace {

constexpr int32_t kScreenWidth = 800, kScreenHeight = 1000, kTileHeight = 256;

void draw_screen(Viewer& viewer, float scale, Pixmap& pixels, TileReport& report) {
  auto const top = static_cast<int32_t>(viewer.fragments().height / 3 * scale);
  auto const device = [&](int32_t css_px) { return static_cast<int32_t>(static_cast<float>(css_px) * scale); };
  TileRequest request;
  request.scale = scale;
  for (int32_t y = 0; y < kScreenHeight; y += kTileHeight) {
    request.area = {0, top + device(y), device(kScreenWidth), device(std::min(kTileHeight, kScreenHeight - y))};
    viewer.render(request, pixels, report);
    benchmark::DoNotOptimize(pixels.pixels.data());
  }
}

void screen_warm(benchmark::State& state) {
  Opened const opened = open_laid_out(sample_article(), kScreenWidth);
  Pixmap pixels;
  TileReport report;
  auto const scale = static_cast<float>(state.range(0));
  for (auto _ : state) draw_screen(*opened.viewer, scale, pixels, report);
}

void screen_cold(benchmark::State& state) {
  Opened const opened = open_laid_out(sample_article(), kScreenWidth);
  Pixmap pixels;
  TileReport report;
  auto const scale = static_cast<float>(state.range(0));
  for (auto _ : state) {
    opened.engine->glyphs.clear();
    draw_screen(*opened.viewer, scale, pixels, report);
  }
}

BENCHMARK(screen_warm)->ArgName("scale")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);
BENCHMARK(screen_cold)->ArgName("scale")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace banxin::bench

BENCHMARK_MAIN();
