#include "paint/mark_list.h"

#include <algorithm>
#include <tuple>

#include "paint/painted_glyphs.h"

namespace banxin {
namespace {

/// em above and below the baseline: the em square of Han with a little air.
constexpr float kAbove = 0.98f, kBelow = 0.24f;
/// How far the ink of glyphs on a mark, which takes another colour, stands beyond it: part of its height.
constexpr float kInkReach = 0.5f;
/// CSS px; stretches nearer than this are told as one.
constexpr float kStretchGap = 64;

Rect united(Rect a, Rect b) {
  float const x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// How many of `marks` come before the first that is out of order.
size_t ordered_count(std::span<TextRange const> marks) {
  for (size_t i = 0; i < marks.size(); ++i)
    if (marks[i].end < marks[i].begin || (i > 0 && marks[i].begin < marks[i - 1].end)) return i;
  return marks.size();
}

class Placer {
 public:
  Placer(FragmentTree const& fragments, DisplayList const& list, std::span<TextRange const> marks,
         std::vector<MarkRect>& out)
      : fragments_(fragments), list_(list), marks_(marks), out_(out) {}

  void place() {
    size_t next = 0;
    size_t const lines = std::min(fragments_.lines.size(), list_.lines.size());
    for (size_t line = 0; line < lines; ++line) {
      LineFragment const& at = fragments_.lines[line];
      while (next < marks_.size() && marks_[next].end <= at.text.begin) ++next;
      if (next == marks_.size()) return;
      if (marks_[next].begin < at.text.end) place_line(at, list_.lines[line], next);
    }
  }

 private:
  void place_line(LineFragment const& line, DisplayLine const& drawn, size_t first_mark) {
    command_ = drawn.command;
    glyph_ = drawn.glyph;
    open_ = false;
    size_t const before = out_.size();
    for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
      RunFragment const& run = fragments_.runs[r];
      TextStyle const& style = fragments_.styles[run.style];
      if (!is_painted(style)) continue;
      float const baseline = run.baseline - style.baseline_shift;
      top_ = baseline - kAbove * style.size;
      bottom_ = baseline + kBelow * style.size;
      for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g)
        place_glyph(fragments_.glyphs[g], run.level % 2 == 1, first_mark);
    }
    keep_inside(line.rect, before);
  }

  void place_glyph(GlyphFragment const& glyph, bool right_to_left, size_t first_mark) {
    uint32_t const drawn = glyph_;
    if (is_painted(fragments_, glyph)) ++glyph_;
    uint32_t const begin = glyph.text_begin, end = begin + std::max<uint32_t>(glyph.text_length, 1);
    size_t mark = size_t(std::partition_point(marks_.begin() + ptrdiff_t(first_mark), marks_.end(),
                                              [&](TextRange range) { return range.end <= begin; }) -
                         marks_.begin());
    if (mark == marks_.size() || marks_[mark].begin >= end) {
      open_ = false;
      return;
    }
    size_t last = mark;
    while (last + 1 < marks_.size() && marks_[last + 1].begin < end) ++last;
    for (size_t i = 0; i <= last - mark; ++i) {
      size_t const m = right_to_left ? last - i : mark + i;
      if (!marks_[m].empty()) place_part(glyph, drawn, {begin, end}, uint32_t(m), right_to_left);
    }
  }

  void place_part(GlyphFragment const& glyph, uint32_t drawn, TextRange text, uint32_t mark,
                  bool right_to_left) {
    float const length = float(text.size());
    float const from = float(std::max(marks_[mark].begin, text.begin) - text.begin) / length;
    float const to = float(std::min(marks_[mark].end, text.end) - text.begin) / length;
    float const left = glyph.x + glyph.lead + glyph.advance * (right_to_left ? 1 - to : from);
    Rect const rect{left, top_, glyph.advance * (to - from), bottom_ - top_};
    if (!open_ || out_.back().mark != mark) {
      out_.push_back({rect, command_, drawn, drawn, mark});
    } else {
      out_.back().rect = united(out_.back().rect, rect);
    }
    // A glyph that two marks share is the first one's.
    if (from == 0)
      out_.back().glyph_end = glyph_;
    else if (out_.back().glyph_begin == drawn)
      out_.back().glyph_begin = out_.back().glyph_end = glyph_;
    open_ = true;
  }

