#include "text/choose_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace banxin {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// A paragraph of more clusters is answered piece by piece; the last lines of a piece are chosen anew with what follows.
constexpr uint32_t kWindow = 2048;
constexpr uint32_t kReconsidered = 8;

}  // namespace

LineChooser::LineChooser(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
                         LineOptions const& options, ChooseScratch& scratch)
    : paragraph_(paragraph),
      shaped_(shaped),
      styles_(styles),
      options_(options),
      scratch_(scratch),
      glue_(paragraph, shaped, styles, options),
      measured_(paragraph, shaped, glue_),
      em_(paragraph.root_style < styles.size() ? std::max(1.0f, styles[paragraph.root_style].size) : 16),
      line_by_line_(options.mode == TypesettingMode::simple ||
                    paragraph.text.find(U'\t') != std::u32string::npos) {}

LineSpace const& LineChooser::space_of(uint32_t line) const {
  return spaces_[std::min<size_t>(line, spaces_.size() - 1)];
}

float LineChooser::measure_of(uint32_t line, uint32_t cluster) const {
  LineSpace const& space = space_of(line);
  return space.width - (cluster == cursor_.cluster && cursor_.first_line ? space.indent : 0);
}

void LineChooser::start(LineCursor cursor) {
  cursor_ = cursor;
  measured_.begin(cursor, scratch_.boundaries);
  scratch_.nodes.clear();
  scratch_.cheapest.clear();
  front_ = 0;
  cheapest_ = 0;
  resumed_ = !cursor.first_line && resumed_at_ == cursor.cluster;
  add_node({0, cursor.cluster, 0, 0, resumed_fit_});
}

void LineChooser::add_node(BreakNode const& node) {
  auto& cheapest = scratch_.cheapest;
  while (cheapest.size() > cheapest_ && scratch_.nodes[cheapest.back()].demerits >= node.demerits) cheapest.pop_back();
  cheapest.push_back(uint32_t(scratch_.nodes.size()));
  scratch_.nodes.push_back(node);
}

void LineChooser::drop_front() {
  ++front_;
  while (cheapest_ < scratch_.cheapest.size() && scratch_.cheapest[cheapest_] < front_) ++cheapest_;
}

// A paragraph's first line has none above it, and its last line takes over the gaps of the one above: no jumps there.
// All ways to end a line before `at`: from the fullest line to shorter and shorter ones, until what is to come cannot be
// among the best any more.
void LineChooser::find_ways(uint32_t at) {
  auto& nodes = scratch_.nodes;
  auto& coming = scratch_.coming;
  bool const ends_paragraph =
      at == glue_.cluster_count() || glue_.cluster(at).break_before.kind == BreakKind::mandatory;
  double const break_cost = double(cost_of_break(shaped_, at));
  // With different measures a later beginning is not always the shorter line.
  bool const one_measure = spaces_.size() == 1 && !(cursor_.first_line && spaces_[0].indent < 0);
  auto const last_line = uint32_t(spaces_.size() - 1);
  for (;;) {
    coming.clear();
    double least = kNever;
    LineCost cost;
    bool stretched = false, blank = false;
    uint32_t from = std::numeric_limits<uint32_t>::max(), from_line = 0;
    for (uint32_t n = front_; n < nodes.size() && nodes[n].cluster < at; ++n) {
      BreakNode const& node = nodes[n];
      if (node.cluster != from || node.line != from_line) {
        from = node.cluster;
        from_line = node.line;
        float const measure = measure_of(from_line, from);
        LineSum sum = measured_.line(from, at);
        hang_line_end(sum, measure, options_.hanging);
        cost = cost_of_line(sum, measure, em_, ends_paragraph);
        blank = !ends_paragraph && measured_.is_blank(from, at);
        stretched = sum.width < measure;
      }
      if (blank) break;  // and those after it
      if (!std::isfinite(cost.demerits)) {
        if (n == front_) drop_front();
        continue;
      }
      double const line_cost = double(cost.demerits) + break_cost;
      if (one_measure && stretched && !ends_paragraph &&
          nodes[scratch_.cheapest[cheapest_]].demerits + line_cost >= least + double(kJumpCost))
        break;
      bool const alone = (n == 0 && !resumed_) || (ends_paragraph && cost.fit == LineFit::natural);
      double const total = node.demerits + line_cost + (alone ? 0 : double(cost_of_jump(node.fit, cost.fit)));
      least = std::min(least, total);
      auto const line = uint16_t(std::min(from_line + 1, last_line));
      auto const same = std::find_if(coming.begin(), coming.end(), [&](BreakNode const& other) {
        return other.line == line && other.fit == cost.fit;
      });
      if (same == coming.end()) {
        coming.push_back({total, at, n, line, cost.fit});
      } else if (total < same->demerits) {
        *same = {total, at, n, line, cost.fit};
      }
    }
    if (!coming.empty() || front_ < nodes.size()) break;
    force_lines();
  }
  // What costs a jump more than another of the same measure never comes to be the better.
  for (BreakNode const& node : coming) {
    bool const beaten = std::any_of(coming.begin(), coming.end(), [&](BreakNode const& other) {
      return other.line == node.line && other.demerits + double(kJumpCost) < node.demerits;
    });
    if (!beaten) add_node(node);
  }
  if (ends_paragraph && !coming.empty()) {
    while (nodes[front_].cluster < at) drop_front();
  }
}

