// What all viewers of one process or worker share: fonts, glyph masks, scratch.
#pragma once
#include "font/font_set.h"
#include "raster/glyph_cache.h"
#include "raster/render_tile.h"
#include "text/face_letters.h"

namespace banxin {

struct Engine {
  explicit Engine(FontCatalog catalog, size_t glyph_cache_bytes = 8u << 20)
      : fonts(std::move(catalog)), glyphs(glyph_cache_bytes) {}
  FontSet fonts;
  LetterTables letters{fonts};
  GlyphCache glyphs;
  TileScratch tiles;
};

}  // namespace banxin