  /// Hanging spaces stand outside the line and are not marked; nor does a mark reach into the lines beside
  /// its own.
  void keep_inside(Rect const& line, size_t first) {
    for (size_t i = first; i < out_.size(); ++i) {
      Rect& r = out_[i].rect;
      float const left = std::max(r.x, line.x), right = std::min(r.right(), line.right());
      float const top = std::max(r.y, line.y), bottom = std::min(r.bottom(), line.bottom());
      r = {left, top, right - left, bottom - top};
    }
    auto const gone = [](MarkRect const& mark) { return mark.rect.empty(); };
    out_.erase(std::remove_if(out_.begin() + ptrdiff_t(first), out_.end(), gone), out_.end());
  }

  FragmentTree const& fragments_;
  DisplayList const& list_;
  std::span<TextRange const> marks_;
  std::vector<MarkRect>& out_;
  uint32_t command_ = 0, glyph_ = 0;  ///< of the display list: the line's, and the next glyph
  float top_ = 0, bottom_ = 0;        ///< of the run's text
  bool open_ = false;                 ///< the glyph before belongs to the last rect
};

/// What of a mark is seen, in the order of the list.
auto look_of(MarkRect const& mark, uint32_t current) {
  return std::tuple(mark.command, mark.rect.x, mark.rect.width, mark.rect.y, mark.rect.height,
                    mark.glyph_begin, mark.glyph_end, mark.mark == current);
}

}  // namespace

void build_mark_list(FragmentTree const& fragments, DisplayList const& list, std::span<TextRange const> marks,
                     MarkList& out) {
  out.rects.clear();
  Placer(fragments, list, marks.first(ordered_count(marks)), out.rects).place();
}

Rect mark_bounds(MarkList const& marks, uint32_t mark) {
  Rect bounds;
  for (MarkRect const& part : marks.rects)
    if (part.mark == mark) bounds = bounds.empty() ? part.rect : united(bounds, part.rect);
  return bounds;
}

uint32_t mark_at_or_after(MarkList const& marks, float y) {
  for (MarkRect const& part : marks.rects)
    if (part.rect.bottom() > y) return part.mark;
  return marks.rects.empty() ? kNoMark : marks.rects.front().mark;
}

void changed_stretches(MarkList const& before, MarkList const& after, std::vector<Stretch>& out) {
  out.clear();
  auto const changed = [&](MarkRect const& part) {
    float const reach = part.rect.height * kInkReach;
    out.push_back({part.rect.y - reach, part.rect.bottom() + reach});
  };
  size_t a = 0, b = 0;
  while (a < before.rects.size() || b < after.rects.size()) {
    if (b == after.rects.size()) {
      changed(before.rects[a++]);
    } else if (a == before.rects.size()) {
      changed(after.rects[b++]);
    } else {
      auto const old = look_of(before.rects[a], before.current), now = look_of(after.rects[b], after.current);
      if (old == now) {
        ++a, ++b;
      } else if (old < now) {
        changed(before.rects[a++]);
      } else {
        changed(after.rects[b++]);
      }
    }
  }
  std::sort(out.begin(), out.end(), [](Stretch x, Stretch y) { return x.top < y.top; });
  size_t kept = 0;
  for (Stretch const& next : out) {
    if (kept > 0 && next.top <= out[kept - 1].bottom + kStretchGap)
      out[kept - 1].bottom = std::max(out[kept - 1].bottom, next.bottom);
    else
      out[kept++] = next;
  }
  out.resize(kept);
}

}  // namespace banxin
