#pragma once
#include "layout/fragment_tree.h"
#include "paint/display_list.h"

namespace banxin {

/// Backgrounds and borders of blocks, image places, then per line: inline boxes, rules under the text,
/// glyphs, line-through. `fonts` gives ink extents and rule positions.
void build_display_list(FragmentTree const& fragments, FontSet const& fonts, DisplayList& out);

}  // namespace banxin
