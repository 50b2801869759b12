#include "layout/inline_context.h"

#include <algorithm>
#include <cmath>

#include "layout/container.h"

namespace banxin {

namespace {
int ceil_px(float px) { return static_cast<int>(std::ceil(px - 1e-3f)); }
}  // namespace

std::shared_ptr<litehtml::render_item> InlineContext::init() { return shared_from_this(); }

BoxTree& InlineContext::tree() const {
  return static_cast<Container*>(src_el()->get_document()->container())->tree();
}

InlineContent& InlineContext::content() {
  if (!content_) {
    content_ = std::make_unique<InlineContent>();
    BoxTree& shared = tree();
    gather_inline_content(*this, shared.styles, *content_);
    shape_paragraph(content_->paragraph, shared.styles.styles(), shared.fonts, shared.scratch, content_->shaped);
  }
  return *content_;
}

LineAlign InlineContext::align() const {
  switch (css().get_text_align()) {
    case litehtml::text_align_right: return LineAlign::right;
    case litehtml::text_align_center: return LineAlign::center;
    case litehtml::text_align_justify: return LineAlign::justify;
    default: break;
  }
  return LineAlign::start;
}

void InlineContext::render_atomics(litehtml::containing_block_context const& self_size,
                                   litehtml::formatting_context* context) {
  for (InlineItem& item : content().paragraph.items) {
    if (item.kind != InlineItemKind::atomic) continue;
    litehtml::render_item& box = *content_->atomics[item.owner];
    auto const available = self_size.new_width(self_size.render_width);
    int const minimal = box.render(0, 0, available, context);
    // Shrink to fit (CSS 2.1, 10.3.9), as litehtml does it for its own inline boxes.
    if (!box.src_el()->is_replaced() && minimal < box.width() && box.css().get_width().is_predefined())
      box.render(0, 0, self_size.new_width(minimal), context);
    item.width = static_cast<float>(box.width());
  }
}

void InlineContext::place_atomics(SetLine const& line, LineBox const& box, float top) {
  size_t nth = 0;
  for (uint32_t i = line.item_begin; i < line.item_end; ++i) {
    InlineItem const& item = content_->paragraph.items[set_.items[i].item];
    if (item.kind != InlineItemKind::atomic) continue;
    litehtml::render_item& atomic = *content_->atomics[item.owner];
    atomic.pos().x = static_cast<int>(std::lround(set_.items[i].x)) + atomic.content_offset_left();
    atomic.pos().y = static_cast<int>(std::lround(top + box.atomic_tops[nth++])) + atomic.content_offset_top();
  }
}

float InlineContext::clear_after(uint32_t text_end, float top, litehtml::formatting_context* context) const {
  for (auto const& [position, side] : content_->clears) {
    if (position + 1 != text_end) continue;
    int const floor = side == litehtml::clear_left    ? context->get_left_floats_height()
                      : side == litehtml::clear_right ? context->get_right_floats_height()
                                                      : context->get_floats_height();
    top = std::max(top, static_cast<float>(floor));
  }
  return top;
}

int InlineContext::_render_content(int, int, bool, litehtml::containing_block_context const& self_size,
                                   litehtml::formatting_context* context) {
  InlineContent& inline_content = content();
  BoxTree& shared = tree();
  Paragraph& paragraph = inline_content.paragraph;
  auto const& styles = shared.styles.styles();
  set_.clear();
  placed_.clear();
  shift_ = 0;
  int widest = 0;

  update_edge_widths(inline_content, self_size.width);
  render_atomics(self_size, context);

  LineOptions options;
  options.align = align();
  options.mode = shared.mode();
  float const em = styles[paragraph.root_style].size;
  int const measure = std::max(0, static_cast<int>(self_size.render_width));
  auto const text_size = static_cast<uint32_t>(paragraph.text.size());

  auto place = [&](uint32_t owner, float at) {
    widest = std::max(widest, place_float(inline_content.atomics[owner], ceil_px(at), self_size, context));
  };

  LineBox box;
  LineCursor cursor;
  uint32_t next_float = 0;  // first item not yet looked at for floats
  float top = 0;
  bool const empty = paragraph.text.empty();
  while (!empty) {
    uint32_t const line_text = inline_content.shaped.clusters[cursor.cluster].text_begin;
    for (; next_float < paragraph.items.size() && paragraph.items[next_float].position <= line_text; ++next_float)
      if (paragraph.items[next_float].kind == InlineItemKind::float_anchor)
        place(paragraph.items[next_float].owner, top);

    LineSpace space;
    auto ask = [&] {
      int left = 0, right = measure;
      context->get_line_left_right(static_cast<int>(std::floor(top + 1e-3f)), measure, left, right);
      space.x = static_cast<float>(left);
      space.width = static_cast<float>(std::max(0, right - left));
    };
    ask();
    // Beside floats there must be room for a few characters, else the line goes below them.
    float const needed = std::min(static_cast<float>(measure), 3 * em);
    for (int tries = 0; space.width < needed && tries < 64; ++tries) {
      int const below = context->find_next_line_top(static_cast<int>(std::floor(top + 1e-3f)), ceil_px(needed), measure);
      if (below <= top) break;
      top = static_cast<float>(below);
      ask();
    }
    if (cursor.first_line && css().get_text_indent().val() != 0)
      space.indent = static_cast<float>(css().get_text_indent().calc_percent(self_size.width));

    LineBreak line_break = break_line(paragraph, inline_content.shaped, styles, cursor, space, options);
    auto const line_end = inline_content.shaped.clusters[line_break.cluster_end].text_begin;

    // Floats met inside the line stand beside it when all that comes before the line's end leaves room, else below.
    std::vector<uint32_t> later;
    for (; next_float < paragraph.items.size() && (paragraph.items[next_float].position < line_end ||
                                                   (line_break.last && paragraph.items[next_float].position <= text_size));
         ++next_float)
      if (paragraph.items[next_float].kind == InlineItemKind::float_anchor)
        later.push_back(paragraph.items[next_float].owner);
    if (!later.empty()) {
      bool const room = line_break.last && later.size() == 1;
      if (room) {
        litehtml::render_item& floated = *inline_content.atomics[later[0]];
        floated.calc_outlines(self_size.width);
        int const least = floated.render(0, 0, self_size, context);
        if (static_cast<float>(least) + line_break.natural_width <= space.width) {
          place(later[0], top);
          later.clear();
          ask();
          line_break = break_line(paragraph, inline_content.shaped, styles, cursor, space, options);
        }
      }
    }

    set_line(paragraph, inline_content.shaped, styles, cursor, line_break, space, options, set_);
    SetLine const& line = set_.lines.back();
    measure_line_box(inline_content, set_, line, styles, shared.fonts, box);
    place_atomics(line, box, top);
    placed_.push_back({top, box.height, top + box.baseline});
    widest = std::max(widest, ceil_px(line_break.natural_width + space.indent));
    top += box.height;
    for (uint32_t owner : later) place(owner, top);
    top = clear_after(line_end, top, context);
    if (line_break.last) break;
    cursor = line_break.next;
  }
  for (; next_float < paragraph.items.size(); ++next_float)
    if (paragraph.items[next_float].kind == InlineItemKind::float_anchor)
      place(paragraph.items[next_float].owner, top);

  m_pos.height = ceil_px(top);
  return widest;
}

void InlineContext::apply_vertical_align() {
  shift_ = 0;
  if (placed_.empty()) return;
  float const spare = static_cast<float>(m_pos.height) - (placed_.back().top + placed_.back().height);
  if (spare <= 0) return;
  if (css().get_vertical_align() == litehtml::va_middle) shift_ = std::floor(spare / 2);
  if (css().get_vertical_align() == litehtml::va_bottom) shift_ = std::floor(spare);
  for (auto const& item : content_->paragraph.items)
    if (item.kind == InlineItemKind::atomic) content_->atomics[item.owner]->pos().y += static_cast<int>(shift_);
}

int InlineContext::get_first_baseline() {
  if (placed_.empty()) return height() - margin_bottom();
  return content_offset_top() + static_cast<int>(std::lround(placed_.front().baseline));
}

int InlineContext::get_last_baseline() {
  if (placed_.empty()) return height() - margin_bottom();
  return content_offset_top() + static_cast<int>(std::lround(placed_.back().baseline));
}

}  // namespace banxin
