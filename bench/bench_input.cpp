#include "bench_input.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "cli/file_bytes.h"
#include "cli/read_fonts.h"

namespace banxin::bench {

namespace {

[[noreturn]] void give_up(std::string const& message) {
  std::fprintf(stderr, "benchmark: %s\n", message.c_str());
  std::exit(1);
}

std::string setting(char const* variable, std::string fallback) {
  char const* value = std::getenv(variable);
  return value && *value ? value : std::move(fallback);
}

std::string font_folder() { return setting("BANXIN_FONTS", BANXIN_BUILD_DIR "/fonts"); }

void load(Engine& engine, std::vector<SliceId> const& slices) {
  for (SliceId slice : slices) {
    if (auto loaded = cli::load_slice(font_folder(), engine.fonts, slice); !loaded) give_up(loaded.error().message);
  }
}

}  // namespace

std::vector<uint8_t> const& sample_article() {
  static std::vector<uint8_t> const bytes = [] {
    auto file = cli::read_file(setting("BANXIN_ARTICLE", BANXIN_SOURCE_DIR "/web/articles/" BANXIN_SAMPLE));
    if (!file) give_up(file.error().message);
    return std::move(file).value();
  }();
  return bytes;
}

std::vector<uint8_t> const& large_article() {
  static std::vector<uint8_t> const bytes = [] {
    auto const& sample = sample_article();
    std::string_view const text(reinterpret_cast<char const*>(sample.data()), sample.size());
    // The body is the last line; repeating it whole keeps every kind of markup.
    size_t const end = text.find_last_not_of("\r\n");
    size_t const begin = text.rfind('\n', end);
    std::string_view const head = text.substr(0, begin + 1), body = text.substr(begin + 1, end - begin);
    std::string out(head);
    while (out.size() < 1000000) out += body;
    out += '\n';
    return std::vector<uint8_t>(out.begin(), out.end());
  }();
  return bytes;
}

std::unique_ptr<Engine> make_engine() {
  auto catalog = cli::read_font_catalog(font_folder());
  if (!catalog) give_up(catalog.error().message);
  auto engine = std::make_unique<Engine>(std::move(catalog).value());
  std::vector<SliceId> first;
  for (uint32_t slice = 0; slice < engine->fonts.slice_count(); ++slice)
    if (engine->fonts.slice(static_cast<SliceId>(slice)).uniform_advance == 0)
      first.push_back(static_cast<SliceId>(slice));
  load(*engine, first);
  return engine;
}

Opened open_laid_out(std::vector<uint8_t> const& file, float width) {
  Opened opened;
  opened.engine = make_engine();
  auto viewer = Viewer::open(*opened.engine, file, {});
  if (!viewer) give_up(viewer.error().message);
  opened.viewer = std::move(viewer).value();
  LayoutSettings settings;
  settings.width = width;
  opened.viewer->layout(settings);
  std::vector<SliceId> wanted;
  opened.viewer->wanted_slices(0, opened.viewer->fragments().height, wanted);
  load(*opened.engine, wanted);
  return opened;
}

BodyText body_text(std::vector<uint8_t> const& file) {
  auto article = read_article(file, {});
  if (!article) give_up(article.error().message);
  ContentTree const& body = article.value().body;
  BodyText out;
  out.styles.resize(1);
  for (NodeId id = 0; id < body.nodes.size(); ++id) {
    if (body.nodes[id].kind != NodeKind::text) continue;
    Paragraph paragraph;
    paragraph.text = to_utf32(body.text_of(id));
    if (paragraph.text.empty()) continue;
    paragraph.spans.push_back({{0, static_cast<uint32_t>(paragraph.text.size())}, 0});
    out.characters += paragraph.text.size();
    out.paragraphs.push_back(std::move(paragraph));
  }
  return out;
}

}  // namespace banxin::bench
