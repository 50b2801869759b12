#include "layout/inline_content.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/element_direction.h"
#include "unicode/character.h"

namespace banxin {

namespace {

bool is_collapsible(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f';
}

/// Disappears at a line's end.
bool is_breaking_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0x200B || c == 0x3000;
}

/// CSS Text 3, 4.1.2: a segment break between two wide characters (Hangul apart) leaves nothing.
bool joins_without_space(char32_t c) {
  return is_han(c) ||
         (is_east_asian_wide(c) && !(c >= 0xAC00 && c <= 0xD7A3) && !(c >= 0x1100 && c <= 0x11FF));
}

class Gatherer {
 public:
  Gatherer(StyleTable& styles, ElementSurvey const& survey, InlineContent& out)
      : styles_(styles), survey_(survey), out_(out), text_(out.paragraph.text) {}

  void gather(litehtml::render_item& context) {
    litehtml::element const& element = *context.src_el();
    Paragraph& paragraph = out_.paragraph;
    paragraph.root_style = styles_.style_of(element);
    paragraph.language = styles_.language_of(element);
    paragraph.direction = styles_.direction_of(element);
    enter(element);
    gather_children(context);
    drop_pending();
  }

 private:
  uint32_t position() const { return static_cast<uint32_t>(text_.size()); }

  /// `wraps_after`: when it is a space, may a line break after it?
  void append(char32_t c, StyleId style, bool wraps_after) {
    auto& spans = out_.paragraph.spans;
    bool const after_space = !text_.empty() && is_breaking_space(text_.back());
    bool const wraps = after_space ? wraps_after_space_ : wraps_[common_depth_ - 1];
    if (spans.empty() || spans.back().style != style || wraps != wraps_in(style))
      spans.push_back({{position(), position()}, style, wraps});
    text_.push_back(c);
    spans.back().range.end = position();
    common_depth_ = wraps_.size();
    wraps_after_space_ = wraps_after;
  }
  void append(char32_t c, StyleId style) { append(c, style, wraps_.back()); }

  /// What was appended last is this character of the sanitised tree.
  void note_origin(TextOrigin origin) {
    if (origin.node == kNoNode) return;
    auto& pieces = out_.pieces;
    uint32_t const end = position();
    bool const goes_on = !pieces.empty() && pieces.back().node == origin.node &&
                         pieces.back().text.end + 1 == end &&
                         pieces.back().node_offset + pieces.back().text.size() == origin.offset;
    if (goes_on)
      pieces.back().text.end = end;
    else
      pieces.push_back({origin.node, origin.offset, {end - 1, end}});
  }

  bool wraps_in(StyleId style) const {
    WhiteSpace const mode = styles_[style].white_space;
    return mode != WhiteSpace::nowrap && mode != WhiteSpace::pre;
  }

  void enter(litehtml::element const& element) {
    wraps_.push_back(wraps_in(styles_.style_of(element)));
    common_depth_ = std::min(common_depth_, wraps_.size());
  }
  void leave() {
    wraps_.pop_back();
    common_depth_ = std::min(common_depth_, wraps_.size());
  }

  /// A collapsible run of white space is written when something follows it on its line: as one space, outside
  /// the boxes that end or begin in the run, so that neither an underline nor a background reaches over it.
  void flush_pending(char32_t next) {
    if (!pending_) return;
    pending_ = false;
    if (line_start_) return;
    if (pending_break_ && !text_.empty() && joins_without_space(text_.back()) && joins_without_space(next))
      return;
    append(U' ', pending_style_, pending_wraps_);
    note_origin(pending_origin_);
    auto& items = out_.paragraph.items;
    for (size_t i = opened_since_; i < items.size(); ++i) {
      ++items[i].position;
      if (items[i].kind == InlineItemKind::box_start) ++out_.boxes[items[i].owner].text_begin;
    }
    for (size_t i = isolated_since_; i < out_.paragraph.isolates.size(); ++i)
      ++out_.paragraph.isolates[i].range.begin;
  }
  void drop_pending() { pending_ = false; }

  void put(char32_t c, StyleId style, TextOrigin origin) {
    flush_pending(c);
    append(c, style);
    note_origin(origin);
    line_start_ = false;
  }

  void forced_break(StyleId style) {
    drop_pending();
    append(U'\n', style);
    line_start_ = true;
  }

