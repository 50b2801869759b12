#include "text/measured_glue.h"

#include <algorithm>

namespace banxin {

void GlueSum::add_flexible(LineGlue const& piece) {
  shrink[size_t(piece.tier)] += piece.glue.shrink;
  total_shrink += piece.glue.shrink;
  if (piece.tier == GlueTier::word_space) word_space_stretch += piece.glue.stretch;
  if (piece.tier == GlueTier::latin_gap) latin_gap_stretch += piece.glue.stretch;
}

void MeasuredGlue::begin(LineCursor cursor, std::vector<GlueBoundary>& out) {
  boundaries_ = &out;
  out.clear();
  first_ = next_ = visible_ = cursor.cluster;
  has_neighbour_ = false;
  items_ = items_before(*paragraph_, *shaped_, next_, cursor.item);
  GlueBoundary first;
  first.visible_end = first_;
  first.item = items_.split;
  if (uint32_t const visible = next_visible(next_); visible < glue_->cluster_count())
    first.start.width = start_blank(visible, true) - start_blank(visible, items_.width() == 0);
  boundaries_->push_back(first);
  sum_ = {};
  sum_.width = double(items_.width_before);  // nothing stands before it that it could stay with
}

void MeasuredGlue::extend_to(uint32_t cluster) {
  while (next_ < cluster) {
    // What closes boxes was counted with the boundary before: it stays there when a line ends.
    float const opening = items_.width_after;
    sum_.width += double(opening);
    bool const shows = glue_->is_visible(next_) && take(next_);
    items_ = items_before(*paragraph_, *shaped_, next_ + 1, items_.next());
    GlueBoundary& boundary = boundaries_->emplace_back();
    if (shows) {
      end_line_after(next_, boundary);
    } else {
      GlueBoundary const& last = *(&boundary - 1);
      boundary.end = last.end;
      boundary.end.width += double(opening);
      boundary.hang = last.hang;
      boundary.visible_end = last.visible_end;
    }
    boundary.end.width += double(items_.width_before);
    sum_.width += double(items_.width_before);
    ++next_;
    begin_line_at(next_, boundary);
  }
}

/// False when the cluster hangs at a line's end.
bool MeasuredGlue::take(uint32_t cluster) {
  if (!has_neighbour_) {
    joint_ = {};
    joint_.glue.natural = joint_.before = float(start_blank(cluster, true));
  }
  sum_.add(joint_);
  LineGlue body = glue_->body(cluster);
  if (items_.atomic && glue_->cluster(cluster).kind == ClusterClass::object)
    body.glue.natural = paragraph_->items[items_.end].width;
  sum_.add(body);
  has_neighbour_ = true;
  neighbour_ = cluster;
  return !glue_->hangs(cluster);
}

void MeasuredGlue::end_line_after(uint32_t cluster, GlueBoundary& boundary) const {
  boundary.end = sum_;
  boundary.end.width += double(glue_->line_end_blank(cluster));
  if (glue_->drops_blank_before_line_end(cluster)) {
    boundary.end.width -= double(joint_.before);
    float const dropped = std::min(joint_.glue.shrink, joint_.before);
    boundary.end.shrink[size_t(joint_.tier)] -= dropped;
    boundary.end.total_shrink -= dropped;
  }
  boundary.hang = glue_->line_end_hang(cluster);
  boundary.visible_end = cluster + 1;
}

/// Such a line has no joint before it but its first mark's own blank.
void MeasuredGlue::begin_line_at(uint32_t cluster, GlueBoundary& boundary) {
  boundary.item = items_.split;
  boundary.start = sum_;
  uint32_t const visible = next_visible(cluster);
  if (visible == glue_->cluster_count()) return;
  double own = start_blank(visible, true);
  if (has_neighbour_) {
    joint_ = glue_->joint(neighbour_, visible);
    boundary.start.add(joint_);
    own = 0;
  }
  boundary.start.width += own - start_blank(visible, items_.width_after == 0);
}

uint32_t MeasuredGlue::next_visible(uint32_t cluster) {
  if (visible_ < cluster) visible_ = cluster;
  while (visible_ < glue_->cluster_count() && !glue_->is_visible(visible_)) ++visible_;
  return visible_;
}

double MeasuredGlue::start_blank(uint32_t cluster, bool flush) const {
  return double(glue_->line_start_blank(cluster, flush));
}

LineSum MeasuredGlue::line(uint32_t from, uint32_t to) const {
  GlueBoundary const& begin = at(from);
  GlueBoundary const& end = at(to);
  LineSum out;
  if (is_blank(from, to)) {
    out.width = float(std::max(0.0, end.end.width - begin.start.width));
    return out;
  }
  out.width = float(end.end.width - begin.start.width);
  for (size_t tier = 0; tier < kGlueTiers; ++tier)
    out.shrink[tier] = std::max(0.0f, end.end.shrink[tier] - begin.start.shrink[tier]);
  out.word_space_stretch = std::max(0.0f, end.end.word_space_stretch - begin.start.word_space_stretch);
  out.latin_gap_stretch = std::max(0.0f, end.end.latin_gap_stretch - begin.start.latin_gap_stretch);
  out.expandable = end.end.expandable - begin.start.expandable;
  out.hang = end.hang;
  return out;
}

}  // namespace banxin
