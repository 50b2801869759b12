// Colours as one tile paints them. Roles are looked up; the few author's colours, whose adaption to the theme
// is dear, are worked out once.
#pragma once
#include <array>
#include <optional>

#include "article/theme.h"

namespace banxin {

class TileColors {
 public:
  /// `palette` outlives this object.
  explicit TileColors(Palette const& palette) : palette_(palette) {}

  Rgba operator[](ColorRole role) const { return palette_[role]; }
  /// As resolve_color.
  Rgba resolve(PaintColor color, std::optional<Rgba> behind = {});

 private:
  struct Known {
    PaintColor color;
    std::optional<Rgba> behind;
    Rgba painted;
  };
  Palette const& palette_;
  std::array<Known, 16> known_;
  uint32_t count_ = 0;  ///< of all ever put in; the older ones are overwritten
};

}  // namespace banxin
