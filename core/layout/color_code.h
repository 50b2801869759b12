// Palette roles on their way through the CSS engine, which knows RGBA only: a role becomes a colour that no author
// writes, and is read back from the computed style.
#pragma once
#include <litehtml.h>

#include <string>

#include "base/paint_color.h"

namespace banxin {

/// The CSS text of the colour that stands for `role`.
std::string color_code(ColorRole role);

/// An author's own colour, or the role that `color_code` put there. Fully transparent colours are Kind::none.
PaintColor decode_color(litehtml::web_color color, PaintColor::Kind author_kind);

}  // namespace banxin
