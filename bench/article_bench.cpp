// From bytes to lines: parse, shape, break, lay out, lay out again at another width.
#include <benchmark/benchmark.h>

#include "bench_input.h"
#include "text/line_setter.h"
#include "text/shape_paragraph.h"
#include "unicode/line_break.h"

namespace banxin::bench {
namespace {

std::vector<uint8_t> const& file_of(benchmark::State const& state) {
  return state.range(0) ? large_article() : sample_article();
}

void per_character(benchmark::State& state, size_t characters) {
  state.counters["characters"] = static_cast<double>(characters);
  state.counters["per_character"] =
      benchmark::Counter(static_cast<double>(characters) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void parse(benchmark::State& state) {
  auto const& file = file_of(state);
  size_t characters = 0;
  for (auto _ : state) {
    auto article = read_article(file, {});
    characters = article.value().counts.characters;
    benchmark::DoNotOptimize(article);
  }
  per_character(state, characters);
}

void break_opportunities(benchmark::State& state) {
  BodyText const body = body_text(file_of(state));
  std::vector<BreakOpportunity> breaks;
  for (auto _ : state)
    for (Paragraph const& paragraph : body.paragraphs) {
      find_line_breaks(paragraph.text, {}, breaks);
      benchmark::DoNotOptimize(breaks.data());
    }
  per_character(state, body.characters);
}

void itemize_and_shape(benchmark::State& state) {
  auto const engine = make_engine();
  BodyText const body = body_text(file_of(state));
  ShapeScratch scratch;
  ShapedParagraph shaped;
  for (auto _ : state)
    for (Paragraph const& paragraph : body.paragraphs) {
      shape_paragraph(paragraph, body.styles, engine->fonts, scratch, shaped);
      benchmark::DoNotOptimize(shaped.clusters.data());
    }
  per_character(state, body.characters);
}

void break_and_set_lines(benchmark::State& state) {
  auto const engine = make_engine();
  BodyText const body = body_text(file_of(state));
  ShapeScratch scratch;
  std::vector<ShapedParagraph> shaped(body.paragraphs.size());
  for (size_t i = 0; i < shaped.size(); ++i)
    shape_paragraph(body.paragraphs[i], body.styles, engine->fonts, scratch, shaped[i]);

  SetParagraph set;
  LineSpace const space{0, 38 * 18, 0};
  LineOptions const options;
  for (auto _ : state)
    for (size_t i = 0; i < shaped.size(); ++i) {
      set.clear();
      for (LineCursor cursor;;) {
        LineBreak const line = break_line(body.paragraphs[i], shaped[i], body.styles, cursor, space, options);
        set_line(body.paragraphs[i], shaped[i], body.styles, cursor, line, space, options, set);
        if (line.last) break;
        cursor = line.next;
      }
      benchmark::DoNotOptimize(set.glyphs.data());
    }
  per_character(state, body.characters);
}

/// Open and first layout: everything between the file's bytes and a display list.
void open_and_layout(benchmark::State& state) {
  auto const engine = make_engine();
  auto const& file = file_of(state);
  size_t characters = 0;
  for (auto _ : state) {
    auto viewer = Viewer::open(*engine, file, {});
    LayoutSettings settings;
    viewer.value()->layout(settings);
    characters = viewer.value()->fragments().text.size();
    benchmark::DoNotOptimize(viewer);
  }
  per_character(state, characters);
}

void relayout(benchmark::State& state) {
  Opened const opened = open_laid_out(file_of(state), 720);
  LayoutSettings settings;
  bool narrow = false;
  for (auto _ : state) {
    settings.width = (narrow = !narrow) ? 640.f : 720.f;
    opened.viewer->layout(settings);
  }
  per_character(state, opened.viewer->fragments().text.size());
}

void sizes(benchmark::internal::Benchmark* b) {
  b->ArgName("1MB")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
}

BENCHMARK(parse)->Apply(sizes);
BENCHMARK(break_opportunities)->Apply(sizes);
BENCHMARK(itemize_and_shape)->Apply(sizes);
BENCHMARK(break_and_set_lines)->Apply(sizes);
BENCHMARK(open_and_layout)->Apply(sizes);
BENCHMARK(relayout)->Apply(sizes);

}  // namespace
}  // namespace banxin::bench

BENCHMARK_MAIN();
