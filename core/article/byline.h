// The lines above an article's text that say who wrote it and when.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/html_tree.h"

namespace banxin {

/// What stands first in a body: `address` and `time`, or a `div` of short `i` lines. Fills author and dates
/// of `head` where they are empty and answers the nodes, which are to be shown in the header and nowhere
/// else.
std::vector<uint32_t> take_byline(HtmlTree const& html, ArticleHead& head);

/// The decoded, tidied text inside a node, of at most about `most_bytes`.
std::string text_inside(HtmlTree const& html, uint32_t node, size_t most_bytes = 4096);

/// The node after `node` in document order that does not lie in it, HtmlNode::kNone at the end of `root`.
uint32_t next_outside(HtmlTree const& html, uint32_t node, uint32_t root);

}  // namespace banxin
