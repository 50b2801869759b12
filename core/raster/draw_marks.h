// Marked stretches of text onto one tile: each before the text of its line, whose glyphs then take the mark's
// ink.
#pragma once
#include <vector>

#include "paint/mark_list.h"
#include "raster/canvas.h"
#include "raster/draw_glyphs.h"
#include "raster/tile_colors.h"

namespace banxin {

/// Of one tile; borrows everything it is given. Without `marks` it draws nothing but the glyphs.
struct MarkPainter {
  Canvas& canvas;
  DeviceGrid const& grid;
  TileColors& colors;
  MarkList const* marks;
  std::vector<uint32_t>& selected;  ///< scratch: rects on the tile
  size_t next = 0;                  ///< of `selected`: the first not drawn yet

  /// Finds the rects that meet [top, bottom) CSS px.
  void select(float top, float bottom);
  /// Draws those that come before `command` and are not drawn yet. Moves the canvas's clip.
  void draw_before(uint32_t command);
  /// Draws a run of glyphs: those on marks in the marks' inks, the others in the run's own colour.
  void draw_over(GlyphPainter const& glyphs, DisplayList const& list, DrawGlyphs const& run) const;
};

}  // namespace banxin
