// The parsed document before it is sanitised: known elements and text in source order.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "article/html_tokenizer.h"

namespace banxin {

/// Unit of text: bytes of the source. All views live as long as the source.
struct HtmlNode {
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  Tag tag = Tag::none;   ///< none: text
  bool literal = false;  ///< text: character references are not references
  bool ended = false;    ///< its end tag was there
  bool made = false;  ///< element: opened by the builder, not by a tag of its own; text: parted from the text
                      ///< before it
  uint32_t parent = kNone, first_child = kNone, last_child = kNone, next_sibling = kNone;
  uint32_t begin = 0, end = 0;  ///< text: bytes of the source; element: range of HtmlTree::attributes
};

/// Node 0 is the root, which has no tag. What the builder guarantees, so that the tree written out as HTML is
/// read by any HTML parser as the same tree: no p, heading or inline element holds a block where HTML would
/// close it; no link lies in a link; rows and cells lie in their tables; nothing lies deeper than
/// kGreatestDepth.
struct HtmlTree {
  static constexpr size_t kGreatestDepth = 128;
  static constexpr size_t kMostNodes = 1u << 18;
  /// Each level of nested tables is laid out several times as often as the one around it.
  static constexpr std::ptrdiff_t kMostTablesInTables = 5;

  std::string_view source;
  std::vector<HtmlNode> nodes;
  std::vector<HtmlAttribute> attributes;
  // Of the document, as written:
  std::string_view title, base, language, direction;
  bool damaged = false;    ///< cut off in a tag, comment or script
  bool flattened = false;  ///< too deep or too many elements: their text is there, their boxes are not

  /// The attribute as written; empty when it is not there.
  std::string_view attribute(uint32_t node, AttributeName name) const;
  bool has_attribute(uint32_t node, AttributeName name) const;
  std::string_view text_of(uint32_t node) const {
    return source.substr(nodes[node].begin, nodes[node].end - nodes[node].begin);
  }
};

/// Linear in the size of `source`; never fails.
HtmlTree parse_html(std::string_view source);

}  // namespace banxin
