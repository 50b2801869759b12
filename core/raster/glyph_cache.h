// Coverage masks of glyphs, bounded by bytes, least recently used out first.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>

#include "raster/glyph_mask.h"

namespace banxin {

/// Two keys that compare equal give identical masks.
struct GlyphKey {
  SliceId slice = kNoSlice;
  uint32_t glyph = 0;      ///< resolved glyph index; of kSystemSlice the number of a unit
  uint32_t size_26_6 = 0;  ///< device px per em in 1/64
  uint8_t subpixel = 0;    ///< horizontal quarter pixel, 0-3
  bool slant = false;
  bool operator==(GlyphKey const&) const = default;
};

/// Serves one FontSet: slices are told apart by number only. Every operation takes constant time on average,
/// but for the making of a mask.
class GlyphCache {
 public:
  explicit GlyphCache(size_t max_bytes = 3u << 20);
  ~GlyphCache();
  /// The mask, made when it is not there. Valid until the next call. An absent slice or a glyph without ink
  /// gives an empty mask.
  GlyphMask const& mask(GlyphKey const& key, FontSet const& fonts);
  void clear();
  size_t bytes() const;
  size_t max_bytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace banxin
