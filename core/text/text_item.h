// The second stage: stretches of text that are shaped in one way.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/text_range.h"
#include "font/font_set.h"
#include "text/paragraph.h"
#include "text/text_analysis.h"
#include "text/text_style.h"

namespace banxin {

enum class TextItemKind : uint8_t {
  shaped,    ///< by HarfBuzz, with the font of `slice`
  deferred,  ///< all advances known from the catalog; the slice of each grapheme is in Itemization::slices
  missing,   ///< no shipped face covers it, or its slice has not come although its advances differ
  bare       ///< without glyphs: forced breaks, tabs, atomic items, controls and default ignorables
};

struct TextItem {
  TextRange range;  ///< code points of the paragraph; whole graphemes
  ScriptTag script = kScriptZyyy;
  FaceId face = kNoFace;
  SliceId slice = kNoSlice;  ///< kind shaped
  StyleId style = 0;
  uint8_t level = 0;
  TextItemKind kind = TextItemKind::bare;
  bool slant = false;
  bool begins_run = false;  ///< an inline box's edge or an atomic item stands before it
};

struct Itemization {
  std::vector<TextItem> items;
  std::vector<SliceId> slices;  ///< per code point: its grapheme's slice, at the grapheme's first code point
};

/// Chooses a face for every grapheme (by its base; the whole grapheme stays in one face) and cuts where
/// style, script, level, face or kind change and at inline items. Linear in the text.
void itemize(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
             TextAnalysis const& analysis, Itemization& out);

}  // namespace banxin
