#include "reading/text_segments.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "base/utf8.h"
#include "unicode/grapheme.h"
#include "unicode/script.h"

namespace banxin {
namespace {

using Place = SegmentScratch::Place;

/// CSS Text 4, `letter-spacing`: scripts whose letters join take none.
bool is_joining(char32_t c) {
  if (c < 0x0600) return false;
  switch (script_of(c)) {
    case script_tag('A', 'r', 'a', 'b'):
    case script_tag('S', 'y', 'r', 'c'):
    case script_tag('M', 'o', 'n', 'g'):
    case script_tag('N', 'k', 'o', 'o'):
    case script_tag('M', 'a', 'n', 'd'):
    case script_tag('P', 'h', 'a', 'g'):
    case script_tag('R', 'o', 'h', 'g'):
    case script_tag('A', 'd', 'l', 'm'):
      return true;
    default:
      return false;
  }
}

uint32_t utf16_length(std::u32string_view text) {
  uint32_t units = 0;
  for (char32_t c : text) units += c > 0xFFFF ? 2 : 1;
  return units;
}

class Segmenter {
 public:
  Segmenter(FragmentTree const& fragments, ContentTree const& content, ReadingBlock const& block,
            SegmentScratch& scratch, SegmentedBlock& out)
      : fragments_(fragments),
        content_(content),
        block_(block),
        scratch_(scratch),
        out_(out),
        text_(fragments.text) {}

  void run() {
    out_.clear();
    find_grapheme_boundaries(text_.substr(block_.text.begin, block_.text.size()), scratch_.boundaries);
    next_text_ = block_.text_begin;
    BoxFragment const& box = fragments_.boxes[block_.box];
    for (uint32_t l = box.line_begin; l < box.line_end; ++l) {
      LineFragment const& line = fragments_.lines[l];
      SegmentLine made;
      made.top = line.rect.y;
      made.height = line.rect.height;
      made.segment_begin = static_cast<uint32_t>(out_.segments.size());
      collect_places(line);
      write_segments();
      bool const ended = !line.text.empty() && text_[line.text.end - 1] == U'\n';
      made.broken = !ended && l + 1 < box.line_end;
      if (made.broken && out_.segments.size() == made.segment_begin) out_.segments.push_back({});
      made.segment_end = static_cast<uint32_t>(out_.segments.size());
      out_.lines.push_back(made);
    }
  }

 private:
  /// The space of every cluster of the line, in logical order; characters without a glyph get a place of no
  /// width where they would stand.
  void collect_places(LineFragment const& line) {
    auto& places = scratch_.places;
    places.clear();
    for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
      RunFragment const& run = fragments_.runs[r];
      for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
        GlyphFragment const& glyph = fragments_.glyphs[g];
        float const left = glyph.x + glyph.lead;
        places.push_back({{glyph.text_begin, glyph.text_begin + std::max<uint32_t>(glyph.text_length, 1)},
                          left,
                          left + glyph.advance,
                          run.level});
      }
    }
    std::stable_sort(places.begin(), places.end(),
                     [](Place const& a, Place const& b) { return a.text.begin < b.text.begin; });
    size_t kept = 0;
    for (Place const& place : places) {
      if (kept > 0 && place.text.begin < places[kept - 1].text.end) {
        Place& before = places[kept - 1];
        before.left = std::min(before.left, place.left);
        before.right = std::max(before.right, place.right);
        before.text.end = std::max(before.text.end, place.text.end);
      } else {
        places[kept++] = place;
      }
    }
    places.resize(kept);
    fill_holes(line);
  }

  void fill_holes(LineFragment const& line) {
    auto& places = scratch_.places;
    size_t const glyphs = places.size();
    uint32_t next = line.text.begin;
    Place edge{{}, line.rect.x, line.rect.x, 0};
    if (block_.right_to_left) edge = {{}, line.rect.right(), line.rect.right(), 1};
    auto const hole = [&](uint32_t end) {
      float const x = edge.level % 2 ? edge.left : edge.right;
      if (next < end) places.push_back({{next, end}, x, x, edge.level});
    };
    for (size_t i = 0; i < glyphs; ++i) {
      Place const place = places[i];
      if (i == 0 && place.text.begin > next) {
        edge = place;
        if (place.level % 2)
          edge.left = place.right;
        else
          edge.right = place.left;
      }
      hole(place.text.begin);
      next = place.text.end;
      edge = place;
    }
    hole(line.text.end);
    if (places.size() > glyphs)
      std::stable_sort(places.begin(), places.end(),
                       [](Place const& a, Place const& b) { return a.text.begin < b.text.begin; });
  }

