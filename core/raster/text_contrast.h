// Coverage as it is blended, so that dark text on light paper and light text on dark paper look equally
// heavy.
//
// Tiles are blended in sRGB values, as canvases and browsers do. What a half covered pixel then takes from
// the paper, or gives to it, depends on which of the two is lighter: black on white leaves 21 % of the light
// (IEC 61966-2-1), white on black gives 21 %. Where the eye does not resolve a stroke it averages light, and
// the first looks four times as heavy as the second; where it does, it sees lightness, which is about
// proportional to sRGB values, and both look alike. Strokes of text, one to three device px of 1 to 1.5
// minutes of arc, lie between: corrected for light alone, light text looks bold; not corrected, thin. So
// weight is measured here between the two, as sRGB values to the power of 1.5, the geometric mean of the
// exponents 1 and 2.2 (text renderers that have a setting for it, such as Skia and DirectWrite, ship with 1.4
// to 1.8).
//
// The tables map each coverage so that its weight follows one curve, c + gain * c * (1 - c), whatever the two
// colours are: somewhat above c itself, because the hairlines of Song faces, a third of a pixel thick at body
// sizes, would fade otherwise.
#pragma once
#include <cstdint>
#include <vector>

#include "base/paint_color.h"
#include "raster/composite.h"

namespace banxin {

/// What an opaque colour weighs, 0 (black) to 65535 (white): the power above, channels by their share of
/// luminance.
uint32_t perceived_light(Rgba color);

/// Tables by class of luminance of text and of what is behind it, made when first asked for. At most 256 of
/// them.
class TextContrast {
 public:
  /// Valid until the next call. Monotone; 0 stays 0 and 255 stays 255. Both colours count as opaque.
  CoverageTable const& table(Rgba ink, Rgba behind);

 private:
  struct Entry {
    uint8_t ink = 0, behind = 0;  ///< classes
    CoverageTable table;
  };
  std::vector<Entry> entries_;
};

}  // namespace banxin
