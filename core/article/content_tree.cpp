#include "article/content_tree.h"

namespace banxin {

std::string_view ContentTree::attribute(NodeId id, std::string_view name) const {
  for (uint32_t i = nodes[id].attributes_begin; i < nodes[id].attributes_end; ++i) {
    if (attributes[i].name == name) return attributes[i].value;
  }
  return {};
}

}  // namespace banxin
