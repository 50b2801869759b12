#include "cli/opened_article.h"

#include <cstdlib>
#include <filesystem>

#include "cli/file_bytes.h"
#include "cli/read_fonts.h"
#include "font/describe_face.h"

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
    auto loaded = load_slice(opened.font_folder, fonts, slice);
    if (!loaded && first_failure.code == ErrorCode::none) first_failure = loaded.error();
  }
  if (first_failure.code != ErrorCode::none) return first_failure;
  return static_cast<uint32_t>(slices.size());
}

using FontFiles = std::vector<std::vector<uint8_t>>;

/// The bytes of `files`, whose faces are put at the catalogue's end.
Result<FontFiles> add_fallback_faces(std::vector<std::string> const& files, FontCatalog& catalog) {
  FontFiles fonts;
  for (std::string const& file : files) {
    auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    auto font = FontFace::open(bytes.value());
    if (!font) {
      return Error{ErrorCode::font_missing, file + " is no font with outlines; name an OpenType or TrueType file"};
    }
    catalog.faces.push_back(describe_face(font.value(), std::filesystem::path(file).stem().string()));
    fonts.push_back(std::move(bytes).value());
  }
  return fonts;
}

/// Each is the one slice of a face at the catalogue's end.
Result<uint32_t> take_fallback_fonts(FontFiles files, FontSet& fonts) {
  uint32_t slice = fonts.slice_count() - static_cast<uint32_t>(files.size());
  for (std::vector<uint8_t>& bytes : files) {
    auto added = fonts.add_slice(static_cast<SliceId>(slice++), std::move(bytes));
    if (!added) return added.error();
  }
  return slice;
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
  auto fallback = add_fallback_faces(options.fallback_fonts, catalog.value());
  if (!fallback) return fallback.error();
  opened.engine = std::make_unique<Engine>(std::move(catalog).value());
  if (auto taken = take_fallback_fonts(std::move(fallback).value(), opened.engine->fonts); !taken) return taken.error();

  ReadOptions read;
  read.plain_html = options.plain_html;
  read.language = options.language;
  auto viewer = Viewer::open(*opened.engine, bytes, read);
  if (!viewer) return viewer.error();
  opened.viewer = std::move(viewer).value();

  return opened;
}

Result<uint32_t> OpenedArticle::layout(LayoutSettings const& settings) {
  std::vector<SliceId> needed;
  for (;;) {
    viewer->layout(settings);
    viewer->slices_to_lay_out(needed);
    if (needed.empty()) return 0u;
    if (auto loaded = load_slices(*this, needed); !loaded) return loaded.error();
  }
}

LayoutSettings layout_settings(Options const& options, Article const& article) {
  LayoutSettings settings = options.layout;
  settings.language = parse_language(article.head.language);
  return settings;
}

}  // namespace banxin::cli
