#include <algorithm>
#include <array>
#include <limits>

#include "text/line_walk.h"

namespace banxin {
namespace {

constexpr float kTolerance = 1.0f / 64;  // CSS px: what sums of floats may be off
constexpr float kNever = std::numeric_limits<float>::infinity();

// What a whole tier of shrink costs; later tiers cost more (rules 17, 21).
constexpr std::array<float, kGlueTiers> kShrinkCost = {2, 4, 8, 12, 16, 30};
constexpr float kTierStretchCost = 5;
constexpr float kGapStretchCost = 100;
constexpr float kWideGap = 0.08f;  // em at every inter-character gap: a plainly loose line
constexpr float kOrphanCost = 1e5f;
constexpr float kBlankCost = 1e12f;

float penalty_cost(BreakPenalty penalty) {
  switch (penalty) {
    case BreakPenalty::before_dash_or_ellipsis:
      return 100;
    case BreakPenalty::digit_unit:
      return 100;
    default:
      return 0;
  }
}

float cube(float value) {
  return value * value * value;
}

struct Candidate {
  uint32_t cluster = 0;
  uint32_t item = 0;
  LineSum sum;
  BreakPenalty penalty = BreakPenalty::none;
  bool mandatory = false;
  bool blank = false;  // nothing but spaces
};

// The last few candidates: among them is the best, as all others leave a line shorter still.
class Candidates {
 public:
  void add(Candidate const& candidate) { kept_[count_++ % kSize] = candidate; }
  bool empty() const { return count_ == 0; }
  /// nth from the last one.
  Candidate const* from_last(size_t n) const {
    return n < std::min(count_, kSize) ? &kept_[(count_ - 1 - n) % kSize] : nullptr;
  }

 private:
  static constexpr size_t kSize = 16;
  std::array<Candidate, kSize> kept_;
  size_t count_ = 0;
};

class LineBreaker {
 public:
  LineBreaker(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
              LineCursor cursor, LineSpace space, LineOptions const& options)
      : glue_(paragraph, shaped, styles, options),
        walk_(paragraph, shaped, glue_, cursor, space.x + (cursor.first_line ? space.indent : 0)),
        cursor_(cursor),
        full_(options.mode == TypesettingMode::full),
        measure_(space.width - (cursor.first_line ? space.indent : 0)),
        em_(paragraph.root_style < styles.size() ? std::max(1.0f, styles[paragraph.root_style].size) : 16) {}

  LineBreak run() {
    uint32_t const count = glue_.cluster_count();
    for (;;) {
      uint32_t const at = walk_.cluster();
      ItemGroup const items = walk_.items();
      if (at > cursor_.cluster || at == count) consider(at, items);
      if (at == count || mandatory_ || is_overfull()) break;
      walk_.take(items);
    }
    return answer(choose());
  }

 private:
  // A break before cluster `at`, behind what has been taken.
  void consider(uint32_t at, ItemGroup const& items) {
    Cluster const& next = glue_.cluster(at);
    bool const end = at == glue_.cluster_count();
    Candidate candidate;
    candidate.cluster = at;
    candidate.item = items.split;
    candidate.mandatory = end || next.break_before.kind == BreakKind::mandatory;
    candidate.penalty = next.break_before.penalty;
    bool const allowed = candidate.mandatory || next.break_before.kind == BreakKind::allowed;
    candidate.blank = !walk_.has_visible();
    if (!walk_.has_any() && !candidate.mandatory) return;
    if (!allowed && (candidate.blank || !may_divide(at))) return;
    candidate.sum = walk_.line_sum();
    candidate.sum.add_width(items.width_before);
    if (allowed) {
      breaks_.add(candidate);
      mandatory_ = candidate.mandatory;
    } else {
      consider_division(candidate);
    }
  }

  // overflow-wrap: between any two graphemes, where nothing better is found.
  bool may_divide(uint32_t at) const {
    if (!glue_.is_visible(at) || glue_.hangs(at)) return false;
    auto permits = [this](uint32_t i) {
      TextStyle const& style = glue_.style(i);
      return style.overflow_wrap == OverflowWrap::break_word && style.white_space != WhiteSpace::nowrap &&
             style.white_space != WhiteSpace::pre;
    };
    return breaks_.empty() && permits(at) && permits(walk_.last_visible());
  }

  void consider_division(Candidate const& candidate) {
    if (!has_division_ || fits(candidate)) {
      division_ = candidate;
      has_division_ = true;
    }
    if (fits(candidate) && is_decent_division(candidate.cluster)) {
      decent_division_ = candidate;
      has_decent_division_ = true;
    }
  }

  // Not inside a dash, nor such that a line starts or ends with a mark that must not stand there.
  bool is_decent_division(uint32_t at) const {
    ClusterClass const next = glue_.cluster(at).kind;
    ClusterClass const last = glue_.cluster(walk_.last_visible()).kind;
    bool const starts_badly = next == ClusterClass::closing || next == ClusterClass::comma ||
                              next == ClusterClass::stop || next == ClusterClass::exclamation ||
                              next == ClusterClass::interpunct || next == ClusterClass::connector ||
                              next == ClusterClass::dash;
    return !starts_badly && last != ClusterClass::opening && glue_.cluster(at).joint != JointKind::unit;
  }

