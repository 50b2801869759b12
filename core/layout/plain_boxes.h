// What an article's boxes go without where laying them out would take too long: litehtml lays out what is
// inside a float twice and inside a table cell three times, so nested ones take exponential time, and its
// table grid and float lists take quadratic time.
#pragma once
#include <string>

#include "article/content_tree.h"

namespace banxin {

struct PlainBoxes {
  bool floats = false;  ///< floats stand in the flow
  bool tables = false;  ///< cells stand one below the other
};

/// By the number of floats and table rows.
PlainBoxes too_many_boxes(ContentTree const& content);

/// To be added to the reader's sheet; empty when nothing is plain.
std::string plain_sheet(PlainBoxes plain);

}  // namespace banxin
