#include "text/line_cost.h"

#include <array>
#include <limits>

namespace banxin {
namespace {

// What a whole tier of shrink costs; later tiers cost more (rules 17, 21).
constexpr std::array<float, kGlueTiers> kShrinkCost = {2, 4, 8, 12, 16, 30};
constexpr float kTierStretchCost = 5;
constexpr float kGapStretchCost = 100;
constexpr float kWideGap = 0.08f;  // em at every inter-character gap: a plainly loose line
// A line in which nothing can stretch: the shorter the worse.
constexpr float kStiffCost = 2 * kGapStretchCost;

constexpr float kLineCost = 1;  // of two ways alike, the one with fewer lines
constexpr float kDashOrUnitCost = 100;
constexpr float kOrphanCost = 1e5f;
constexpr float kShortLastLineCost = 10;  // two characters alone are allowed, three are better
constexpr uint32_t kFewClusters = 8;      // marks and invisible characters included

float cube(float value) {
  return value * value * value;
}

LineFit fit_of(float change) {
  if (change < -0.2f) return LineFit::tight;
  if (change < 0.3f) return LineFit::natural;
  return change < 0.9f ? LineFit::loose : LineFit::very_loose;
}

// Characters of the last line if a line ended before `at`, counted up to three; three where something else fills it.
uint32_t characters_left(ShapedParagraph const& shaped, uint32_t at) {
  uint32_t const count = uint32_t(shaped.clusters.size() - 1);
  uint32_t characters = 0;
  for (uint32_t i = at; i < count && characters < 3; ++i) {
    Cluster const& cluster = shaped.clusters[i];
    if (i > at && cluster.break_before.kind == BreakKind::mandatory) break;
    if (i - at > kFewClusters) return 3;
    switch (cluster.kind) {
      case ClusterClass::object:
      case ClusterClass::tab:
        return 3;
      case ClusterClass::han:
      case ClusterClass::alphabetic:
      case ClusterClass::other:
        ++characters;
        break;
      default:
        break;
    }
  }
  return characters;
}

}  // namespace

LineCost cost_of_line(LineSum const& sum, float measure, float em, bool ends_paragraph) {
  LineCost out;
  float const excess = sum.width - measure;
  float const gaps = sum.expandable > 0 ? float(sum.expandable) : 1;
  if (excess > kLineTolerance) {
    if (sum.total_shrink() + kLineTolerance < excess) return {std::numeric_limits<float>::infinity(), LineFit::tight};
    LineSetting const setting = shrink_by(sum, excess);
    for (size_t tier = 0; tier < kGlueTiers; ++tier) out.demerits += kShrinkCost[tier] * cube(setting.shrink[tier]);
    out.fit = fit_of(-excess / gaps / em / kWideGap);
  } else if (!ends_paragraph) {
    if (sum.expandable == 0) {
      out.demerits = kStiffCost * cube(-excess / em / kWideGap);
    } else {
      LineStretch const stretch = stretch_by(sum, -excess).stretch;
      out.demerits = kTierStretchCost * (cube(stretch.word_space) + cube(stretch.latin_gap)) +
                     kGapStretchCost * cube(stretch.every / em / kWideGap);
    }
    out.fit = fit_of(-excess / gaps / em / kWideGap);
  }
  return out;
}

float cost_of_break(ShapedParagraph const& shaped, uint32_t at) {
  if (at + 1 >= shaped.clusters.size()) return kLineCost;
  BreakOpportunity const& opportunity = shaped.clusters[at].break_before;
  if (opportunity.kind == BreakKind::mandatory) return kLineCost;
  float cost = kLineCost;
  if (opportunity.penalty != BreakPenalty::none) cost += kDashOrUnitCost;
  uint32_t const left = characters_left(shaped, at);
  if (left < 2) cost += kOrphanCost;
  if (left == 2) cost += kShortLastLineCost;
  return cost;
}

}  // namespace banxin
