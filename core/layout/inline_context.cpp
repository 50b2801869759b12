#include "layout/inline_context.h"

#include <algorithm>
#include <cmath>

#include "layout/planned_lines.h"
#include "layout/read_line_options.h"

namespace banxin {

namespace {
// Sums of a line's floats are inexact; a thousandth of a px does not make another whole one.
constexpr float kTolerance = 1e-3f;
int ceil_px(float px) {
  return static_cast<int>(std::ceil(px - kTolerance));
}
int floor_px(float px) {
  return static_cast<int>(std::floor(px + kTolerance));
}

/// Beside floats there must be room for a few characters, else the line goes below them.
constexpr float kLeastBesideFloats = 3;  // em
/// A line may be set this much narrower than its natural width; what is wider has no place beside the floats.
constexpr float kMostShrunk = 2;  // em
constexpr int kMostMovesDown = 64;
constexpr int kMostForeseen = 64;  // lines
}  // namespace

/// Of one pass over the lines.
struct InlineContext::Flow {
  Context const& self;
  litehtml::formatting_context* formatting;
  LineOptions const& options;
  PlannedLines planned;
  int measure = 0;
  float em = 0;
  float top = 0;  // of the line that is set now
  LineCursor cursor;
  uint32_t next_item = 0;  // first one not yet looked at for floats
  int widest = 0;
  LineSpace space;
  LineBreak line_break;
  std::vector<uint32_t> later;  // floats that go below the line
};

InlineContent& InlineContext::content() {
  if (!content_) {
    content_ = std::make_unique<InlineContent>();
    BoxTree& shared = tree_of(*this);
    gather_inline_content(*this, shared.styles, shared.survey, *content_);
    content_->options = line_options_of(*src_el(), shared.styles.properties(), shared.mode());
    shape_paragraph(content_->paragraph, shared.styles.styles(), shared.fonts, shared.scratch, shared.shaped);
    content_->shaped = shared.shaped;
    shared.gathered += content_->paragraph.text.size() + 1;
  }
  return *content_;
}

void InlineContext::drop_lines() {
  set_ = {};
  placed_ = {};
}

LineAlign InlineContext::align() const {
  return content_ ? content_->options.align : LineAlign::start;
}

void InlineContext::render_atomics(Context const& self, litehtml::formatting_context* formatting) {
  for (InlineItem& item : content_->paragraph.items) {
    if (item.kind != InlineItemKind::atomic) continue;
    litehtml::render_item& box = *content_->atomics[item.owner];
    int const least = box.render(0, 0, self.new_width(self.render_width), formatting);
    // Shrink to fit (CSS 2.1, 10.3.9).
    if (!box.src_el()->is_replaced() && least < box.width() && box.css().get_width().is_predefined())
      box.render(0, 0, self.new_width(least), formatting);
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
    atomic.pos().y =
        static_cast<int>(std::lround(top + box.atomic_tops[nth++])) + atomic.content_offset_top();
  }
}

float InlineContext::cleared_top(uint32_t text_end, Flow const& flow) const {
  float top = flow.top;
  auto const& clears = content_->clears;
  auto at = std::lower_bound(clears.begin(), clears.end(), text_end,
                             [](auto const& clear, uint32_t end) { return clear.first + 1 < end; });
  for (; at != clears.end() && at->first + 1 == text_end; ++at) {
    litehtml::element_clear const side = at->second;
    int const floor = side == litehtml::clear_left    ? flow.formatting->get_left_floats_height()
                      : side == litehtml::clear_right ? flow.formatting->get_right_floats_height()
                                                      : flow.formatting->get_floats_height();
    top = std::max(top, static_cast<float>(floor));
  }
  return top;
}

void InlineContext::place_float_at(Flow& flow, uint32_t owner) {
  int const taken = place_float(content_->atomics[owner], ceil_px(flow.top), flow.self, flow.formatting);
  flow.widest = std::max(flow.widest, taken);
}

/// Between the floats that stand anywhere beside `height` px from `top`.
LineSpace InlineContext::space_at(Flow const& flow, float top, float height) const {
  int const first = floor_px(top), last = std::max(first, ceil_px(top + height) - 1);
  int left = 0, right = flow.measure;
  for (int y : {first, first + (last - first) / 2, last}) {
    int at_left = 0, at_right = flow.measure;
    flow.formatting->get_line_left_right(y, flow.measure, at_left, at_right);
    left = std::max(left, at_left);
    right = std::min(right, at_right);
  }
  LineSpace space;
  space.x = static_cast<float>(left);
  space.width = static_cast<float>(std::max(0, right - left));
  if (flow.cursor.first_line && css().get_text_indent().val() != 0)
    space.indent = static_cast<float>(css().get_text_indent().calc_percent(flow.self.width));
  return space;
}

/// What the lines after this one will find beside the floats that are known, if they are `height` px high.
void InlineContext::foresee_spaces(Flow const& flow, float height, std::vector<LineSpace>& spaces) const {
  auto const floats_end = static_cast<float>(flow.formatting->get_floats_height());
  if (floats_end <= flow.top) return;
  float top = flow.top + height;
  for (int line = 0; line < kMostForeseen && height > 0; ++line, top += height) {
    spaces.push_back(space_at(flow, top, height));
    if (top >= floats_end) return;
  }
}

void InlineContext::break_line_beside_floats(Flow& flow, float height) {
  auto const measure = static_cast<float>(flow.measure);
  for (int moves = 0;; ++moves) {
    flow.space = space_at(flow, flow.top, height);
    flow.line_break = flow.planned.line(flow.cursor, flow.space, [&](std::vector<LineSpace>& spaces) {
      foresee_spaces(flow, height, spaces);
    });
    if (flow.space.width >= measure || moves == kMostMovesDown) return;
    float const wanted = std::min(measure, std::max(kLeastBesideFloats * flow.em,
                                                    flow.line_break.natural_width - kMostShrunk * flow.em));
    if (flow.space.width >= wanted) return;
    int const here = floor_px(flow.top);
    int below = flow.formatting->find_next_line_top(here, ceil_px(wanted), flow.measure);
    // A float that only reaches into the line from below leaves the top itself free: go past its end step by
    // step.
    if (below <= here) below = flow.formatting->find_next_line_top(here + 1, ceil_px(wanted), flow.measure);
    if (below <= here) return;
    flow.top = static_cast<float>(below);
  }
}

/// CSS 2.1, 9.5.1: beside the line where it was met when what stands before it leaves room, else below; never
/// above one that was met earlier.
void InlineContext::place_floats_in_line(Flow& flow, float height) {
  Paragraph const& paragraph = content_->paragraph;
  auto const& clusters = content_->shaped.clusters;
  auto const& styles = tree_of(*this).styles.styles();
  for (; flow.next_item < paragraph.items.size(); ++flow.next_item) {
    InlineItem const& item = paragraph.items[flow.next_item];
    if (!flow.line_break.last && item.position >= clusters[flow.line_break.cluster_end].text_begin) return;
    if (item.kind != InlineItemKind::float_anchor) continue;
    bool beside = flow.later.empty();
    if (beside) {
      litehtml::render_item& floated = *content_->atomics[item.owner];
      int const least = floated.render(0, 0, flow.self, flow.formatting);
      bool const shrinks = floated.css().get_width().is_predefined();
      auto const width = static_cast<float>(shrinks ? std::min(least, floated.width()) : floated.width());
      LineSpace narrow = flow.space;
      narrow.width -= width;
      beside = narrow.width >= kLeastBesideFloats * flow.em;
      if (beside) {
        LineBreak const tried =
            break_line(paragraph, content_->shaped, styles, flow.cursor, narrow, flow.options);
        beside = tried.natural_width <= narrow.width + kMostShrunk * flow.em &&
                 (tried.last || clusters[tried.cluster_end].text_begin > item.position);
      }
    }
    if (beside) {
      place_float_at(flow, item.owner);
      break_line_beside_floats(flow, height);
    } else {
      flow.later.push_back(item.owner);
    }
  }
}

void InlineContext::set_broken_line(Flow& flow) {
  BoxTree& shared = tree_of(*this);
  auto const& styles = shared.styles.styles();
  LineBox box;
  set_line(content_->paragraph, content_->shaped, styles, flow.cursor, flow.line_break, flow.space,
           flow.options, set_);
  measure_line_box(*content_, set_, set_.lines.back(), styles, shared.fonts, box);

  // Higher than was thought: there may be floats beside its lower part.
  LineSpace const space = space_at(flow, flow.top, box.height);
  if (space.x != flow.space.x || space.width != flow.space.width) {
    SetLine const line = set_.lines.back();
    set_.lines.pop_back();
    set_.runs.resize(line.run_begin);
    set_.glyphs.resize(line.glyph_begin);
    set_.items.resize(line.item_begin);
    break_line_beside_floats(flow, box.height);
    set_line(content_->paragraph, content_->shaped, styles, flow.cursor, flow.line_break, flow.space,
             flow.options, set_);
    measure_line_box(*content_, set_, set_.lines.back(), styles, shared.fonts, box);
  }

  place_atomics(set_.lines.back(), box, flow.top);
  placed_.push_back({flow.top, box.height, flow.top + box.baseline});
  flow.widest = std::max(flow.widest, ceil_px(flow.line_break.natural_width + flow.space.indent));
  flow.top += box.height;
}

int InlineContext::asked_width(int measure) {
  BoxTree& shared = tree_of(*this);
  float edges = 0;
  for (InlineItem const& item : content_->paragraph.items) edges += item.width;
  if (!asked_ || asked_edges_ != edges) {
    asked_ =
        intrinsic_widths(content_->paragraph, content_->shaped, shared.styles.styles(), content_->options);
    asked_edges_ = edges;
  }
  IntrinsicWidths const& widths = *asked_;
  float const em = shared.styles[content_->paragraph.root_style].size;
  CellLimits const& limits = shared.cell_limits;
  float const least =
      std::max(std::min(widths.minimal, limits.word * em), std::min(widths.maximal, limits.unparted * em));
  return std::max(ceil_px(least), std::min(measure, ceil_px(widths.maximal)));
}

int InlineContext::_render_content(int, int, bool second_pass, Context const& self,
                                   litehtml::formatting_context* formatting) {
  content();
  Paragraph const& paragraph = content_->paragraph;
  set_.clear();
  placed_.clear();
  shift_ = 0;
  m_pos.height = 0;
  update_edge_widths(*content_, self.width);

  // A table asks its cells for their least and greatest widths before it lays them out.
  bool const cell = css().get_display() == litehtml::display_table_cell;
  if (cell && !second_pass && content_->atomics.empty() && css().get_text_indent().val() == 0)
    return asked_width(self.render_width);

  render_atomics(self, formatting);
  BoxTree& shared = tree_of(*this);
  LineOptions const& options = content_->options;
  Flow flow{
      self,    formatting,
      options, PlannedLines(paragraph, content_->shaped, shared.styles.styles(), options, shared.choosing),
      0,       0,
      0,       {},
      0,       0,
      {},      {},
      {}};
  flow.em = shared.styles[paragraph.root_style].size;
  flow.measure = self.render_width > 0 ? static_cast<int>(self.render_width) : asked_width(0);
  float const height = shared.styles[paragraph.root_style].line_height;

  set_.glyphs.reserve(content_->shaped.glyphs.size());
  while (!paragraph.text.empty()) {
    uint32_t const line_begin = content_->shaped.clusters[flow.cursor.cluster].text_begin;
    for (; flow.next_item < paragraph.items.size() && paragraph.items[flow.next_item].position <= line_begin;
         ++flow.next_item)
      if (paragraph.items[flow.next_item].kind == InlineItemKind::float_anchor)
        place_float_at(flow, paragraph.items[flow.next_item].owner);

    break_line_beside_floats(flow, height);
    place_floats_in_line(flow, height);
    set_broken_line(flow);
    for (uint32_t owner : flow.later) place_float_at(flow, owner);
    flow.later.clear();
    flow.top = cleared_top(set_.lines.back().text.end, flow);
    if (flow.line_break.last) break;
    flow.cursor = flow.line_break.next;
  }
  for (; flow.next_item < paragraph.items.size(); ++flow.next_item)
    if (paragraph.items[flow.next_item].kind == InlineItemKind::float_anchor)
      place_float_at(flow, paragraph.items[flow.next_item].owner);

  m_pos.height = ceil_px(flow.top);
  return flow.widest;
}

void InlineContext::apply_vertical_align() {
  shift_ = 0;
  int const spare = m_pos.height - content_height_;
  if (spare <= 0 || !content_) return;
  if (css().get_vertical_align() == litehtml::va_middle) shift_ = static_cast<float>(spare / 2);
  if (css().get_vertical_align() == litehtml::va_bottom) shift_ = static_cast<float>(spare);
  for (auto const& atomic : content_->atomics) atomic->pos().y += static_cast<int>(shift_);
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
