// HarfBuzz over one stretch of text in one font. Keeps its buffer, and what it has learnt about short
// stretches and marks.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/text_range.h"
#include "font/font_face.h"
#include "text/punctuation.h"
#include "unicode/script.h"

namespace banxin {

struct ShapeRequest {
  FontFace const* font = nullptr;
  std::u32string_view text;  ///< the whole paragraph: what stands around the range decides joining forms
  TextRange range;           ///< code points to shape
  ScriptTag script = kScriptZyyy;
  Language language = Language::zh_hans;  ///< of the text's style
  bool right_to_left = false;
  bool ligatures = true;  ///< optional ones; letter-spacing forbids them (CSS Text 3, 8.2)
};

/// Font units.
struct RawGlyph {
  uint32_t id = 0;
  uint32_t text = 0;  ///< first code point of its cluster, in the paragraph
  int32_t x_offset = 0, y_offset = 0, advance = 0;
};

class RunShaper {
 public:
  RunShaper();
  ~RunShaper();

  /// Forgets what was learnt about fonts; call when a font object may have gone.
  void forget_fonts();

  /// Replaces `out` by the glyphs in visual order. Their clusters are HarfBuzz's, of one or more graphemes.
  void shape(ShapeRequest const& request, std::vector<RawGlyph>& out);

  /// The blank sides of `glyph`, which `shape` gave for the mark at `request.range`: from the font's halt
  /// feature, else from its ink. In the order of reading. Asked of the font once per glyph.
  MarkBlank blank_of(ShapeRequest const& request, uint32_t glyph);

  /// The proportional form of a curved quote for Latin context (rule 3); id 0 when the font has none.
  RawGlyph narrow_quote(FontFace const& font, char32_t quote);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace banxin
