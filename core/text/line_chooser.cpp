#include "text/line_chooser.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace banxin {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr float kMostDemerits = std::numeric_limits<float>::max();
// Of a line, at first: most paragraphs can be set of better ones, and few places are reached by them. What
// comes out below this in all cannot be beaten by anything with a worse line.
constexpr float kTolerated = 400;
// A paragraph of more clusters is answered piece by piece; the last lines of a piece are chosen anew with
// what follows.
constexpr uint32_t kWindow = 4096;
constexpr uint32_t kReconsidered = 8;
constexpr uint32_t kMeasuredAhead = 127;
constexpr uint32_t kMostBalanced = 300;  // clusters: a heading or a caption

}  // namespace

LineChooser::LineChooser(Paragraph const& paragraph, ShapedParagraph const& shaped,
                         std::span<TextStyle const> styles, LineOptions const& options,
                         ChooseScratch& scratch)
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
  scratch_.places.clear();
  scratch_.nodes.clear();
  scratch_.cheapest.clear();
  front_ = 0;
  cheapest_ = 0;
  last_opportunity_ = cursor.cluster;
  add_place(cursor.cluster, 0);
  add_node(0, 0, above_);
}

void LineChooser::add_place(uint32_t cluster, uint32_t line) {
  BreakPlace& place = scratch_.places.emplace_back();
  GlueSum const& start = measured_.at(cluster).start;
  place.measure = measure_of(line, cluster);
  place.begin = start.width + double(place.measure);
  place.total_shrink = start.flexible.total_shrink;
  place.word_space_stretch = start.flexible.word_space_stretch;
  place.latin_gap_stretch = start.flexible.latin_gap_stretch;
  place.expandable = start.expandable;
  place.cluster = cluster;
  place.line = line;
  place.node_begin = place.node_end = uint32_t(scratch_.nodes.size());
}

/// At the last place.
void LineChooser::add_node(double demerits, uint32_t previous, LineFit fit) {
  auto& nodes = scratch_.nodes;
  auto& cheapest = scratch_.cheapest;
  while (cheapest.size() > cheapest_ && nodes[cheapest.back()].demerits >= demerits) cheapest.pop_back();
  cheapest.push_back(uint32_t(nodes.size()));
  nodes.push_back({demerits, uint32_t(scratch_.places.size() - 1), previous, fit});
  scratch_.places.back().node_end = uint32_t(nodes.size());
}

// The least demerits of all places where a line may still begin.
double LineChooser::least_ahead() {
  auto const& cheapest = scratch_.cheapest;
  while (scratch_.nodes[cheapest[cheapest_]].place < front_) ++cheapest_;
  return scratch_.nodes[cheapest[cheapest_]].demerits;
}

// All ways to end a line before `at`. False when none is tolerated, here or further on.
bool LineChooser::find_ways(uint32_t at) {
  bool const ends_paragraph =
      at == glue_.cluster_count() || glue_.cluster(at).break_before.kind == BreakKind::mandatory;
  float const break_cost = cost_of_break(shaped_, at);
  least_coming_ = kNever;
  scratch_.coming.assign(kLineFits * spaces_.size(), BreakWay{kNever, 0});
  if (spaces_.size() > 1 && tolerated_ == kMostDemerits) force_some_lines(at);
  bool found = false;
  while (!(found = weigh_lines(at, ends_paragraph, break_cost)) && front_ == scratch_.places.size()) {
    if (tolerated_ < kMostDemerits) return false;
    force_lines();
  }
  last_opportunity_ = at;
  if (!found) return true;
  auto const first = uint32_t(scratch_.places.size());
  add_ways(at);
  if (ends_paragraph) front_ = first;
  return true;
}

// cost_of_line() of the line between two places that is `excess` wider than its measure, with as little
// arithmetic as it takes.
LineCost LineChooser::cost_of(BreakPlace const& from, GlueBoundary const& end, uint32_t at, float excess,
                              bool ends_paragraph) const {
  if (end.hang != 0) {
    LineSum sum = measured_.line(from.cluster, at);
    hang_line_end(sum, from.measure, options_.hanging);
    return cost_of_line(sum, from.measure, em_, ends_paragraph);
  }
  Flexibility const& sum = end.end.flexible;
  if (excess > kLineTolerance) {
    if (sum.total_shrink - from.total_shrink + kLineTolerance < excess)
      return {std::numeric_limits<float>::infinity(), LineFit::tight};
    return cost_of_shrinking(measured_.line(from.cluster, at), excess, em_);
  }
  return cost_of_stretching(std::max(0.0f, -excess), sum.word_space_stretch - from.word_space_stretch,
                            sum.latin_gap_stretch - from.latin_gap_stretch,
                            end.end.expandable - from.expandable, em_);
}

