// What a line costs: the one measure of quality that both the greedy breaker and the choice over the whole
// paragraph go by (typesetting rules 17–21).
#pragma once
#include <cstdint>

#include "text/line_glue.h"

namespace banxin {

/// How far a line is from its natural width, in the steps between which the eye sees a jump.
enum class LineFit : uint8_t { tight, natural, loose, very_loose };
inline constexpr uint32_t kLineFits = 4;

struct LineCost {
  float demerits = 0;  ///< infinite: cannot be set in the measure
  LineFit fit = LineFit::natural;
};

/// Gaps that are this much wider at every character, in em, make a plainly loose line.
inline constexpr float kWideGap = 0.08f;

// What a whole tier of stretch costs, all gaps of a plainly loose line, and where a line has nothing that
// stretches: the shorter the worse.
inline constexpr float kTierStretchCost = 5, kGapStretchCost = 800, kStiffCost = 1600;

inline float cube(float value) {
  return value * value * value;
}

/// Badness of gaps that are so many times those of a plainly loose line. Beyond what is bad anyway it grows
/// no faster than the gaps, so that other faults still count.
inline float badness_of_gaps(float ratio) {
  constexpr float kBad = 5;  // 0.4 em at every character
  return ratio <= kBad ? cube(ratio) : cube(kBad) + 3 * kBad * kBad * (ratio - kBad);
}

/// `change`: parts of a plainly loose line's gaps.
inline LineFit fit_of(float change) {
  if (change < -0.2f) return LineFit::tight;
  if (change < 0.3f) return LineFit::natural;
  return change < 0.9f ? LineFit::loose : LineFit::very_loose;
}

/// Of taking `excess` CSS px off a line; infinite where it has not so much shrink.
LineCost cost_of_shrinking(LineSum const& sum, float excess, float em);

/// Of adding `missing` CSS px to a line of the given stretches, as stretch_by() would. Both in CSS px.
/// Inline: a choice of lines asks for it some times for each character.
inline LineCost cost_of_stretching(float missing, float word_space_stretch, float latin_gap_stretch,
                                   uint32_t expandable, float em) {
  float const wide = em * kWideGap;
  if (expandable == 0 && missing > latin_gap_stretch)
    return {kStiffCost * badness_of_gaps(missing / wide), fit_of(missing / wide)};
  float const unit = 1 / (float(expandable == 0 ? 1 : expandable) * wide);
  LineCost out{0, fit_of(missing * unit)};
  for (float const tier : {word_space_stretch, latin_gap_stretch}) {
    if (tier <= 0) continue;
    float const taken = missing < tier ? missing : tier;
    missing -= taken;
    out.demerits += kTierStretchCost * cube(taken / tier);
  }
  out.demerits += kGapStretchCost * badness_of_gaps(missing * unit);
  return out;
}

/// Of one line, whatever stands beside it. `measure` and `em` CSS px. `ends_paragraph`: nothing stretches it
/// (the last line, or one before a forced break). Badness grows with the cube of the ratio inside a tier,
/// later tiers cost more.
LineCost cost_of_line(LineSum const& sum, float measure, float em, bool ends_paragraph);

/// Between neighbours: a tight line beside a loose one.
inline constexpr float kJumpCost = 20;
inline float cost_of_jump(LineFit above, LineFit below) {
  int const steps = int(above) - int(below);
  return steps > 1 || steps < -1 ? kJumpCost : 0;
}

/// Of ending a line before cluster `at` of the paragraph, wherever it began: soft penalties, what the last
/// line would be. Finite and not negative.
float cost_of_break(ShapedParagraph const& shaped, uint32_t at);

/// Of a line of which nothing better can be made: no break fits into the measure, or nothing but spaces
/// stands before it.
inline constexpr float kOverfullLineCost = 1e8f;
/// The same where measures differ: to divide a word there is better than to spend a few lines until it fits.
inline constexpr float kOverfullBesideFloats = 1e4f;

}  // namespace banxin
