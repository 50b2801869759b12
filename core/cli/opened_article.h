// An article opened natively: fonts from a folder, engine, viewer.
#pragma once
#include <memory>
#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "viewer/viewer.h"

namespace banxin::cli {

struct OpenedArticle {
  std::string font_folder;
  std::unique_ptr<Engine> engine;
  std::unique_ptr<Viewer> viewer;  ///< uses *engine

  /// Lays out with every slice that lines need. Error: font_missing, where one cannot be read.
  Result<uint32_t> layout(LayoutSettings const& settings);
  /// Reads the slices that text between `top` and `bottom` (CSS px) wants. A slice that cannot be read is marked failed
  /// and its message is returned once; the others are still read.
  Result<uint32_t> load_wanted_slices(float top, float bottom);
};

/// --fonts, else $BANXIN_FONTS, else `fonts` beside the folder of this program, as the build lays it.
std::string font_folder(Options const& options);

/// Opens `bytes`. The viewer has no layout yet.
Result<OpenedArticle> open_article(Options const& options, std::vector<uint8_t> const& bytes);

/// options.layout with the language of the article where the options name none.
LayoutSettings layout_settings(Options const& options, Article const& article);

}  // namespace banxin::cli