// From one of the nodes of a place, with a line of fit `fit` below it. A paragraph's first line has none
// above it, and its last line (`rests`) takes over the gaps of the one above: no jumps there.
BreakWay LineChooser::best_way(BreakPlace const& from, LineFit fit, bool rests) const {
  BreakWay best{kNever, from.node_begin};
  for (uint32_t n = from.node_begin; n < from.node_end; ++n) {
    BreakNode const& node = scratch_.nodes[n];
    bool const alone = rests || (n == 0 && !has_above_);
    double const total = node.demerits + (alone ? 0 : double(cost_of_jump(node.fit, fit)));
    if (total < best.demerits) best = {total, n};
  }
  return best;
}

float LineChooser::excess_of(BreakPlace const& from, GlueBoundary const& end) const {
  return end.visible_end <= from.cluster ? 0 : float(end.end.width - from.begin);
}

// Lines that begin at the places before front_ do not fit any more.
void LineChooser::advance_front(GlueBoundary const& end, uint32_t at) {
  auto const& places = scratch_.places;
  for (; front_ < places.size() && places[front_].cluster < at; ++front_) {
    BreakPlace const& from = places[front_];
    float const shrink = end.end.flexible.total_shrink - from.total_shrink;
    if (excess_of(from, end) - end.hang <= std::max(0.0f, shrink) + kLineTolerance) return;
  }
}

// Fills `coming` with the best ways to end a line before `at`; false when there is none. From the line that
// is nearest to its natural width to looser ones, then to tighter ones, until what is to come cannot be among
// the best any more.
bool LineChooser::weigh_lines(uint32_t at, bool ends_paragraph, float break_cost) {
  auto const& places = scratch_.places;
  auto const end_of_places = uint32_t(places.size());
  GlueBoundary const& end = measured_.at(at);
  advance_front(end, at);
  uint32_t natural = front_;
  // With different measures a later beginning is not always the shorter line.
  bool const one_measure = spaces_.size() == 1 && !(cursor_.first_line && spaces_[0].indent < 0);
  bool const exact = one_measure && !ends_paragraph && end.hang == 0;
  if (exact)
    while (natural < end_of_places && excess_of(places[natural], end) > kLineTolerance) ++natural;

  double enough = kNever;  // of a line's demerits: no longer among the best
  auto const weigh = [&](uint32_t p) {
    BreakPlace const& from = places[p];
    float const excess = excess_of(from, end);
    LineCost cost;
    if (!ends_paragraph || excess > kLineTolerance) cost = cost_of(from, end, at, excess, ends_paragraph);
    if (cost.demerits > kMostDemerits) return true;
    float const line_cost = cost.demerits + break_cost;
    if (double(line_cost) >= enough) return false;
    if (cost.demerits > tolerated_) return !exact;
    bool const rests = ends_paragraph && cost.fit == LineFit::natural;
    if (take_way(from, cost.fit, rests, double(line_cost)) && exact)
      enough = least_coming_ + double(kJumpCost) - least_ahead();
    return true;
  };
  for (uint32_t p = natural; p < end_of_places; ++p) {
    if (places[p].cluster >= at) {
      if (exact) break;
      continue;  // divided lines of different measures end in no order
    }
    bool const blank = end.visible_end <= places[p].cluster;
    if (blank && !ends_paragraph) {
      if (exact) break;  // and so are those after it
      continue;
    }
    if (!weigh(p)) break;
  }
  for (uint32_t p = natural; p > front_;)
    if (!weigh(--p)) break;
  return least_coming_ != kNever;
}

/// True when it is the best of all so far.
bool LineChooser::take_way(BreakPlace const& from, LineFit fit, bool rests, double line_cost) {
  BreakWay way = best_way(from, fit, rests);
  way.demerits += line_cost;
  size_t const line = std::min<size_t>(from.line + 1, spaces_.size() - 1);
  BreakWay& best = scratch_.coming[line * kLineFits + size_t(fit)];
  if (way.demerits < best.demerits) best = way;
  if (way.demerits >= least_coming_) return false;
  least_coming_ = way.demerits;
  return true;
}

// What costs a jump more than another of the same line count never comes to be the better.
void LineChooser::add_ways(uint32_t at) {
  for (size_t line = 0; line < spaces_.size(); ++line) {
    BreakWay const* ways = &scratch_.coming[line * kLineFits];
    double least = kNever;
    for (size_t fit = 0; fit < kLineFits; ++fit) least = std::min(least, ways[fit].demerits);
    if (least == kNever) continue;
    add_place(at, uint32_t(line));
    for (size_t fit = 0; fit < kLineFits; ++fit)
      if (ways[fit].demerits <= least + double(kJumpCost))
        add_node(ways[fit].demerits, ways[fit].from, LineFit(fit));
  }
}

uint32_t LineChooser::best_node() const {
  auto const& nodes = scratch_.nodes;
  auto best = uint32_t(nodes.size() - 1);
  for (uint32_t n = best; n-- > 0 && place_of(n).cluster == place_of(best).cluster;)
    if (nodes[n].demerits < nodes[best].demerits) best = n;
  return best;
}

