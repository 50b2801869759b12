// The content of one inline formatting context, gathered once per document: paragraph, its shaping, and which
// render items its inline items stand for. Independent of any width.
#pragma once
#include <litehtml.h>
#include <litehtml/render_item.h>

#include <memory>
#include <vector>

#include "layout/element_survey.h"
#include "layout/style_table.h"
#include "text/line_setter.h"
#include "text/paragraph.h"
#include "text/shape_paragraph.h"
#include "text/shaped_paragraph.h"

namespace banxin {

/// An inline box (a, b, span …): its edges stand in the paragraph as items.
struct InlineBox {
  std::shared_ptr<litehtml::render_item> item;
  uint32_t text_begin = 0, text_end = 0;  ///< code points of the paragraph
};

/// A stretch of the paragraph that is a stretch of one text node of the sanitised tree, character by
/// character.
struct TextPiece {
  NodeId node = kNoNode;
  uint32_t node_offset = 0;  ///< code points of the node's text
  TextRange text;            ///< code points of the paragraph
};

struct InlineContent {
  Paragraph paragraph;
  std::vector<TextPiece> pieces;  ///< ascending; forced breaks by br and what stands for atomics are in none
  ShapedParagraph shaped;
  LineOptions options;
  std::vector<InlineBox> boxes;  ///< InlineItem::owner of box_start and box_end
  std::vector<std::shared_ptr<litehtml::render_item>>
      atomics;  ///< InlineItem::owner of atomics and float anchors
  /// Per forced break that is a br with `clear`: position and what it clears.
  std::vector<std::pair<uint32_t, litehtml::element_clear>> clears;
};

/// Gathers the inline subtree of `context` with white space processed (CSS Text 3, 4.1): collapsing across
/// element boundaries, segment breaks between wide characters removed, none kept at the start and end of
/// lines that are forced.
void gather_inline_content(litehtml::render_item& context, StyleTable& styles, ElementSurvey const& survey,
                           InlineContent& out);

/// Widths of box edges, from margins, borders and paddings as calculated for `containing_width` (CSS px).
void update_edge_widths(InlineContent& content, int containing_width);

}  // namespace banxin
