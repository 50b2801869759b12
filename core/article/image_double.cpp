#include "article/image_double.h"

#include "article/byline.h"
#include "article/head_parser.h"
#include "article/source_set.h"

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

PictureSources read_picture(HtmlTree const& html, uint32_t id, std::string_view base) {
  PictureSources out;
  bool plain_url = false;
  for (uint32_t node = html.nodes[id].first_child; node != kNone; node = html.nodes[node].next_sibling) {
    if (html.nodes[node].tag != Tag::source) continue;
    std::string const media = tidy_text(decoded_attribute(html, node, AttributeName::media));
    bool const everywhere = (media.empty() || media == "all" || media == "screen") &&
                            is_shown_image_type(decoded_attribute(html, node, AttributeName::type));
    for (auto name : {AttributeName::srcset, AttributeName::data_srcset, AttributeName::src}) {
      if (!html.has_attribute(node, name) || (plain_url && !out.set.empty())) continue;
      std::string const written = decoded_attribute(html, node, name);
      if (out.url.empty() || (everywhere && !plain_url)) {
        std::string url = first_of_srcset(written, base);
        plain_url = plain_url || (everywhere && !url.empty());
        if (!url.empty()) out.url = std::move(url);
      }
      if (everywhere && out.set.empty() && name != AttributeName::src)
        out.set = checked_source_set(written, base);
    }
  }
  return out;
}

}  // namespace banxin
