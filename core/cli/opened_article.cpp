#include "cli/opened_article.h"

#include <cstdlib>
#include <filesystem>

#include "cli/read_fonts.h"

namespace banxin::cli {

std::string font_folder(Options const& options) {
  if (!options.fonts.empty()) return options.fonts;
  if (char const* folder = std::getenv("BANXIN_FONTS"); folder && *folder) return folder;
  std::error_code error;
  auto const program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return "build/fonts";
  return (program.parent_path().parent_path() / "fonts").string();
}

namespace {

Result<uint32_t> load_slices(OpenedArticle& opened, std::vector<SliceId> const& slices) {
  FontSet& fonts = opened.engine->fonts;
  Error first_failure;
  for (SliceId slice : slices) {
    auto bytes = read_slice(opened.font_folder, fonts.slice(slice));
    if (bytes) {
      auto added = fonts.add_slice(slice, std::move(bytes).value());
      if (added) continue;
      if (first_failure.code == ErrorCode::none) first_failure = added.error();
    } else {
      fonts.mark_failed(slice);
      if (first_failure.code == ErrorCode::none) first_failure = bytes.error();
    }
  }
  if (first_failure.code != ErrorCode::none) return first_failure;
  return static_cast<uint32_t>(slices.size());
}

}  // namespace

Result<uint32_t> OpenedArticle::load_wanted_slices(float top, float bottom) {
  std::vector<SliceId> wanted;
  viewer->wanted_slices(top, bottom, wanted);
  return load_slices(*this, wanted);
}

Result<OpenedArticle> open_article(Options const& options, std::vector<uint8_t> const& bytes) {
  OpenedArticle opened;
  opened.font_folder = font_folder(options);
  auto catalog = read_font_catalog(opened.font_folder);
  if (!catalog) return catalog.error();
  opened.engine = std::make_unique<Engine>(std::move(catalog).value());

  ReadOptions read;
  read.plain_html = options.plain_html;
  read.language = options.language;
  auto viewer = Viewer::open(*opened.engine, bytes, read);
  if (!viewer) return viewer.error();
  opened.viewer = std::move(viewer).value();

  std::vector<SliceId> needed;
  opened.viewer->needed_before_layout(needed);
  if (auto loaded = load_slices(opened, needed); !loaded) return loaded.error();
  return opened;
}

LayoutSettings layout_settings(Options const& options, Article const& article) {
  LayoutSettings settings = options.layout;
  settings.language = parse_language(article.head.language);
  return settings;
}

}  // namespace banxin::cli