  bool fits(Candidate const& candidate) const { return candidate.sum.width <= measure_ + kTolerance; }

  // Nothing that comes later can be better.
  bool is_overfull() const {
    if ((breaks_.empty() && !has_division_) || !walk_.has_visible()) return false;
    LineSum const& sum = walk_.whole_sum();
    float const trim = 0.5f * glue_.style(walk_.last_visible()).size;
    float const most = measure_ + kTolerance + sum.total_shrink();
    return sum.width - trim > most && walk_.line_sum().width > most;  // the latter without hanging spaces
  }

  float cost_of(Candidate const& candidate) const {
    float const excess = candidate.sum.width - measure_;
    float cost = 0;
    if (excess > kTolerance) {
      if (candidate.sum.total_shrink() + kTolerance < excess) return kNever;
      LineSetting const setting = shrink_by(candidate.sum, excess);
      for (size_t tier = 0; tier < kGlueTiers; ++tier) cost += kShrinkCost[tier] * cube(setting.shrink[tier]);
    } else if (!candidate.mandatory) {
      LineStretch const stretch = stretch_by(candidate.sum, -excess).stretch;
      cost = kTierStretchCost * (cube(stretch.word_space) + cube(stretch.latin_gap)) +
             kGapStretchCost * cube(stretch.every / em_ / kWideGap);
      // A line that nothing can stretch: the shorter the worse.
      if (candidate.sum.expandable == 0) cost = 2 * kGapStretchCost * cube(-excess / em_ / kWideGap);
    }
    if (candidate.mandatory) return cost;
    if (candidate.blank) cost = kBlankCost;
    return cost + penalty_cost(candidate.penalty) + (leaves_orphan(candidate.cluster) ? kOrphanCost : 0);
  }

  // Whether the last line would hold one character, or one and marks (rule 20).
  bool leaves_orphan(uint32_t at) const {
    uint32_t characters = 0;
    for (uint32_t i = at; i < glue_.cluster_count(); ++i) {
      Cluster const& cluster = glue_.cluster(i);
      if (i > at && cluster.break_before.kind == BreakKind::mandatory) break;
      switch (cluster.kind) {
        case ClusterClass::object:
        case ClusterClass::tab:
          return false;
        case ClusterClass::han:
        case ClusterClass::alphabetic:
        case ClusterClass::other:
          ++characters;
          break;
        default:
          break;
      }
      if (characters > 1 || i - at > kFewClusters) return false;
    }
    return true;
  }

  Candidate const& choose() const {
    Candidate const* best = nullptr;
    float best_cost = kNever;
    for (size_t n = 0; Candidate const* candidate = breaks_.from_last(n); ++n) {
      if (!full_) {
        if (fits(*candidate)) return *candidate;
        continue;
      }
      float const cost = cost_of(*candidate);
      if (cost < best_cost) {
        best = candidate;
        best_cost = cost;
      }
    }
    if (best) return *best;
    if (has_decent_division_) return decent_division_;
    if (has_division_ && (breaks_.empty() || !first_break_fits())) return division_;
    return first_break();
  }

  // Nothing fits: the earliest break overflows least. The ring holds it, as scanning stopped soon after it.
  Candidate const& first_break() const {
    Candidate const* first = breaks_.from_last(0);
    for (size_t n = 1; Candidate const* candidate = breaks_.from_last(n); ++n) first = candidate;
    return *first;
  }
  bool first_break_fits() const { return fits(first_break()); }

  LineBreak answer(Candidate const& chosen) const {
    LineBreak out;
    out.next = {chosen.cluster, chosen.item, false};
    out.cluster_end = chosen.cluster;
    out.item_end = chosen.item;
    out.last = chosen.cluster == glue_.cluster_count();
    out.forced = chosen.cluster > cursor_.cluster &&
                 glue_.cluster(chosen.cluster - 1).kind == ClusterClass::forced_break;
    if (chosen.mandatory && !out.last) out.forced = true;
    out.natural_width = chosen.sum.width;
    return out;
  }

  static constexpr uint32_t kFewClusters = 8;

  GlueSource glue_;
  LineWalk walk_;
  LineCursor cursor_;
  bool full_;
  float measure_, em_;
  Candidates breaks_;
  Candidate division_, decent_division_;
  bool has_division_ = false, has_decent_division_ = false, mandatory_ = false;
};

}  // namespace

LineBreak break_line(Paragraph const& paragraph, ShapedParagraph const& shaped,
                     std::span<TextStyle const> styles, LineCursor cursor, LineSpace space,
                     LineOptions const& options) {
  return LineBreaker(paragraph, shaped, styles, cursor, space, options).run();
}

}  // namespace banxin