  uint32_t graphemes(TextRange range) const {
    uint32_t count = 0;
    for (uint32_t i = range.begin; i < range.end; ++i) count += scratch_.boundaries[i - block_.text.begin];
    return count;
  }

  /// Parts places where text nodes part, and gathers those of one advance that join.
  void write_segments() {
    first_ = static_cast<uint32_t>(out_.segments.size());
    scratch_.extents.clear();
    bool open = false;
    for (Place const& place : scratch_.places) {
      for (uint32_t at = place.text.begin; at < place.text.end;) {
        while (next_text_ < block_.text_end && fragments_.texts[next_text_].text.end <= at) ++next_text_;
        if (next_text_ >= block_.text_end || fragments_.texts[next_text_].text.begin >= place.text.end) break;
        TextFragment const& text = fragments_.texts[next_text_];
        TextRange const part{std::max(at, text.text.begin), std::min(place.text.end, text.text.end)};
        Place const shown = part_of(place, part);
        open = open && joins(text, shown);
        if (open)
          extend(shown);
        else
          start(text, shown);
        open = true;
        at = part.end;
      }
    }
    place_blanks();
  }

  /// A cluster of several graphemes, such as a ligature, is parted evenly.
  Place part_of(Place const& place, TextRange part) const {
    if (part == place.text) return place;
    float const all = static_cast<float>(std::max(1u, graphemes(place.text)));
    float const width = place.right - place.left;
    float const from = width * static_cast<float>(graphemes({place.text.begin, part.begin})) / all;
    float const to = width * static_cast<float>(graphemes({place.text.begin, part.end})) / all;
    if (place.level % 2) return {part, place.right - to, place.right - from, place.level};
    return {part, place.left + from, place.left + to, place.level};
  }

  bool joins(TextFragment const& text, Place const& place) const {
    TextSegment const& last = out_.segments.back();
    Place const& extent = scratch_.extents.back();
    if (last.node != text.node || extent.text.end != place.text.begin || extent.level != place.level)
      return false;
    if (place.text.begin == text.text.begin) return false;
    float const pen = place.level % 2 ? extent.left : extent.right;
    float const start = place.level % 2 ? place.right : place.left;
    if (std::abs(pen - start) > 0.02f) return false;
    float const width = place.right - place.left;
    uint32_t const count = graphemes(place.text);
    if (count == 0) return width == 0;
    if (last.kind != kind_of(place)) return false;
    if (last.kind == SegmentKind::joining) return true;
    float const direction = place.level % 2 ? -1.f : 1.f;
    float const begin = place.level % 2 ? extent.right : extent.left;
    float const end = place.level % 2 ? place.left : place.right;
    float const reached =
        begin + direction * last.advance * static_cast<float>(graphemes(extent.text) + count);
    return std::abs(reached - end) <= kSegmentSlack &&
           std::abs(width / static_cast<float>(count) - last.advance) <= kSegmentSlack;
  }

  SegmentKind kind_of(Place const& place) const {
    if (is_joining(text_[place.text.begin])) return SegmentKind::joining;
    return graphemes(place.text) == place.text.size() ? SegmentKind::plain : SegmentKind::composed;
  }

  void extend(Place const& place) {
    Place& extent = scratch_.extents.back();
    extent.text.end = place.text.end;
    extent.left = std::min(extent.left, place.left);
    extent.right = std::max(extent.right, place.right);
    out_.segments.back().end += utf16_length(text_.substr(place.text.begin, place.text.size()));
    SegmentKind& kind = out_.segments.back().kind;
    if (kind == SegmentKind::joining) set_advance();
    if (kind == SegmentKind::plain && graphemes(place.text) != place.text.size())
      kind = SegmentKind::composed;
  }

