// The computed style of a stretch of text, as far as shaping, breaking, placing and painting need it.
#pragma once
#include <cstdint>

#include "base/paint_color.h"
#include "font/font_set.h"
#include "unicode/line_break.h"

namespace banxin {

/// CSS Text 3, `white-space`, after the layout room has collapsed and transformed the text itself.
enum class WhiteSpace : uint8_t { normal, nowrap, pre, pre_wrap, pre_line };
/// CSS Text 3, `overflow-wrap`: may a word that is longer than the line break at any grapheme boundary?
enum class OverflowWrap : uint8_t { normal, break_word };

enum Decoration : uint8_t { decoration_none = 0, decoration_underline = 1, decoration_line_through = 2, decoration_overline = 4 };

/// Styles are interned per article; a StyleId indexes that table.
using StyleId = uint16_t;

struct TextStyle {
  FontRequest font;            ///< family, weight, language
  float size = 18;             ///< CSS px
  bool italic = false;         ///< Latin slants, Han stays upright (typesetting rule 26)
  float letter_spacing = 0;    ///< CSS px, after each cluster
  float word_spacing = 0;      ///< CSS px, at word spaces
  float line_height = 32.4f;   ///< CSS px, of the inline box
  float baseline_shift = 0;    ///< CSS px, upwards: vertical-align sub, super, length
  WhiteSpace white_space = WhiteSpace::normal;
  OverflowWrap overflow_wrap = OverflowWrap::break_word;
  LineBreakStrictness line_break = LineBreakStrictness::strict;
  WordBreak word_break = WordBreak::normal;
  bool autospace = true;       ///< Han–Latin gaps (CSS Text 4, text-autospace)
  bool spacing_trim = true;    ///< punctuation trims (CSS Text 4, text-spacing-trim)
  bool visible = true;         ///< visibility: hidden keeps its place and is not painted
  uint8_t decorations = decoration_none;
  PaintColor color;
  PaintColor decoration_color; ///< kind none: as `color`
  PaintColor behind;           ///< nearest background, for the contrast of author colours; kind none: paper
  bool operator==(TextStyle const&) const = default;
};

}  // namespace banxin
