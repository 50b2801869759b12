// The engine's interface in linear memory: plain structs of u32, i32 and f32, little endian, without padding.
// web/src/abi.js describes the same structs; a test holds the two against each other.
//
// Whoever calls owns nothing that is returned: an address is valid until the next call of any function. Lengths are
// CSS px from the top left of the page unless device px are named; text offsets are code points of the reading text.
#pragma once
#include <cstddef>
#include <cstdint>

namespace banxin::abi {

/// Grows with every change of a struct or of a function below.
inline constexpr uint32_t kVersion = 9;

/// Where something lies in linear memory.
using Address = uint32_t;

/// `size` bytes of UTF-8 at `address`.
struct Text {
  Address address;
  uint32_t size;
};

/// `count` records at `address`.
struct Table {
  Address address;
  uint32_t count;
};

/// `code` is an ErrorCode; `none` is success.
struct Status {
  uint32_t code;
  Text message;
};

// ---- Font catalogue: one buffer, in this order: FontTable, its sets, faces and slices, then UTF-8 text. ----

struct FontTable {
  uint32_t set_count;    ///< sets of code points
  uint32_t face_count;
  uint32_t slice_count;  ///< slices of all faces, in the order of their faces
  uint32_t text_size;
};

/// A place in the buffer's text.
struct FontText {
  uint32_t begin;
  uint32_t size;
};

/// A set of code points in steps, as spelt in fonts.json.
struct FontSetRecord {
  FontText steps;
};

struct FontFaceRecord {
  FontText name;
  uint32_t family;  ///< FontFamily
  uint32_t weight;
  int32_t units_per_em;
  int32_t ascent;
  int32_t descent;
  int32_t x_height;
  int32_t cap_height;
  int32_t underline_position;
  int32_t underline_thickness;
  int32_t strikeout_position;
  uint32_t italic;
  uint32_t slice_count;
};

struct FontSliceRecord {
  uint32_t set;  ///< index of a FontSetRecord
  uint32_t advance;
  uint32_t languages;  ///< bit n: Language n
  uint32_t form;       ///< SliceForm
  uint32_t outlines;   ///< CatalogSlice::outlines
};

// ---- Requests ----

struct OpenRequest {
  Address file;         ///< of an allocated buffer, which the call takes
  Address language;     ///< of an allocated buffer with a BCP 47 tag, which the call takes; 0: the article's own
  uint32_t plain_html;  ///< 1: the file has no head
};

struct LayoutRequest {
  float width;
  float font_size;
  float line_height;  ///< multiple of the font size
  float measure;      ///< em
  uint32_t align;        ///< TextAlign
  uint32_t typesetting;  ///< Typesetting
  uint32_t line_break;   ///< LineBreakStrictness
};

struct TileCall {
  int32_t x;  ///< device px, as the next three
  int32_t y;
  int32_t width;
  int32_t height;
  float scale;     ///< device px per CSS px
  uint32_t theme;  ///< ThemeName
};

// ---- Answers ----

struct OpenAnswer {
  Status status;
  uint32_t viewer;  ///< 0 when it failed
};

struct ArticleAnswer {
  Status notice;  ///< code `none`: there is none
  Text title;
  Text url;
  Text author;
  Text published_at;
  Text published_text;
  Text language;
  uint32_t has_archive_time;
  uint32_t archived_at_low;   ///< epoch milliseconds, two's complement, 64 bit
  uint32_t archived_at_high;
  uint32_t character_count;
  uint32_t han_count;
  uint32_t image_count;
  uint32_t link_count;
};

struct LayoutAnswer {
  Status status;
  uint32_t revision;
  float width;
  float height;
  float font_size;
  uint32_t text_length;  ///< code points
  uint32_t block_count;
  uint32_t line_count;
  uint32_t glyph_count;
  uint32_t image_count;
  uint32_t link_count;
};

struct TileAnswer {
  Status status;
  uint32_t revision;
  Address pixels;  ///< width * height * 4 bytes, R G B A, opaque
  uint32_t width;
  uint32_t height;
  Table missing;  ///< u32 slices that the tile lacks
};

struct RectRecord {
  float x;
  float y;
  float width;
  float height;
};

struct LinkRecord {
  Text href;
  Text text;
  uint32_t text_begin;
  uint32_t text_end;
  uint32_t rect_begin;  ///< into LinkAnswer::rects, one per line
  uint32_t rect_end;
};

struct LinkAnswer {
  Table links;  ///< LinkRecord
  Table rects;  ///< RectRecord
};

struct ImageRecord {
  uint32_t node;
  RectRecord rect;
  uint32_t size_known;  ///< 0: the height is assumed; banxin_set_image_size tells the right one
  Text source;
  Text alternative;
};

struct BlockRecord {
  Text tag;
  RectRecord rect;
  uint32_t text_begin;
  uint32_t text_end;
  uint32_t heading_level;  ///< 1-6, else 0
  uint32_t node;           ///< of the content whose lines these are
  uint32_t whole;          ///< 0: some of the children of `node`
  uint32_t right_to_left;  ///< 1: base direction of its lines
  RectRecord lines;        ///< x and width of the content box, from the first line's top to the last one's bottom
  uint32_t part_begin;     ///< into BlockAnswer::parts
  uint32_t part_end;
};

struct BlockAnswer {
  Table blocks;  ///< BlockRecord, reading order
  Table parts;   ///< u32 text nodes of the content, in the order of the reading text
  Text text;     ///< the whole reading text
};

// ---- Content: the sanitised tree, parents before children ----

struct ContentNodeRecord {
  uint32_t tag;     ///< into ContentAnswer::tags; 0xFFFFFFFF: text
  uint32_t parent;  ///< 0xFFFFFFFF: none
  Text text;
};

struct ContentAttributeRecord {
  uint32_t node;
  Text name;
  Text value;
};

struct ContentAnswer {
  Table tags;        ///< Text
  Table nodes;       ///< ContentNodeRecord
  Table attributes;  ///< ContentAttributeRecord, by node
};

// ---- Segments: lines as the text layer sets them, see core/reading/text_segments.h ----

struct SegmentBlockRecord {
  uint32_t line_begin;
  uint32_t line_end;
};

struct SegmentLineRecord {
  float top;
  float height;
  uint32_t segment_begin;
  uint32_t segment_end;
  uint32_t broken;  ///< 1: ended by the setter
};

struct SegmentRecord {
  uint32_t node;   ///< text node; 0xFFFFFFFF: a line without text
  uint32_t begin;  ///< UTF-16 code units of its text
  uint32_t end;
  float advance;   ///< of each grapheme cluster; of letters: beyond their own
  float before;    ///< blank at the side that the block begins with
  uint32_t kind;   ///< SegmentKind
  uint32_t face;   ///< of letters, see banxin_letters
  float size;      ///< of letters: their em
  float word;      ///< of letters: what each space has beyond its own
};

struct SegmentAnswer {
  uint32_t revision;
  Table blocks;    ///< SegmentBlockRecord, one for each block that was asked for
  Table lines;     ///< SegmentLineRecord
  Table segments;  ///< SegmentRecord
};

/// The lines of the block that banxin_blocks tells at the same index.
struct BlockLinesRecord {
  RectRecord content;   ///< content box: the measure, but beside floats
  float font_size;      ///< CSS px: its em
  uint32_t align;       ///< LineAlign
  uint32_t line_begin;  ///< into LinesAnswer::lines
  uint32_t line_end;
};

struct LineRecord {
  RectRecord rect;  ///< x and width of what is set, edge trims taken off; y and height of the line box
  float baseline;
  uint32_t text_begin;  ///< hanging spaces and the forced break included
  uint32_t text_end;
  uint32_t run_begin;  ///< into LinesAnswer::runs
  uint32_t run_end;
  uint32_t last;  ///< 1: the paragraph's last, or before a forced break
  uint32_t justified;
};

/// Glyphs of one face, size and direction, from left to right.
struct RunRecord {
  float font_size;
  uint32_t face;   ///< in the order of the font catalogue
  uint32_t level;  ///< of the bidirectional algorithm; odd reads leftwards
  uint32_t glyph_begin;  ///< into LinesAnswer::glyphs
  uint32_t glyph_end;
};

/// The space of a glyph on its line is [x + lead, x + lead + advance]. The spaces of a line follow each other, box edges
/// and tabs apart; those of one cluster have the same text.
struct GlyphRecord {
  float x;        ///< origin
  float lead;     ///< from the origin to the left edge of its space
  float advance;  ///< as set: with trims, gaps and stretch
  uint32_t text_begin;
  uint32_t text_end;
};

struct LinesAnswer {
  uint32_t revision;
  Table blocks;  ///< BlockLinesRecord
  Table lines;   ///< LineRecord
  Table runs;    ///< RunRecord
  Table glyphs;  ///< GlyphRecord
};

/// A part of the page's height.
struct StretchRecord {
  float top;
  float bottom;
};

/// After a change of marks.
struct MarkAnswer {
  uint32_t current;  ///< the mark that stands out; kNoMark: none
  RectRecord rect;   ///< around all of it; empty when none stands out
  Table changed;     ///< StretchRecord: where the page looks different from before
};

// ---- What the engine asks of its loader: text in the fonts of the system, see core/font/system_texts.h ----

struct SystemTextRecord {
  Text text;
  Text language;     ///< BCP 47
  uint32_t family;   ///< FontFamily
  uint32_t weight;
  uint32_t italic;
  uint32_t right_to_left;
};

/// In ems, see SystemMeasure.
struct SystemMeasureRecord {
  float advance;
  float left;
  float right;
  float above;
  float below;
};

struct SystemDrawingRecord {
  Address pixels;  ///< of a buffer allocated meanwhile, which the engine takes; R G B A, not premultiplied
  int32_t left;    ///< device px from the origin to the first column
  int32_t top;     ///< device px from the baseline up to the first row
  uint32_t width;
  uint32_t height;
};

#define BANXIN_ABI_SIZE(type, bytes) static_assert(sizeof(type) == bytes && alignof(type) == 4)
#define BANXIN_ABI_OFFSET(type, member, bytes) static_assert(offsetof(type, member) == bytes)
BANXIN_ABI_SIZE(Text, 8);
BANXIN_ABI_SIZE(Table, 8);
BANXIN_ABI_SIZE(Status, 12);
BANXIN_ABI_OFFSET(Status, message, 4);
BANXIN_ABI_SIZE(FontTable, 16);
BANXIN_ABI_SIZE(FontText, 8);
BANXIN_ABI_SIZE(FontSetRecord, 8);
BANXIN_ABI_SIZE(FontFaceRecord, 56);
BANXIN_ABI_OFFSET(FontFaceRecord, units_per_em, 16);
BANXIN_ABI_OFFSET(FontFaceRecord, slice_count, 52);
BANXIN_ABI_SIZE(FontSliceRecord, 20);
BANXIN_ABI_SIZE(OpenRequest, 12);
BANXIN_ABI_SIZE(LayoutRequest, 28);
BANXIN_ABI_OFFSET(LayoutRequest, align, 16);
BANXIN_ABI_SIZE(TileCall, 24);
BANXIN_ABI_OFFSET(TileCall, theme, 20);
BANXIN_ABI_SIZE(OpenAnswer, 16);
BANXIN_ABI_SIZE(ArticleAnswer, 88);
BANXIN_ABI_OFFSET(ArticleAnswer, title, 12);
BANXIN_ABI_OFFSET(ArticleAnswer, has_archive_time, 60);
BANXIN_ABI_OFFSET(ArticleAnswer, link_count, 84);
BANXIN_ABI_SIZE(LayoutAnswer, 52);
BANXIN_ABI_OFFSET(LayoutAnswer, revision, 12);
BANXIN_ABI_OFFSET(LayoutAnswer, link_count, 48);
BANXIN_ABI_SIZE(TileAnswer, 36);
BANXIN_ABI_OFFSET(TileAnswer, pixels, 16);
BANXIN_ABI_OFFSET(TileAnswer, missing, 28);
BANXIN_ABI_SIZE(RectRecord, 16);
BANXIN_ABI_SIZE(LinkRecord, 32);
BANXIN_ABI_OFFSET(LinkRecord, text_begin, 16);
BANXIN_ABI_SIZE(LinkAnswer, 16);
BANXIN_ABI_SIZE(ImageRecord, 40);
BANXIN_ABI_OFFSET(ImageRecord, source, 24);
BANXIN_ABI_SIZE(BlockRecord, 72);
BANXIN_ABI_OFFSET(BlockRecord, rect, 8);
BANXIN_ABI_OFFSET(BlockRecord, heading_level, 32);
BANXIN_ABI_OFFSET(BlockRecord, lines, 48);
BANXIN_ABI_SIZE(BlockAnswer, 24);
BANXIN_ABI_SIZE(ContentNodeRecord, 16);
BANXIN_ABI_SIZE(ContentAttributeRecord, 20);
BANXIN_ABI_SIZE(ContentAnswer, 24);
BANXIN_ABI_SIZE(SegmentBlockRecord, 8);
BANXIN_ABI_SIZE(SegmentLineRecord, 20);
BANXIN_ABI_SIZE(SegmentRecord, 36);
BANXIN_ABI_OFFSET(SegmentRecord, advance, 12);
BANXIN_ABI_SIZE(SegmentAnswer, 28);
BANXIN_ABI_SIZE(BlockLinesRecord, 32);
BANXIN_ABI_OFFSET(BlockLinesRecord, line_begin, 24);
BANXIN_ABI_SIZE(LineRecord, 44);
BANXIN_ABI_OFFSET(LineRecord, run_begin, 28);
BANXIN_ABI_SIZE(RunRecord, 20);
BANXIN_ABI_SIZE(GlyphRecord, 20);
BANXIN_ABI_OFFSET(GlyphRecord, text_begin, 12);
BANXIN_ABI_SIZE(LinesAnswer, 36);
BANXIN_ABI_OFFSET(LinesAnswer, glyphs, 28);
BANXIN_ABI_SIZE(StretchRecord, 8);
BANXIN_ABI_SIZE(MarkAnswer, 28);
BANXIN_ABI_OFFSET(MarkAnswer, changed, 20);
BANXIN_ABI_SIZE(SystemTextRecord, 32);
BANXIN_ABI_SIZE(SystemMeasureRecord, 20);
BANXIN_ABI_SIZE(SystemDrawingRecord, 20);
#undef BANXIN_ABI_SIZE
#undef BANXIN_ABI_OFFSET

}  // namespace banxin::abi
