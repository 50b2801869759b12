#include "text/measured_glue.h"

#include <algorithm>

namespace banxin {

namespace {

// Neither glue nor anything that hangs, is hidden or comes from items.
bool is_bare(Cluster const& cluster) {
  bool const letter = cluster.kind == ClusterClass::han || cluster.kind == ClusterClass::alphabetic ||
                      cluster.kind == ClusterClass::other;
  return letter && cluster.glue_before == 0 && cluster.glue_after == 0;
}

}  // namespace

void Flexibility::add(LineGlue const& piece) {
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
    take_bare(cluster);
    if (next_ < cluster) take_any();
  }
}

// A letter that follows a letter, with nothing between them.
bool MeasuredGlue::follows_barely(uint32_t cluster, uint32_t item) const {
  if (cluster >= glue_->cluster_count()) return false;
  Cluster const& next = glue_->cluster(cluster);
  bool const plain = next.joint == JointKind::plain || next.joint == JointKind::rigid;
  bool const no_items =
      item == paragraph_->items.size() || paragraph_->items[item].position > next.text_begin;
  return plain && no_items && is_bare(next);
}

// Letters upon letters: nearly all of a text. The sums stay in registers here.
void MeasuredGlue::take_bare(uint32_t end) {
  if (!has_neighbour_ || neighbour_ + 1 != next_ || items_.begin != items_.end || items_.atomic) return;
  if (next_ >= end || !is_bare(glue_->cluster(next_))) return;
  uint32_t const item = items_.begin;
  uint32_t at = next_;
  bool const flexes = joint_.glue.shrink != 0 || joint_.glue.stretch != 0;
  if (flexes || !follows_barely(at + 1, item)) return;
  double width = sum_.width;
  uint32_t expandable = sum_.expandable;
  float joint = joint_.glue.natural;
  bool expands = joint_.expandable;
  do {
    width += double(joint) + double(glue_->cluster(at).body);
    expandable += expands ? 1 : 0;
    GlueBoundary& boundary = boundaries_->emplace_back();
    boundary.end.width = width;
    boundary.end.expandable = expandable;
    boundary.end.flexible = sum_.flexible;
    joint = glue_->style(at).letter_spacing;
    expands = glue_->expands(glue_->cluster(at + 1));
    boundary.start.width = width + double(joint);
    boundary.start.expandable = expandable + (expands ? 1 : 0);
    boundary.start.flexible = sum_.flexible;
    boundary.visible_end = ++at;
    boundary.item = item;
  } while (at < end && follows_barely(at + 1, item));
  sum_.width = width;
  sum_.expandable = expandable;
  joint_ = {};
  joint_.glue.natural = joint;
  joint_.expandable = expands;
  neighbour_ = at - 1;
  visible_ = next_ = at;
}

void MeasuredGlue::take_any() {
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
    boundary.end.width += double(opening) - double(hyphen_at_line_end(next_));
    boundary.hang = last.hang;
    boundary.visible_end = last.visible_end;
  }
  boundary.end.width += double(items_.width_before);
  sum_.width += double(items_.width_before);
  ++next_;
  boundary.end.width += double(hyphen_at_line_end(next_));
  begin_line_at(next_, boundary);
}

void MeasuredGlue::add(LineGlue const& piece) {
  sum_.width += double(piece.glue.natural);
  sum_.expandable += piece.expandable ? 1 : 0;
  if (piece.glue.shrink != 0 || piece.glue.stretch != 0) sum_.flexible.add(piece);
}

/// False when the cluster hangs at a line's end.
bool MeasuredGlue::take(uint32_t cluster) {
  if (!has_neighbour_) {
    joint_ = {};
    joint_.glue.natural = joint_.before = float(start_blank(cluster, true));
  }
  add(joint_);
  LineGlue body;
  glue_->body(cluster, body);
  if (items_.atomic && glue_->cluster(cluster).kind == ClusterClass::object)
    body.glue.natural = paragraph_->items[items_.end].width;
  add(body);
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
    boundary.end.flexible.shrink[size_t(joint_.tier)] -= dropped;
    boundary.end.flexible.total_shrink -= dropped;
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
    joint_ = {};
    glue_->joint(neighbour_, visible, joint_);
    boundary.start.width += double(joint_.glue.natural);
    boundary.start.expandable += joint_.expandable ? 1 : 0;
    if (joint_.glue.shrink != 0 || joint_.glue.stretch != 0) boundary.start.flexible.add(joint_);
    own = 0;
  }
  boundary.start.width += own - start_blank(visible, items_.width_after == 0);
}

uint32_t MeasuredGlue::next_visible(uint32_t cluster) {
  if (visible_ < cluster) visible_ = cluster;
  while (visible_ < glue_->cluster_count() && !glue_->is_visible(visible_)) ++visible_;
  return visible_;
}

float MeasuredGlue::hyphen_at_line_end(uint32_t cluster) const {
  if (shaped_->hyphens.empty()) return 0;
  ShapedHyphen const* hyphen = shaped_->hyphen_before(cluster);
  return hyphen ? hyphen->glyph.advance : 0;
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
  Flexibility const& last = end.end.flexible;
  Flexibility const& before = begin.start.flexible;
  for (size_t tier = 0; tier < kGlueTiers; ++tier)
    out.shrink[tier] = std::max(0.0f, last.shrink[tier] - before.shrink[tier]);
  out.word_space_stretch = std::max(0.0f, last.word_space_stretch - before.word_space_stretch);
  out.latin_gap_stretch = std::max(0.0f, last.latin_gap_stretch - before.latin_gap_stretch);
  out.expandable = end.end.expandable - begin.start.expandable;
  out.hang = end.hang;
  return out;
}

}  // namespace banxin
