// Where the lines of a paragraph end, chosen for all of it at once (typesetting rule 21): the least sum of
// demerits over every way to break it, in the manner of Knuth and Plass, by line_cost.h.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "text/line_cost.h"
#include "text/line_setter.h"
#include "text/measured_glue.h"

namespace banxin {

/// The best way to end a line at a place, among those whose last line is of one fit.
struct BreakNode {
  double demerits = 0;    ///< of all lines up to here
  uint32_t place = 0;     ///< into ChooseScratch::places
  uint32_t previous = 0;  ///< the node where its last line begins
  LineFit fit = LineFit::natural;
};

/// A place where a line may end and the next begin, reached in so many lines; with what a line from here on
/// needs to know.
struct BreakPlace {
  double begin = 0;  ///< the running width of a line that begins here and ends with its measure
  float total_shrink = 0, word_space_stretch = 0, latin_gap_stretch = 0;  ///< running sums, to take off
  uint32_t expandable = 0;
  float measure = 0;  ///< CSS px, of the line that begins here
  uint32_t cluster = 0;
  uint32_t node_begin = 0, node_end = 0;
  uint32_t line = 0;  ///< lines before it, counted as long as their measures differ
};

/// A line that begins at node `from`, with all before it.
struct BreakWay {
  double demerits = 0;
  uint32_t from = 0;
};

/// Working memory, which the caller keeps from paragraph to paragraph.
struct ChooseScratch {
  std::vector<GlueBoundary> boundaries;
  std::vector<BreakPlace> places;  ///< ascending by cluster
  std::vector<BreakNode> nodes;
  std::vector<uint32_t>
      cheapest;  ///< nodes of which none later is cheaper, among those where a line may still begin
  std::vector<LineBreak> greedy, balanced;
  std::vector<BreakWay>
      coming;  ///< the best ways to the break that is looked at, for each line count and fit
};

class LineChooser {
 public:
  /// Borrows all; atomic items must have their widths.
  LineChooser(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
              LineOptions const& options, ChooseScratch& scratch);

  /// Chooses lines from `cursor` on and appends them to `out`: at least one; all that are left, unless the
  /// paragraph is very long: then some hundreds, and the next call goes on where these end. `spaces` are
  /// those of the next lines, of which the last holds for all that follow; an indent counts on the
  /// paragraph's first line only. Time and memory linear in the clusters. In `simple` mode, and where tabs
  /// make widths depend on the line, lines are chosen one by one by break_line().
  void choose(LineCursor cursor, std::span<LineSpace const> spaces, std::vector<LineBreak>& out);

  /// Demerits of given lines by the same measure; the first begins at `cursor`.
  double demerits(LineCursor cursor, std::span<LineSpace const> spaces, std::span<LineBreak const> lines);

 private:
  LineSpace const& space_of(uint32_t line) const;
  float measure_of(uint32_t line, uint32_t cluster) const;
  void start(LineCursor cursor);
  void add_place(uint32_t cluster, uint32_t line);
  void add_node(double demerits, uint32_t previous, LineFit fit);
  double least_ahead();
  void choose_in(LineCursor cursor, std::span<LineSpace const> spaces, std::vector<LineBreak>& out);
  void balance(LineCursor cursor, LineSpace space, size_t before, std::vector<LineBreak>& out);
  bool search(LineCursor cursor, float tolerated, std::vector<LineBreak>& out);
  bool find_ways(uint32_t at);
  double demerits_of(std::span<LineBreak const> lines) const;
  double demerits_of_greedy();
  float excess_of(BreakPlace const& from, GlueBoundary const& end) const;
  void advance_front(GlueBoundary const& end, uint32_t at);
  bool weigh_lines(uint32_t at, bool ends_paragraph, float break_cost);
  LineCost cost_of(BreakPlace const& from, GlueBoundary const& end, uint32_t at, float excess,
                   bool ends_paragraph) const;
  bool take_way(BreakPlace const& from, LineFit fit, bool rests, double line_cost);
  BreakWay best_way(BreakPlace const& from, LineFit fit, bool rests) const;
  void add_ways(uint32_t at);
  double overfull_cost() const;
  LineBreak forced_line(BreakPlace const& from) const;
  void add_forced(BreakPlace const& from, uint32_t at);
  void force_lines();
  void force_some_lines(uint32_t at);
  uint32_t best_node() const;
  BreakPlace const& place_of(uint32_t node) const { return scratch_.places[scratch_.nodes[node].place]; }
  void answer(uint32_t node, uint32_t kept, std::vector<LineBreak>& out);
  LineBreak line_break(BreakPlace const& from, uint32_t to) const;

  Paragraph const& paragraph_;
  ShapedParagraph const& shaped_;
  std::span<TextStyle const> styles_;
  LineOptions const& options_;
  ChooseScratch& scratch_;
  GlueSource glue_;
  MeasuredGlue measured_;
  float em_;
  bool line_by_line_;
  std::span<LineSpace const> spaces_;
  LineCursor cursor_;
  uint32_t front_ = 0;       // the first place from which a line may still reach the break that is looked at
  size_t cheapest_ = 0;      // the first of scratch_.cheapest that is not before it
  float tolerated_ = 0;      // demerits of a line
  double least_coming_ = 0;  // of scratch_.coming
  uint32_t resumed_at_ = 0;  // where the last answer ended, and how tight its last line was
  LineFit resumed_fit_ = LineFit::natural;
  LineFit above_ = LineFit::natural;  // of the line above the first, where has_above_
  bool has_above_ = false;
  uint32_t last_opportunity_ = 0;  // looked at before this one
};

}  // namespace banxin
