#include "text/line_items.h"

namespace banxin {

void gather_items(Paragraph const& paragraph, ShapedParagraph const& shaped, uint32_t cluster, uint32_t first,
                  ItemGroup& group) {
  group.begin = group.split = group.end = first;
  bool const at_end = cluster + 1 >= shaped.clusters.size();
  uint32_t const position = shaped.clusters[cluster].text_begin;
  bool const is_object = !at_end && shaped.clusters[cluster].kind == ClusterClass::object;
  uint32_t depth = 0;  // boxes that open and close here: empty ones
  float width = 0;
  for (; group.end < paragraph.items.size(); ++group.end) {
    InlineItem const& item = paragraph.items[group.end];
    if (!at_end && item.position > position) break;
    if (item.kind == InlineItemKind::atomic) {
      if (is_object && item.position == position) {
        group.atomic = true;
        break;
      }
      continue;  // an atomic whose character is not there takes no room
    }
    width += item.kind == InlineItemKind::float_anchor ? 0 : item.width;
    if (item.kind == InlineItemKind::box_start) {
      ++depth;
    } else if (item.kind == InlineItemKind::box_end) {
      if (depth > 0) {
        --depth;
      } else {
        group.split = group.end + 1;
        group.width_before = width;
      }
    }
  }
  if (at_end) {
    group.split = group.end;
    group.width_before = width;
  }
  group.width_after = width - group.width_before;
}

}  // namespace banxin