  void start(TextFragment const& text, Place const& place) {
    TextSegment segment;
    segment.node = text.node;
    segment.begin = utf16_offset(text, place.text.begin);
    segment.end = segment.begin + utf16_length(text_.substr(place.text.begin, place.text.size()));
    segment.kind = kind_of(place);
    out_.segments.push_back(segment);
    scratch_.extents.push_back(place);
    set_advance();
  }

  void set_advance() {
    Place const& extent = scratch_.extents.back();
    uint32_t const count = graphemes(extent.text);
    out_.segments.back().advance = count ? (extent.right - extent.left) / static_cast<float>(count) : 0;
  }

  /// Code units before a place of the reading text in the node that holds it.
  uint32_t utf16_offset(TextFragment const& text, uint32_t place) {
    if (text.node != counted_) {
      counted_ = text.node;
      counted_offset_ = counted_units_ = counted_bytes_ = 0;
    }
    std::string_view const all = content_.text_of(text.node);
    uint32_t const wanted = text.node_offset + (place - text.text.begin);
    if (wanted < counted_offset_) counted_offset_ = counted_units_ = counted_bytes_ = 0;
    while (counted_offset_ < wanted && counted_bytes_ < all.size()) {
      size_t at = counted_bytes_;
      counted_units_ += decode_utf8(all, at) > 0xFFFF ? 2 : 1;
      counted_bytes_ = static_cast<uint32_t>(at);
      ++counted_offset_;
    }
    return counted_units_;
  }

  /// Blank before each segment as the browser comes to it: in visual order, from the side where the block
  /// begins. Advances and blanks are whole parts of a px that browsers count in, so that neighbours meet and
  /// no selection shows a seam; each segment takes in what rounding left of those before.
  void place_blanks() {
    size_t const count = out_.segments.size() - first_;
    auto& order = scratch_.order;
    order.resize(count);
    std::iota(order.begin(), order.end(), 0u);
    auto const& extents = scratch_.extents;
    bool const rtl = block_.right_to_left;
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return rtl ? extents[a].right > extents[b].right : extents[a].left < extents[b].left;
    });
    // Lengths from the side that the block begins with.
    auto const from_side = [&](float x) { return rtl ? block_.lines.right() - x : x - block_.lines.x; };
    float pen = 0;
    for (uint32_t i : order) {
      TextSegment& segment = out_.segments[first_ + i];
      float const blank = from_side(rtl ? extents[i].right : extents[i].left) - pen;
      segment.before = std::abs(blank) > kMostRounding ? on_grid(blank) : 0;
      pen += segment.before;
      auto const graphemes_in = static_cast<float>(graphemes(extents[i].text));
      float const end = from_side(rtl ? extents[i].left : extents[i].right);
      if (graphemes_in > 0 && segment.advance > 0) {
        float const wanted = (end - pen) / graphemes_in;
        segment.advance =
            on_grid(std::abs(wanted - segment.advance) < kMostRounding ? wanted : segment.advance);
      }
      pen += segment.advance * graphemes_in;
    }
  }

  /// Chromium and WebKit count lengths in 64ths of a CSS px.
  static float on_grid(float length) { return std::round(length * 64) / 64; }
  static constexpr float kMostRounding = 0.4f;

  FragmentTree const& fragments_;
  ContentTree const& content_;
  ReadingBlock const& block_;
  SegmentScratch& scratch_;
  SegmentedBlock& out_;
  std::u32string_view text_;
  uint32_t next_text_ = 0;    ///< into FragmentTree::texts
  uint32_t first_ = 0;        ///< the line's first segment
  NodeId counted_ = kNoNode;  ///< whose code units were counted up to counted_offset_ code points
  uint32_t counted_offset_ = 0, counted_units_ = 0, counted_bytes_ = 0;
};

}  // namespace

void SegmentedBlock::clear() {
  lines.clear();
  segments.clear();
}

void segment_block(FragmentTree const& fragments, ContentTree const& content, ReadingBlock const& block,
                   SegmentScratch& scratch, SegmentedBlock& out) {
  Segmenter(fragments, content, block, scratch, out).run();
}

}  // namespace banxin
