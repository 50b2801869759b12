// From bytes to lines: parse, shape, break, lay out, lay out again at another width.
#include <benchmark/benchmark.h>

#include "bench_input.h"
#include "text/line_chooser.h"
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

/// Paragraphs of the body, shaped once.
struct ShapedBody {
  std::unique_ptr<Engine> engine = make_engine();
  BodyText body;
  std::vector<ShapedParagraph> shaped;
  LineOptions options;
  LineSpace space{0, 38 * 18, 0};

  explicit ShapedBody(std::vector<uint8_t> const& file)
      : body(body_text(file)), shaped(body.paragraphs.size()) {
    ShapeScratch scratch;
    for (size_t i = 0; i < shaped.size(); ++i)
      shape_paragraph(body.paragraphs[i], body.styles, engine->fonts, scratch, shaped[i]);
  }
};

/// Line by line, each for itself: what choosing the lines of whole paragraphs is held against.
void break_greedily(benchmark::State& state) {
  ShapedBody const text(file_of(state));
  for (auto _ : state)
    for (size_t i = 0; i < text.shaped.size(); ++i)
      for (LineCursor cursor;;) {
        LineBreak const line = break_line(text.body.paragraphs[i], text.shaped[i], text.body.styles, cursor,
                                          text.space, text.options);
        benchmark::DoNotOptimize(line);
        if (line.last) break;
        cursor = line.next;
      }
  per_character(state, text.body.characters);
}

void choose_all(ShapedBody const& text, size_t i, ChooseScratch& scratch, std::vector<LineBreak>& lines) {
  LineChooser chooser(text.body.paragraphs[i], text.shaped[i], text.body.styles, text.options, scratch);
  lines.clear();
  do {
    chooser.choose(lines.empty() ? LineCursor() : lines.back().next, {&text.space, 1}, lines);
  } while (!lines.back().last);
}

void choose_lines(benchmark::State& state) {
  ShapedBody const text(file_of(state));
  ChooseScratch scratch;
  std::vector<LineBreak> lines;
  for (auto _ : state)
    for (size_t i = 0; i < text.shaped.size(); ++i) {
      choose_all(text, i, scratch, lines);
      benchmark::DoNotOptimize(lines.data());
    }
  per_character(state, text.body.characters);
}

/// The whole body as one paragraph: time per character must not grow.
void choose_lines_of_one_paragraph(benchmark::State& state) {
  ShapedBody text(file_of(state));
  Paragraph whole;
  for (Paragraph const& paragraph : text.body.paragraphs)
    for (char32_t c : paragraph.text)
      if (c != U'\n' && c != U'\t' && c != 0xFFFC) whole.text += c;
  whole.spans.push_back({{0, uint32_t(whole.text.size())}, text.body.paragraphs.front().root_style});
  whole.root_style = text.body.paragraphs.front().root_style;
  text.body.paragraphs.assign(1, whole);
  text.shaped.assign(1, {});
  ShapeScratch scratch;
  shape_paragraph(whole, text.body.styles, text.engine->fonts, scratch, text.shaped[0]);
  ChooseScratch choosing;
  std::vector<LineBreak> lines;
  for (auto _ : state) {
    choose_all(text, 0, choosing, lines);
    benchmark::DoNotOptimize(lines.data());
  }
  per_character(state, whole.text.size());
}

void set_lines(benchmark::State& state) {
  ShapedBody const text(file_of(state));
  ChooseScratch scratch;
  std::vector<std::vector<LineBreak>> lines(text.shaped.size());
  for (size_t i = 0; i < lines.size(); ++i) choose_all(text, i, scratch, lines[i]);
  SetParagraph set;
  for (auto _ : state)
    for (size_t i = 0; i < lines.size(); ++i) {
      set.clear();
      LineCursor cursor;
      for (LineBreak const& line : lines[i]) {
        set_line(text.body.paragraphs[i], text.shaped[i], text.body.styles, cursor, line, text.space,
                 text.options, set);
        cursor = line.next;
      }
      benchmark::DoNotOptimize(set.glyphs.data());
    }
  per_character(state, text.body.characters);
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
BENCHMARK(break_greedily)->Apply(sizes);
BENCHMARK(choose_lines)->Apply(sizes);
BENCHMARK(choose_lines_of_one_paragraph)->Apply(sizes);
BENCHMARK(set_lines)->Apply(sizes);
BENCHMARK(open_and_layout)->Apply(sizes);
BENCHMARK(relayout)->Apply(sizes);

}  // namespace
}  // namespace banxin::bench

BENCHMARK_MAIN();
