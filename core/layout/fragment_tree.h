// What layout gives to everything after it: boxes, lines, runs and glyphs as flat arrays. All lengths CSS px from
// the top left of the page; text ranges are code points of `text`.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "article/content_tree.h"
#include "base/box_decoration.h"
#include "base/geometry.h"
#include "base/language.h"
#include "base/text_range.h"
#include "text/line_setter.h"
#include "text/text_style.h"

namespace banxin {

enum class BoxKind : uint8_t { block, inline_box, image, list_marker, table_cell };

/// A CSS box. Inline boxes give one per line they stand on. Parents come before children.
struct BoxFragment {
  BoxKind kind = BoxKind::block;
  NodeId node = kNoNode;          ///< of the sanitised tree; kNoNode for anonymous boxes
  uint32_t parent = 0xFFFFFFFF;   ///< into FragmentTree::boxes
  Rect border_box;
  Rect content_box;
  TextRange text;                 ///< of everything inside
  uint32_t line_begin = 0, line_end = 0;  ///< into FragmentTree::lines; empty unless it holds lines itself
  uint32_t decoration = 0;        ///< into FragmentTree::decorations; 0 is the invisible one
  StyleId style = 0;              ///< its own text style
  LineAlign align = LineAlign::start;
  bool right_to_left = false;     ///< base direction of its lines
};

struct LineFragment {
  uint32_t box = 0;        ///< the block that holds it
  Rect rect;               ///< x and width as SetLine; y and height of the line box
  float baseline = 0;      ///< y
  TextRange text;
  uint32_t run_begin = 0, run_end = 0;
  uint32_t glyph_begin = 0, glyph_end = 0;
  bool last = false, justified = false;
};

struct RunFragment {
  TextRange text;
  uint32_t glyph_begin = 0, glyph_end = 0;
  float x = 0, width = 0, baseline = 0;
  FaceId face = kNoFace;
  StyleId style = 0;
  uint8_t level = 0;
  bool slant = false;
};

struct GlyphFragment {
  GlyphId id = 0;
  SliceId slice = kNoSlice;
  uint16_t text_length = 0;
  uint32_t text_begin = 0;
  float x = 0;        ///< origin
  float y = 0;        ///< downwards from the run's baseline (negative is up)
  float advance = 0;
  float lead = 0;     ///< from the origin to the left edge of its space, see PlacedGlyph
};

/// The source and the alternative text are attributes of `node`.
struct ImageFragment {
  NodeId node = kNoNode;
  Rect rect;               ///< content box
  uint32_t text_position = 0;
  bool size_known = true;  ///< false: neither attributes nor CSS gave a height; a ratio was assumed
};

/// A stretch of the reading text that is a stretch of one text node of the sanitised tree, character by character.
struct TextFragment {
  NodeId node = kNoNode;
  uint32_t node_offset = 0;  ///< code points of the node's text
  TextRange text;
};

struct LinkFragment {
  NodeId node = kNoNode;
  TextRange text;
  uint32_t rect_begin = 0, rect_end = 0;  ///< into link_rects: one per line it stands on
};

struct FragmentTree {
  float width = 0, height = 0;
  Language language = Language::zh_hans;
  float font_size = 18;
  /// The whole reading text: blocks parted by one U+000A; an image is U+FFFC inside its paragraph.
  std::u32string text;
  std::vector<TextStyle> styles;
  std::vector<BoxDecoration> decorations;
  std::vector<BoxFragment> boxes;   ///< document order
  std::vector<LineFragment> lines;  ///< reading order
  std::vector<RunFragment> runs;
  std::vector<GlyphFragment> glyphs;
  std::vector<ImageFragment> images;
  std::vector<LinkFragment> links;
  std::vector<Rect> link_rects;
  std::vector<TextFragment> texts;  ///< ascending by text; markers, line breaks and images are in none
};

}  // namespace banxin
