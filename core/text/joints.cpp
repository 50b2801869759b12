#include "text/joints.h"

#include "text/punctuation.h"
#include "unicode/character.h"

namespace banxin {
namespace {

constexpr uint32_t kNone = 0xFFFFFFFFu;

bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

// Ideographs of CSS Text 4, text-autospace: Han and kana; Hangul parts its words by spaces.
bool takes_latin_gap(char32_t c) {
  return is_han(c) || (is_wide_letter(c) && !is_hangul(c));
}

bool is_wide_body(ClusterClass kind) {
  return kind != ClusterClass::alphabetic && kind != ClusterClass::other && kind != ClusterClass::space &&
         kind != ClusterClass::tab && kind != ClusterClass::forced_break && kind != ClusterClass::zero_width;
}

bool is_blank(ClusterClass kind) {
  return kind == ClusterClass::space || kind == ClusterClass::tab || kind == ClusterClass::forced_break;
}

// Marks whose blank half follows their ink.
bool leans_back(ClusterClass kind) {
  return kind == ClusterClass::closing || kind == ClusterClass::comma || kind == ClusterClass::stop ||
         kind == ClusterClass::exclamation;
}

bool is_mark(ClusterClass kind) {
  return leans_back(kind) || kind == ClusterClass::opening || kind == ClusterClass::interpunct;
}

class Joiner {
 public:
  Joiner(Paragraph const& paragraph, std::span<TextStyle const> styles, ShapedParagraph& shaped)
      : paragraph_(paragraph),
        styles_(styles),
        shaped_(shaped),
        count_(uint32_t(shaped.clusters.size() - 1)) {}

  void run() {
    for_neighbours([this](uint32_t a, uint32_t b, uint32_t c) { settle_kind(a, b, c); });
    for_neighbours([this](uint32_t a, uint32_t b, uint32_t c) { settle_joint(a, b, c); });
  }

 private:
  // Calls visit(before, at, after) for every visible cluster; kNone where there is no neighbour.
  template <class Visit>
  void for_neighbours(Visit visit) {
    item_ = 0;
    uint32_t before = kNone, at = next_visible(0);
    while (at != kNone) {
      uint32_t const after = next_visible(at + 1);
      visit(before, at, after);
      before = at;
      at = after;
    }
  }

  uint32_t next_visible(uint32_t i) const {
    while (i < count_ && shaped_.clusters[i].kind == ClusterClass::zero_width) ++i;
    return i < count_ ? i : kNone;
  }

  char32_t base(uint32_t i) const { return i == kNone ? 0 : paragraph_.text[shaped_.clusters[i].text_begin]; }
  ClusterClass kind(uint32_t i) const {
    return i == kNone ? ClusterClass::forced_break : shaped_.clusters[i].kind;
  }
  TextStyle const& style(uint32_t i) const { return styles_[shaped_.runs[shaped_.clusters[i].run].style]; }
  uint32_t text_length(uint32_t i) const {
    return shaped_.clusters[i + 1].text_begin - shaped_.clusters[i].text_begin;
  }

  void settle_kind(uint32_t before, uint32_t at, uint32_t after) {
    Cluster& cluster = shaped_.clusters[at];
    char32_t const c = base(at);
    float const em = style(at).size;
    bool const full_width = cluster.body + cluster.glue_before + cluster.glue_after >= 0.95f * em;
    if (is_dash_or_ellipsis(c)) {
      bool const doubled = text_length(at) > 1 || c == U'⸺' || base(before) == c || base(after) == c;
      if (doubled || c == U'…' || c == U'⋯') {
        if (full_width) cluster.kind = ClusterClass::dash;
        return;
      }
    }
    if (style(at).spacing_trim == trim_none) return;  // plain widths
    bool const between_han = takes_latin_gap(base(before)) && takes_latin_gap(base(after));
    if (is_interpunct(c) || (is_bullet(c) && between_han)) {
      settle_interpunct(cluster, em, has_wide_neighbour(before, after));
    } else if (is_short_connector(c)) {
      if (between_han && cluster.body <= 0.6f * em) {
        centre(cluster, em / 2);
        cluster.kind = ClusterClass::connector;
      }
    } else if (is_long_connector(c) && full_width) {
      cluster.kind = ClusterClass::connector;
    }
  }

  bool has_wide_neighbour(uint32_t before, uint32_t after) const {
    auto wide = [this](uint32_t i) { return is_wide_body(kind(i)); };
    return wide(before) || wide(after);
  }

  // Half an em, the dot in its middle. Where the font's dot is a full-width mark outside Simplified Chinese,
  // the other half em stays as glue around it.
  void settle_interpunct(Cluster& cluster, float em, bool beside_han) {
    bool const full_width = cluster.kind == ClusterClass::interpunct;
    if (!full_width && !beside_han) return;
    Language const language = styles_[shaped_.runs[cluster.run].style].font.language;
    bool const keeps_glue =
        language == Language::zh_hant || language == Language::zh_hk || language == Language::ja;
    if (full_width && keeps_glue) return;
    cluster.kind = ClusterClass::interpunct;
    cluster.body += cluster.glue_before + cluster.glue_after;
    cluster.glue_before = cluster.glue_after = 0;
    centre(cluster, em / 2);
  }

  void centre(Cluster& cluster, float width) {
    float const shift = (width - cluster.body) / 2;
    for (uint32_t i = 0; i < cluster.glyph_count; ++i)
      shaped_.glyphs[cluster.glyph_begin + i].x_offset += shift;
    cluster.body = width;
  }

