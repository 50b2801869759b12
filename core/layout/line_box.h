// The vertical side of one line: how high it is and where its baseline lies (CSS 2.1, 10.8).
#pragma once
#include <span>
#include <vector>

#include "font/font_set.h"
#include "layout/inline_content.h"
#include "text/line_setter.h"

namespace banxin {

/// CSS px. `atomic_tops` has one entry per atomic of the line, in order: its margin box's top from the line's top.
struct LineBox {
  float height = 0;
  float baseline = 0;  ///< from the line's top
  std::vector<float> atomic_tops;
};

/// Ascent and descent of the style's primary face at the style's size, CSS px.
struct FontExtent {
  float ascent = 0, descent = 0, x_height = 0;
};
FontExtent font_extent(TextStyle const& style, FontSet const& fonts);

/// `items` are the line's; atomics were rendered already.
void measure_line_box(InlineContent const& content, SetParagraph const& set, SetLine const& line,
                      std::span<TextStyle const> styles, FontSet const& fonts, LineBox& out);

}  // namespace banxin
