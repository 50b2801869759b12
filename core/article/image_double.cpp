#include "article/image_double.h"

#include "article/byline.h"
#include "article/element_attributes.h"

namespace banxin {
namespace {

constexpr uint32_t kNone = HtmlNode::kNone;

uint32_t first_image(HtmlTree const& html, uint32_t root) {
  for (uint32_t node = html.nodes[root].first_child; node != kNone;) {
    if (html.nodes[node].tag == Tag::img) return node;
    uint32_t const child = html.nodes[node].first_child;
    node = child != kNone ? child : next_outside(html, node, root);
  }
  return kNone;
}

}  // namespace

uint32_t plain_double(HtmlTree const& html, uint32_t id) {
  for (uint32_t next = html.nodes[id].next_sibling; next != kNone; next = html.nodes[next].next_sibling) {
    if (html.nodes[next].tag == Tag::noscript) return first_image(html, next);
    bool const blank = html.nodes[next].tag == Tag::none &&
                       html.text_of(next).find_first_not_of(" \t\r\n\f") == std::string_view::npos;
    if (!blank) break;
  }
  return kNone;
}

std::string first_source_of(HtmlTree const& html, uint32_t parent, std::string_view base) {
  for (uint32_t node = html.nodes[parent].first_child; node != kNone; node = html.nodes[node].next_sibling) {
    if (html.nodes[node].tag != Tag::source) continue;
    for (auto name : {AttributeName::srcset, AttributeName::data_srcset, AttributeName::src}) {
      std::string url = first_of_srcset(decoded_attribute(html, node, name), base);
      if (!url.empty()) return url;
    }
  }
  return {};
}

}  // namespace banxin
