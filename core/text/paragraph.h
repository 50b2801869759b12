// One inline formatting context before shaping: its text with style spans, and the inline items in it.
// Independent of any width.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/text_range.h"
#include "text/text_style.h"
#include "unicode/bidi.h"

namespace banxin {

enum class InlineItemKind : uint8_t {
  box_start,     ///< left edge of an inline box: its margin, border and padding are `width`
  box_end,
  atomic,        ///< replaced element or inline-block; stands for one U+FFFC of the text
  float_anchor,  ///< where a float was met; no width
};

/// Items that stand at the same position keep their order; a box_end at a position comes before what follows in
/// the text there.
struct InlineItem {
  InlineItemKind kind = InlineItemKind::atomic;
  uint32_t position = 0;  ///< code points of Paragraph::text; an atomic's own U+FFFC
  float width = 0;        ///< CSS px, advance along the line (margin box); atomics may change it before each line setting
  uint32_t owner = 0;     ///< the layout room's own index of the box; opaque here
};

struct StyleSpan {
  TextRange range;  ///< code points of Paragraph::text
  StyleId style = 0;
  /// May a line break before its first code point, as far as white-space is asked (CSS Text 3, 5.1)? Between two characters
  /// the nearest element that holds both says so, after a space the one that holds the space. Spans of one style follow
  /// each other where this is not what the style itself says.
  bool wraps_before = true;
};

/// White space is already collapsed; U+000A is a forced break (br, preserved newline); U+0009 a tab.
struct Paragraph {
  std::u32string text;
  std::vector<StyleSpan> spans;  ///< ascending, cover the whole text without gaps
  std::vector<InlineItem> items; ///< ascending by position
  std::vector<BidiIsolate> isolates;  ///< ascending, outer ones first
  BaseDirection direction = BaseDirection::left_to_right;
  Language language = Language::zh_hans;  ///< of the block: break tailoring
  StyleId root_style = 0;        ///< the block's own style (strut)
};

}  // namespace banxin
