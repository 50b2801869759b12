// One glyph as 8-bit coverage, made by FreeType's smooth rasteriser from unhinted outlines.
#pragma once
#include <cstdint>
#include <vector>

#include "font/font_set.h"

namespace banxin {

struct GlyphMask {
  int32_t left = 0;                ///< device px from the (whole-pixel) origin to the first column
  int32_t top = 0;                 ///< device px from the baseline up to the first row
  uint32_t width = 0, height = 0;  ///< width is a multiple of 4; the last columns may be empty
  std::vector<uint8_t> coverage;   ///< width * height, rows from the top; of a picture four bytes each
  bool picture = false;            ///< a colour glyph: premultiplied R G B A in the place of coverage
  bool drawn = true;               ///< false: the system could not draw it
};

/// 1/64 device px per em; larger glyphs are drawn at this size.
inline constexpr uint32_t kGreatestGlyphSize = 2048 * 64;
/// Device px; a glyph whose ink is larger than this has none.
inline constexpr int32_t kGreatestMaskSide = 16384;

struct GlyphKey;
/// Fills `out`; an empty mask when the slice is absent or the glyph has no ink. `face` belongs to key.slice.
void make_glyph_mask(GlyphKey const& key, FontFace const& face, GlyphMask& out);

}  // namespace banxin
