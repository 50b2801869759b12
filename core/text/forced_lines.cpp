// Where no break fits into the measure: lines that divide a word, or stick out.
#include <algorithm>

#include "text/line_chooser.h"

namespace banxin {

double LineChooser::overfull_cost() const {
  return double(spaces_.size() > 1 ? kOverfullBesideFloats : kOverfullLineCost);
}

// A line from a place behind which no break fits into its measure: divided, or sticking out.
LineBreak LineChooser::forced_line(BreakPlace const& from) const {
  LineCursor const cursor = {from.cluster, measured_.at(from.cluster).item,
                             from.cluster == cursor_.cluster && cursor_.first_line};
  return break_line(paragraph_, shaped_, styles_, cursor, space_of(from.line), options_);
}

void LineChooser::add_forced(BreakPlace const& from, uint32_t at) {
  BreakWay const way = best_way(from, LineFit::natural, true);
  add_place(at, std::min(from.line + 1, uint32_t(spaces_.size() - 1)));
  add_node(way.demerits + overfull_cost(), way.from, LineFit::natural);
}

// No break fits into the measure behind the last places.
void LineChooser::force_lines() {
  uint32_t const end = front_, cluster = scratch_.places[end - 1].cluster;
  uint32_t first = end - 1;
  while (first > 0 && scratch_.places[first - 1].cluster == cluster) --first;
  for (uint32_t p = first; p < end; ++p) {
    BreakPlace const from = scratch_.places[p];
    LineBreak const forced = forced_line(from);
    measured_.extend_to(forced.cluster_end);
    add_forced(from, forced.cluster_end);
  }
}

// Where measures differ, the word before `at` may fit into the lines of some ways only; the others divide it,
// or they would spend line after line to come where it fits.
void LineChooser::force_some_lines(uint32_t at) {
  GlueBoundary const& end = measured_.at(at);
  uint32_t p = uint32_t(scratch_.places.size());
  while (p > front_ && scratch_.places[p - 1].cluster >= last_opportunity_) --p;
  for (; p < scratch_.places.size(); ++p) {
    BreakPlace const from = scratch_.places[p];
    if (from.cluster >= at || end.visible_end <= from.cluster) continue;
    float const shrink = std::max(0.0f, end.end.flexible.total_shrink - from.total_shrink);
    if (excess_of(from, end) - end.hang <= shrink + kLineTolerance) continue;
    LineBreak const forced = forced_line(from);
    if (forced.cluster_end < at) {
      add_forced(from, forced.cluster_end);
    } else {
      take_way(from, LineFit::natural, true, overfull_cost());
    }
  }
}

}  // namespace banxin
