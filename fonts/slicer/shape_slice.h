// What shaping needs of an OpenType slice, and apart from it what drawing needs: the outlines, which come glyph by glyph.
#pragma once
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "font/coded_glyphs.h"

namespace banxin::slicer {

struct ShapeSlice {
  std::vector<uint8_t> font;  ///< OpenType without CFF, glyf and what belongs to them
  std::vector<std::vector<OutlineContour>> outlines;  ///< one for each glyph number
};

/// How far ink reaches stays in the font (core/font/ink_table.h): blanks of marks and places of accents ask for it.
/// What only browsers and people read (names, OS/2) goes. Error: font_missing.
Result<ShapeSlice> take_outlines_apart(std::vector<uint8_t> const& font);

}  // namespace banxin::slicer
