#include "reading/reading_tree.h"

#include <algorithm>

namespace banxin {

namespace {

bool is_inline_tag(std::string_view tag) {
  constexpr std::string_view kInline[] = {
      "a",    "b",    "strong", "i",    "em", "span", "small", "sup",  "sub",  "u",   "del", "ins", "s",
      "mark", "code", "kbd",    "samp", "q",  "abbr", "cite",  "font", "time", "big", "bdi", "bdo", "img"};
  for (auto t : kInline)
    if (tag == t) return true;
  return false;
}

/// The first text at or after a place of the reading text: into FragmentTree::texts.
uint32_t first_text(FragmentTree const& fragments, uint32_t place) {
  auto const& texts = fragments.texts;
  auto const found = std::partition_point(texts.begin(), texts.end(),
                                          [&](TextFragment const& text) { return text.text.begin < place; });
  return static_cast<uint32_t>(found - texts.begin());
}

uint8_t heading_level(std::string_view tag) {
  if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6')
    return static_cast<uint8_t>(tag[1] - '0');
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
    block.text = {fragments.lines[box.line_begin].text.begin, fragments.lines[box.line_end - 1].text.end};
    block.whole = box.node != kNoNode;
    block.right_to_left = box.right_to_left;
    block.lines = {box.content_box.x, fragments.lines[box.line_begin].rect.y, box.content_box.width,
                   fragments.lines[box.line_end - 1].rect.bottom() - fragments.lines[box.line_begin].rect.y};
    block.text_begin = first_text(fragments, block.text.begin);
    block.text_end = first_text(fragments, block.text.end);
    if (node != kNoNode && node < content.nodes.size()) {
      block.tag = content.nodes[node].tag;
      // An inline element made a block by the stylesheet keeps its own name; an anonymous box inside one does
      // not.
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
