// The first stage: what Unicode says of a paragraph's text before any font is asked. Arrays over its code
// points.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "text/paragraph.h"
#include "text/text_style.h"
#include "unicode/bidi.h"
#include "unicode/line_break.h"
#include "unicode/script.h"

namespace banxin {

/// A grapheme of more code points than this is divided, so that a hostile heap of marks stays within a
/// cluster's counts.
inline constexpr uint32_t kLongestGrapheme = 512;

struct TextAnalysis {
  BidiParagraph bidi;
  std::vector<uint8_t>
      graphemes;  ///< size + 1; 1 where a grapheme begins, 2 where an overlong one is divided
  std::vector<ScriptRun> scripts;  ///< ascending, Common resolved
  std::vector<BreakOpportunity>
      breaks;  ///< size + 1; each span's own line-break, word-break and white-space applied
  std::vector<BreakOpportunity> span_breaks;  ///< scratch
  std::u32string bidi_text;                   ///< scratch
};

/// Fills `out` for the whole paragraph. Linear in the text.
void analyse_text(Paragraph const& paragraph, std::span<TextStyle const> styles, TextAnalysis& out);

}  // namespace banxin
