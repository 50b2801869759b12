#include "layout/planned_lines.h"

#include <algorithm>

namespace banxin {
namespace {

bool same_extent(LineSpace const& a, LineSpace const& b) {
  return a.x == b.x && a.width == b.width;
}

}  // namespace

bool PlannedLines::holds(LineCursor cursor, LineSpace space) {
  if (next_ < lines_.size() && cursor == lines_[next_].next) begin_ = lines_[next_++].next;
  return next_ < lines_.size() && cursor == begin_ &&
         same_extent(space, spaces_[std::min(next_, spaces_.size() - 1)]);
}

void PlannedLines::plan(LineCursor cursor) {
  while (spaces_.size() > 1 && same_extent(spaces_[spaces_.size() - 2], spaces_.back())) spaces_.pop_back();
  lines_.clear();
  next_ = 0;
  begin_ = cursor;
  chooser_.choose(cursor, spaces_, lines_);
}

}  // namespace banxin
