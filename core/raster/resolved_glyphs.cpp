#include "raster/resolved_glyphs.h"

namespace banxin {

uint32_t ResolvedGlyphs::resolve(FontSet const& fonts, SliceId slice, GlyphId glyph, Language language) {
  if (!(glyph & kDeferredGlyph)) return glyph;
  constexpr size_t kPlaces = 4096;
  if (places_.empty()) places_.resize(kPlaces);
  uint64_t const key = uint64_t(glyph) | uint64_t(slice) << 32 | uint64_t(language) << 48;
  Place& place = places_[(key * 0x9E3779B97F4A7C15u) >> 52];
  if (place.key != key) place = {key, fonts.resolve(slice, glyph, language)};
  return place.glyph;
}

}  // namespace banxin
