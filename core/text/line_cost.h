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

/// Of taking `excess` CSS px off a line; infinite where it has not so much shrink.
LineCost cost_of_shrinking(LineSum const& sum, float excess, float em);
/// Of adding `missing` CSS px to a line of the given stretches, as stretch_by() would. Both in CSS px.
LineCost cost_of_stretching(float missing, float word_space_stretch, float latin_gap_stretch, uint32_t expandable,
                            float em);

/// Of one line, whatever stands beside it. `measure` and `em` CSS px. `ends_paragraph`: nothing stretches it (the last
/// line, or one before a forced break). Badness grows with the cube of the ratio inside a tier, later tiers cost more.
LineCost cost_of_line(LineSum const& sum, float measure, float em, bool ends_paragraph);

/// Between neighbours: a tight line beside a loose one.
inline constexpr float kJumpCost = 40;
inline float cost_of_jump(LineFit above, LineFit below) {
  int const steps = int(above) - int(below);
  return steps > 1 || steps < -1 ? kJumpCost : 0;
}

/// Of ending a line before cluster `at` of the paragraph, wherever it began: soft penalties, what the last line would be.
/// Finite and not negative.
float cost_of_break(ShapedParagraph const& shaped, uint32_t at);

/// Of a line of which nothing better can be made: no break fits into the measure, or nothing but spaces stands before it.
inline constexpr float kOverfullLineCost = 1e7f;

}  // namespace banxin
