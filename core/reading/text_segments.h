// The lines of one block as a browser can set them without ink: stretches of a text node whose characters
// all have the same advance, or those of a face's letters, with the blanks between them. What the text layer
// lays over the drawing. A Latin word is one stretch, so that screen readers have it whole.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "article/content_tree.h"
#include "layout/fragment_tree.h"
#include "reading/line_places.h"
#include "reading/reading_tree.h"

namespace banxin {

/// What a browser makes of letter-spacing and of a font's advances.
enum class SegmentKind : uint8_t {
  plain,     ///< each code point is a character of its own
  joining,   ///< letters of a joining script, which take no letter-spacing
  composed,  ///< with grapheme clusters of several code points, each of which would take the font's advance
  letters,   ///< each takes the advance that LetterTables tells of its face, kerned as it tells
};

/// Characters of one text node that follow each other on one line.
struct TextSegment {
  NodeId node = kNoNode;        ///< text node; kNoNode: a line without text of its own, such as an image's
  uint32_t begin = 0, end = 0;  ///< UTF-16 code units of the node's text
  float advance = 0;  ///< CSS px of each grapheme cluster in it; of letters: what each has beyond its own
  float before =
      0;  ///< CSS px of blank (negative: overlap) at the side that the block's base direction begins with
  SegmentKind kind = SegmentKind::plain;
  FaceId face = kNoFace;  ///< of letters
  float size = 0;         ///< of letters: CSS px of their em
  float word = 0;         ///< of letters: CSS px that each space among them has beyond its own advance
};

struct SegmentLine {
  float top = 0, height = 0;  ///< of the line box, CSS px of the page
  uint32_t segment_begin = 0, segment_end = 0;
  bool broken = false;  ///< ended by the line setter, not by a character or element of the text, and not the
                        ///< block's last
};

struct SegmentedBlock {
  std::vector<SegmentLine> lines;
  std::vector<TextSegment> segments;  ///< in logical order
  void clear();
};

/// Kept by the caller between calls.
struct SegmentScratch {
  LinePlacer placer;
  std::vector<uint32_t> order;                     ///< of the line's segments, from the side that the block begins with
  std::vector<LinePlace> extents;                  ///< of the line's segments
  std::vector<std::pair<uint32_t, float>> strays;  ///< of the last one: graphemes, and how far their end is off
};

/// Appends nothing: `out` is made anew. The sum of what it tells meets the glyphs' spaces within kSegmentSlack, and within
/// kLetterSlack inside a word. The gap after a letter belongs to what follows it.
void segment_block(FragmentTree const& fragments, ContentTree const& content, ReadingBlock const& block,
                   LetterTables& letters, SegmentScratch& scratch, SegmentedBlock& out);

/// CSS px by which a character's edge may lie beside its glyph's space, so that fewer segments do.
inline constexpr float kSegmentSlack = 0.25f;
/// The same inside a word, whose letters are kerned.
inline constexpr float kLetterSlack = 0.75f;

}  // namespace banxin
