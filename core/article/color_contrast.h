// Contrast of two colours.
#pragma once
#include "base/paint_color.h"

namespace banxin {

/// WCAG 2.2: 1 for equal colours to 21 for black on white; alpha is not looked at.
double contrast(Rgba a, Rgba b);

}  // namespace banxin
