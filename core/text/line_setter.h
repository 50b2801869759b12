// Breaking and placing lines: the only stage where the measure's width enters.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "text/paragraph.h"
#include "text/shaped_paragraph.h"

namespace banxin {

enum class LineAlign : uint8_t { start, end, left, right, center, justify };
enum class TypesettingMode : uint8_t {
  full,   ///< trims, gaps, justification by glue
  simple  ///< plain advances, no gaps, greedy (typesetting rule 16)
};

/// CSS Text 3, `text-justify`: which gaps a justified line may stretch beyond their own glue.
enum class TextJustify : uint8_t {
  automatic,        ///< word spaces, then Han–Latin gaps, then all inter-character gaps (rule 18)
  none,             ///< as if start-aligned
  inter_word,       ///< word spaces alone
  inter_character,  ///< all inter-character gaps at once, between Latin letters too
};

/// CSS Text 3, `hanging-punctuation`, for commas and stops at line ends, never in a run of marks (rule 23).
enum class HangingPunctuation : uint8_t {
  none,
  allow_end,  ///< where the line would not fit otherwise
  force_end,
};

struct LineOptions {
  LineAlign align = LineAlign::justify;
  TypesettingMode mode = TypesettingMode::full;
  std::optional<LineAlign> align_last;  ///< CSS `text-align-last`; nothing is `auto`: start for justified paragraphs, else `align`
  TextJustify justify = TextJustify::automatic;
  HangingPunctuation hanging = HangingPunctuation::none;
  bool balance = false;  ///< CSS Text 4, `text-wrap: balance`: lines of about the same length
};

/// Where the next line begins. A paragraph starts with the default value.
struct LineCursor {
  uint32_t cluster = 0;  ///< into ShapedParagraph::clusters
  uint32_t item = 0;     ///< into Paragraph::items: first item not yet on a line
  bool first_line = true;
  bool operator==(LineCursor const&) const = default;
};

/// The space for one line, from the formatting context. CSS px, x from the paragraph's left edge.
struct LineSpace {
  float x = 0;
  float width = 0;
  float indent = 0;  ///< text-indent, on the first line only
};

struct LineBreak {
  LineCursor next;            ///< where the following line begins
  uint32_t cluster_end = 0;   ///< end of this line's clusters (trailing spaces included)
  uint32_t item_end = 0;
  bool forced = false;        ///< ended by U+000A
  bool last = false;          ///< the paragraph's end
  float natural_width = 0;    ///< with edge trims and hanging spaces taken off
};

/// Chooses the end of the line that begins at `cursor`. Always advances (an overlong word breaks at grapheme boundaries where
/// overflow-wrap allows it, else overflows). Linear in the clusters of the line.
LineBreak break_line(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
                     LineCursor cursor, LineSpace space, LineOptions const& options);

/// A glyph as set. x from the paragraph's left edge to the glyph's origin. The space that the glyph takes on its line is
/// [x + lead, x + lead + advance]: the spaces of a line's glyphs follow each other without gap or overlap, box edges and
/// tabs apart. An opening mark whose blank half is trimmed has its origin half an em left of that space (lead = half an em).
struct PlacedGlyph {
  GlyphId id = 0;
  SliceId slice = kNoSlice;
  uint16_t text_length = 0;  ///< code points of its cluster
  uint32_t text_begin = 0;   ///< code points of the paragraph
  float x = 0;
  float y = 0;               ///< upwards from the line's baseline (marks, baseline shift)
  float advance = 0;         ///< as set: with trims, gaps and stretch
  float lead = 0;            ///< from the origin to the left edge of its space
};

/// Glyphs of one shaped run on one line, in visual order.
struct PlacedRun {
  TextRange text;  ///< code points of the paragraph
  uint32_t glyph_begin = 0, glyph_end = 0;
  FaceId face = kNoFace;
  StyleId style = 0;
  uint8_t level = 0;
  bool slant = false;
  float x = 0, width = 0;  ///< from the paragraph's left edge; as set, without the gap towards a run of another style
};

struct PlacedItem {
  uint32_t item = 0;  ///< into Paragraph::items
  float x = 0;        ///< left edge of the margin box or of the box edge
};

/// What justification added: parts of the glue's stretch, and CSS px at every inter-character gap, which a last line takes
/// over, so that columns stay aligned (rule 19).
struct LineStretch {
  float word_space = 0, latin_gap = 0, every = 0;
};

struct SetLine {
  TextRange text;  ///< code points of the paragraph, hanging spaces and the forced break included
  uint32_t run_begin = 0, run_end = 0;
  uint32_t glyph_begin = 0, glyph_end = 0;
  uint32_t item_begin = 0, item_end = 0;
  float x = 0, width = 0;  ///< inked and spaced extent from first to last glyph, edge trims taken off
  bool forced = false, last = false, justified = false;
  LineStretch stretch;
};

/// All lines of one paragraph, flat.
struct SetParagraph {
  std::vector<SetLine> lines;
  std::vector<PlacedRun> runs;
  std::vector<PlacedGlyph> glyphs;
  std::vector<PlacedItem> items;
  void clear();
};

/// Appends the line [cursor, line_break) to `out`, placed in `space`: visual order, edge trims, pair trims, gaps, justification.
void set_line(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
              LineCursor cursor, LineBreak const& line_break, LineSpace space, LineOptions const& options,
              SetParagraph& out);

/// CSS Sizing: widest unbreakable stretch, and the width without any soft break. CSS px.
struct IntrinsicWidths {
  float minimal = 0, maximal = 0;
};
IntrinsicWidths intrinsic_widths(Paragraph const& paragraph, ShapedParagraph const& shaped,
                                 std::span<TextStyle const> styles, LineOptions const& options);

}  // namespace banxin
