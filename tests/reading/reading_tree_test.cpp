#include "reading/reading_tree.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

NodeId add_element(ContentTree& tree, std::string_view tag, NodeId parent) {
  ContentNode node;
  node.kind = NodeKind::element;
  node.tag = tag;
  node.parent = parent;
  tree.nodes.push_back(node);
  return static_cast<NodeId>(tree.nodes.size() - 1);
}

void add_box(FragmentTree& tree, BoxKind kind, NodeId node, uint32_t parent, uint32_t lines) {
  BoxFragment box;
  box.kind = kind;
  box.node = node;
  box.parent = parent;
  box.line_begin = static_cast<uint32_t>(tree.lines.size());
  tree.lines.resize(tree.lines.size() + lines);
  box.line_end = static_cast<uint32_t>(tree.lines.size());
  tree.boxes.push_back(box);
}

TEST(ReadingTree, BlocksWithLinesInOrderWithTheirTags) {
  ContentTree content;
  NodeId const article = add_element(content, "article", kNoNode);
  NodeId const heading = add_element(content, "h2", article);
  NodeId const list = add_element(content, "ul", article);
  NodeId const item = add_element(content, "li", list);

  FragmentTree fragments;
  add_box(fragments, BoxKind::block, article, 0xFFFFFFFF, 0);
  add_box(fragments, BoxKind::block, heading, 0, 1);
  add_box(fragments, BoxKind::block, list, 0, 0);
  add_box(fragments, BoxKind::block, item, 2, 0);
  add_box(fragments, BoxKind::list_marker, kNoNode, 3, 1);
  add_box(fragments, BoxKind::block, kNoNode, 3, 2);  // anonymous block beside a nested list

  ReadingTree reading;
  build_reading_tree(fragments, content, reading);
  ASSERT_EQ(reading.blocks.size(), 3u);
  EXPECT_EQ(reading.blocks[0].tag, "h2");
  EXPECT_EQ(reading.blocks[0].heading_level, 2);
  EXPECT_EQ(reading.blocks[1].tag, "marker");
  EXPECT_EQ(reading.blocks[2].tag, "li");
  EXPECT_EQ(reading.blocks[2].node, item);
  EXPECT_EQ(reading.blocks[2].heading_level, 0);
}

TEST(ReadingTree, AnAnonymousBlockInsideInlineElementsIsReadAsTheirBlock) {
  ContentTree content;
  NodeId const paragraph = add_element(content, "p", kNoNode);
  NodeId const bold = add_element(content, "b", paragraph);
  FragmentTree fragments;
  add_box(fragments, BoxKind::block, bold, 0xFFFFFFFF, 0);
  add_box(fragments, BoxKind::block, kNoNode, 0, 1);
  ReadingTree reading;
  build_reading_tree(fragments, content, reading);
  ASSERT_EQ(reading.blocks.size(), 1u);
  EXPECT_EQ(reading.blocks[0].tag, "p");
}

}  // namespace
}  // namespace banxin
