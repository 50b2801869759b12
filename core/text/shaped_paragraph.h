// A paragraph after itemising, shaping and classifying: everything that the line setter needs, still without any
// width of the measure. All lengths CSS px.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/text_range.h"
#include "text/text_style.h"
#include "unicode/line_break.h"
#include "unicode/script.h"

namespace banxin {

/// What the setter's rules distinguish (typesetting rules 1–18).
enum class ClusterClass : uint8_t {
  han,          ///< full-width body: Han, kana, Hangul, other wide letters
  alphabetic,   ///< letters and digits that take the Han–Latin gap
  space,        ///< U+0020 and other breaking spaces: stretchable word space, hangs at line ends
  opening,      ///< full-width opening bracket or quote: half em of glue before
  closing,      ///< full-width closing bracket or quote: half em of glue after
  comma,        ///< 、，；： full width: half em of glue after (or a quarter each side where the locale centres it)
  stop,         ///< 。．
  exclamation,  ///< ！？
  interpunct,   ///< ·・‧ between Han: a quarter em of glue each side
  dash,         ///< —— and …… : no stretch inside
  connector,    ///< – — ～ - ／ between Han: fixed, no stretch around
  object,       ///< U+FFFC
  tab,
  forced_break, ///< U+000A
  zero_width,   ///< default ignorables, ZWSP
  other         ///< half-width punctuation and symbols
};

/// How a cluster meets the visible one before it (zero-width clusters are looked through). Decided once, across run
/// boundaries; the amounts are line_glue.h's.
enum class JointKind : uint8_t {
  plain,      ///< both blank sides; may be stretched
  rigid,      ///< both blank sides; never stretched: inside words, beside word spaces, connectors and solidi
  unit,       ///< inside —— or ……
  pair,       ///< two adjacent marks: half an em is taken from between them (rule 10)
  chain,      ///< nothing between: ？！ and what follows an even chain of them (rule 12)
  latin_gap,  ///< Han beside Latin letters or digits (rule 15)
};

/// A width that can change: natural, and how far it may go. CSS px.
struct Glue {
  float natural = 0, shrink = 0, stretch = 0;
};

struct ShapedGlyph {
  GlyphId id = 0;
  SliceId slice = kNoSlice;  ///< kNoSlice: no shipped face covers the cluster; drawn as a visible box
  float x_offset = 0, y_offset = 0;  ///< from the pen; y upwards
  float advance = 0;
};

/// One grapheme (or a ligature of several) in logical order. Its full natural advance is
/// glue_before + body + glue_after. An atomic item's width is not here but in Paragraph::items. Graphemes of more than
/// kLongestGrapheme code points are divided. There is one for nearly every character of an article: kept small.
struct Cluster {
  uint32_t text_begin = 0;       ///< code points of the paragraph; the end is the next cluster's begin
  uint32_t glyph_begin = 0;      ///< into ShapedParagraph::glyphs
  uint32_t run = 0;              ///< into ShapedParagraph::runs
  float body = 0;                ///< advance without the mark's own glue; of a tab the distance of tab stops
  float glue_before = 0;         ///< the mark's blank sides, which trims may take away
  float glue_after = 0;
  uint16_t glyph_count = 0;
  BreakOpportunity break_before; ///< before this cluster, tailored
  ClusterClass kind : 4 = ClusterClass::other;
  JointKind joint : 3 = JointKind::rigid;
  bool stands_for_gap : 1 = false;  ///< a written space between Han and Latin: set as the gap (rule 15)
};
static_assert(sizeof(Cluster) == 28);

struct ShapedRun {
  TextRange text;  ///< code points of the paragraph
  uint32_t cluster_begin = 0, cluster_end = 0;
  FaceId face = kNoFace;
  StyleId style = 0;
  uint8_t level = 0;      ///< bidi; odd is right to left
  bool slant = false;     ///< synthetic italic (Latin only)
};

/// What a line shows at its end when it breaks at a soft hyphen (U+00AD): there `cluster`'s break_before has the penalty
/// `hyphen`. Drawn behind the clusters of the line, in the run of the cluster before `cluster`.
struct ShapedHyphen {
  uint32_t cluster = 0;  ///< the line ends before it
  ShapedGlyph glyph;
};

struct ShapedParagraph {
  std::vector<ShapedGlyph> glyphs;    ///< per cluster in visual order of its run
  std::vector<Cluster> clusters;      ///< logical order; a sentinel at the end holds text_begin = text length
  std::vector<ShapedRun> runs;        ///< logical order
  std::vector<ShapedHyphen> hyphens;  ///< ascending by cluster; nearly always none
  uint8_t base_level = 0;

  /// Of a line that ends before `cluster`; null where it shows none. Logarithmic in the soft hyphens.
  ShapedHyphen const* hyphen_before(uint32_t cluster) const;
};

inline ShapedHyphen const* ShapedParagraph::hyphen_before(uint32_t cluster) const {
  auto const found = std::lower_bound(hyphens.begin(), hyphens.end(), cluster,
                                      [](ShapedHyphen const& hyphen, uint32_t at) { return hyphen.cluster < at; });
  return found != hyphens.end() && found->cluster == cluster ? &*found : nullptr;
}

}  // namespace banxin
