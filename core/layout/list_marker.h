// The markers of list items: bullets and numbers, set as lines of their own.
#pragma once
#include <litehtml.h>
#include <litehtml/render_item.h>

#include <string>

#include "layout/box_tree.h"
#include "text/line_setter.h"

namespace banxin {

/// The marker's text for a list style and a one-based index; empty for styles without one. Numbers that a style cannot
/// write are written as decimals.
std::u32string marker_text(litehtml::list_style_type type, int index);

/// A shaped and placed marker: one line that begins at x = 0.
struct ListMarker {
  Paragraph paragraph;
  SetParagraph set;
  float width = 0;  ///< CSS px
};

/// False when `item` is no list item or has no marker.
bool make_list_marker(litehtml::render_item const& item, BoxTree& tree, ListMarker& out);

}  // namespace banxin
