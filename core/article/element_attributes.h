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

/// What the sources of a picture say of its image: the URL for an img that names none, and the set of files
/// that stands for the img's own. Both may be empty.
struct PictureSources {
  std::string url, set;
};

struct ReadImage {
  std::vector<ContentAttribute> list;  ///< src (may be empty), srcset, alt, width, height, style
  std::string source;
  bool shown = true;  ///< false: hidden, a tracker, or nothing that could be shown
};

/// `picture`: of the picture that the image stands in. `base`: as in resolve_url.
ReadImage read_image(HtmlTree const& html, uint32_t node, std::string_view base,
                     PictureSources const& picture = {});

/// The attribute with character references decoded.
std::string decoded_attribute(HtmlTree const& html, uint32_t node, AttributeName name);

}  // namespace banxin
