// From the parsed document to the tree that is shown. Only what stands on a list gets through: elements,
// attributes, URL schemes, inline CSS. What is not on it leaves its text behind, unless nobody would read
// that text (scripts, buttons, doubles of images), so that what is read once is shown once.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/html_tree.h"

namespace banxin {

struct SanitizedBody {
  ContentTree tree;
  NodeId title_link =
      kNoNode;              ///< the generated link of the header's title, which is none of the article's own
  NodeId notice = kNoNode;  ///< the generated notice
};

/// `head` is completed on the way: author and dates from the body's top, the title from an h1 or <title> when
/// the file has no heading. The lines that were found at the top move into the header. `has_heading`: the
/// head names the title, and an h1 of the same words is not shown again. `notice` (may be empty) is shown
/// first. Linear, no recursion.
SanitizedBody sanitize(HtmlTree const& html, ArticleHead& head, bool has_heading, std::string_view notice);

}  // namespace banxin
