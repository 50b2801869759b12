#include "layout/collect_fragments.h"

#include <litehtml/render_table.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "layout/image_element.h"
#include "layout/inline_context.h"
#include "layout/list_marker.h"
#include "layout/read_decoration.h"

namespace banxin {

namespace {

constexpr uint32_t kNoBox = 0xFFFFFFFF;
constexpr TextRange kNoText{0xFFFFFFFF, 0};

class Collector {
 public:
  Collector(BoxTree& tree, FragmentTree& out) : tree_(tree), out_(out) {}

  /// `origin`: the content box's top left of what `item` is placed in.
  void visit(litehtml::render_item& item, Point origin, uint32_t parent) {
    litehtml::element const& element = *item.src_el();
    if (element.css().get_display() == litehtml::display_none || item.skip()) return;
    Point const content{origin.x + static_cast<float>(item.pos().x), origin.y + static_cast<float>(item.pos().y)};
    auto* context = dynamic_cast<InlineContext*>(&item);
    bool const cell = element.css().get_display() == litehtml::display_table_cell;
    BoxKind const kind = element.is_replaced() ? BoxKind::image : cell ? BoxKind::table_cell : BoxKind::block;
    uint32_t const box = add_box(kind, item, content, parent);
    if (kind == BoxKind::image) return;

    ListMarker marker;
    if (make_list_marker(item, tree_, marker)) add_marker(item, marker, content, origin, box);
    if (context) {
      add_context(*context, content, box);
    } else if (dynamic_cast<litehtml::render_item_table*>(&item)) {
      visit_table(item, content, box);
    } else {
      for (auto const& child : item.children()) visit(*child, content, box);
    }
  }

  void finish() {
    for (BoxFragment& box : out_.boxes)
      if (box.text == kNoText) box.text = {text_end(), text_end()};
  }

 private:
  uint32_t text_end() const { return static_cast<uint32_t>(out_.text.size()); }

  uint32_t add_box(BoxKind kind, litehtml::render_item& item, Point content, uint32_t parent) {
    litehtml::element const& element = *item.src_el();
    BoxFragment box;
    box.kind = kind;
    box.node = node_of(element);
    box.parent = parent;
    box.content_box = {content.x, content.y, static_cast<float>(item.pos().width), static_cast<float>(item.pos().height)};
    box.border_box = expanded(box.content_box, item);
    box.text = kNoText;
    box.line_begin = box.line_end = static_cast<uint32_t>(out_.lines.size());
    box.decoration = intern_decoration(read_decoration(element, item, box.border_box), out_.decorations);
    box.style = tree_.styles.style_of(element);
    out_.boxes.push_back(box);
    return static_cast<uint32_t>(out_.boxes.size() - 1);
  }

  static Rect expanded(Rect content, litehtml::render_item const& item) {
    auto const left = static_cast<float>(item.padding_left() + item.border_left());
    auto const top = static_cast<float>(item.padding_top() + item.border_top());
    return {content.x - left, content.y - top,
            content.width + left + static_cast<float>(item.padding_right() + item.border_right()),
            content.height + top + static_cast<float>(item.padding_bottom() + item.border_bottom())};
  }

  // Cells are placed in the table itself; rows and row groups only carry decoration.
  void visit_table(litehtml::render_item& table, Point content, uint32_t box) {
    for (auto const& child : table.children())
      if (child->css().get_display() == litehtml::display_table_caption) visit(*child, content, box);
    visit_rows(table, content, box);
  }

  void visit_rows(litehtml::render_item& part, Point content, uint32_t parent) {
    for (auto const& child : part.children()) {
      switch (child->css().get_display()) {
        case litehtml::display_table_row: visit_row(*child, content, parent); break;
        case litehtml::display_table_row_group:
        case litehtml::display_table_header_group:
        case litehtml::display_table_footer_group: visit_rows(*child, content, parent); break;
        default: break;
      }
    }
  }

