// The finished render tree of one layout -> FragmentTree.
#pragma once
#include "layout/box_tree.h"
#include "layout/fragment_tree.h"

namespace banxin {

/// Walks `root` in document order. `out` is cleared first and keeps its capacity.
void collect_fragments(litehtml::render_item& root, BoxTree& tree, FragmentTree& out);

}  // namespace banxin
