#include "reading/reading_tree.h"

namespace banxin {

namespace {

bool is_inline_tag(std::string_view tag) {
  constexpr std::string_view kInline[] = {"a",    "b",   "strong", "i",    "em",  "span", "small", "sup", "sub",
                                          "u",    "del", "ins",    "s",    "mark", "code", "kbd",   "samp", "q",
                                          "abbr", "cite", "font",  "time", "big", "bdi",  "bdo",   "img"};
  for (auto t : kInline)
    if (tag == t) return true;
  return false;
}

uint8_t heading_level(std::string_view tag) {
  if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') return static_cast<uint8_t>(tag[1] - '0');
  return 0;
}

}  // namespace

void build_reading_tree(FragmentTree const& fragments, ContentTree const& content, ReadingTree& out) {
  out.blocks.clear();
  for (uint32_t i = 0; i < fragments.boxes.size(); ++i) {
    BoxFragment const& box = fragments.boxes[i];
    if (box.line_begin == box.line_end) continue;

    // Anonymous boxes are read as their nearest element's.
    NodeId node = box.node;
    for (uint32_t parent = box.parent; node == kNoNode && parent < i; parent = fragments.boxes[parent].parent)
      node = fragments.boxes[parent].node;

    ReadingBlock block;
    block.node = node;
    block.box = i;
    block.text = box.text;
    if (node != kNoNode && node < content.nodes.size()) {
      block.tag = content.nodes[node].tag;
      // An inline element made a block by the stylesheet keeps its own name; an anonymous box inside one does not.
      if (box.node == kNoNode) {
        NodeId up = node;
        while (up != kNoNode && is_inline_tag(content.nodes[up].tag)) up = content.nodes[up].parent;
        if (up != kNoNode) block.tag = content.nodes[up].tag;
      }
    }
    if (box.kind == BoxKind::list_marker) block.tag = "marker";
    block.heading_level = heading_level(block.tag);
    out.blocks.push_back(block);
  }
}

}  // namespace banxin