  void visit_row(litehtml::render_item& row, Point content, uint32_t parent) {
    Rect all;
    bool first = true;
    for (auto const& cell : row.children()) {
      if (cell->css().get_display() != litehtml::display_table_cell) continue;
      Rect const box = expanded({content.x + static_cast<float>(cell->pos().x), content.y + static_cast<float>(cell->pos().y),
                                 static_cast<float>(cell->pos().width), static_cast<float>(cell->pos().height)},
                                *cell);
      all = first ? box : united(all, box);
      first = false;
    }
    if (first) return;
    BoxFragment box;
    box.node = node_of(*row.src_el());
    box.parent = parent;
    box.border_box = box.content_box = all;
    box.text = kNoText;
    box.line_begin = box.line_end = static_cast<uint32_t>(out_.lines.size());
    BoxDecoration decoration;
    decoration.background = read_decoration(*row.src_el(), row, all).background;
    box.decoration = intern_decoration(decoration, out_.decorations);
    box.style = tree_.styles.style_of(*row.src_el());
    out_.boxes.push_back(box);
    auto const index = static_cast<uint32_t>(out_.boxes.size() - 1);
    for (auto const& cell : row.children())
      if (cell->css().get_display() == litehtml::display_table_cell) visit(*cell, content, index);
  }

  static Rect united(Rect a, Rect b) {
    float const x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
  }

  /// Appends a block's text, parted from what is there by one newline; returns where it begins.
  uint32_t add_text(std::u32string const& text, uint32_t box) {
    if (!out_.text.empty()) out_.text.push_back(U'\n');
    uint32_t const begin = text_end();
    out_.text += text;
    for (uint32_t up = box; up != kNoBox; up = out_.boxes[up].parent) {
      TextRange& range = out_.boxes[up].text;
      range.begin = std::min(range.begin, begin);
      range.end = std::max(range.end, text_end());
    }
    return begin;
  }

  void add_line(SetParagraph const& set, SetLine const& line, PlacedLine const& placed, Point content, uint32_t text_begin,
                uint32_t box) {
    LineFragment fragment;
    fragment.box = box;
    fragment.rect = {content.x + line.x, content.y + placed.top, line.width, placed.height};
    fragment.baseline = content.y + placed.baseline;
    fragment.text = {text_begin + line.text.begin, text_begin + line.text.end};
    fragment.last = line.last || line.forced;
    fragment.justified = line.justified;
    fragment.run_begin = static_cast<uint32_t>(out_.runs.size());
    fragment.glyph_begin = static_cast<uint32_t>(out_.glyphs.size());
    for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
      PlacedRun const& run = set.runs[r];
      RunFragment made;
      made.text = {text_begin + run.text.begin, text_begin + run.text.end};
      made.x = content.x + run.x;
      made.width = run.width;
      made.baseline = fragment.baseline;
      made.face = run.face;
      made.style = run.style;
      made.level = run.level;
      made.slant = run.slant;
      made.glyph_begin = static_cast<uint32_t>(out_.glyphs.size());
      for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
        PlacedGlyph const& glyph = set.glyphs[g];
        GlyphFragment& to = out_.glyphs.emplace_back();
        to.id = glyph.id;
        to.slice = glyph.slice;
        to.text_length = glyph.text_length;
        to.text_begin = text_begin + glyph.text_begin;
        to.x = content.x + glyph.x;
        to.y = -glyph.y;
        to.advance = glyph.advance;
      }
      made.glyph_end = static_cast<uint32_t>(out_.glyphs.size());
      out_.runs.push_back(made);
    }
    fragment.run_end = static_cast<uint32_t>(out_.runs.size());
    fragment.glyph_end = static_cast<uint32_t>(out_.glyphs.size());
    out_.lines.push_back(fragment);
  }

  /// The first line inside `item`, for the marker's baseline; null when there is none.
  static InlineContext* first_context(litehtml::render_item& item, Point& content) {
    if (auto* context = dynamic_cast<InlineContext*>(&item)) return context->lines().empty() ? nullptr : context;
    for (auto const& child : item.children()) {
      if (child->css().get_display() == litehtml::display_none || child->src_el()->is_float()) continue;
      Point inner{content.x + static_cast<float>(child->pos().x), content.y + static_cast<float>(child->pos().y)};
      if (auto* context = first_context(*child, inner)) {
        content = inner;
        return context;
      }
    }
    return nullptr;
  }

