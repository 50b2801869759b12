// Text that no shipped face covers, cut into what the system's fonts measure and draw as one.
#pragma once
#include <cstdint>
#include <span>

#include "font/system_texts.h"
#include "text/paragraph.h"
#include "text/text_analysis.h"
#include "text/text_item.h"

namespace banxin {

class UncoveredText {
 public:
  UncoveredText(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
                TextAnalysis const& analysis)
      : paragraph_(paragraph), styles_(styles), fonts_(fonts), analysis_(analysis) {}

  struct Unit {
    uint32_t end = 0;                   ///< code points; a grapheme's, or a word's of joined letters
    GlyphId text = SystemTexts::kNone;  ///< kNone: no system draws it
  };
  /// The unit of `item`, of kind missing, that begins at `begin`.
  Unit unit_at(TextItem const& item, uint32_t begin) const;

 private:
  uint32_t grapheme_end(uint32_t begin, uint32_t limit) const;
  uint32_t word_end(TextItem const& item, uint32_t begin) const;
  bool joins_at(TextItem const& item, uint32_t place) const;
  GlyphId intern(TextItem const& item, uint32_t begin, uint32_t end) const;

  Paragraph const& paragraph_;
  std::span<TextStyle const> styles_;
  FontSet const& fonts_;
  TextAnalysis const& analysis_;
};

}  // namespace banxin
