// Backgrounds, borders and radii of a box, from its computed style.
#pragma once
#include <litehtml.h>
#include <litehtml/render_item.h>

#include <vector>

#include "layout/fragment_tree.h"

namespace banxin {

/// Border widths are the used ones of `item` (tables collapse them).
BoxDecoration read_decoration(litehtml::element const& element, litehtml::render_item const& item, Rect const& border_box);

/// Index of an equal entry of `table`, or of a new one. Entry 0 is the invisible decoration.
uint32_t intern_decoration(BoxDecoration const& decoration, std::vector<BoxDecoration>& table);

}  // namespace banxin
