// The markers of list items: bullets and numbers, set as lines of their own.
#pragma once
#include <litehtml.h>
#include <litehtml/render_item.h>

#include <map>
#include <string>
#include <utility>

#include "text/line_setter.h"
#include "text/paragraph.h"

namespace banxin {

struct BoxTree;

/// The marker's text for a list style and a number; empty for styles without one. Numbers that a style cannot
/// write are written as decimals.
std::u32string marker_text(litehtml::list_style_type type, int number);

/// A shaped and placed marker: one line that begins at x = 0.
struct ListMarker {
  std::u32string text;  ///< as read; bullets are set with larger signs at a smaller size
  StyleId style = 0;    ///< of the list item
  SetParagraph set;
  float width = 0;  ///< CSS px
};

/// By text and style. Independent of any width.
using MarkerCache = std::map<std::pair<StyleId, std::u32string>, ListMarker>;

/// Null when `item` is no list item or has no marker. Valid as long as the tree.
ListMarker const* list_marker(litehtml::render_item const& item, BoxTree& tree);

}  // namespace banxin
