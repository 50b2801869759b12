// Runs of glyphs from masks in the cache.
#pragma once
#include <vector>

#include "paint/display_list.h"
#include "raster/canvas.h"
#include "raster/glyph_cache.h"
#include "raster/resolved_glyphs.h"
#include "raster/text_contrast.h"
#include "raster/tile_colors.h"

namespace banxin {

/// Marks of slices that were wanted and are absent, by SliceId.
using SliceMarks = std::vector<uint8_t>;

struct GlyphPainter {
  Canvas& canvas;
  DeviceGrid const& grid;
  TileColors& colors;
  FontSet const& fonts;
  GlyphCache& cache;
  ResolvedGlyphs& resolved;
  TextContrast& contrast;
  SliceMarks& missing;  ///< one per slice of `fonts`

  /// Origins lie on quarters of a device px along the line and on whole px across it. What stands in a slice
  /// that failed is drawn by the system; what no font draws is a box of its advance; what waits for a slice is
  /// left blank and marked.
  void draw(DisplayList const& list, DrawGlyphs const& run) const;

 private:
  GlyphId stand_in(DisplayGlyph const& glyph, Language language) const;
  void draw_box(DisplayGlyph const& glyph, float size, Pixel color) const;
};

}  // namespace banxin
