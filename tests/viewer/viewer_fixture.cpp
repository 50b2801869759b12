#include "viewer_fixture.h"

#include <cstdlib>

#include "cli/read_fonts.h"

namespace banxin::test {

namespace {

std::string font_folder() {
  char const* folder = std::getenv("BANXIN_FONTS");
  return folder && *folder ? folder : BANXIN_BUILD_DIR "/fonts";
}

void load(Engine& engine, std::vector<SliceId> const& slices) {
  for (SliceId slice : slices) load_slice(engine, slice);
}

}  // namespace

void load_slice(Engine& engine, SliceId slice) {
  [[maybe_unused]] auto const loaded = cli::load_slice(font_folder(), engine.fonts, slice);
}

std::unique_ptr<Engine> engine_without_slices() {
  auto catalog = cli::read_font_catalog(font_folder());
  return catalog ? std::make_unique<Engine>(std::move(catalog).value()) : nullptr;
}

std::unique_ptr<Engine> engine_with_fonts() {
  auto engine = engine_without_slices();
  if (!engine) return nullptr;
  std::vector<SliceId> first;
  for (uint32_t id = 0; id < engine->fonts.slice_count(); ++id)
    if (engine->fonts.slice(static_cast<SliceId>(id)).uniform_advance == 0) first.push_back(static_cast<SliceId>(id));
  load(*engine, first);
  return engine;
}

size_t load_all_wanted(Engine& engine, Viewer const& viewer) {
  std::vector<SliceId> wanted;
  viewer.wanted_slices(0, viewer.fragments().height, wanted);
  load(engine, wanted);
  return wanted.size();
}

Result<std::unique_ptr<Viewer>> open_text(Engine& engine, std::string_view text, bool plain_html) {
  ReadOptions options;
  options.plain_html = plain_html;
  return Viewer::open(engine, {reinterpret_cast<uint8_t const*>(text.data()), text.size()}, options);
}

LayoutSettings settings_of_width(float width) {
  LayoutSettings settings;
  settings.width = width;
  return settings;
}

}  // namespace banxin::test
