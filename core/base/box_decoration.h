// What a CSS box paints of itself: background, borders, radii. Lengths CSS px.
#pragma once
#include <array>
#include <cstdint>

#include "base/paint_color.h"

namespace banxin {

enum class BorderStyle : uint8_t { none, solid, dashed, dotted, doubled };

struct BorderSide {
  float width = 0;
  BorderStyle style = BorderStyle::none;
  PaintColor color;
};

/// Sides in the order left, top, right, bottom; radii top left, top right, bottom right, bottom left (horizontal = vertical).
struct BoxDecoration {
  PaintColor background;
  std::array<BorderSide, 4> border;
  std::array<float, 4> radius{};
  bool visible() const;
};

}  // namespace banxin
