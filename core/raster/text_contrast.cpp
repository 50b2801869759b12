#include "raster/text_contrast.h"

#include <algorithm>
#include <cstdlib>

namespace banxin {
namespace {

constexpr uint32_t kWholeLight = 65535;
/// In 1/256: how far the curve stands above the linear share; see the header.
constexpr uint32_t kGain = 100;
constexpr int kClassStep = 17;  ///< sRGB levels between the 16 classes

/// Newton's method with sums and quotients only, so that every compiler makes the same table.
constexpr double square_root(double x) {
  double r = 1;
  for (int i = 0; i < 64 && x > 0; ++i) r = (r + x / r) / 2;
  return x > 0 ? r : 0;
}

struct WeightTable {
  uint16_t of[256];
};

constexpr WeightTable make_weights() {
  WeightTable t{};
  for (int i = 0; i < 256; ++i) t.of[i] = uint16_t(i / 255.0 * square_root(i / 255.0) * kWholeLight + 0.5);
  return t;
}

constexpr WeightTable kWeight = make_weights();

/// The grey of the same luminance, as a class.
uint8_t class_of(Rgba color) {
  uint32_t const light = perceived_light(color);
  uint16_t const* found = std::lower_bound(kWeight.of, kWeight.of + 256, light);
  int const level = std::min(int(found - kWeight.of), 255);
  return uint8_t((level + kClassStep / 2) / kClassStep);
}

/// Light, in 1/255 of a level of kWeight, of an sRGB value in 1/255 of a level.
int64_t light_at(int64_t level_255) {
  int64_t const level = level_255 / 255, rest = level_255 % 255;
  if (level >= 255) return int64_t(kWeight.of[255]) * 255;
  return kWeight.of[level] * (255 - rest) + kWeight.of[level + 1] * rest;
}

CoverageTable make_table(int ink_class, int behind_class) {
  CoverageTable table;
  int const ink = ink_class * kClassStep, behind = behind_class * kClassStep;
  int64_t const light_behind = int64_t(kWeight.of[behind]) * 255;
  int64_t const light_change = int64_t(kWeight.of[ink]) * 255 - light_behind;
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

uint32_t perceived_light(Rgba color) {
  return (2126u * kWeight.of[color.r] + 7152u * kWeight.of[color.g] + 722u * kWeight.of[color.b] + 5000u) /
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
