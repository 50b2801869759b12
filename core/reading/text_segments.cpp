#include "reading/text_segments.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "unicode/script.h"

namespace banxin {
namespace {

bool is_joining(char32_t c) {
  return c >= 0x0600 && joins_letters(script_of(c));
}

uint32_t utf16_length(std::u32string_view text) {
  uint32_t units = 0;
  for (char32_t c : text) units += c > 0xFFFF ? 2 : 1;
  return units;
}

class Segmenter {
 public:
  Segmenter(FragmentTree const& fragments, ContentTree const& content, ReadingBlock const& block,
            LetterTables& letters, SegmentScratch& scratch, SegmentedBlock& out)
      : fragments_(fragments),
        content_(content),
        block_(block),
        letters_(letters),
        scratch_(scratch),
        out_(out),
        text_(fragments.text) {}

  void run() {
    out_.clear();
    scratch_.placer.begin(fragments_, letters_, block_.text, block_.text_begin, block_.text_end, block_.right_to_left);
    BoxFragment const& box = fragments_.boxes[block_.box];
    for (uint32_t l = box.line_begin; l < box.line_end; ++l) {
      LineFragment const& line = fragments_.lines[l];
      SegmentLine made;
      made.top = line.rect.y;
      made.height = line.rect.height;
      made.segment_begin = static_cast<uint32_t>(out_.segments.size());
      write_segments(scratch_.placer.of(line));
      bool const ended = !line.text.empty() && text_[line.text.end - 1] == U'\n';
      made.broken = !ended && l + 1 < box.line_end;
      if (made.broken && out_.segments.size() == made.segment_begin) out_.segments.push_back({});
      made.segment_end = static_cast<uint32_t>(out_.segments.size());
      out_.lines.push_back(made);
    }
  }

 private:
  /// Gathers places of one advance, or of one word, that join.
  void write_segments(std::vector<LinePlace> const& places) {
    first_ = static_cast<uint32_t>(out_.segments.size());
    scratch_.extents.clear();
    for (LinePlace const& place : places) {
      if (!scratch_.extents.empty() && joins(place))
        extend(place);
      else
        start(place);
    }
    place_blanks();
  }

  TextFragment const& text_of(LinePlace const& place) const { return fragments_.texts[place.part]; }
  uint32_t graphemes(LinePlace const& place) const { return scratch_.placer.graphemes(place.text); }
  bool is_space(LinePlace const& place) const {
    return place.text.size() == 1 && (text_[place.text.begin] == U' ' || text_[place.text.begin] == 0xA0);
  }

  bool joins(LinePlace const& place) const {
    TextSegment const& last = out_.segments.back();
    LinePlace const& extent = scratch_.extents.back();
    if (extent.part != place.part || extent.text.end != place.text.begin || extent.level != place.level) return false;
    if (std::abs(extent.end() - place.start()) > LinePlacer::kTouching) return false;
    float const width = place.width();
    uint32_t const count = graphemes(place);
    if (count == 0) return width == 0;
    if (last.kind != kind_of(place)) return false;
    if (last.kind == SegmentKind::joining) return true;
    if (last.kind == SegmentKind::letters)
      return extent.face == place.face && extent.size == place.size && keeps_letters(place, count);
    float const direction = place.level % 2 ? -1.f : 1.f;
    float const reached =
        extent.start() + direction * last.advance * static_cast<float>(graphemes(extent) + count);
    return std::abs(reached - place.end()) <= kSegmentSlack &&
           std::abs(width / static_cast<float>(count) - last.advance) <= kSegmentSlack;
  }

  /// Whether the letters so far and this place stand where the face's advances, one length after each and one at each space
  /// put them.
  bool keeps_letters(LinePlace const& place, uint32_t count) const {
    auto const& strays = scratch_.strays;
    if (strays.size() >= kMostLetters) return false;
    uint32_t const all = strays.back().first + count;
    float const each = (strays.back().second + stray_of(place, word_)) / static_cast<float>(all);
    return std::abs(each) <= kLetterSlack &&
           std::all_of(strays.begin(), strays.end(), [&](auto const& at) {
             return std::abs(at.second - each * static_cast<float>(at.first)) <= kLetterSlack;
           });
  }