  void add_marker(litehtml::render_item& item, ListMarker const& marker, Point content, Point, uint32_t parent) {
    TextStyle const& style = tree_.styles[marker.paragraph.root_style];
    FontExtent const extent = font_extent(style, tree_.fonts);
    Point first = content;
    InlineContext const* context = first_context(item, first);
    float const half_leading = (style.line_height - extent.ascent - extent.descent) / 2;
    float const baseline =
        context ? first.y + context->shift() + context->lines().front().baseline : content.y + half_leading + extent.ascent;
    float const top = baseline - extent.ascent - half_leading;
    // A third of an em between marker and text.
    float const x = content.x - marker.width - style.size / 3 - marker.set.lines.front().x;

    BoxFragment box;
    box.kind = BoxKind::list_marker;
    box.parent = parent;
    box.border_box = box.content_box = {x, top, marker.width, style.line_height};
    box.text = kNoText;
    box.style = marker.paragraph.root_style;
    box.line_begin = static_cast<uint32_t>(out_.lines.size());
    out_.boxes.push_back(box);
    auto const index = static_cast<uint32_t>(out_.boxes.size() - 1);
    uint32_t const text_begin = add_text(marker.paragraph.text, index);
    add_line(marker.set, marker.set.lines.front(), {0, style.line_height, half_leading + extent.ascent}, {x, top},
             text_begin, index);
    out_.boxes[index].line_end = static_cast<uint32_t>(out_.lines.size());
  }

  void visit_nested(InlineContext& context, Point content, uint32_t box, uint32_t text_begin, bool before) {
    InlineContent& inline_content = context.content();
    for (InlineItem const& item : inline_content.paragraph.items) {
      if (item.kind != InlineItemKind::atomic && item.kind != InlineItemKind::float_anchor) continue;
      // Read in document order: a float that opens the paragraph comes before its text.
      bool const first = item.kind == InlineItemKind::float_anchor && item.position == 0;
      if (first != before) continue;
      litehtml::render_item& nested = *inline_content.atomics[item.owner];
      auto const made = static_cast<uint32_t>(out_.boxes.size());
      visit(nested, content, box);
      if (auto* image = dynamic_cast<ImageElement*>(nested.src_el().get()); image && made < out_.boxes.size()) {
        ImageFragment fragment;
        fragment.node = node_of(*image);
        fragment.rect = out_.boxes[made].content_box;
        fragment.text_position = before ? text_end() : text_begin + item.position;
        fragment.size_known = image->natural_size().known;
        out_.images.push_back(fragment);
      }
    }
  }

  void add_context(InlineContext& context, Point content, uint32_t box) {
    visit_nested(context, content, box, text_end(), true);
    InlineContent& inline_content = context.content();
    out_.boxes[box].align = context.align();
    uint32_t text_begin = text_end();
    if (!context.lines().empty()) {
      text_begin = add_text(inline_content.paragraph.text, box);
      Point const origin{content.x, content.y + context.shift()};
      out_.boxes[box].line_begin = static_cast<uint32_t>(out_.lines.size());
      for (size_t i = 0; i < context.lines().size(); ++i)
        add_line(context.set(), context.set().lines[i], context.lines()[i], origin, text_begin, box);
      out_.boxes[box].line_end = static_cast<uint32_t>(out_.lines.size());
      add_inline_boxes(context, origin, box, text_begin);
    }
    visit_nested(context, content, box, text_begin, false);
  }

  /// One box per inline element and line, and the rectangles of links.
  void add_inline_boxes(InlineContext& context, Point origin, uint32_t parent, uint32_t text_begin) {
    InlineContent& content = context.content();
    if (content.boxes.empty()) return;
    struct Open {
      uint32_t box;
      float left;
      bool continued;  // began on an earlier line
    };
    std::vector<Open> open;
    std::vector<uint32_t> link_of(content.boxes.size(), kNoBox);
    for (uint32_t b = 0; b < content.boxes.size(); ++b) link_of[b] = add_link(content.boxes[b], text_begin);

    auto const& set = context.set();
    for (size_t l = 0; l < set.lines.size(); ++l) {
      SetLine const& line = set.lines[l];
      PlacedLine const& placed = context.lines()[l];
      for (Open& box : open) box.left = line.x;
      auto close = [&](Open const& box, float right, bool ends) {
        add_inline_box(content, box.box, parent, origin, placed, box.left, right, !box.continued, ends, text_begin, line,
                       link_of[box.box]);
      };
      for (uint32_t i = line.item_begin; i < line.item_end; ++i) {
        InlineItem const& item = content.paragraph.items[set.items[i].item];
        if (item.kind == InlineItemKind::box_start) {
          auto const margin = static_cast<float>(content.boxes[item.owner].item->margin_left());
          open.push_back({item.owner, set.items[i].x + margin, false});
        } else if (item.kind == InlineItemKind::box_end && !open.empty()) {
          auto const margin = static_cast<float>(content.boxes[item.owner].item->margin_right());
          close(open.back(), set.items[i].x + item.width - margin, true);
          open.pop_back();
        }
      }
      for (Open& box : open) {
        close(box, line.x + line.width, false);
        box.continued = true;
      }
    }
  }

