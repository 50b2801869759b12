// The targets of a page, counted from the places of glyphs alone, as anyone could who has only the layout's
// output: nothing here knows the setter.
#pragma once
#include <string>
#include <vector>

#include "viewer/viewer.h"

namespace banxin::test {

/// Faults of one page, each as the text around it.
struct PageFaults {
  std::vector<std::string> prohibited_start, prohibited_end, blank_line_end, loose_pair, hole_at_start,
      latin_gap, orphan, dash, off_measure;
  size_t lines = 0, justified = 0;
  double mean_gap = 0;   ///< em by which Han stand apart, mean over lines of a line's mean
  double mean_jump = 0;  ///< em, difference of this between neighbouring lines
  size_t count() const;
  std::string describe() const;
};

/// Of paragraphs, headings, captions and list items.
PageFaults count_page_faults(Engine const& engine, Viewer const& viewer);

}  // namespace banxin::test
