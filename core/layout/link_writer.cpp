#include "layout/link_writer.h"

#include <algorithm>

namespace banxin {

uint32_t LinkWriter::add(NodeId node, TextRange text) {
  LinkFragment link;
  link.node = node;
  link.text = text;
  out_.links.push_back(link);
  return static_cast<uint32_t>(out_.links.size() - 1);
}

void LinkWriter::finish() {
  std::stable_sort(rects_.begin(), rects_.end(),
                   [](LinkRect const& a, LinkRect const& b) { return a.link < b.link; });
  size_t next = 0;
  for (uint32_t i = 0; i < out_.links.size(); ++i) {
    out_.links[i].rect_begin = static_cast<uint32_t>(out_.link_rects.size());
    for (; next < rects_.size() && rects_[next].link == i; ++next)
      out_.link_rects.push_back(rects_[next].rect);
    out_.links[i].rect_end = static_cast<uint32_t>(out_.link_rects.size());
  }
}

}  // namespace banxin
