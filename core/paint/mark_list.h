// Marked stretches of text, such as what a search found: where they stand on the page, beneath the glyphs of
// their lines. Kept beside the display list, so that marks come and go without a new one. CSS px of the page.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/text_range.h"
#include "layout/fragment_tree.h"
#include "paint/display_list.h"

namespace banxin {

inline constexpr uint32_t kNoMark = 0xFFFFFFFF;

/// A part of a mark that stands on one line in one piece.
struct MarkRect {
  Rect rect;
  uint32_t command = 0;                     ///< of the display list; the rect is painted before it
  uint32_t glyph_begin = 0, glyph_end = 0;  ///< of the display list: those that stand on the rect
  uint32_t mark = 0;                        ///< index of its text range
  bool operator==(MarkRect const&) const = default;
};

struct MarkList {
  std::vector<MarkRect> rects;  ///< in the order of lines, from left to right on each
  uint32_t current = kNoMark;   ///< the mark that stands out
};

/// Places `marks` (code points of the reading text, ascending, apart) on the page that `list` was built of.
/// What is out of order, empty or beyond the text has no rect. An edge inside a glyph of several code points
/// is put at its share of the glyph. `out.current` is left alone.
void build_mark_list(FragmentTree const& fragments, DisplayList const& list, std::span<TextRange const> marks,
                     MarkList& out);

/// The box around all of one mark; empty when it has no rect.
Rect mark_bounds(MarkList const& marks, uint32_t mark);

/// The first mark in reading order that reaches below `y`, else the first of all; kNoMark when there is none.
uint32_t mark_at_or_after(MarkList const& marks, float y);

/// A part of the page's height.
struct Stretch {
  float top = 0, bottom = 0;
  bool operator==(Stretch const&) const = default;
};

/// Where the page looks different with `after` in the place of `before`, both of one display list: downwards,
/// apart.
void changed_stretches(MarkList const& before, MarkList const& after, std::vector<Stretch>& out);

}  // namespace banxin
