// Where the lines of a paragraph end, chosen for all of it at once (typesetting rule 21): the least sum of demerits over
// every way to break it, in the manner of Knuth and Plass, by line_cost.h.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "text/line_cost.h"
#include "text/line_setter.h"
#include "text/measured_glue.h"

namespace banxin {

/// A way to end a line before `cluster`.
struct BreakNode {
  double demerits = 0;  ///< of the best way here, all lines
  uint32_t cluster = 0;
  uint32_t previous = 0;  ///< into the same array: where the line begins
  uint16_t line = 0;      ///< how many lines end here, counted as long as their measures differ
  LineFit fit = LineFit::natural;
};

/// Working memory, which the caller keeps from paragraph to paragraph.
struct ChooseScratch {
  std::vector<GlueBoundary> boundaries;
  std::vector<BreakNode> nodes;
  std::vector<uint32_t> cheapest;  ///< nodes of which none later is cheaper, in the window of possible line beginnings
  std::vector<BreakNode> coming;   ///< the best ways to the break that is looked at, one for each line count and fit
};

class LineChooser {
 public:
  /// Borrows all; atomic items must have their widths.
  LineChooser(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
              LineOptions const& options, ChooseScratch& scratch);

  /// Chooses lines from `cursor` on and appends them to `out`: at least one; all that are left, unless the paragraph is
  /// very long: then some hundreds, and the next call goes on where these end. `spaces` are those of the next
  /// lines, of which the last holds for all that follow; an indent counts on the paragraph's first line only. Time and memory
  /// linear in the clusters. In `simple` mode, and where tabs make widths depend on the line, lines are chosen one by
  /// one by break_line().
  void choose(LineCursor cursor, std::span<LineSpace const> spaces, std::vector<LineBreak>& out);

  /// Demerits of given lines by the same measure; the first begins at `cursor`.
  double demerits(LineCursor cursor, std::span<LineSpace const> spaces, std::span<LineBreak const> lines);

 private:
  float measure_of(uint32_t line, uint32_t cluster) const;
  LineSpace const& space_of(uint32_t line) const;
  void start(LineCursor cursor);
  void add_node(BreakNode const& node);
  void drop_front();
  void find_ways(uint32_t at);
  void force_lines();
  uint32_t best_node() const;
  void answer(uint32_t node, uint32_t kept, std::vector<LineBreak>& out);
  LineBreak line_break(uint32_t from, uint32_t to, float measure) const;

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
  uint32_t front_ = 0;     // the first node from which a line may still reach the break that is looked at
  size_t cheapest_ = 0;    // first one in the window
  uint32_t resumed_at_ = 0;  // where the last answer ended, and how tight its last line was
  LineFit resumed_fit_ = LineFit::natural;
  bool resumed_ = false;
};

}  // namespace banxin
