// Clusters as boxes and typed glue: the one place that knows the amounts of blanks, trims, gaps and word
// spaces. Breaking, placing and intrinsic widths are all made of it. All lengths CSS px.
#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "text/line_setter.h"

namespace banxin {

/// In the order in which they shrink (typesetting rule 17; line-end marks are always trimmed and come before
/// all).
enum class GlueTier : uint8_t { word_space, interpunct, bracket, comma, latin_gap, stop };
inline constexpr size_t kGlueTiers = 6;

/// CSS px that a line may be off its measure: what sums of floats come to.
inline constexpr float kLineTolerance = 1.0f / 64;

struct LineGlue {
  Glue glue;
  GlueTier tier = GlueTier::word_space;
  bool expandable = false;  ///< takes part in the last stretch: all inter-character gaps equally (rule 18)
  float before = 0;         ///< the part of glue.natural that is the following cluster's own blank side
};

/// What a stretch of a line can do: sums over its boxes and glue.
struct LineSum {
  float width = 0;
  std::array<float, kGlueTiers> shrink{};
  float word_space_stretch = 0, latin_gap_stretch = 0;
  uint32_t expandable = 0;
  float hang = 0;  ///< of `width`: what may hang into the margin at the line's end (rule 23)

  void add_width(float amount) { width += amount; }
  void add(LineGlue const& piece) {
    width += piece.glue.natural;
    expandable += piece.expandable ? 1 : 0;
    if (piece.glue.shrink != 0 || piece.glue.stretch != 0) add_flexible(piece);
  }
  void add_flexible(LineGlue const& piece);
  float total_shrink() const;
};

/// How far each kind of glue goes on one line: parts of its shrink and stretch, and px at each
/// inter-character gap.
struct LineSetting {
  std::array<float, kGlueTiers> shrink{};
  LineStretch stretch;

  /// The width of `piece` under this setting.
  float width_of(LineGlue const& piece) const;
};

/// Lets the mark at the line's end hang, where it must or where the line would not fit otherwise. CSS px that
/// hang; they are no longer in `sum.width`.
float hang_line_end(LineSum& sum, float measure, HangingPunctuation hanging);
/// Takes `excess` off in the order of rule 17, equally inside a tier.
LineSetting shrink_by(LineSum const& sum, float excess);
/// Adds `missing` in the order of rule 18. Where a line has neither inter-character gap nor word space,
/// Han–Latin gaps take all; where it has none of these either, nothing can be added.
LineSetting stretch_by(LineSum const& sum, float missing);
float stretched_width(LineSum const& sum, LineStretch const& stretch);

/// Answers for single joints and clusters of one paragraph. Borrowed references: valid as long as what it was
/// made from.
class GlueSource {
 public:
  GlueSource(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
             LineOptions const& options)
      : paragraph_(paragraph),
        shaped_(shaped),
        styles_(styles),
        full_(options.mode == TypesettingMode::full),
        justify_(options.justify),
        hangs_marks_(full_ && options.hanging != HangingPunctuation::none) {}

  uint32_t cluster_count() const { return uint32_t(shaped_.clusters.size() - 1); }
  Cluster const& cluster(uint32_t i) const { return shaped_.clusters[i]; }
  TextStyle const& style(uint32_t i) const { return styles_[shaped_.runs[shaped_.clusters[i].run].style]; }

  /// Between the visible clusters `left` and `right`, neighbours but for zero-width clusters between them.
  /// `out` as made by default.
  void joint(uint32_t left, uint32_t right, LineGlue& out) const {
    Cluster const& a = shaped_.clusters[left];
    Cluster const& b = shaped_.clusters[right];
    out.expandable = expands(b);
    out.glue.natural = style(left).letter_spacing;
    bool const bare = a.glue_after == 0 && b.glue_before == 0;  // between Han, inside words: nearly always
    if (!bare || (b.joint != JointKind::plain && b.joint != JointKind::rigid))
      joint_of_marks(left, right, out);
  }
  /// Whether the joint before `right` takes part in the last stretch.
  bool expands(Cluster const& right) const {
    switch (justify_) {
      case TextJustify::automatic:
        // A Han–Latin gap never grows beyond half an em, which is its own stretch; marks that meet stay
        // close.
        return right.joint == JointKind::plain;
      case TextJustify::inter_character:
        return right.joint != JointKind::unit;
      default:
        return false;
    }
  }
  /// The cluster itself, which is glue when it is a word space. Atomics and tabs are 0: their widths depend
  /// on more.
  /// `out` as made by default.
  void body(uint32_t i, LineGlue& out) const {
    Cluster const& cluster = shaped_.clusters[i];
    if (cluster.kind == ClusterClass::object || cluster.kind == ClusterClass::tab) return;
    out.glue.natural = cluster.body;
    if (cluster.kind == ClusterClass::space) body_of_space(i, out);
  }
  /// The blank before a line's first cluster, trimmed (rule 11); `flush` false beside a box edge.
  float line_start_blank(uint32_t i, bool flush) const {
    return shaped_.clusters[i].glue_before == 0 ? 0 : blank_at_line_start(i, flush);
  }
  /// The blank after a line's last visible cluster, trimmed.
  float line_end_blank(uint32_t i) const {
    float const after = shaped_.clusters[i].glue_after;
    return after == 0 || trims_at_line_end(i) ? 0 : after;
  }
  /// What may hang of a comma or stop that ends a line and stands alone. 0 where the paragraph does not hang
  /// marks.
  float line_end_hang(uint32_t i) const { return hangs_marks_ ? hang_of_mark(i) : 0; }
  /// A mark in the middle of its body is half width at a line's end: the blank before it goes too.
  bool drops_blank_before_line_end(uint32_t i) const {
    Cluster const& cluster = shaped_.clusters[i];
    return cluster.glue_after > 0 && cluster.glue_before > 0 && trims_at_line_end(i);
  }
  /// Spaces that take no room at a line's end.
  bool hangs(uint32_t i) const {
    ClusterClass const kind = shaped_.clusters[i].kind;
    return kind == ClusterClass::forced_break || (kind == ClusterClass::space && space_hangs(i));
  }
  bool is_visible(uint32_t i) const { return shaped_.clusters[i].kind != ClusterClass::zero_width; }

 private:
  float em(uint32_t i) const { return style(i).size; }
  float blank_before(uint32_t i) const;
  bool trims_at_line_end(uint32_t i) const;
  void joint_of_marks(uint32_t left, uint32_t right, LineGlue& out) const;
  void body_of_space(uint32_t i, LineGlue& out) const;
  float blank_at_line_start(uint32_t i, bool flush) const;
  float hang_of_mark(uint32_t i) const;
  bool space_hangs(uint32_t i) const;

  Paragraph const& paragraph_;
  ShapedParagraph const& shaped_;
  std::span<TextStyle const> styles_;
  bool full_;
  TextJustify justify_;
  bool hangs_marks_;
};

}  // namespace banxin
