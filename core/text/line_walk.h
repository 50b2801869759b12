// Gathers the clusters of a line one by one, with their glue and inline items, in logical order.
#pragma once
#include <vector>

#include "text/line_glue.h"
#include "text/line_items.h"

namespace banxin {

/// A cluster on a line. Invisible ones (zero width) have a slot too.
struct LineSlot {
  uint32_t cluster = 0;
  ItemGroup items;  ///< before it
  LineGlue joint;   ///< towards the visible cluster before it; at a line's start its own blank only
  LineGlue body;    ///< glue of word spaces, natural width of others
  bool visible = false;
};

class LineWalk {
 public:
  /// `origin`: CSS px from the paragraph's left edge to the line's first cluster, for tab stops.
  LineWalk(Paragraph const& paragraph, ShapedParagraph const& shaped, GlueSource const& glue,
           LineCursor cursor, float origin)
      : paragraph_(&paragraph),
        shaped_(&shaped),
        glue_(&glue),
        cluster_(cursor.cluster),
        item_(cursor.item),
        origin_(origin) {}

  uint32_t cluster() const { return cluster_; }  ///< the one that is taken next
  /// Items between the last cluster and the next one.
  ItemGroup items() const { return items_before(*paragraph_, *shaped_, cluster_, item_); }
  /// Adds the next cluster to the line; `slot` as made by default.
  void take(LineSlot& slot);

  /// Anything but zero-width clusters.
  bool has_any() const { return has_neighbour_; }
  /// Anything but these and spaces that hang.
  bool has_visible() const { return has_visible_; }
  uint32_t last_visible() const { return last_visible_; }  ///< hanging spaces apart
  /// The line up to its last visible cluster, its end trimmed; box edges after it included.
  LineSum line_sum() const;
  /// The line with all that has been taken, its end untrimmed.
  LineSum const& whole_sum() const { return sum_; }

 private:
  Paragraph const* paragraph_;
  ShapedParagraph const* shaped_;
  GlueSource const* glue_;
  uint32_t cluster_, item_;
  float origin_;
  LineSum sum_;
  LineSum visible_sum_;  // before the first of the hanging clusters that came last
  LineGlue visible_joint_;
  float edges_since_ = 0;  // box edges since then
  bool edge_at_start_ = false, has_neighbour_ = false, has_visible_ = false, hanging_ = false;
  uint32_t neighbour_ = 0, last_visible_ = 0;
};

}  // namespace banxin
