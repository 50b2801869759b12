#include "viewer/page_targets_fixture.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace banxin::test {
namespace {

using Marks = std::u32string_view;
constexpr Marks kNoStart = U"、，。．：；！？”’）》〉」』】〕–—～·・‧/／";
constexpr Marks kNoEnd = U"“‘（《〈「『【〔";
constexpr Marks kClosing = U"、，。．：；”’）》〉」』】〕";
constexpr float kOff = 0.02f;  // em

bool is_one_of(char32_t c, Marks marks) {
  return marks.find(c) != Marks::npos;
}
bool is_han(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}
bool is_latin(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}
bool is_white(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0 || c == 0x3000;
}

/// A glyph with what it takes by itself. CSS px.
struct Glyph {
  char32_t c = 0;
  uint32_t begin = 0, end = 0;  // code points
  float x = 0;                  // origin
  float left = 0, right = 0;    // its space
  float own = 0;                // its font's advance
  float em = 0, shift = 0;
  bool full_width = false;
};

class Counter {
 public:
  Counter(Engine const& engine, Viewer const& viewer) : engine_(engine), tree_(viewer.fragments()) {
    for (ReadingBlock const& block : viewer.reading().blocks) {
      // Not a table's cells, which are narrower than a word now and then, and not the byline, whose parts
      // have margins.
      if (block.tag == "td" || block.tag == "th" || block.tag == "div") continue;
      count_block(tree_.boxes[block.box], block.box);
    }
    if (lines_ > 0) faults_.mean_gap = gaps_ / double(lines_);
    if (jumps_ > 0) faults_.mean_jump = jump_ / double(jumps_);
  }
  PageFaults take() { return std::move(faults_); }

 private:
  char32_t at(uint32_t i) const { return i < tree_.text.size() ? tree_.text[i] : 0; }

  std::string text_of(TextRange range) const {
    return to_utf8(std::u32string_view(tree_.text).substr(range.begin, range.size()));
  }

