// What all viewers of one process or worker share: fonts, glyph masks, scratch.
#pragma once
#include "font/font_set.h"
#include "raster/glyph_cache.h"
#include "raster/render_tile.h"
#include "text/face_letters.h"

namespace banxin {

struct Engine {
  /// What font slices that no open article shows may hold: enough for an article that is opened again.
  static constexpr size_t kUnusedSlices = 1u << 20;

  explicit Engine(FontCatalog catalog, size_t glyph_cache_bytes = 3u << 20)
      : fonts(std::move(catalog)), glyphs(glyph_cache_bytes) {}
  FontSet fonts;
  LetterTables letters{fonts};
  GlyphCache glyphs;
  TileScratch tiles;
};

}  // namespace banxin
