// The fonts that the build has made, for tests that need real ones.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "cli/read_fonts.h"
#include "font/font_set.h"

namespace banxin::testing {

inline std::string built_fonts_folder() {
  char const* folder = std::getenv("BANXIN_FONTS");
  return folder && *folder ? folder : BANXIN_BUILD_DIR "/fonts";
}

inline bool built_fonts_present() {
  return std::filesystem::exists(built_fonts_folder() + "/fonts.json");
}

/// True when the slice has arrived.
inline bool load_slice(FontSet& fonts, SliceId slice) {
  return cli::load_slice(built_fonts_folder(), fonts, slice).ok();
}

/// The catalogue with the slices that layout needs loaded; empty when there are no built fonts.
inline std::optional<FontSet> open_built_fonts() {
  auto catalog = cli::read_font_catalog(built_fonts_folder());
  if (!catalog) return std::nullopt;
  FontSet fonts(std::move(catalog).value());
  for (uint32_t slice = 0; slice < fonts.slice_count(); ++slice) {
    if (fonts.slice(SliceId(slice)).uniform_advance == 0 && !load_slice(fonts, SliceId(slice)))
      return std::nullopt;
  }
  return fonts;
}

}  // namespace banxin::testing

/// At the start of a test that needs them.
#define BANXIN_NEEDS_BUILT_FONTS()                                                                       \
  if (!::banxin::testing::built_fonts_present()) {                                                       \
    GTEST_SKIP() << "no fonts in " << ::banxin::testing::built_fonts_folder() << ": run fonts/build.sh"; \
  }
