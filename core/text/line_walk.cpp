#include "text/line_walk.h"

#include <algorithm>
#include <cmath>

namespace banxin {

void LineWalk::take(LineSlot& slot) {
  slot.cluster = cluster_;
  ItemGroup& items = slot.items;
  set_items_before(*paragraph_, *shaped_, cluster_, item_, items);
  slot.visible = glue_->is_visible(cluster_);
  bool const hangs = slot.visible && glue_->hangs(cluster_);
  if (hangs && !hanging_) {
    visible_sum_ = sum_;
    edges_since_ = 0;
    hanging_ = true;
  }
  sum_.add_width(items.width());
  edges_since_ += items.width();
  if (!has_neighbour_) edge_at_start_ |= items.width_before != 0 || items.width_after != 0;
  if (slot.visible) {
    if (has_neighbour_) {
      glue_->joint(neighbour_, cluster_, slot.joint);
    } else {
      slot.joint.glue.natural = slot.joint.before = glue_->line_start_blank(cluster_, !edge_at_start_);
    }
    sum_.add(slot.joint);
    glue_->body(cluster_, slot.body);
    Cluster const& cluster = glue_->cluster(cluster_);
    if (cluster.kind == ClusterClass::object && items.atomic) {
      slot.body.glue.natural = paragraph_->items[items.end].width;
    } else if (cluster.kind == ClusterClass::tab && cluster.body > 0) {
      float const pen = origin_ + sum_.width;
      slot.body.glue.natural = cluster.body * (std::floor(pen / cluster.body + 1e-3f) + 1) - pen;
    }
    sum_.add(slot.body);
    has_neighbour_ = true;
    neighbour_ = cluster_;
    if (!hangs) {
      hanging_ = false;
      visible_joint_ = slot.joint;
      last_visible_ = cluster_;
      has_visible_ = true;
    }
  }
  ++cluster_;
  item_ = items.next();
}

LineSum LineWalk::line_sum() const {
  LineSum sum = hanging_ ? visible_sum_ : sum_;
  if (hanging_) sum.add_width(edges_since_);
  if (!has_visible_) return sum;
  sum.add_width(glue_->line_end_blank(last_visible_));
  sum.hang = glue_->line_end_hang(last_visible_);
  if (glue_->drops_blank_before_line_end(last_visible_)) {
    sum.add_width(-visible_joint_.before);
    float& shrink = sum.shrink[size_t(visible_joint_.tier)];
    shrink -= std::min(visible_joint_.glue.shrink, visible_joint_.before);
  }
  return sum;
}

}  // namespace banxin
