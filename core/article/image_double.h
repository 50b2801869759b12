// Images that a file holds more than once, in forms for different readers, of which one is shown.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "article/element_attributes.h"
#include "article/html_tree.h"

namespace banxin {

/// Lazy images come in pairs: one for scripts and, in a noscript right after it, the plain one. The plain one
/// of the image `id`, HtmlNode::kNone when it has none.
uint32_t plain_double(HtmlTree const& html, uint32_t id);

/// The sources of the picture `id`, by this rule: the first source that every browser and every window may
/// use (of a type that all can show, without a media query) gives the set, as a browser would have it. One
/// with a media query is another crop for another window: the img itself stands for all of them, and only
/// where it names no file does the first of those sources that gives one. `base`: as in resolve_url.
PictureSources read_picture(HtmlTree const& html, uint32_t id, std::string_view base);

}  // namespace banxin