  uint32_t add_link(InlineBox const& box, uint32_t text_begin) {
    litehtml::element const& element = *box.item->src_el();
    if (std::strcmp(element.get_tagName(), "a") != 0 || !element.get_attr("href") || box.text_begin == box.text_end)
      return kNoBox;
    LinkFragment link;
    link.node = node_of(element);
    link.text = {text_begin + box.text_begin, text_begin + box.text_end};
    out_.links.push_back(link);
    rects_of_links_.emplace_back();
    return static_cast<uint32_t>(out_.links.size() - 1);
  }

  void add_inline_box(InlineContent const& content, uint32_t index, uint32_t parent, Point origin,
                      PlacedLine const& placed, float left, float right, bool starts, bool ends, uint32_t text_begin,
                      SetLine const& line, uint32_t link) {
    if (right < left) std::swap(left, right);
    litehtml::render_item& item = *content.boxes[index].item;
    litehtml::element const& element = *item.src_el();
    StyleId const style_id = tree_.styles.style_of(element);
    TextStyle const& style = tree_.styles[style_id];
    FontExtent const extent = font_extent(style, tree_.fonts);
    float const baseline = origin.y + placed.baseline - style.baseline_shift;

    BoxFragment box;
    box.kind = BoxKind::inline_box;
    box.node = node_of(element);
    box.parent = parent;
    box.style = style_id;
    auto const edge_top = static_cast<float>(item.padding_top() + item.border_top());
    auto const edge_bottom = static_cast<float>(item.padding_bottom() + item.border_bottom());
    box.border_box = {origin.x + left, baseline - extent.ascent - edge_top, right - left,
                      extent.ascent + extent.descent + edge_top + edge_bottom};
    float const start_edge = starts ? static_cast<float>(item.padding_left() + item.border_left()) : 0;
    float const end_edge = ends ? static_cast<float>(item.padding_right() + item.border_right()) : 0;
    box.content_box = {box.border_box.x + start_edge, baseline - extent.ascent,
                       std::max(0.f, right - left - start_edge - end_edge), extent.ascent + extent.descent};
    box.text = {text_begin + std::max(line.text.begin, content.boxes[index].text_begin),
                text_begin + std::min(line.text.end, content.boxes[index].text_end)};
    if (box.text.end < box.text.begin) box.text.end = box.text.begin;
    BoxDecoration decoration = read_decoration(element, item, box.border_box);
    // An inline box that is cut by a line's end has no side there (CSS 2.1, 8.6).
    if (!starts) decoration.border[0] = {}, decoration.radius[0] = decoration.radius[3] = 0;
    if (!ends) decoration.border[2] = {}, decoration.radius[1] = decoration.radius[2] = 0;
    box.decoration = intern_decoration(decoration, out_.decorations);
    box.line_begin = box.line_end = static_cast<uint32_t>(out_.lines.size());
    if (right > left && link != kNoBox) rects_of_links_[link].push_back(box.border_box);
    out_.boxes.push_back(box);
  }

 public:
  /// Link rectangles become one flat array.
  void flatten_links() {
    for (size_t i = 0; i < out_.links.size(); ++i) {
      out_.links[i].rect_begin = static_cast<uint32_t>(out_.link_rects.size());
      out_.link_rects.insert(out_.link_rects.end(), rects_of_links_[i].begin(), rects_of_links_[i].end());
      out_.links[i].rect_end = static_cast<uint32_t>(out_.link_rects.size());
    }
  }

 private:
  BoxTree& tree_;
  FragmentTree& out_;
  std::vector<std::vector<Rect>> rects_of_links_;
};

}  // namespace

void collect_fragments(litehtml::render_item& root, BoxTree& tree, FragmentTree& out) {
  out.text.clear();
  out.decorations.assign(1, {});
  out.boxes.clear();
  out.lines.clear();
  out.runs.clear();
  out.glyphs.clear();
  out.images.clear();
  out.links.clear();
  out.link_rects.clear();
  out.language = tree.settings.language;
  out.font_size = tree.settings.theme.font_size;

  Collector collector(tree, out);
  collector.visit(root, {0, 0}, kNoBox);
  collector.finish();
  collector.flatten_links();
  out.styles = tree.styles.styles();
}

}  // namespace banxin
