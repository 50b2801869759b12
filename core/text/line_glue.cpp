#include "text/line_glue.h"

#include <algorithm>

namespace banxin {
namespace {

// Rule 15, parts of an em.
constexpr float kGap = 0.25f, kGapShrink = 0.125f, kGapStretch = 0.25f;
// Rules 17 and 18.
constexpr float kLeastWordSpace = 0.25f, kMostWordSpace = 0.5f;

GlueTier tier_of(ClusterClass kind) {
  switch (kind) {
    case ClusterClass::opening:
    case ClusterClass::closing:
      return GlueTier::bracket;
    case ClusterClass::comma:
      return GlueTier::comma;
    case ClusterClass::interpunct:
      return GlueTier::interpunct;
    default:
      return GlueTier::stop;
  }
}

Glue latin_gap(float em) {
  return {kGap * em, kGapShrink * em, kGapStretch * em};
}

}  // namespace

void LineSum::add_flexible(LineGlue const& piece) {
  shrink[size_t(piece.tier)] += piece.glue.shrink;
  if (piece.tier == GlueTier::word_space) word_space_stretch += piece.glue.stretch;
  if (piece.tier == GlueTier::latin_gap) latin_gap_stretch += piece.glue.stretch;
}

float LineSum::total_shrink() const {
  float total = 0;
  for (float tier : shrink) total += tier;
  return total;
}

float LineSetting::width_of(LineGlue const& piece) const {
  float width = piece.glue.natural - piece.glue.shrink * shrink[size_t(piece.tier)];
  if (piece.tier == GlueTier::word_space) width += piece.glue.stretch * stretch.word_space;
  if (piece.tier == GlueTier::latin_gap) width += piece.glue.stretch * stretch.latin_gap;
  return piece.expandable ? width + stretch.every : width;
}

float hang_line_end(LineSum& sum, float measure, HangingPunctuation hanging) {
  bool const needed = sum.width > measure + kLineTolerance;
  bool const hung =
      hanging == HangingPunctuation::force_end || (hanging == HangingPunctuation::allow_end && needed);
  if (!hung || sum.hang <= 0) return 0;
  sum.width -= sum.hang;
  return sum.hang;
}

LineSetting shrink_by(LineSum const& sum, float excess) {
  LineSetting setting;
  for (size_t tier = 0; tier < kGlueTiers && excess > 0; ++tier) {
    if (sum.shrink[tier] <= 0) continue;
    float const taken = std::min(excess, sum.shrink[tier]);
    setting.shrink[tier] = taken / sum.shrink[tier];
    excess -= taken;
  }
  return setting;
}

LineSetting stretch_by(LineSum const& sum, float missing) {
  LineSetting setting;
  if (missing <= 0) return setting;
  if (sum.expandable == 0) {
    if (sum.latin_gap_stretch > 0) setting.stretch.latin_gap = missing / sum.latin_gap_stretch;
    return setting;
  }
  auto take = [&missing](float available) {
    if (available <= 0 || missing <= 0) return 0.0f;
    float const taken = std::min(missing, available);
    missing -= taken;
    return taken / available;
  };
  setting.stretch.word_space = take(sum.word_space_stretch);
  setting.stretch.latin_gap = take(sum.latin_gap_stretch);
  setting.stretch.every = missing / float(sum.expandable);
  return setting;
}

float stretched_width(LineSum const& sum, LineStretch const& stretch) {
  return sum.width + sum.word_space_stretch * stretch.word_space + sum.latin_gap_stretch * stretch.latin_gap +
         float(sum.expandable) * stretch.every;
}

float GlueSource::blank_before(uint32_t i) const {
  Cluster const& cluster = shaped_.clusters[i];
  bool const centred =
      cluster.glue_before > 0 && cluster.glue_after > 0 && cluster.kind != ClusterClass::interpunct;
  if (!full_ || !centred) return cluster.glue_before;
  // A mark in the middle of its body gives half an em to the mark after it: what is not between them comes
  // from before.
  uint32_t next = i + 1;
  while (next < cluster_count() && !is_visible(next)) ++next;
  bool const pressed = next < cluster_count() && shaped_.clusters[next].joint == JointKind::pair &&
                       shaped_.clusters[next].glue_before == 0;
  return pressed ? 0 : cluster.glue_before;
}

void GlueSource::joint_of_marks(uint32_t left, uint32_t right, LineGlue& out) const {
  Cluster const& a = shaped_.clusters[left];
  Cluster const& b = shaped_.clusters[right];
  float const after = a.glue_after, before = blank_before(right);
  out.tier = tier_of(before > 0 ? b.kind : a.kind);
  float blank = after + before;
  if (full_) {
    switch (b.joint) {
      case JointKind::pair: {
        bool const centred = (a.glue_before > 0 && after > 0) || (b.glue_after > 0 && before > 0);
        if (after == 0 || before == 0) {
          blank = 0;
        } else {
          blank = centred ? std::max(0.0f, blank - 0.5f * std::min(em(left), em(right)))
                          : std::max(after, before);
        }
        out.glue.shrink = blank / 2;  // never quite closed: a row of marks must stay readable
        break;
      }
      case JointKind::chain:
        blank = before;
        break;
      case JointKind::latin_gap: {
        bool const left_is_latin = a.kind == ClusterClass::alphabetic;
        out.glue = latin_gap(em(left_is_latin ? right : left));
        if (justify_ != TextJustify::automatic) out.glue.stretch = 0;
        out.tier = GlueTier::latin_gap;
        blank = out.glue.natural;
        break;
      }
      default:
        out.glue.shrink = blank;
    }
    if (!style(left).spacing_trim && b.joint != JointKind::latin_gap) out.glue.shrink = 0;
  }
  out.before = std::min(before, blank);
  out.glue.natural = blank + style(left).letter_spacing;
}

void GlueSource::body_of_space(uint32_t i, LineGlue& out) const {
  Cluster const& cluster = shaped_.clusters[i];
  bool const wide = paragraph_.text[cluster.text_begin] == 0x3000;
  bool const code = style(i).font.family == FontFamily::mono;  // columns may matter there
  if (wide || code) return;
  out.expandable = justify_ != TextJustify::none;
  if (cluster.stands_for_gap && full_) {
    out.tier = GlueTier::latin_gap;
    out.glue = latin_gap(em(i));
    if (justify_ != TextJustify::automatic) out.glue.stretch = 0;
    out.expandable &= justify_ != TextJustify::automatic;
  } else if (full_) {
    out.glue.natural += style(i).word_spacing;
    out.glue.shrink = std::max(0.0f, out.glue.natural - kLeastWordSpace * em(i));
    if (out.expandable) out.glue.stretch = std::max(0.0f, kMostWordSpace * em(i) - out.glue.natural);
  } else {
    out.glue.natural += style(i).word_spacing;
  }
}

float GlueSource::blank_at_line_start(uint32_t i, bool flush) const {
  Cluster const& cluster = shaped_.clusters[i];
  bool const trimmed = full_ && flush && cluster.kind == ClusterClass::opening &&
                       (style(i).spacing_trim & trim_line_start) != 0;
  return trimmed ? 0 : blank_before(i);
}

bool GlueSource::trims_at_line_end(uint32_t i) const {
  ClusterClass const kind = shaped_.clusters[i].kind;
  return full_ && (style(i).spacing_trim & trim_line_end) != 0 &&
         (kind == ClusterClass::closing || kind == ClusterClass::comma || kind == ClusterClass::stop ||
          kind == ClusterClass::exclamation);
}

float GlueSource::hang_of_mark(uint32_t i) const {
  Cluster const& cluster = shaped_.clusters[i];
  bool const comma_or_stop = cluster.kind == ClusterClass::comma || cluster.kind == ClusterClass::stop;
  if (!comma_or_stop || !trims_at_line_end(i) || cluster.joint == JointKind::pair) return 0;
  return cluster.body;
}

bool GlueSource::space_hangs(uint32_t i) const {
  char32_t const c = paragraph_.text[shaped_.clusters[i].text_begin];
  return c != 0xA0 && c != 0x202F && style(i).white_space != WhiteSpace::pre;
}

}  // namespace banxin
