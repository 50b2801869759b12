// The lines of one inline formatting context as chosen ahead: for the whole paragraph, as long as each line
// finds the space that was foreseen for it.
#pragma once
#include <vector>

#include "text/line_chooser.h"

namespace banxin {

class PlannedLines {
 public:
  /// Borrows all; `scratch` belongs to it while it lives.
  PlannedLines(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
               LineOptions const& options, ChooseScratch& scratch)
      : chooser_(paragraph, shaped, styles, options, scratch) {}

  /// The line that begins at `cursor`, in `space`. Where the plan does not hold, the lines from here on are
  /// chosen anew; `foresee(spaces)` then appends the spaces of the lines after this one to `spaces`, of which
  /// the last is taken to hold for all the others; nothing appended: `space` does.
  template <class Foresee>
  LineBreak const& line(LineCursor cursor, LineSpace space, Foresee foresee) {
    if (!holds(cursor, space)) {
      spaces_.assign(1, space);
      foresee(spaces_);
      plan(cursor);
    }
    return lines_[next_];
  }

 private:
  bool holds(LineCursor cursor, LineSpace space);
  void plan(LineCursor cursor);

  LineChooser chooser_;
  std::vector<LineBreak> lines_;
  std::vector<LineSpace> spaces_;  // of these lines; the last holds for more
  LineCursor begin_;               // of lines_[next_]
  size_t next_ = 0;
};

}  // namespace banxin
