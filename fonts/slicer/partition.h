// Deals a face's code points to slices and packs.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "slicer/configuration.h"
#include "slicer/source_face.h"

namespace banxin::slicer {

enum class SliceKind : uint8_t { first, further, han, hangul, other };

struct SlicePlan {
  SliceKind kind = SliceKind::first;
  uint16_t advance = 0;   ///< font units, 0 in the first slice
  uint8_t languages = 0;  ///< language_bit()s; 0: the forms for all languages that have none of their own
  std::vector<char32_t> code_points;  ///< ascending
};

/// What one language's face covers.
struct RegionalCoverage {
  Language language = Language::zh_hant;
  std::vector<CoveredCodePoint> code_points;
};

/// What has one advance and one set of languages: a pack of coded outlines.
struct PackPlan {
  uint16_t advance = 0;
  uint8_t languages = 0;  ///< or kGlyphNumbers
  bool han = true;  ///< else Hangul, kana, symbols
  std::vector<char32_t> code_points;  ///< most used first; Han of no list follow by code point
};

/// What a face with FaceSource::han_only is used for.
bool is_han_or_first(char32_t code_point, Configuration const& configuration);
/// In one of further_ranges.
bool is_further(char32_t code_point, Configuration const& configuration);

/// Which of Configuration::cells hold for a pack: the catalogue's readers tell it by the same rule.
constexpr size_t cell_rules_of(size_t pack, uint8_t languages) {
  uint8_t const traditional = language_bit(Language::zh_hant) | language_bit(Language::zh_hk);
  return pack == 0 ? 0 : languages & kGlyphNumbers ? 3 : languages & traditional ? 1 : 2;
}

struct Partition {
  std::vector<SlicePlan> slices;  ///< OpenType files; the first one comes first
  std::vector<PackPlan> packs;    ///< first that of Han without languages, which is the largest
};

/// Every covered code point lands in exactly one slice of `languages` 0. The first slice holds the configured
/// ranges and whatever shares its advance with too few others to be dealt; the others hold one advance each:
/// Han, Hangul syllables, and the rest. Outside the first slice, a code point whose glyph differs in some
/// languages is dealt once more for each such glyph, with exactly the languages that use it.
Partition partition(std::span<const CoveredCodePoint> coverage, std::span<const RegionalCoverage> regional,
                    std::span<char32_t const> han_order, Configuration const& configuration);

}  // namespace banxin::slicer
