#include "raster/text_contrast.h"

#include <algorithm>
#include <cstdlib>

namespace banxin {
namespace {

constexpr uint32_t kWholeLight = 65535;
/// In 1/256: how far the curve stands above the linear share; see the header.
constexpr uint32_t kGain = 192;
constexpr int kClassStep = 17;  ///< sRGB levels between the 16 classes

/// x^(1/5) by Newton's method; additions, products and quotients only, so that every compiler makes the same
/// table.
constexpr double fifth_root(double x) {
  double r = 1;
  for (int i = 0; i < 64; ++i) r -= (r - x / (r * r * r * r)) / 5;
  return r;
}

constexpr double linear_of_level(int level) {
  double const v = level / 255.0;
  if (v <= 0.04045) return v / 12.92;
  double const r = fifth_root((v + 0.055) / 1.055), r2 = r * r, r4 = r2 * r2;
  return r4 * r4 * r4;  // to the power of 2.4
}

struct LinearTable {
  uint16_t of[256];
};

constexpr LinearTable make_linear_table() {
  LinearTable t{};
  for (int i = 0; i < 256; ++i) t.of[i] = uint16_t(linear_of_level(i) * kWholeLight + 0.5);
  return t;
}

constexpr LinearTable kLinear = make_linear_table();

/// The grey of the same luminance, as a class.
uint8_t class_of(Rgba color) {
  uint32_t const light = linear_light(color);
  uint16_t const* found = std::lower_bound(kLinear.of, kLinear.of + 256, light);
  int const level = std::min(int(found - kLinear.of), 255);
  return uint8_t((level + kClassStep / 2) / kClassStep);
}

/// Light, in 1/255 of a level of kLinear, of an sRGB value in 1/255 of a level.
int64_t light_at(int64_t level_255) {
  int64_t const level = level_255 / 255, rest = level_255 % 255;
  if (level >= 255) return int64_t(kLinear.of[255]) * 255;
  return kLinear.of[level] * (255 - rest) + kLinear.of[level + 1] * rest;
}

CoverageTable make_table(int ink_class, int behind_class) {
  CoverageTable table;
  int const ink = ink_class * kClassStep, behind = behind_class * kClassStep;
  int64_t const light_behind = int64_t(kLinear.of[behind]) * 255;
  int64_t const light_change = int64_t(kLinear.of[ink]) * 255 - light_behind;
  auto const change_at = [&](int blended) {
    return light_at(int64_t(behind) * (255 - blended) + int64_t(ink) * blended) - light_behind;
  };
  int blended = 0;
  for (int c = 0; c < 256; ++c) {
    // The wanted share of the light's change, in 1/(255 * 255 * 256).
    int64_t const share = int64_t(c) * 255 * 256 + int64_t(kGain) * c * (255 - c);
    int64_t const wanted = light_change * share / (int64_t(255) * 255 * 256);
    auto const distance = [&](int b) {
      int64_t const d = change_at(b) - wanted;
      return d < 0 ? -d : d;
    };
    while (blended < 255 && distance(blended + 1) <= distance(blended)) ++blended;
    table[size_t(c)] = uint8_t(blended);
  }
  table[0] = 0;
  table[255] = 255;
  return table;
}

/// Too close in luminance for a share of light to mean anything.
CoverageTable unchanged() {
  CoverageTable table;
  for (size_t c = 0; c < 256; ++c) table[c] = uint8_t(c);
  return table;
}

}  // namespace

uint32_t linear_light(Rgba color) {
  return (2126u * kLinear.of[color.r] + 7152u * kLinear.of[color.g] + 722u * kLinear.of[color.b] + 5000u) /
         10000u;
}

CoverageTable const& TextContrast::table(Rgba ink, Rgba behind) {
  uint8_t const ink_class = class_of(ink), behind_class = class_of(behind);
  for (Entry const& entry : entries_)
    if (entry.ink == ink_class && entry.behind == behind_class) return entry.table;
  bool const close = std::abs(int(ink_class) - int(behind_class)) < 2;
  entries_.push_back({ink_class, behind_class, close ? unchanged() : make_table(ink_class, behind_class)});
  return entries_.back().table;
}

}  // namespace banxin
