// The attributes that an element keeps, checked and in their safe form.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "article/content_tree.h"
#include "article/html_tree.h"

namespace banxin {

struct KeptAttributes {
  std::vector<ContentAttribute> list;
  bool hidden = false;  ///< `hidden`, display: none, visibility: hidden
};

/// All but links and images: style, lang, dir, title, and what single elements need.
KeptAttributes keep_attributes(HtmlTree const& html, uint32_t node);

struct ReadImage {
  std::vector<ContentAttribute> list;  ///< src (may be empty), alt, width, height, title, style
  std::string source;
  bool shown = true;  ///< false: hidden, a tracker, or nothing that could be shown
};

/// `fallback` is decoded and resolved already: the URL from a picture's sources or a noscript's image.
/// `base`: as in resolve_url.
ReadImage read_image(HtmlTree const& html, uint32_t node, std::string_view base, std::string_view fallback);

/// The first URL of a decoded srcset; empty when there is none that is allowed.
std::string first_of_srcset(std::string_view srcset, std::string_view base);

/// The attribute with character references decoded.
std::string decoded_attribute(HtmlTree const& html, uint32_t node, AttributeName name);

}  // namespace banxin
