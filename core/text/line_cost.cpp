#include "text/line_cost.h"

#include <algorithm>
#include <array>
#include <limits>

namespace banxin {
namespace {

// What a whole tier of shrink costs; later tiers cost more (rules 17, 21).
constexpr std::array<float, kGlueTiers> kShrinkCost = {2, 4, 8, 12, 16, 30};
constexpr float kLineCost = 1;  // of two ways alike, the one with fewer lines
constexpr float kDashOrUnitCost = 100;
constexpr float kOrphanCost = 5e6f;
constexpr float kShortLastLineCost = 10;  // two characters alone are allowed, three are better
constexpr uint32_t kFewClusters = 8;      // marks and invisible characters included

// Characters of the last line if a line ended before `at`, counted up to three; three where something else
// fills it.
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

LineCost cost_of_shrinking(LineSum const& sum, float excess, float em) {
  if (sum.total_shrink() + kLineTolerance < excess)
    return {std::numeric_limits<float>::infinity(), LineFit::tight};
  LineCost out;
  LineSetting const setting = shrink_by(sum, excess);
  for (size_t tier = 0; tier < kGlueTiers; ++tier)
    out.demerits += kShrinkCost[tier] * cube(setting.shrink[tier]);
  out.fit = fit_of(-excess / (float(std::max(1u, sum.expandable)) * em * kWideGap));
  return out;
}

LineCost cost_of_line(LineSum const& sum, float measure, float em, bool ends_paragraph) {
  float const excess = sum.width - measure;
  if (excess > kLineTolerance) return cost_of_shrinking(sum, excess, em);
  if (ends_paragraph) return {};
  return cost_of_stretching(std::max(0.0f, -excess), sum.word_space_stretch, sum.latin_gap_stretch,
                            sum.expandable, em);
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
