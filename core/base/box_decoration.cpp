#include "base/box_decoration.h"

#include <algorithm>

namespace banxin {

bool BoxDecoration::visible() const {
  if (background.kind != PaintColor::Kind::none) return true;
  return std::any_of(border.begin(), border.end(), [](BorderSide const& side) {
    return side.width > 0 && side.style != BorderStyle::none && side.color.kind != PaintColor::Kind::none;
  });
}

}  // namespace banxin
