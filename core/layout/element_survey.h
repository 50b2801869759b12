// What a walk over the elements tells once for a document, before there are boxes: the numbers of list items,
// and which blocks lie inside a link.
#pragma once
#include <litehtml.h>

#include <unordered_map>
#include <vector>

namespace banxin {

struct ElementSurvey {
  std::unordered_map<litehtml::element const*, int> list_numbers;
  /// Blocks with an `a` that has a target around them, which an inline box does not tell of: the `a`.
  std::unordered_map<litehtml::element const*, litehtml::element const*> links_around;
};

/// Numbers follow HTML's start, value and reversed. Linear.
ElementSurvey survey_elements(litehtml::element const& root);

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
