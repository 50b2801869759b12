#include "layout/plain_boxes.h"

namespace banxin {

namespace {
// Far above what articles hold: the largest gallery seen has 88 pictures, the longest table a few hundred
// rows.
constexpr size_t kMostFloats = 400, kMostRows = 5000;
}  // namespace

PlainBoxes too_many_boxes(ContentTree const& content) {
  size_t floats = 0, rows = 0;
  for (ContentNode const& node : content.nodes) rows += node.tag == "tr";
  for (ContentAttribute const& attribute : content.attributes)
    if (attribute.name == "style") floats += attribute.value.find("float:") != std::string::npos;
  return {floats > kMostFloats, rows > kMostRows};
}

std::string plain_sheet(PlainBoxes plain) {
  std::string sheet;
  if (plain.floats) sheet += "*{float:none !important}\n";
  if (plain.tables)
    sheet +=
        "table,caption,thead,tbody,tfoot,tr,td,th{display:block !important;width:auto !important}\n"
        "td,th{border-bottom-width:0 !important;padding:0 !important}\n";
  return sheet;
}

}  // namespace banxin
