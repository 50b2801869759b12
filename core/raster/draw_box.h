// Backgrounds and borders of CSS boxes (CSS Backgrounds and Borders 3) and the places of images, in device
// px.
#pragma once
#include "base/box_decoration.h"
#include "raster/canvas.h"
#include "raster/tile_colors.h"

namespace banxin {

/// Edges and border widths are whole device px, borders at least one. The background reaches under the
/// border. Solid and double borders follow the radii; dashed and dotted sides are straight. Sides of one
/// style and colour are drawn as one frame.
void draw_box(Canvas& canvas, DeviceGrid const& grid, TileColors& colors, Rect const& border_box,
              BoxDecoration const& decoration);

/// A fill with a faint picture sign in its middle, where there is room for one.
void draw_image_place(Canvas& canvas, DeviceGrid const& grid, TileColors& colors, Rect const& rect);

}  // namespace banxin
