// Slices of coded outlines (core/font/coded_glyphs.h): from a face's glyphs to bytes.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "font/coded_glyphs.h"
#include "slicer/source_face.h"

namespace banxin::slicer {

/// A glyph's outline; segments as the coder wants them. Font units.
std::vector<OutlineContour> contours_of(hb_font_t* font, hb_codepoint_t glyph);

/// A code point's glyph, and its forms for VS1-VS16 behind it.
std::vector<CodedGlyph> glyphs_of(SourceFace const& source, char32_t code_point);

/// Glyphs in the order of their code points, forms behind each. `model`: what the reader will know.
std::vector<uint8_t> code_glyphs(std::span<CodedGlyph const> glyphs, OutlineModel const& model);

/// What is to be known of these glyphs before any other of their face: OutlineModel::kBytes levels.
std::vector<uint8_t> learn_model(std::span<CodedGlyph const> glyphs);

}  // namespace banxin::slicer
