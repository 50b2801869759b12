// Underlines, overlines and line-throughs of one line (CSS Text Decoration 3).
#pragma once
#include <vector>

#include "layout/fragment_tree.h"
#include "paint/display_list.h"

namespace banxin {

/// Appends the rules of `line` of the kinds in `decorations` (bits of Decoration) from left to right. Runs
/// that follow one another with the same decoration and colour share one straight rule, whatever their faces
/// and sizes. An underline lies at the face's own position but never higher than clear below Han ink; it ends
/// with the line's ink, not with its hanging spaces. Invisible runs have none.
void append_line_rules(FragmentTree const& fragments, FontSet const& fonts, LineFragment const& line,
                       uint8_t decorations, std::vector<DrawRule>& out);

}  // namespace banxin
