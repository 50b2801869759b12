// What a walk over the elements tells once for a document, before there are boxes: the numbers of list items,
// which blocks lie inside a link, and which text of the sanitised tree each text is.
#pragma once
#include <litehtml.h>

#include <unordered_map>
#include <vector>

#include "article/content_tree.h"

namespace banxin {

/// A text of the document as a part of a text node of the sanitised tree.
struct TextOrigin {
  NodeId node = kNoNode;
  uint32_t offset = 0;  ///< code points of the node's text
};

struct ElementSurvey {
  std::unordered_map<litehtml::element const*, int> list_numbers;
  /// Blocks with an `a` that has a target around them, which an inline box does not tell of: the `a`.
  std::unordered_map<litehtml::element const*, litehtml::element const*> links_around;
  std::unordered_map<litehtml::element const*, TextOrigin> text_origins;
};

/// Numbers follow HTML's start, value and reversed. `content` is the tree that the document was made from.
/// Linear.
ElementSurvey survey_elements(litehtml::element const& root, ContentTree const& content);

/// litehtml numbers list items by walking over their siblings for each. While this lives, it sees none that
/// it numbers.
class UnnumberedLists {
 public:
  explicit UnnumberedLists(litehtml::element& root);
  ~UnnumberedLists();
  UnnumberedLists(UnnumberedLists const&) = delete;
  UnnumberedLists& operator=(UnnumberedLists const&) = delete;

 private:
  void hide(litehtml::element& element);
  struct Hidden {
    litehtml::element* element;
    litehtml::list_style_type type;
  };
  std::vector<Hidden> hidden_;
};

}  // namespace banxin
