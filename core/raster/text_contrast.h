// Coverage as it is blended, so that dark text on light paper and light text on dark paper look equally
// heavy.
//
// Tiles are blended in sRGB values, as canvases and browsers do. There half coverage of black on white leaves
// 21 % of the light (the stroke takes away 79 %), while half coverage of white on black sends out only 21 %:
// the same glyph looks bold one way and starved the other. The eye averages light, not sRGB values, over a
// stroke thinner than it resolves, so the share of light that a stroke takes or gives is what must be equal.
// The tables here map each coverage so that this share follows one curve, c + kGain * c * (1 - c), whatever
// the two colours are: a little above the linear share, because the hairlines of Song faces, one third of a
// pixel thick at body sizes, would fade otherwise. The transfer function is that of sRGB (IEC 61966-2-1).
#pragma once
#include <cstdint>
#include <vector>

#include "base/paint_color.h"
#include "raster/composite.h"

namespace banxin {

/// Relative luminance (weights of sRGB, IEC 61966-2-1) of an opaque colour, 0 to 65535.
uint32_t linear_light(Rgba color);

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
