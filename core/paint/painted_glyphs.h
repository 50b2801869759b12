// Which glyphs of a line are painted at all: one answer for all that counts them.
#pragma once
#include "layout/fragment_tree.h"

namespace banxin {

/// Invisible text, and text without size, paints nothing.
inline bool is_painted(TextStyle const& style) {
  return style.visible && style.size > 0;
}

/// False when the glyph has no ink by its text: white space, what stands for an image, and what is drawn as
/// nothing where no face covers it.
bool is_painted(FragmentTree const& fragments, GlyphFragment const& glyph);

}  // namespace banxin
