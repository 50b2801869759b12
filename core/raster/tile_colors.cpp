#include "raster/tile_colors.h"

#include <algorithm>

namespace banxin {

Rgba TileColors::resolve(PaintColor color, std::optional<Rgba> behind) {
  if (color.kind == PaintColor::Kind::role || color.kind == PaintColor::Kind::none)
    return resolve_color(color, palette_, behind);
  size_t const size = std::min<size_t>(count_, known_.size());
  for (size_t i = 0; i < size; ++i)
    if (known_[i].color == color && known_[i].behind == behind) return known_[i].painted;
  Rgba const painted = resolve_color(color, palette_, behind);
  known_[count_++ % known_.size()] = {color, behind, painted};
  return painted;
}

}  // namespace banxin