  /// By how much a place is wider than its letters, or its space, are. The first space tells of all.
  float stray_of(LinePlace const& place, std::optional<float> word) const {
    float const more = place.width() - place.letters;
    return is_space(place) ? more - word.value_or(more) : more;
  }

  SegmentKind kind_of(LinePlace const& place) const {
    if (place.letters >= 0 && (is_space(place) || std::abs(place.width() - place.letters) <= kLetterSlack))
      return SegmentKind::letters;
    if (is_joining(text_[place.text.begin])) return SegmentKind::joining;
    return graphemes(place) == place.text.size() ? SegmentKind::plain : SegmentKind::composed;
  }

  void extend(LinePlace const& place) {
    LinePlace& extent = scratch_.extents.back();
    TextSegment& segment = out_.segments.back();
    if (segment.kind == SegmentKind::letters) take_letters(place);
    extent.text.end = place.text.end;
    extent.left = std::min(extent.left, place.left);
    extent.right = std::max(extent.right, place.right);
    segment.end += utf16_length(text_.substr(place.text.begin, place.text.size()));
    if (segment.kind == SegmentKind::joining || segment.kind == SegmentKind::letters) set_advance();
    if (segment.kind == SegmentKind::plain && graphemes(place) != place.text.size()) segment.kind = SegmentKind::composed;
  }

  void start(LinePlace const& place) {
    TextSegment segment;
    segment.node = text_of(place).node;
    segment.begin = utf16_offset(text_of(place), place.text.begin);
    segment.end = segment.begin + utf16_length(text_.substr(place.text.begin, place.text.size()));
    segment.kind = kind_of(place);
    out_.segments.push_back(segment);
    scratch_.extents.push_back(place);
    if (segment.kind == SegmentKind::letters) {
      out_.segments.back().face = place.face;
      out_.segments.back().size = place.size;
      scratch_.extents.back().letters = 0;
      scratch_.strays.clear();
      word_.reset();
      take_letters(place);
    }
    set_advance();
  }

  /// Counts a place of the last segment, which is of letters.
  void take_letters(LinePlace const& place) {
    if (is_space(place) && !word_) {
      word_ = place.width() - place.letters;
      out_.segments.back().word = on_grid(*word_);
    }
    auto const before = scratch_.strays.empty() ? std::pair(0u, 0.f) : scratch_.strays.back();
    scratch_.strays.push_back({before.first + graphemes(place), before.second + stray_of(place, word_)});
    scratch_.extents.back().letters += place.letters + (is_space(place) ? out_.segments.back().word : 0);
  }

  void set_advance() {
    LinePlace const& extent = scratch_.extents.back();
    TextSegment& segment = out_.segments.back();
    uint32_t const count = graphemes(extent);
    segment.advance =
        count ? (extent.right - extent.left - own_advances(segment, extent)) / static_cast<float>(count) : 0;
  }

  static float own_advances(TextSegment const& segment, LinePlace const& extent) {
    return segment.kind == SegmentKind::letters ? extent.letters : 0;
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
      auto const graphemes_in = static_cast<float>(graphemes(extents[i]));
      float const end = from_side(rtl ? extents[i].left : extents[i].right);
      float const own = own_advances(segment, extents[i]);
      if (graphemes_in > 0 && segment.advance + own > 0) {
        float const wanted = (end - pen - own) / graphemes_in;
        segment.advance =
            on_grid(std::abs(wanted - segment.advance) < kMostRounding ? wanted : segment.advance);
      }
      pen += own + segment.advance * graphemes_in;
    }
  }

  /// Chromium and WebKit count lengths in 64ths of a CSS px.
  static float on_grid(float length) { return std::round(length * 64) / 64; }
  static constexpr float kMostRounding = 0.4f;
  static constexpr size_t kMostLetters = 256;  ///< in one segment

  FragmentTree const& fragments_;
  ContentTree const& content_;
  ReadingBlock const& block_;
  LetterTables& letters_;
  SegmentScratch& scratch_;
  SegmentedBlock& out_;
  std::u32string_view text_;
  std::optional<float> word_;  ///< of the last segment: what its spaces have beyond their own
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
                   LetterTables& letters, SegmentScratch& scratch, SegmentedBlock& out) {
  Segmenter(fragments, content, block, letters, scratch, out).run();
}

}  // namespace banxin
