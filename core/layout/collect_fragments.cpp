#include "layout/collect_fragments.h"

#include <litehtml/render_table.h>

#include <algorithm>

#include "layout/fragment_writer.h"
#include "layout/image_element.h"
#include "layout/inline_box_writer.h"
#include "layout/inline_context.h"
#include "layout/link_writer.h"
#include "layout/list_marker.h"
#include "layout/read_decoration.h"

namespace banxin {

namespace {

Rect united(Rect a, Rect b) {
  float const x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

Point content_of(litehtml::render_item& item, Point origin) {
  return {origin.x + static_cast<float>(item.pos().x), origin.y + static_cast<float>(item.pos().y)};
}

/// The first line inside `item`, for the marker's baseline; null when there is none. `content`: of the item,
/// then of what is found.
InlineContext* first_context(litehtml::render_item& item, Point& content) {
  if (auto* context = dynamic_cast<InlineContext*>(&item))
    return context->lines().empty() ? nullptr : context;
  for (auto const& child : item.children()) {
    if (child->css().get_display() == litehtml::display_none || child->src_el()->is_float()) continue;
    Point inner = content_of(*child, content);
    if (auto* context = first_context(*child, inner)) {
      content = inner;
      return context;
    }
  }
  return nullptr;
}

/// Between a marker and its item, em. The stop after a number is a gap by itself.
constexpr float kBulletGap = 0.45f, kNumberGap = 0.25f;

class Collector {
 public:
  Collector(FragmentWriter& writer, LinkWriter& links) : writer_(writer), links_(links), out_(writer.out()) {}

  /// `origin`: the content box's top left of what `item` is placed in.
  void visit(litehtml::render_item& item, Point origin, uint32_t parent) {
    litehtml::element const& element = *item.src_el();
    if (element.css().get_display() == litehtml::display_none || item.skip()) return;
    Point const content = content_of(item, origin);
    bool const cell = element.css().get_display() == litehtml::display_table_cell;
    BoxKind const kind = element.is_replaced() ? BoxKind::image : cell ? BoxKind::table_cell : BoxKind::block;
    uint32_t const box = writer_.add_box(kind, item, content, parent);
    if (kind == BoxKind::image) return;

    if (ListMarker const* marker = list_marker(item, writer_.tree())) add_marker(item, *marker, content, box);
    if (auto* context = dynamic_cast<InlineContext*>(&item)) {
      add_context(*context, content, box);
    } else if (dynamic_cast<litehtml::render_item_table*>(&item)) {
      visit_table(item, content, box);
    } else {
      for (auto const& child : item.children()) visit(*child, content, box);
    }
  }

 private:
  // Cells are placed in the table itself; rows and row groups only carry decoration.
  void visit_table(litehtml::render_item& table, Point content, uint32_t box) {
    for (auto const& child : table.children())
      if (child->css().get_display() == litehtml::display_table_caption) visit(*child, content, box);
    visit_rows(table, content, box);
  }

  void visit_rows(litehtml::render_item& part, Point content, uint32_t parent) {
    for (auto const& child : part.children()) {
      switch (child->css().get_display()) {
        case litehtml::display_table_row:
          visit_row(*child, content, parent);
          break;
        case litehtml::display_table_row_group:
        case litehtml::display_table_header_group:
        case litehtml::display_table_footer_group:
          visit_rows(*child, content, parent);
          break;
        default:
          break;
      }
    }
  }

  void visit_row(litehtml::render_item& row, Point content, uint32_t parent) {
    Rect all;
    bool first = true;
    for (auto const& cell : row.children()) {
      if (cell->css().get_display() != litehtml::display_table_cell) continue;
      Point const at = content_of(*cell, content);
      Rect const box = border_box_of(
          {at.x, at.y, static_cast<float>(cell->pos().width), static_cast<float>(cell->pos().height)}, *cell);
      all = first ? box : united(all, box);
      first = false;
    }
    if (first) return;
    BoxFragment box;
    box.node = node_of(*row.src_el());
    box.parent = parent;
    box.border_box = box.content_box = all;
    BoxDecoration decoration;
    decoration.background = read_decoration(*row.src_el(), row, all).background;
    box.decoration = intern_decoration(decoration, out_.decorations);
    box.style = writer_.tree().styles.style_of(*row.src_el());
    uint32_t const index = writer_.add_box(box);
    for (auto const& cell : row.children())
      if (cell->css().get_display() == litehtml::display_table_cell) visit(*cell, content, index);
  }

  void add_marker(litehtml::render_item& item, ListMarker const& marker, Point content, uint32_t parent) {
    TextStyle const& style = writer_.tree().styles[marker.style];
    FontExtent const extent = font_extent(style, writer_.tree().fonts);
    Point first = content;
    InlineContext const* context = first_context(item, first);
    float const half_leading = (style.line_height - extent.ascent - extent.descent) / 2;
    float const ascent = half_leading + extent.ascent;
    bool const right_to_left = context && context->base_level() % 2 == 1;
    float const baseline =
        context ? first.y + context->shift() + context->lines().front().baseline : content.y + ascent;
    float const gap = style.size * (marker.text.size() > 1 ? kNumberGap : kBulletGap);
    float const left = right_to_left ? content.x + static_cast<float>(item.pos().width) + gap
                                     : content.x - gap - marker.width;

    BoxFragment box;
    box.kind = BoxKind::list_marker;
    box.parent = parent;
    box.border_box = box.content_box = {left, baseline - ascent, marker.width, style.line_height};
    box.style = marker.style;
    uint32_t const index = writer_.add_box(box);
    uint32_t const text_begin = writer_.add_text(marker.text, index);
    SetLine const& line = marker.set.lines.front();
    writer_.add_line(marker.set, line, {0, style.line_height, ascent}, {left - line.x, baseline - ascent},
                     text_begin, index);
    out_.boxes[index].line_end = writer_.line_count();
  }

  /// Images, inline blocks and floats inside a context. Read in document order: a float that opens the
  /// paragraph comes before its text.
  void visit_nested(InlineContext& context, Point content, uint32_t box, uint32_t text_begin, bool before) {
    InlineContent& inline_content = context.content();
    if (inline_content.atomics.empty()) return;
    for (InlineItem const& item : inline_content.paragraph.items) {
      if (item.kind != InlineItemKind::atomic && item.kind != InlineItemKind::float_anchor) continue;
      bool const first = item.kind == InlineItemKind::float_anchor && item.position == 0;
      if (first != before) continue;
      litehtml::render_item& nested = *inline_content.atomics[item.owner];
      auto const made = static_cast<uint32_t>(out_.boxes.size());
      visit(nested, content, box);
      if (auto* image = dynamic_cast<ImageElement*>(nested.src_el().get());
          image && made < out_.boxes.size()) {
        ImageFragment fragment;
        fragment.node = node_of(*image);
        fragment.rect = out_.boxes[made].content_box;
        fragment.text_position = before ? writer_.text_end() : text_begin + item.position;
        fragment.size_known = image->natural_size().known;
        out_.images.push_back(fragment);
      }
    }
  }

  void add_context(InlineContext& context, Point content, uint32_t box) {
    visit_nested(context, content, box, writer_.text_end(), true);
    out_.boxes[box].align = context.align();
    out_.boxes[box].right_to_left = context.base_level() % 2 == 1;
    uint32_t text_begin = writer_.text_end();
    Point const origin{content.x, content.y + context.shift()};
    if (!context.lines().empty()) {
      text_begin = writer_.add_text(context.content().paragraph.text, box);
      for (TextPiece const& piece : context.content().pieces)
        out_.texts.push_back({piece.node, piece.node_offset, {text_begin + piece.text.begin, text_begin + piece.text.end}});
      out_.boxes[box].line_begin = writer_.line_count();
      for (size_t i = 0; i < context.lines().size(); ++i)
        writer_.add_line(context.set(), context.set().lines[i], context.lines()[i], origin, text_begin, box);
      out_.boxes[box].line_end = writer_.line_count();
      InlineBoxWriter(writer_, links_, context, origin, box, text_begin).write();
    }
    visit_nested(context, content, box, text_begin, false);
    context.drop_lines();
  }

  FragmentWriter& writer_;
  LinkWriter& links_;
  FragmentTree& out_;
};

}  // namespace

void collect_fragments(litehtml::render_item& root, BoxTree& tree, FragmentTree& out) {
  FragmentWriter writer(tree, out);
  LinkWriter links(out);
  Collector(writer, links).visit(root, {0, 0}, kNoBox);
  links.finish();
  writer.finish();
}

}  // namespace banxin
