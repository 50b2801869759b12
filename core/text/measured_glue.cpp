#include "text/measured_glue.h"

#include <algorithm>

namespace banxin {

void GlueSum::add(LineGlue const& piece) {
  width += double(piece.glue.natural);
  if (piece.glue.shrink != 0) {
    shrink[size_t(piece.tier)] += piece.glue.shrink;
    total_shrink += piece.glue.shrink;
  }
  if (piece.glue.stretch != 0) {
    if (piece.tier == GlueTier::word_space) word_space_stretch += piece.glue.stretch;
    if (piece.tier == GlueTier::latin_gap) latin_gap_stretch += piece.glue.stretch;
  }
  expandable += piece.expandable ? 1 : 0;
}

void MeasuredGlue::begin(LineCursor cursor, std::vector<GlueBoundary>& out) {
  boundaries_ = &out;
  out.clear();
  first_ = next_ = cursor.cluster;
  item_ = cursor.item;
  sum_ = visible_sum_ = {};
  edges_ = hang_ = 0;
  visible_end_ = cursor.cluster;
  has_neighbour_ = false;
  visible_ = cursor.cluster;
  items_ = items_before(*paragraph_, *shaped_, next_, item_);
  GlueBoundary first;
  first.visible_end = visible_end_;
  first.item = items_.split;
  if (uint32_t const visible = next_visible(next_); visible < glue_->cluster_count())
    first.start.width = start_blank(visible, true) - start_blank(visible, items_.width() == 0);
  boundaries_->push_back(first);
  sum_.width = double(items_.width_before);  // nothing stands before it that it could stay with
}

void MeasuredGlue::extend_to(uint32_t cluster) {
  while (next_ < cluster) {
    take(next_);
    ++next_;
    items_ = items_before(*paragraph_, *shaped_, next_, item_);
    add_boundary(next_);
  }
}

void MeasuredGlue::take(uint32_t cluster) {
  // What closes boxes was counted with the boundary before; it stays there when a line ends.
  sum_.width += double(items_.width_after);
  edges_ += items_.width_after;
  item_ = items_.next();
  if (!glue_->is_visible(cluster)) return;
  LineGlue joint;
  if (has_neighbour_) {
    joint = joint_;
  } else {
    joint.glue.natural = joint.before = float(start_blank(cluster, true));
  }
  sum_.add(joint);
  LineGlue body = glue_->body(cluster);
  if (items_.atomic && glue_->cluster(cluster).kind == ClusterClass::object)
    body.glue.natural = paragraph_->items[items_.end].width;
  sum_.add(body);
  has_neighbour_ = true;
  neighbour_ = cluster;
  if (glue_->hangs(cluster)) return;
  visible_sum_ = sum_;
  visible_sum_.width += double(glue_->line_end_blank(cluster));
  if (glue_->drops_blank_before_line_end(cluster)) {
    visible_sum_.width -= double(joint.before);
    float const dropped = std::min(joint.glue.shrink, joint.before);
    visible_sum_.shrink[size_t(joint.tier)] -= dropped;
    visible_sum_.total_shrink -= dropped;
  }
  hang_ = glue_->line_end_hang(cluster);
  visible_end_ = cluster + 1;
  edges_ = 0;
}

void MeasuredGlue::add_boundary(uint32_t cluster) {
  sum_.width += double(items_.width_before);
  edges_ += items_.width_before;
  GlueBoundary boundary;
  boundary.end = visible_sum_;
  boundary.end.width += double(edges_);
  boundary.hang = hang_;
  boundary.visible_end = visible_end_;
  boundary.item = items_.split;

  // A line that begins here has no joint before it but its first mark's own blank.
  boundary.start = sum_;
  if (uint32_t const visible = next_visible(cluster); visible < glue_->cluster_count()) {
    double own = start_blank(visible, true);
    if (has_neighbour_) {
      joint_ = glue_->joint(neighbour_, visible);
      boundary.start.add(joint_);
      own = 0;
    }
    boundary.start.width += own - start_blank(visible, items_.width_after == 0);
  }
  boundaries_->push_back(boundary);
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
