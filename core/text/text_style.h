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
/// `anywhere` counts such breaks in the least width that a table cell asks for, `break_word` does not.
enum class OverflowWrap : uint8_t { normal, break_word, anywhere };

/// CSS Text 4, `text-autospace`: where Han meets letters and digits of other scripts; a set.
enum Autospace : uint8_t {
  autospace_none = 0,
  autospace_alpha = 1,    ///< between Han and letters
  autospace_numeric = 2,  ///< between Han and digits
  autospace_replace = 4,  ///< a written space becomes the gap; else it stays, without one
  autospace_all = 7
};

/// CSS Text 4, `text-spacing-trim`: where a full-width mark loses a blank half; a set.
enum SpacingTrim : uint8_t {
  trim_none = 0,
  trim_adjacent = 1,    ///< between two marks (rule 10)
  trim_line_start = 2,  ///< of an opening mark that begins a line (rule 11)
  trim_line_end = 4,    ///< of a closing mark, comma or stop that ends one
  trim_all = 7
};

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
  uint8_t autospace = autospace_all;  ///< of Autospace
  uint8_t spacing_trim = trim_all;    ///< of SpacingTrim
  bool visible = true;         ///< visibility: hidden keeps its place and is not painted
  uint8_t decorations = decoration_none;
  PaintColor color;
  PaintColor decoration_color; ///< kind none: as `color`
  PaintColor behind;           ///< nearest background, for the contrast of author colours; kind none: paper
  bool operator==(TextStyle const&) const = default;
};

}  // namespace banxin
