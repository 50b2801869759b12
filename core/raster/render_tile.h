// One tile of the page from the display list.
#pragma once
#include <cstdint>
#include <vector>

#include "article/theme.h"
#include "font/font_set.h"
#include "paint/band_index.h"
#include "paint/display_list.h"
#include "paint/mark_list.h"
#include "raster/coverage_row.h"
#include "raster/glyph_cache.h"
#include "raster/pixmap.h"
#include "raster/resolved_glyphs.h"
#include "raster/text_contrast.h"

namespace banxin {

struct TileRequest {
  IntRect area;     ///< device px of the page at `scale`
  float scale = 1;  ///< device px per CSS px, > 0
  ThemeName theme = ThemeName::light;
  MarkList const* marks = nullptr;  ///< of the display list; outlives the call
};

/// Reusable buffers and remembered look-ups, owned by the caller. Serves one FontSet.
struct TileScratch {
  std::vector<uint32_t> commands;
  std::vector<uint32_t> marks;   ///< indices of MarkList::rects
  std::vector<uint8_t> missing;  ///< marks by SliceId
  CoverageRow row;
  ResolvedGlyphs resolved;
  TextContrast contrast;
};

struct TileReport {
  std::vector<SliceId> missing;  ///< slices that this tile wanted and that had not arrived; ascending, unique
};

/// Draws onto the theme's paper, opaque. The same request gives the same bytes on every platform and in every
/// tile that covers a pixel: glyph origins are snapped on the page's device grid, not on the tile's. Areas
/// outside the page are paper.
void render_tile(DisplayList const& list, BandIndex const& index, FontSet const& fonts,
                 TileRequest const& request, GlyphCache& cache, TileScratch& scratch, Pixmap& out,
                 TileReport& report);

/// The same in colours of the caller's; request.theme is not looked at.
void render_tile(DisplayList const& list, BandIndex const& index, FontSet const& fonts,
                 TileRequest const& request, Palette const& colors, GlyphCache& cache, TileScratch& scratch,
                 Pixmap& out, TileReport& report);

}  // namespace banxin
