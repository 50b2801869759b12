// The sanitised body: a flat tree of whitelisted elements and text. Everything after the sanitiser (layout,
// reading tree, HTML output) is made from it and from nothing else.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_range.h"

namespace banxin {

using NodeId = uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

enum class NodeKind : uint8_t { element, text };

struct ContentAttribute {
  std::string_view name;  ///< static storage: one of the whitelist
  std::string value;      ///< UTF-8, decoded, checked (URLs absolute and of an allowed scheme, CSS filtered)
};

struct ContentNode {
  NodeKind kind = NodeKind::text;
  std::string_view tag;  ///< lower-case, static storage; empty for text
  NodeId parent = kNoNode, first_child = kNoNode, last_child = kNoNode, next_sibling = kNoNode;
  uint32_t attributes_begin = 0, attributes_end = 0;  ///< into ContentTree::attributes
  TextRange text;                                     ///< UTF-8 bytes of ContentTree::text
};

/// Node 0 is always the root element ("article"); children follow parents in document order.
struct ContentTree {
  std::vector<ContentNode> nodes;
  std::vector<ContentAttribute> attributes;
  std::string text;

  std::string_view text_of(NodeId id) const {
    auto const& range = nodes[id].text;
    return std::string_view(text).substr(range.begin, range.size());
  }
  /// Empty when the attribute is not there.
  std::string_view attribute(NodeId id, std::string_view name) const;
};

}  // namespace banxin
