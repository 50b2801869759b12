// The outlines of a slice as plain numbers, for hosts that make fonts of them.
#pragma once
#include <cstdint>
#include <vector>

#include "font/font_set.h"

namespace banxin {

/// Of each code point of a coded slice that has arrived: the code point, the number of its points, the number of its contours;
/// the points as x, y (font units, y upwards) and PointKind; the index of each contour's last point. Variants are left
/// out. Empty for a slice that is absent or no coded one.
std::vector<int32_t> spell_outlines(FontSet const& fonts, SliceId slice);

}  // namespace banxin
