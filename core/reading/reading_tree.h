// The article as it is read: its blocks in order with their tags and lines, for the JSON dump, the text
// layer, find and screen readers. Made from the fragment tree and the sanitised tree.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "article/content_tree.h"
#include "base/text_range.h"
#include "layout/fragment_tree.h"

namespace banxin {

/// A block that holds lines itself (p, h1, li, td, figcaption, …, list markers).
struct ReadingBlock {
  std::string_view tag;  ///< of the nearest element that is not inline; static storage
  NodeId node = kNoNode;
  uint32_t box = 0;            ///< into FragmentTree::boxes
  TextRange text;              ///< code points of FragmentTree::text
  uint8_t heading_level = 0;   ///< 1-6 for h1-h6, else 0
  bool whole = true;           ///< false: an anonymous box, some of the children of `node`
  bool right_to_left = false;  ///< base direction of its lines
  Rect lines;  ///< x and width of the content box, from the first line's top to the last one's bottom
  uint32_t text_begin = 0, text_end = 0;  ///< into FragmentTree::texts
};

struct ReadingTree {
  std::vector<ReadingBlock> blocks;  ///< reading order
};

void build_reading_tree(FragmentTree const& fragments, ContentTree const& content, ReadingTree& out);

}  // namespace banxin
