// An author's colours on the theme's paper: hue kept, lightness moved. Worked in OKLab (Björn Ottosson,
// 2020), whose lightness follows the eye; contrast as WCAG 2.2 defines it.
#include <algorithm>
#include <cmath>

#include "article/color_contrast.h"
#include "article/theme.h"

namespace banxin {
namespace {

constexpr double kLeastContrast = 4.5;

struct Linear {
  double r = 0, g = 0, b = 0;
};
struct Lab {
  double lightness = 0, a = 0, b = 0;
  double chroma() const { return std::sqrt(a * a + b * b); }
};

double to_linear(uint8_t channel) {
  double const c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Linear to_linear(Rgba color) {
  return {to_linear(color.r), to_linear(color.g), to_linear(color.b)};
}

uint8_t to_srgb(double linear) {
  linear = std::clamp(linear, 0.0, 1.0);
  double const c = linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
  return static_cast<uint8_t>(std::lround(c * 255));
}

Lab to_lab(Rgba color) {
  Linear const c = to_linear(color);
  double const l = std::cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
  double const m = std::cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
  double const s = std::cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Linear to_linear(Lab lab) {
  auto cube = [](double x) { return x * x * x; };
  double const l = cube(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
  double const m = cube(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
  double const s = cube(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
          -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool in_gamut(Linear c) {
  constexpr double kSlack = 1e-4;
  return std::min({c.r, c.g, c.b}) >= -kSlack && std::max({c.r, c.g, c.b}) <= 1 + kSlack;
}

// The colour at another lightness, with as much of its chroma as sRGB has there.
Rgba at_lightness(Lab lab, double lightness, uint8_t alpha) {
  lab.lightness = lightness;
  double low = 0, high = 1;
  for (int i = 0; i < 12 && !in_gamut(to_linear(lab)); ++i) {
    double const middle = (low + high) / 2;
    Lab const paler{lightness, lab.a * middle, lab.b * middle};
    (in_gamut(to_linear(paler)) ? low : high) = middle;
    if (i == 11) lab = {lightness, lab.a * low, lab.b * low};
  }
  Linear const c = to_linear(lab);
  return {to_srgb(c.r), to_srgb(c.g), to_srgb(c.b), alpha};
}

Rgba over(Rgba top, Rgba below) {
  auto mix = [&](int t, int b) { return static_cast<uint8_t>((t * top.a + b * (255 - top.a) + 127) / 255); };
  return {mix(top.r, below.r), mix(top.g, below.g), mix(top.b, below.b), 255};
}

Rgba adapted_ink(Rgba written, Palette const& palette, Rgba behind) {
  if (written.a == 0) return written;
  if (behind.a < 255) behind = over(behind, palette[ColorRole::paper]);
  Lab const lab = to_lab(written);
  // Black and dark grey mean the usual ink.
  bool const plain = lab.chroma() < 0.03 && lab.lightness < 0.42;
  Rgba const ink = plain ? palette[ColorRole::ink] : over(written, behind);
  if (contrast(ink, behind) >= kLeastContrast) return ink;

  Lab const from = to_lab(ink);
  bool const darker = contrast({0, 0, 0, 255}, behind) > contrast({255, 255, 255, 255}, behind);
  double enough = darker ? 0 : 1, too_near = from.lightness;
  for (int i = 0; i < 10; ++i) {
    double const middle = (enough + too_near) / 2;
    (contrast(at_lightness(from, middle, 255), behind) >= kLeastContrast ? enough : too_near) = middle;
  }
  return at_lightness(from, enough, 255);
}

Rgba adapted_fill(Rgba written, Palette const& palette) {
  if (written.a == 0) return written;
  Rgba const paper = palette[ColorRole::paper], ink = palette[ColorRole::ink];
  Lab const lab = to_lab(written), paper_lab = to_lab(paper);
  if (lab.chroma() < 0.02 && lab.lightness > 0.95) return {paper.r, paper.g, paper.b, written.a};
  // A fill is as far from the paper as it was from white, within what leaves the ink readable.
  bool const light_paper = paper_lab.lightness > 0.5;
  double const reach = 1 - lab.lightness;
  Lab tint = lab;
  if (!light_paper) tint.a *= 0.7, tint.b *= 0.7;
  for (double share = light_paper ? 1 : 0.45; share > 0.02; share *= 0.8) {
    double const lightness =
        light_paper ? paper_lab.lightness - reach * share : paper_lab.lightness + 0.03 + reach * share;
    Rgba const fill = at_lightness(tint, std::clamp(lightness, 0.0, 1.0), written.a);
    if (contrast(ink, over(fill, paper)) >= kLeastContrast) return fill;
  }
  return {paper.r, paper.g, paper.b, written.a};
}

}  // namespace

double contrast(Rgba a, Rgba b) {
  auto luminance = [](Rgba color) {
    Linear const c = to_linear(color);
    return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
  };
  double const first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Rgba resolve_color(PaintColor color, Palette const& palette, std::optional<Rgba> behind) {
  switch (color.kind) {
    case PaintColor::Kind::none:
      return {0, 0, 0, 0};
    case PaintColor::Kind::role:
      return palette[color.role];
    case PaintColor::Kind::author_ink:
      return adapted_ink(color.rgba, palette, behind.value_or(palette[ColorRole::paper]));
    case PaintColor::Kind::author_fill:
      return adapted_fill(color.rgba, palette);
  }
  return {0, 0, 0, 0};
}

}  // namespace banxin
