#include <algorithm>
#include <array>
#include <limits>

#include "text/line_cost.h"
#include "text/line_walk.h"
#include "text/punctuation.h"

namespace banxin {
namespace {

constexpr float kBlankCost = 1e12f;  // more than any line with something on it
constexpr float kNever = std::numeric_limits<float>::infinity();

struct Candidate {
  uint32_t cluster = 0;
  uint32_t item = 0;
  LineSum sum;
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
      : paragraph_(paragraph),
        shaped_(shaped),
        glue_(paragraph, shaped, styles, options),
        walk_(paragraph, shaped, glue_, cursor, space.x + (cursor.first_line ? space.indent : 0)),
        cursor_(cursor),
        full_(options.mode == TypesettingMode::full),
        hanging_(options.hanging),
        measure_(space.width - (cursor.first_line ? space.indent : 0)),
        em_(paragraph.root_style < styles.size() ? std::max(1.0f, styles[paragraph.root_style].size) : 16) {}

  LineBreak run() {
    uint32_t const count = glue_.cluster_count();
    for (;;) {
      uint32_t const at = walk_.cluster();
      ItemGroup const items = walk_.items();
      if (at > cursor_.cluster || at == count) consider(at, items);
      if (at == count || mandatory_ || is_overfull()) break;
      LineSlot slot;
      walk_.take(slot);
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
    bool const allowed = candidate.mandatory || next.break_before.kind == BreakKind::allowed;
    candidate.blank = !walk_.has_visible();
    if (!walk_.has_any() && !candidate.mandatory) return;
    if (!allowed && (candidate.blank || !may_divide(at))) return;
    candidate.sum = walk_.line_sum();
    candidate.sum.add_width(items.width_before);
    if (ShapedHyphen const* hyphen = shaped_.hyphen_before(at))
      candidate.sum.add_width(hyphen->glyph.advance);
    hang_line_end(candidate.sum, measure_, hanging_);
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
      return style.overflow_wrap != OverflowWrap::normal && style.white_space != WhiteSpace::nowrap &&
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
    char32_t const starts = text_of(at), ends = text_of(walk_.last_visible());
    if (is_western_closing(starts) || is_western_opening(ends)) return false;
    return !starts_badly && last != ClusterClass::opening && glue_.cluster(at).joint != JointKind::unit;
  }

  char32_t text_of(uint32_t at) const { return paragraph_.text[shaped_.clusters[at].text_begin]; }

  bool fits(Candidate const& candidate) const { return candidate.sum.width <= measure_ + kLineTolerance; }

  // Nothing that comes later can be better.
  bool is_overfull() const {
    if ((breaks_.empty() && !has_division_) || !walk_.has_visible()) return false;
    LineSum const& sum = walk_.whole_sum();
    float const trim =
        (hanging_ == HangingPunctuation::none ? 0.5f : 1) * glue_.style(walk_.last_visible()).size;
    float const most = measure_ + kLineTolerance + sum.total_shrink();
    return sum.width - trim > most && walk_.line_sum().width > most;  // the latter without hanging spaces
  }

  float cost_of(Candidate const& candidate) const {
    if (candidate.blank && !candidate.mandatory) return kBlankCost;
    return cost_of_line(candidate.sum, measure_, em_, candidate.mandatory).demerits +
           cost_of_break(shaped_, candidate.cluster);
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

  Paragraph const& paragraph_;
  ShapedParagraph const& shaped_;
  GlueSource glue_;
  LineWalk walk_;
  LineCursor cursor_;
  bool full_;
  HangingPunctuation hanging_;
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
