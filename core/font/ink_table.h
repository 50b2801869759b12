// How far the ink of a font's glyphs reaches, for fonts whose outlines come apart: a table of our own in the OpenType file.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace banxin {

/// Font units, from the glyph's origin. Equal ends: no ink.
struct InkSpan {
  int16_t x_min = 0, x_max = 0;
  bool operator==(InkSpan const&) const = default;
};

inline constexpr uint32_t kInkTable = 0x42784E6Bu;  ///< the tag "BxNk"

/// Big-endian pairs in the order of glyph numbers.
std::vector<uint8_t> spell_ink(std::span<InkSpan const> spans);
/// No ink where the table ends before.
InkSpan ink_at(std::span<uint8_t const> table, uint32_t glyph);

}  // namespace banxin
