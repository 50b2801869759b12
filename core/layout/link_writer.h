// The links of an article with the rectangles that they cover.
#pragma once
#include <vector>

#include "layout/fragment_tree.h"

namespace banxin {

class LinkWriter {
 public:
  explicit LinkWriter(FragmentTree& out) : out_(out) {}

  /// Its index.
  uint32_t add(NodeId node, TextRange text);
  void add_rect(uint32_t link, Rect const& rect) { rects_.push_back({link, rect}); }
  /// Gives each link its rectangles, in the order in which they came. At the end, once.
  void finish();

 private:
  struct LinkRect {
    uint32_t link;
    Rect rect;
  };
  FragmentTree& out_;
  std::vector<LinkRect> rects_;
};

}  // namespace banxin