  void text_node(litehtml::element& node) {
    litehtml::element const* parent = node.parent().get();
    if (!parent) return;
    litehtml::string raw;
    node.get_text(raw);
    StyleId const style = styles_.style_of(*parent);
    WhiteSpace const mode = styles_[style].white_space;
    bool const collapse =
        mode == WhiteSpace::normal || mode == WhiteSpace::nowrap || mode == WhiteSpace::pre_line;
    bool const keep_breaks = mode != WhiteSpace::normal && mode != WhiteSpace::nowrap;
    if (node.css().get_text_transform() != litehtml::text_transform_none && !node.is_white_space())
      node.get_document()->container()->transform_text(raw, node.css().get_text_transform());

    auto const found = survey_.text_origins.find(&node);
    TextOrigin origin = found == survey_.text_origins.end() ? TextOrigin{} : found->second;
    for (size_t i = 0; i < raw.size(); ++origin.offset) {
      char32_t c = decode_utf8(raw, i);
      if (c == U'\r') {
        if (i < raw.size() && raw[i] == '\n') continue;
        c = U'\n';
      }
      if (keep_breaks && c == U'\n') {
        forced_break(style);
        note_origin(origin);
      } else if (collapse && is_collapsible(c)) {
        if (!pending_) {
          pending_ = true;
          pending_break_ = false;
          pending_style_ = style;
          pending_wraps_ = wraps_.back();
          pending_origin_ = origin;
          note_opened();
        }
        pending_break_ |= c == U'\n';
        // A space that stands already before this run takes it in.
        if (!text_.empty() && text_.back() == U' ' && !line_start_) pending_ = false;
      } else if (c == U'\n' || c == U'\f') {
        put(U' ', style, origin);
      } else {
        put(c == 0xFFFC ? char32_t(0xFFFD) : c, style, origin);
      }
    }
  }

  void item(InlineItemKind kind, uint32_t owner) {
    out_.paragraph.items.push_back({kind, position(), 0, owner});
  }

  void note_opened() {
    opened_since_ = out_.paragraph.items.size();
    isolated_since_ = out_.paragraph.isolates.size();
  }

  void gather_box(std::shared_ptr<litehtml::render_item> const& child) {
    litehtml::element const& element = *child->src_el();
    auto const parent = element.parent();
    auto& isolates = out_.paragraph.isolates;
    auto const box = static_cast<uint32_t>(out_.boxes.size());
    out_.boxes.push_back({child, 0, 0});
    item(InlineItemKind::box_start, box);
    out_.boxes[box].text_begin = position();
    size_t const isolate = isolates.size();
    if (auto asked = isolate_of(element)) {
      asked->range.begin = position();
      if (asked->overrides && asked->direction == BaseDirection::automatic)
        asked->direction = styles_.direction_of(element);
      isolates.push_back(*asked);
    }
    bool const isolated = isolates.size() > isolate;
    enter(element);
    gather_children(*child);
    leave();
    item(InlineItemKind::box_end, box);
    out_.boxes[box].text_end = position();
    if (isolated) isolates[isolate].range.end = position();
    note_opened();
    if (pending_ && parent) pending_style_ = styles_.style_of(*parent);
  }

  void gather_children(litehtml::render_item& parent) {
    for (auto const& child : parent.children()) {
      litehtml::element& element = *child->src_el();
      litehtml::css_properties const& css = element.css();
      if (css.get_display() == litehtml::display_none || child->skip()) continue;

      if (css.get_display() == litehtml::display_inline_text) {
        text_node(element);
      } else if (css.get_float() != litehtml::float_none) {
        out_.atomics.push_back(child);
        item(InlineItemKind::float_anchor, static_cast<uint32_t>(out_.atomics.size() - 1));
      } else if (element.is_break()) {
        if (css.get_clear() != litehtml::clear_none) out_.clears.push_back({position(), css.get_clear()});
        forced_break(styles_.style_of(element));
      } else if (css.get_display() == litehtml::display_inline && !element.is_replaced()) {
        gather_box(child);
      } else {
        flush_pending(U'x');
        out_.atomics.push_back(child);
        item(InlineItemKind::atomic, static_cast<uint32_t>(out_.atomics.size() - 1));
        append(0xFFFC, styles_.style_of(element.parent() ? *element.parent() : element));
        line_start_ = false;
      }
    }
  }

  StyleTable& styles_;
  ElementSurvey const& survey_;
  InlineContent& out_;
  std::u32string& text_;
  bool pending_ = false, pending_break_ = false, line_start_ = true;
  StyleId pending_style_ = 0;
  TextOrigin pending_origin_;
  bool pending_wraps_ = true, wraps_after_space_ = true;
  // Items and isolates that follow the pending space: starts of boxes and floats.
  size_t opened_since_ = 0, isolated_since_ = 0;
  // Of the elements that are open, the block outermost: may lines break in them? The innermost that also
  // holds what was written last is number common_depth_, counted from 1.
  std::vector<bool> wraps_;
  size_t common_depth_ = 1;
};

}  // namespace

void gather_inline_content(litehtml::render_item& context, StyleTable& styles, ElementSurvey const& survey,
                           InlineContent& out) {
  Gatherer(styles, survey, out).gather(context);
  out.paragraph.text.shrink_to_fit();
  out.pieces.shrink_to_fit();
  out.paragraph.spans.shrink_to_fit();
  out.paragraph.items.shrink_to_fit();
  std::erase_if(out.paragraph.isolates, [](BidiIsolate const& isolate) { return isolate.range.empty(); });
}

void update_edge_widths(InlineContent& content, int containing_width) {
  for (InlineBox const& box : content.boxes) box.item->calc_outlines(containing_width);
  for (InlineItem& item : content.paragraph.items) {
    if (item.kind != InlineItemKind::box_start && item.kind != InlineItemKind::box_end) continue;
    litehtml::render_item const& box = *content.boxes[item.owner].item;
    item.width = static_cast<float>(item.kind == InlineItemKind::box_start ? box.content_offset_left()
                                                                           : box.content_offset_right());
  }
}

}  // namespace banxin
