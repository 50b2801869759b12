// Remembers which glyph a deferred GlyphId turned out to be.
#pragma once
#include <cstdint>
#include <vector>

#include "font/font_set.h"

namespace banxin {

/// Serves one FontSet. A fixed number of places; a glyph that falls on a taken place pushes the older one
/// out.
class ResolvedGlyphs {
 public:
  /// As FontSet::resolve, for a slice that has arrived.
  uint32_t resolve(FontSet const& fonts, SliceId slice, GlyphId glyph, Language language);

 private:
  struct Place {
    uint64_t key = ~uint64_t(0);
    uint32_t glyph = 0;
  };
  std::vector<Place> places_;
};

}  // namespace banxin
