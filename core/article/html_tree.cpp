#include "article/html_tree.h"

#include <algorithm>

namespace banxin {

std::string_view HtmlTree::attribute(uint32_t node, AttributeName name) const {
  if (nodes[node].tag == Tag::none) return {};
  for (uint32_t i = nodes[node].begin; i < nodes[node].end; ++i) {
    if (attributes[i].name == name) return attributes[i].raw;
  }
  return {};
}

bool HtmlTree::has_attribute(uint32_t node, AttributeName name) const {
  if (nodes[node].tag == Tag::none) return false;
  return std::any_of(attributes.begin() + nodes[node].begin, attributes.begin() + nodes[node].end,
                     [&](auto const& attribute) { return attribute.name == name; });
}

}  // namespace banxin
