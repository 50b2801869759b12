// What the system's fonts draw, as a mask that takes the text's colour or as a picture with colours of its
// own.
#pragma once
#include "font/system_texts.h"
#include "raster/glyph_cache.h"

namespace banxin {

/// Fills `out`. A drawing all in black is a mask. key.slice is kSystemSlice.
void make_system_mask(GlyphKey const& key, SystemTexts const& texts, GlyphMask& out);

}  // namespace banxin