LineBreak LineChooser::line_break(BreakPlace const& from, uint32_t to) const {
  uint32_t const count = glue_.cluster_count();
  LineBreak out;
  out.next = {to, measured_.at(to).item, false};
  out.cluster_end = to;
  out.item_end = out.next.item;
  out.last = to == count;
  bool const ended = glue_.cluster(to - 1).kind == ClusterClass::forced_break;
  out.forced = ended || (!out.last && glue_.cluster(to).break_before.kind == BreakKind::mandatory);
  LineSum sum = measured_.line(from.cluster, to);
  hang_line_end(sum, from.measure, options_.hanging);
  out.natural_width = sum.width;
  return out;
}

/// Of the way to `node`, without its last `kept` lines.
void LineChooser::answer(uint32_t node, uint32_t kept, std::vector<LineBreak>& out) {
  auto const& nodes = scratch_.nodes;
  for (; kept > 0 && nodes[node].previous != 0; --kept) node = nodes[node].previous;
  resumed_at_ = place_of(node).cluster;
  resumed_fit_ = nodes[node].fit;
  size_t const begin = out.size();
  for (uint32_t n = node; n != 0; n = nodes[n].previous)
    out.push_back(line_break(place_of(nodes[n].previous), place_of(n).cluster));
  std::reverse(out.begin() + ptrdiff_t(begin), out.end());
}

void LineChooser::choose(LineCursor cursor, std::span<LineSpace const> spaces, std::vector<LineBreak>& out) {
  uint32_t const count = glue_.cluster_count();
  if (line_by_line_ || cursor.cluster >= count) {
    out.push_back(break_line(paragraph_, shaped_, styles_, cursor, spaces.front(), options_));
    return;
  }
  size_t const before = out.size();
  has_above_ = !cursor.first_line && resumed_at_ == cursor.cluster;
  above_ = has_above_ ? resumed_fit_ : LineFit::natural;
  choose_in(cursor, spaces, out);
  if (options_.balance && spaces.size() == 1 && count <= kMostBalanced)
    balance(cursor, spaces.front(), before, out);
}

void LineChooser::choose_in(LineCursor cursor, std::span<LineSpace const> spaces,
                            std::vector<LineBreak>& out) {
  spaces_ = spaces;
  size_t const before = out.size();
  if (search(cursor, kTolerated, out)) {
    double const chosen = scratch_.nodes[best_node()].demerits;
    bool const whole = out.back().last;
    if (!whole || chosen <= double(kTolerated) || chosen <= demerits_of_greedy()) return;
    out.resize(before);
  }
  if (search(cursor, kMostDemerits, out)) return;
  out.push_back(break_line(paragraph_, shaped_, styles_, cursor, spaces.front(), options_));
}

// The least measure in which the text takes no more lines makes them about as long as each other.
void LineChooser::balance(LineCursor cursor, LineSpace space, size_t before, std::vector<LineBreak>& out) {
  size_t const lines = out.size() - before;
  if (lines < 2) return;
  float enough = space.width, too_little = space.width / float(lines) / 2;
  while (enough - too_little > em_ / 4) {
    LineSpace narrow = space;
    narrow.width = (enough + too_little) / 2;
    auto& tried = scratch_.balanced;
    tried.clear();
    choose_in(cursor, {&narrow, 1}, tried);
    bool fits = tried.size() == lines;
    for (LineBreak const& line : tried) fits &= line.natural_width <= space.width + kLineTolerance;
    if (!fits) {
      too_little = narrow.width;
      continue;
    }
    enough = narrow.width;
    out.resize(before);
    out.insert(out.end(), tried.begin(), tried.end());
  }
}

bool LineChooser::search(LineCursor cursor, float tolerated, std::vector<LineBreak>& out) {
  tolerated_ = tolerated;
  start(cursor);
  uint32_t const count = glue_.cluster_count();
  uint32_t window_end = cursor.cluster + kWindow;
  uint32_t known = cursor.cluster;
  for (uint32_t at = cursor.cluster + 1; at <= count; ++at) {
    if (at > known) measured_.extend_to(known = std::min(count, at + kMeasuredAhead));
    bool const end = at == count;
    if (!end && glue_.cluster(at).break_before.kind == BreakKind::prohibited) continue;
    if (!find_ways(at)) return false;
    if (end || at < window_end) continue;
    uint32_t lines = 0;
    uint32_t const best = best_node();
    for (uint32_t n = best; n != 0; n = scratch_.nodes[n].previous) ++lines;
    if (lines > kReconsidered) {
      answer(best, kReconsidered, out);
      return true;
    }
    window_end += kWindow;
  }
  if (place_of(best_node()).cluster != count) return false;
  answer(best_node(), 0, out);
  return true;
}

}  // namespace banxin
