// Whatever bytes a file holds: no crash, no hang, a well-formed tree with nothing unsafe in it, and the same
// tree again when it is written out and read back.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "article/article.h"

namespace {

using namespace banxin;

void require(bool condition) {
  if (!condition) std::abort();
}

void check(Article const& article) {
  auto const& tree = article.body;
  require(!tree.nodes.empty() && tree.nodes[0].tag == "article");
  for (NodeId id = 1; id < tree.nodes.size(); ++id) {
    auto const& node = tree.nodes[id];
    require(node.parent < id);
    if (node.kind == NodeKind::text) {
      require(!node.text.empty() && node.text.end <= tree.text.size());
      continue;
    }
    require(!node.tag.empty() && node.tag != "script" && node.tag != "style" && node.tag != "iframe");
    for (uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
      auto const& [name, value] = tree.attributes[i];
      require(!name.starts_with("on"));
      if (name == "style")
        require(value.find("url") == std::string::npos && value.find("role-") == std::string::npos);
      if (name == "href" || name == "src") {
        size_t const colon = value.find(':');
        std::string_view const scheme = std::string_view(value).substr(0, colon);
        bool const relative =
            colon == std::string::npos || scheme.find_first_of("/?#") != std::string_view::npos;
        require(relative || scheme == "http" || scheme == "https" || scheme == "mailto");
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, size_t size) {
  for (bool plain : {false, true}) {
    ReadOptions options;
    options.plain_html = plain;
    Result<Article> const read = read_article({data, size}, options);
    if (!read) continue;
    check(read.value());
    std::string const html = "<p>.</p>" + to_html(read.value(), {});
    options.plain_html = true;
    Result<Article> const again =
        read_article({reinterpret_cast<uint8_t const*>(html.data()), html.size()}, options);
    require(again.ok());
    check(again.value());
    HtmlOptions full;
    full.full_page = true;
    full.node_ids = true;
    require(to_html(again.value(), full).size() > html.size());
  }
  return 0;
}