// No break fits into the measure behind the last beginnings: their lines are divided, or stick out.
void LineChooser::force_lines() {
  auto& nodes = scratch_.nodes;
  uint32_t first = front_ - 1;
  while (first > 0 && nodes[first - 1].cluster == nodes[first].cluster) --first;
  uint32_t const end = front_;
  for (uint32_t n = first; n < end; ++n) {
    BreakNode const from = nodes[n];
    if (n > first && nodes[n - 1].line == from.line && nodes[n - 1].demerits <= from.demerits) continue;
    LineCursor const cursor = {from.cluster, measured_.at(from.cluster).item,
                               from.cluster == cursor_.cluster && cursor_.first_line};
    LineBreak const forced = break_line(paragraph_, shaped_, styles_, cursor, space_of(from.line), options_);
    measured_.extend_to(forced.cluster_end);
    auto const line = uint16_t(std::min<size_t>(from.line + 1u, spaces_.size() - 1));
    add_node({from.demerits + double(kOverfullLineCost), forced.cluster_end, n, line, LineFit::natural});
  }
}

uint32_t LineChooser::best_node() const {
  auto const& nodes = scratch_.nodes;
  auto best = uint32_t(nodes.size() - 1);
  for (uint32_t n = best; n-- > 0 && nodes[n].cluster == nodes[best].cluster;)
    if (nodes[n].demerits < nodes[best].demerits) best = n;
  return best;
}

LineBreak LineChooser::line_break(uint32_t from, uint32_t to, float measure) const {
  uint32_t const count = glue_.cluster_count();
  LineBreak out;
  out.next = {to, measured_.at(to).item, false};
  out.cluster_end = to;
  out.item_end = out.next.item;
  out.last = to == count;
  bool const ended = glue_.cluster(to - 1).kind == ClusterClass::forced_break;
  out.forced = ended || (!out.last && glue_.cluster(to).break_before.kind == BreakKind::mandatory);
  LineSum sum = measured_.line(from, to);
  hang_line_end(sum, measure, options_.hanging);
  out.natural_width = sum.width;
  return out;
}

/// Of the way to `node`, without its last `kept` lines.
void LineChooser::answer(uint32_t node, uint32_t kept, std::vector<LineBreak>& out) {
  auto const& nodes = scratch_.nodes;
  for (; kept > 0 && nodes[node].previous != 0; --kept) node = nodes[node].previous;
  resumed_at_ = nodes[node].cluster;
  resumed_fit_ = nodes[node].fit;
  size_t const begin = out.size();
  for (uint32_t n = node; n != 0; n = nodes[n].previous) {
    BreakNode const& from = nodes[nodes[n].previous];
    out.push_back(line_break(from.cluster, nodes[n].cluster, measure_of(from.line, from.cluster)));
  }
  std::reverse(out.begin() + ptrdiff_t(begin), out.end());
}

void LineChooser::choose(LineCursor cursor, std::span<LineSpace const> spaces, std::vector<LineBreak>& out) {
  uint32_t const count = glue_.cluster_count();
  if (line_by_line_ || cursor.cluster >= count) {
    out.push_back(break_line(paragraph_, shaped_, styles_, cursor, spaces.front(), options_));
    return;
  }
  spaces_ = spaces;
  start(cursor);
  uint32_t window_end = cursor.cluster + kWindow;
  for (uint32_t at = cursor.cluster + 1; at <= count; ++at) {
    measured_.extend_to(at);
    bool const end = at == count;
    if (!end && glue_.cluster(at).break_before.kind == BreakKind::prohibited) continue;
    find_ways(at);
    if (end || at < window_end) continue;
    uint32_t lines = 0;
    uint32_t const best = best_node();
    for (uint32_t n = best; n != 0; n = scratch_.nodes[n].previous) ++lines;
    if (lines > kReconsidered) return answer(best, kReconsidered, out);
    window_end += kWindow;
  }
  answer(best_node(), 0, out);
}

double LineChooser::demerits(LineCursor cursor, std::span<LineSpace const> spaces, std::span<LineBreak const> lines) {
  spaces_ = spaces;
  cursor_ = cursor;
  measured_.begin(cursor, scratch_.boundaries);
  double total = 0;
  uint32_t from = cursor.cluster;
  LineFit above = LineFit::natural;
  for (uint32_t i = 0; i < lines.size(); ++i) {
    uint32_t const at = lines[i].cluster_end;
    measured_.extend_to(at);
    bool const end = at == glue_.cluster_count();
    BreakKind const kind = end ? BreakKind::mandatory : glue_.cluster(at).break_before.kind;
    bool const ends_paragraph = kind == BreakKind::mandatory;
    float const measure = measure_of(i, from);
    LineSum sum = measured_.line(from, at);
    hang_line_end(sum, measure, options_.hanging);
    LineCost cost = cost_of_line(sum, measure, em_, ends_paragraph);
    bool const blank = !ends_paragraph && measured_.is_blank(from, at);
    if (kind == BreakKind::prohibited || blank || !std::isfinite(cost.demerits)) {
      total += double(kOverfullLineCost);
      cost.fit = LineFit::natural;
    } else {
      bool const alone = i == 0 || (ends_paragraph && cost.fit == LineFit::natural);
      total += double(cost.demerits) + double(cost_of_break(shaped_, at)) +
               (alone ? 0 : double(cost_of_jump(above, cost.fit)));
    }
    above = cost.fit;
    from = at;
  }
  return total;
}

}  // namespace banxin
