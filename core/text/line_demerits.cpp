// What given lines of a paragraph cost, by the measure that the choice goes by.
#include <algorithm>
#include <cmath>

#include "text/line_chooser.h"

namespace banxin {

double LineChooser::demerits_of_greedy() {
  auto& lines = scratch_.greedy;
  lines.clear();
  LineCursor cursor = cursor_;
  for (uint32_t i = 0; lines.empty() || !lines.back().last; ++i) {
    lines.push_back(break_line(paragraph_, shaped_, styles_, cursor, space_of(i), options_));
    cursor = lines.back().next;
  }
  return demerits_of(lines);
}

double LineChooser::demerits(LineCursor cursor, std::span<LineSpace const> spaces,
                             std::span<LineBreak const> lines) {
  spaces_ = spaces;
  cursor_ = cursor;
  has_above_ = false;
  measured_.begin(cursor, scratch_.boundaries);
  if (!lines.empty()) measured_.extend_to(lines.back().cluster_end);
  return demerits_of(lines);
}

double LineChooser::demerits_of(std::span<LineBreak const> lines) const {
  double total = 0;
  uint32_t from = cursor_.cluster;
  LineFit above = has_above_ ? above_ : LineFit::natural;
  for (uint32_t i = 0; i < lines.size(); ++i) {
    uint32_t const at = lines[i].cluster_end;
    bool const end = at == glue_.cluster_count();
    BreakKind const kind = end ? BreakKind::mandatory : glue_.cluster(at).break_before.kind;
    bool const ends_paragraph = kind == BreakKind::mandatory;
    float const measure = measure_of(i, from);
    LineSum sum = measured_.line(from, at);
    hang_line_end(sum, measure, options_.hanging);
    LineCost cost = cost_of_line(sum, measure, em_, ends_paragraph);
    bool const blank = !ends_paragraph && measured_.is_blank(from, at);
    if (kind == BreakKind::prohibited || blank || !std::isfinite(cost.demerits)) {
      total += overfull_cost();
      cost.fit = LineFit::natural;
    } else {
      bool const alone = (i == 0 && !has_above_) || (ends_paragraph && cost.fit == LineFit::natural);
      total += double(cost.demerits) + double(cost_of_break(shaped_, at)) +
               (alone ? 0 : double(cost_of_jump(above, cost.fit)));
    }
    above = cost.fit;
    from = at;
  }
  return total;
}

}  // namespace banxin