  // Whether a box edge of some width, met on the way, stands before cluster b.
  bool parted(uint32_t b) {
    bool wide_edge = false;
    uint32_t const position = shaped_.clusters[b].text_begin;
    for (; item_ < paragraph_.items.size() && paragraph_.items[item_].position <= position; ++item_) {
      InlineItem const& item = paragraph_.items[item_];
      bool const edge = item.kind == InlineItemKind::box_start || item.kind == InlineItemKind::box_end;
      wide_edge |= edge && item.width != 0;
    }
    return wide_edge;
  }

  void settle_joint(uint32_t a, uint32_t b, uint32_t c) {
    bool const box_edge = parted(b);
    Cluster& cluster = shaped_.clusters[b];
    cluster.stands_for_gap = false;
    bool const exclaims = kind(b) == ClusterClass::exclamation;
    if (a == kNone) {
      cluster.joint = JointKind::rigid;
      chain_ = exclaims ? 1 : 0;
      return;
    }
    cluster.joint = joint_between(a, b, box_edge);
    chain_ = !exclaims ? 0 : cluster.joint == JointKind::chain ? chain_ + 1 : 1;
    if (kind(b) == ClusterClass::space && !box_edge && c != kNone)
      cluster.stands_for_gap = is_written_gap(a, b, c);
  }

  JointKind joint_between(uint32_t a, uint32_t b, bool box_edge) {
    ClusterClass const left = kind(a), right = kind(b);
    if (!box_edge && (style(a).spacing_trim & style(b).spacing_trim & trim_adjacent)) {
      JointKind const met = marks_meet(a, b);
      if (met != JointKind::plain) return met;
    }
    bool const ideographic_space = base(a) == 0x3000 || base(b) == 0x3000;
    if ((is_blank(left) || is_blank(right)) && !ideographic_space) return JointKind::rigid;
    if (left == ClusterClass::dash && right == ClusterClass::dash && base(a) == base(b)) {
      // Dashes come in one glyph of two em or as two; ellipses as two, of which the next pair may part.
      dash_ = base(a) == U'…' || base(a) == U'⋯' ? dash_ + 1 : 1;
      if (dash_ % 2 == 1) return JointKind::unit;
    } else {
      dash_ = 0;
    }
    if (left == ClusterClass::connector || right == ClusterClass::connector) return JointKind::rigid;
    if (!box_edge && is_latin_gap(a, b)) return JointKind::latin_gap;
    bool const in_number =
        (is_digit(base(a)) && is_number_sign(base(b))) || (is_number_sign(base(a)) && is_digit(base(b)));
    if (in_number) return JointKind::rigid;
    if (!is_wide_body(left) && !is_wide_body(right))
      return ideographic_space ? JointKind::plain : JointKind::rigid;
    if (is_hangul(base(a)) && is_hangul(base(b))) return JointKind::rigid;
    return JointKind::plain;
  }

  JointKind marks_meet(uint32_t a, uint32_t b) const {
    ClusterClass const left = kind(a), right = kind(b);
    Cluster const& first = shaped_.clusters[a];
    if (left == ClusterClass::exclamation && first.glue_after > 0) {
      bool const goes_on = right == ClusterClass::exclamation && shaped_.clusters[b].glue_after > 0;
      // An odd chain keeps the half em that makes whole ems of it: ？！ one, ！！！ two.
      if (goes_on || chain_ % 2 == 0) return JointKind::chain;
    }
    if (leans_back(left) && first.glue_after > 0 && is_mark(right)) return JointKind::pair;
    bool const before_opening =
        left == ClusterClass::opening || left == ClusterClass::interpunct || base(a) == 0x3000;
    if (before_opening && right == ClusterClass::opening) return JointKind::pair;
    return JointKind::plain;
  }

  bool is_latin_gap(uint32_t a, uint32_t b) const {
    bool const leads = takes_latin_gap(base(a)) && kind(b) == ClusterClass::alphabetic;
    bool const follows = kind(a) == ClusterClass::alphabetic && takes_latin_gap(base(b));
    if (!leads && !follows) return false;
    uint8_t const wanted = is_digit(base(leads ? b : a)) ? autospace_numeric : autospace_alpha;
    return (style(a).autospace & style(b).autospace & wanted) != 0 &&
           style(a).baseline_shift == style(b).baseline_shift;
  }

  // A written space is replaced by the gap, not added to it (rule 15).
  bool is_written_gap(uint32_t a, uint32_t space, uint32_t c) const {
    WhiteSpace const handling = style(space).white_space;
    char32_t const written = base(space);
    bool const kept = handling == WhiteSpace::pre || handling == WhiteSpace::pre_wrap;
    return !kept && is_gap_space(written) && (style(space).autospace & autospace_replace) != 0 &&
           is_latin_gap(a, c);
  }

  Paragraph const& paragraph_;
  std::span<TextStyle const> styles_;
  ShapedParagraph& shaped_;
  uint32_t count_;
  size_t item_ = 0;
  uint32_t chain_ = 0;  // exclamation marks in a row, up to the last visible cluster
  uint32_t dash_ = 0;   // ellipses in a row that have been joined
};

}  // namespace

void decide_joints(Paragraph const& paragraph, std::span<TextStyle const> styles, ShapedParagraph& shaped) {
  Joiner(paragraph, styles, shaped).run();
}

}  // namespace banxin
