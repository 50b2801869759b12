// Where inline items stand among the clusters of a line.
#pragma once
#include <cstdint>

#include "text/line_setter.h"

namespace banxin {

/// The items between a cluster and the one before it. All ranges into Paragraph::items.
struct ItemGroup {
  uint32_t begin = 0;
  uint32_t split = 0;  ///< [begin, split) closes what stands before: it stays on the line before a break here
  uint32_t end = 0;    ///< [split, end) opens what follows
  bool atomic = false;                      ///< items[end] is the cluster itself
  float width_before = 0, width_after = 0;  ///< CSS px, of the two parts
  float width() const { return width_before + width_after; }
  /// The first item after the cluster.
  uint32_t next() const { return end + (atomic ? 1 : 0); }
};

/// `first` is the first item that no earlier group has taken, `group` as made by default. At the paragraph's
/// end (the sentinel cluster) all that is left closes.
void gather_items(Paragraph const& paragraph, ShapedParagraph const& shaped, uint32_t cluster, uint32_t first,
                  ItemGroup& group);
inline void set_items_before(Paragraph const& paragraph, ShapedParagraph const& shaped, uint32_t cluster,
                             uint32_t first, ItemGroup& group) {
  group.begin = group.split = group.end = first;
  if (first == paragraph.items.size()) return;
  bool const later = cluster + 1 < shaped.clusters.size() &&
                     paragraph.items[first].position > shaped.clusters[cluster].text_begin;
  if (!later) gather_items(paragraph, shaped, cluster, first, group);
}
inline ItemGroup items_before(Paragraph const& paragraph, ShapedParagraph const& shaped, uint32_t cluster,
                              uint32_t first) {
  ItemGroup group;
  set_items_before(paragraph, shaped, cluster, first, group);
  return group;
}

}  // namespace banxin
