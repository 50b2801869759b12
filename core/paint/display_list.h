// What to draw, in paint order, independent of scale and theme. Shaped glyphs only, no strings. CSS px of the
// page.
#pragma once
#include <cstdint>
#include <vector>

#include "base/box_decoration.h"
#include "base/geometry.h"
#include "base/language.h"
#include "base/paint_color.h"
#include "font/font_set.h"

namespace banxin {

struct DisplayGlyph {
  GlyphId id = 0;
  SliceId slice = kNoSlice;
  float x = 0, y = 0;  ///< origin on the page
  float advance = 0;   ///< for the visible box of a glyph that no face has
};

struct DrawGlyphs {
  uint32_t glyph_begin = 0, glyph_end = 0;
  float size = 0;  ///< CSS px per em
  Language language = Language::zh_hans;
  bool slant = false;
  PaintColor color, behind;
};

struct DrawBox {
  Rect rect;                ///< border box
  uint32_t decoration = 0;  ///< into DisplayList::decorations
};

/// Underline, overline, line-through: one straight rule. An underline keeps clear below Han and is not cut at
/// descenders.
struct DrawRule {
  Rect rect;
  float baseline = 0;  ///< y; the rule keeps a whole number of device px from the baseline's own pixel row
  PaintColor color, behind;
};

/// An image's place with its quiet placeholder; the host lays the picture itself over it.
struct DrawImagePlace {
  Rect rect;
};

enum class CommandKind : uint8_t { box, image_place, rule, glyphs };

struct DisplayCommand {
  CommandKind kind = CommandKind::glyphs;
  uint32_t index = 0;  ///< into the array of its kind
  Rect bounds;         ///< everything it may touch
};

/// Where the text of a line begins, behind the boxes that stand under it.
struct DisplayLine {
  uint32_t command = 0, glyph = 0;  ///< the first one of the line, or where it would be
};

struct DisplayList {
  float width = 0, height = 0;
  std::vector<DisplayCommand> commands;  ///< paint order
  std::vector<DisplayGlyph> glyphs;
  std::vector<DrawGlyphs> glyph_runs;
  std::vector<DrawBox> boxes;
  std::vector<DrawRule> rules;
  std::vector<DrawImagePlace> image_places;
  std::vector<BoxDecoration> decorations;
  std::vector<DisplayLine> lines;  ///< one per line of the fragment tree
};

}  // namespace banxin
