// Images that a file holds more than once, in forms for different readers, of which one is shown.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "article/html_tree.h"

namespace banxin {

/// Lazy images come in pairs: one for scripts and, in a noscript right after it, the plain one. The plain one
/// of the image `id`, HtmlNode::kNone when it has none.
uint32_t plain_double(HtmlTree const& html, uint32_t id);

/// The first allowed URL of the sources of a picture or a player; empty when there is none. `base`: as in
/// resolve_url.
std::string first_source_of(HtmlTree const& html, uint32_t parent, std::string_view base);

}  // namespace banxin
