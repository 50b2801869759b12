// Outlines as they wait in memory: a byte for each point's kind, one or two for each of its steps that is not 0.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "font/glyph_outline.h"

namespace banxin {

/// Appends a whole outline.
void pack_outline(GlyphOutline const& outline, std::vector<uint8_t>& out);

/// Replaces `out` by the outline that pack_outline() made `packed` of.
void unpack_outline(std::span<uint8_t const> packed, GlyphOutline& out);

}  // namespace banxin
