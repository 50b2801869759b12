#include "layout/inline_box_writer.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "layout/read_decoration.h"

namespace banxin {

namespace {

bool is_empty(Rect const& rect) {
  return !(rect.width > 0) || !(rect.height > 0);
}

Rect united(Rect const& a, Rect const& b) {
  if (is_empty(a)) return b;
  if (is_empty(b)) return a;
  float const x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

bool is_link(litehtml::element const& element) {
  return std::strcmp(element.get_tagName(), "a") == 0 && element.get_attr("href");
}

constexpr float kFar = std::numeric_limits<float>::max();

}  // namespace

InlineBoxWriter::InlineBoxWriter(FragmentWriter& writer, LinkWriter& links, InlineContext& context,
                                 Point origin, uint32_t parent, uint32_t text_begin)
    : writer_(writer),
      links_(links),
      context_(context),
      content_(context.content()),
      origin_(origin),
      parent_(parent),
      text_begin_(text_begin) {}

/// Of the block that this context stands in, when there is an `a` around it, and of its own inline boxes.
void InlineBoxWriter::open_links() {
  auto const& around = writer_.tree().survey.links_around;
  if (!around.empty()) {
    // An anonymous box is as its parent.
    litehtml::element const* block = context_.src_el().get();
    std::shared_ptr<litehtml::element> parent;
    if (node_of(*block) == kNoNode && (parent = block->parent())) block = parent.get();
    if (auto const found = around.find(block); found != around.end())
      link_around_ =
          links_.add(node_of(*found->second),
                     {text_begin_, text_begin_ + static_cast<uint32_t>(content_.paragraph.text.size())});
  }
  link_of_.assign(content_.boxes.size(), kNoBox);
  for (uint32_t b = 0; b < content_.boxes.size(); ++b) {
    InlineBox const& box = content_.boxes[b];
    litehtml::element const& element = *box.item->src_el();
    if (is_link(element))
      link_of_[b] = links_.add(node_of(element), {text_begin_ + box.text_begin, text_begin_ + box.text_end});
  }
}

void InlineBoxWriter::write() {
  open_links();
  if (content_.boxes.empty() && link_around_ == kNoBox) return;
  auto const& set = context_.set();
  for (size_t l = 0; l < set.lines.size(); ++l) {
    SetLine const& line = set.lines[l];
    bool const mixed = std::any_of(set.runs.begin() + line.run_begin, set.runs.begin() + line.run_end,
                                   [](PlacedRun const& run) { return run.level % 2 == 1; });
    mixed ? write_mixed_line(l) : write_line(l);
    for (Open& open : open_) open.begins = false;
  }
}

void InlineBoxWriter::add_picture(litehtml::render_item const& item) {
  litehtml::render_item& picture = const_cast<litehtml::render_item&>(item);
  Rect const content{origin_.x + static_cast<float>(picture.pos().x),
                     origin_.y + static_cast<float>(picture.pos().y), static_cast<float>(picture.pos().width),
                     static_cast<float>(picture.pos().height)};
  Rect const box = border_box_of(content, item);
  for (Open& open : open_)
    if (link_of_[open.box] != kNoBox) open.pictures = united(open.pictures, box);
  if (link_around_ != kNoBox) links_.add_rect(link_around_, box);
}

/// Left to right throughout: boxes reach from edge to edge.
void InlineBoxWriter::write_line(size_t l) {
  auto const& set = context_.set();
  SetLine const& line = set.lines[l];
  float const right = origin_.x + line.x + line.width;
  for (Open& open : open_) open.left = origin_.x + line.x, open.right = right, open.pictures = {};
  for (uint32_t i = line.item_begin; i < line.item_end; ++i) {
    InlineItem const& item = content_.paragraph.items[set.items[i].item];
    float const x = origin_.x + set.items[i].x;
    if (item.kind == InlineItemKind::box_start) {
      Open open;
      open.box = item.owner;
      open.left = x + static_cast<float>(item_of(item.owner).margin_left());
      open.right = right;
      open_.push_back(open);
    } else if (item.kind == InlineItemKind::box_end) {
      if (open_.empty()) continue;
      open_.back().right = x + item.width - static_cast<float>(item_of(item.owner).margin_right());
      close(open_.back(), l, true);
      open_.pop_back();
    } else {
      add_picture(*content_.atomics[item.owner]);
    }
  }
  for (Open const& open : open_) close(open, l, false);
  if (link_around_ != kNoBox && line.width > 0) {
    FontExtent const extent =
        font_extent(writer_.tree().styles[content_.paragraph.root_style], writer_.tree().fonts);
    float const baseline = origin_.y + context_.lines()[l].baseline;
    links_.add_rect(link_around_, {origin_.x + line.x, baseline - extent.ascent, line.width,
                                   extent.ascent + extent.descent});
  }
}

/// With text from right to left, a box reaches from its leftmost to its rightmost glyph on the line.
void InlineBoxWriter::write_mixed_line(size_t l) {
  auto const& set = context_.set();
  SetLine const& line = set.lines[l];
  std::vector<PlacedGlyph> glyphs(set.glyphs.begin() + line.glyph_begin, set.glyphs.begin() + line.glyph_end);
  std::sort(glyphs.begin(), glyphs.end(),
            [](PlacedGlyph const& a, PlacedGlyph const& b) { return a.text_begin < b.text_begin; });
  for (Open& open : open_) open.left = kFar, open.right = -kFar, open.pictures = {};
  auto take = [&](float left, float right) {
    if (open_.empty()) return;
    open_.back().left = std::min(open_.back().left, left);
    open_.back().right = std::max(open_.back().right, right);
  };
  auto close_last = [&](bool ends) {
    Open closed = open_.back();
    open_.pop_back();
    if (closed.left > closed.right) closed.left = closed.right = origin_.x + line.x;
    take(closed.left, closed.right);
    close(closed, l, ends);
    return closed;
  };
  size_t next = 0;
  auto take_glyphs = [&](uint32_t before) {
    for (; next < glyphs.size() && glyphs[next].text_begin < before; ++next) {
      float const left = origin_.x + glyphs[next].x + glyphs[next].lead;
      take(left, left + glyphs[next].advance);
    }
  };
  for (uint32_t i = line.item_begin; i < line.item_end; ++i) {
    InlineItem const& item = content_.paragraph.items[set.items[i].item];
    float const x = origin_.x + set.items[i].x;
    take_glyphs(item.position);
    if (item.kind == InlineItemKind::box_start) {
      open_.push_back({item.owner, kFar, -kFar, true, {}});
      if (item.width > 0) take(x, x + item.width);
    } else if (item.kind == InlineItemKind::box_end) {
      if (open_.empty()) continue;
      if (item.width > 0) take(x, x + item.width);
      close_last(true);
    } else {
      if (item.kind == InlineItemKind::atomic) take(x, x + item.width);
      add_picture(*content_.atomics[item.owner]);
    }
  }
  take_glyphs(0xFFFFFFFF);
  std::vector<Open> still_open;
  while (!open_.empty()) still_open.push_back(close_last(false));
  open_.assign(still_open.rbegin(), still_open.rend());
  if (link_around_ != kNoBox && line.width > 0) {
    FontExtent const extent =
        font_extent(writer_.tree().styles[content_.paragraph.root_style], writer_.tree().fonts);
    float const baseline = origin_.y + context_.lines()[l].baseline;
    links_.add_rect(link_around_, {origin_.x + line.x, baseline - extent.ascent, line.width,
                                   extent.ascent + extent.descent});
  }
}

BoxFragment InlineBoxWriter::box_on_line(Open const& open, SetLine const& line, PlacedLine const& placed,
                                         bool ends) {
  litehtml::render_item& item = item_of(open.box);
  litehtml::element const& element = *item.src_el();
  BoxFragment box;
  box.kind = BoxKind::inline_box;
  box.node = node_of(element);
  box.parent = parent_;
  box.style = writer_.tree().styles.style_of(element);
  TextStyle const& style = writer_.tree().styles[box.style];
  FontExtent const extent = font_extent(style, writer_.tree().fonts);
  float const top = origin_.y + placed.baseline - style.baseline_shift - extent.ascent;
  float const left = std::min(open.left, open.right), right = std::max(open.left, open.right);
  box.content_box = {left, top, right - left, extent.ascent + extent.descent};
  box.border_box = border_box_of(box.content_box, item);
  box.border_box.x = left;
  box.border_box.width = right - left;
  float const start = open.begins ? static_cast<float>(item.padding_left() + item.border_left()) : 0;
  float const end = ends ? static_cast<float>(item.padding_right() + item.border_right()) : 0;
  box.content_box.x += start;
  box.content_box.width = std::max(0.f, box.content_box.width - start - end);

  BoxDecoration decoration = read_decoration(element, item, box.border_box);
  // A box that is cut by a line's end has no side there (CSS 2.1, 8.6).
  if (!open.begins) decoration.border[0] = {}, decoration.radius[0] = decoration.radius[3] = 0;
  if (!ends) decoration.border[2] = {}, decoration.radius[1] = decoration.radius[2] = 0;
  box.decoration = intern_decoration(decoration, writer_.out().decorations);

  InlineBox const& inline_box = content_.boxes[open.box];
  box.text.begin = text_begin_ + std::clamp(inline_box.text_begin, line.text.begin, line.text.end);
  box.text.end = text_begin_ + std::clamp(inline_box.text_end, line.text.begin, line.text.end);
  return box;
}

void InlineBoxWriter::close(Open const& open, size_t l, bool ends) {
  BoxFragment const box = box_on_line(open, context_.set().lines[l], context_.lines()[l], ends);
  uint32_t const link = link_of_[open.box];
  if (link != kNoBox) {
    Rect const rect = united(box.border_box, open.pictures);
    if (!is_empty(rect)) links_.add_rect(link, rect);
  }
  TextRange const text = box.text;
  writer_.out().boxes[writer_.add_box(box)].text = text;
}

}  // namespace banxin