  std::vector<Glyph> glyphs_of(LineFragment const& line) const {
    std::vector<Glyph> glyphs;
    for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
      RunFragment const& run = tree_.runs[r];
      for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
        GlyphFragment const& from = tree_.glyphs[g];
        if (!glyphs.empty() && glyphs.back().begin == from.text_begin) {
          glyphs.back().right = std::max(glyphs.back().right, from.x + from.lead + from.advance);
          continue;  // a mark upon the letter before
        }
        Glyph to;
        to.c = at(from.text_begin);
        to.begin = from.text_begin;
        to.end = from.text_begin + from.text_length;
        to.x = from.x;
        to.left = from.x + from.lead;
        to.right = to.left + from.advance;
        to.em = tree_.styles[run.style].size;
        to.shift = tree_.styles[run.style].baseline_shift;
        bool const deferred = (from.id & kDeferredGlyph) != 0;
        FontFace const* font = from.slice == kNoSlice || deferred ? nullptr : engine_.fonts.font(from.slice);
        to.own = font ? float(font->advance(from.id)) * to.em / float(font->units_per_em()) : to.em;
        to.full_width = to.own >= 0.95f * to.em;
        if (!is_white(to.c)) glyphs.push_back(to);
      }
    }
    return glyphs;
  }

  /// Beside a float, whose margin nothing here tells, the measure is not known.
  bool is_beside_a_float(uint32_t index, LineFragment const& line) const {
    return std::any_of(tree_.boxes.begin(), tree_.boxes.end(), [&](BoxFragment const& other) {
      // Its margin reaches up to a line further down.
      bool const overlaps =
          other.border_box.y < line.rect.y + line.rect.height &&
          other.border_box.y + other.border_box.height > line.rect.y - line.rect.height &&
          (other.border_box.x > line.rect.x + 1 || line.rect.x > tree_.boxes[index].content_box.x + 1);
      bool const holds = other.text.begin <= line.text.begin && other.text.end >= line.text.end;
      bool const within = line.text.begin <= other.text.begin && other.text.end <= line.text.end;
      return &other != &tree_.boxes[index] && other.kind != BoxKind::inline_box && overlaps && !holds &&
             !within;
    });
  }

  /// An inline box that begins or ends between two glyphs with an edge of its own, or a margin, parts them.
  bool are_parted(LineFragment const& line, Glyph const& a, Glyph const& b) const {
    return std::any_of(tree_.boxes.begin(), tree_.boxes.end(), [&](BoxFragment const& box) {
      if (box.kind != BoxKind::inline_box || box.border_box.y >= line.rect.y + line.rect.height ||
          box.border_box.y + box.border_box.height <= line.rect.y)
        return false;
      bool const padded = box.border_box.width > box.content_box.width + 0.5f;
      bool const begins = box.text.begin > a.begin && box.text.begin <= b.begin;
      bool const ends = box.text.end > a.begin && box.text.end <= b.begin;
      return padded && (begins || ends);
    });
  }

  /// Padding of an inline box may stand at a line's end.
  bool ends_with_a_box(LineFragment const& line, float right) const {
    return std::any_of(tree_.boxes.begin(), tree_.boxes.end(), [&](BoxFragment const& box) {
      float const edge = box.border_box.x + box.border_box.width;
      return box.kind == BoxKind::inline_box && box.border_box.y < line.rect.y + line.rect.height &&
             box.border_box.y + box.border_box.height > line.rect.y && std::abs(edge - right) < 1;
    });
  }

  void count_block(BoxFragment const& box, uint32_t index) {
    double above = -1;  // mean gap of the line above, where it has one
    bool begins = true;
    for (uint32_t l = box.line_begin; l < box.line_end; ++l) {
      LineFragment const& line = tree_.lines[l];
      bool const forced = line.text.end > line.text.begin && at(line.text.end - 1) == U'\n';
      bool const last = l + 1 == box.line_end || forced;
      std::vector<Glyph> const glyphs = glyphs_of(line);
      if (!glyphs.empty()) {
        ++faults_.lines;
        count_edges(line, glyphs, begins, last);
        count_pairs(line, glyphs);
        if (box.align == LineAlign::justify && !last) count_measure(box, index, line, glyphs);
        if (box.align == LineAlign::justify && !last)
          count_gaps(glyphs, above);
        else
          above = -1;
      }
      begins = last;
    }
  }

  void count_edges(LineFragment const& line, std::vector<Glyph> const& glyphs, bool begins, bool last) {
    Glyph const& first = glyphs.front();
    Glyph const& end = glyphs.back();
    std::string const text = text_of(line.text);
    if (!begins && is_one_of(first.c, kNoStart)) faults_.prohibited_start.push_back(text);
    if (!last && is_one_of(end.c, kNoEnd)) faults_.prohibited_end.push_back(text);
    if (end.full_width && is_one_of(end.c, kClosing) && end.right - end.x > 0.9f * end.em)
      faults_.blank_line_end.push_back(text);
    if (first.full_width && is_one_of(first.c, kNoEnd) && first.left - first.x < 0.4f * first.em)
      faults_.hole_at_start.push_back(text);
    if (begins || !last) return;
    auto const characters = std::count_if(glyphs.begin(), glyphs.end(), [](Glyph const& glyph) {
      return !is_one_of(glyph.c, kNoStart) && !is_one_of(glyph.c, kNoEnd);
    });
    if (characters == 1) faults_.orphan.push_back(text);
  }

  void count_pairs(LineFragment const& line, std::vector<Glyph> const& glyphs) {
    std::string const text = text_of(line.text);
    for (size_t i = 0; i + 1 < glyphs.size(); ++i) {
      Glyph const& a = glyphs[i];
      Glyph const& b = glyphs[i + 1];
      bool const a_mark = a.full_width && (is_one_of(a.c, kClosing) || is_one_of(a.c, kNoEnd));
      bool const b_mark = b.full_width && (is_one_of(b.c, kClosing) || is_one_of(b.c, kNoEnd));
      bool const touch = a.end == b.begin;
      // From the first one's space to the second's own blank, what justification adds behind it left out.
      float const pair = std::min(b.right, b.x + b.em) - std::max(a.left, a.x);
      if (a_mark && b_mark && touch && pair > 1.6f * std::max(a.em, b.em)) faults_.loose_pair.push_back(text);
      bool const meet = (is_han(a.c) && is_latin(b.c)) || (is_latin(a.c) && is_han(b.c));
      float const em = is_han(a.c) ? a.em : b.em;
      float const gap = (b.x - a.x - a.own) / em;
      bool const spaced = b.begin <= a.end + 1 && (touch || at(a.end) == U' ');
      if (meet && spaced && a.shift == b.shift && !are_parted(line, a, b) &&
          (gap < 0.125f - kOff || gap > 0.5f + kOff))
        faults_.latin_gap.push_back(std::to_string(gap) + " in " + text);
      if (a.c == U'—' && a.end - a.begin == 2 && std::abs(a.own / a.em - 2) > kOff)
        faults_.dash.push_back(text);
      bool const halves = a.c == b.c && (a.c == U'—' || a.c == U'…') && touch && a.end - a.begin == 1;
      bool const unit = halves && (i == 0 || glyphs[i - 1].c != a.c);
      if (unit && std::abs((b.x + b.own - a.x) / a.em - 2) > kOff) faults_.dash.push_back(text);
    }
  }

  void count_measure(BoxFragment const& box, uint32_t index, LineFragment const& line,
                     std::vector<Glyph> const& glyphs) {
    ++faults_.justified;
    if (is_beside_a_float(index, line)) return;
    float const right = box.content_box.x + box.content_box.width, end = line.rect.x + line.rect.width;
    bool const one_word =
        std::none_of(glyphs.begin(), glyphs.end(), [](Glyph const& g) { return is_han(g.c); });
    if (std::abs(right - end) > kOff * glyphs[0].em && !one_word && !ends_with_a_box(line, right))
      faults_.off_measure.push_back(std::to_string((end - right) / glyphs[0].em) + " in " +
                                    text_of(line.text));
  }

  void count_gaps(std::vector<Glyph> const& glyphs, double& above) {
    double sum = 0;
    int count = 0;
    for (size_t i = 0; i + 1 < glyphs.size(); ++i) {
      if (!is_han(glyphs[i].c) || !is_han(glyphs[i + 1].c) || glyphs[i].end != glyphs[i + 1].begin) continue;
      sum += double(std::abs(glyphs[i + 1].x - glyphs[i].x - glyphs[i].em) / glyphs[i].em);
      ++count;
    }
    if (count == 0) return;
    double const mean = sum / count;
    gaps_ += mean;
    ++lines_;
    if (above >= 0) {
      jump_ += std::abs(mean - above);
      ++jumps_;
    }
    above = mean;
  }

  Engine const& engine_;
  FragmentTree const& tree_;
  PageFaults faults_;
  double gaps_ = 0, jump_ = 0;
  size_t lines_ = 0, jumps_ = 0;
};

}  // namespace

size_t PageFaults::count() const {
  return prohibited_start.size() + prohibited_end.size() + blank_line_end.size() + loose_pair.size() +
         hole_at_start.size() + latin_gap.size() + orphan.size() + dash.size() + off_measure.size();
}

std::string PageFaults::describe() const {
  std::string all;
  auto list = [&all](char const* what, std::vector<std::string> const& faults) {
    for (std::string const& fault : faults) all += std::string(what) + ": " + fault + "\n";
  };
  list("begins with a prohibited mark", prohibited_start);
  list("ends with a prohibited mark", prohibited_end);
  list("blank at the line's end", blank_line_end);
  list("loose pair", loose_pair);
  list("hole at the line's start", hole_at_start);
  list("gap of Han and Latin", latin_gap);
  list("one character alone", orphan);
  list("dash", dash);
  list("misses the measure", off_measure);
  return all;
}

PageFaults count_page_faults(Engine const& engine, Viewer const& viewer) {
  return Counter(engine, viewer).take();
}

}  // namespace banxin::test
