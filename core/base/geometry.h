// Plain geometry. Lengths in CSS px (float) unless the type says device px (IntRect).
// Origin is the top left of the page, x to the right, y downwards.
#pragma once
#include <cstdint>

namespace banxin {

struct Point {
  float x = 0, y = 0;
};

struct Size {
  float width = 0, height = 0;
};

/// Left-top-right-bottom widths, CSS px.
struct Insets {
  float left = 0, top = 0, right = 0, bottom = 0;
};

/// CSS px.
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool empty() const { return !(width > 0 && height > 0); }
  bool operator==(Rect const&) const = default;
};

/// Device px; right and bottom are exclusive edges.
struct IntRect {
  int32_t x = 0, y = 0, width = 0, height = 0;
  int32_t right() const { return x + width; }
  int32_t bottom() const { return y + height; }
  bool empty() const { return width <= 0 || height <= 0; }
};

}  // namespace banxin
