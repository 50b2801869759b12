#include "raster/draw_marks.h"

#include <algorithm>

#include "raster/draw_box.h"

namespace banxin {
namespace {

constexpr float kRadius = 3, kEdge = 2;  ///< CSS px

struct MarkColors {
  PaintColor fill, ink;
};

MarkColors colors_of(bool current) {
  if (current) return {PaintColor::of(ColorRole::mark_current), PaintColor::of(ColorRole::mark_current_ink)};
  return {PaintColor::of(ColorRole::mark), PaintColor::of(ColorRole::mark_ink)};
}

}  // namespace

void MarkPainter::select(float top, float bottom) {
  selected.clear();
  if (!marks) return;
  for (uint32_t i = 0; i < marks->rects.size(); ++i) {
    Rect const& rect = marks->rects[i].rect;
    if (rect.y < bottom && rect.bottom() > top) selected.push_back(i);
  }
}

void MarkPainter::draw_before(uint32_t command) {
  for (; next < selected.size() && marks->rects[selected[next]].command <= command; ++next) {
    MarkRect const& mark = marks->rects[selected[next]];
    canvas.set_clip(grid.reach(mark.rect));
    BoxDecoration look;
    look.background = colors_of(mark.mark == marks->current).fill;
    look.radius.fill(kRadius);
    // On text that the author marked, and for eyes that hardly see the fill.
    look.border[3] = {kEdge, BorderStyle::solid, PaintColor::of(ColorRole::mark_current)};
    draw_box(canvas, grid, colors, mark.rect, look);
  }
}

void MarkPainter::draw_over(GlyphPainter const& glyphs, DisplayList const& list,
                            DrawGlyphs const& run) const {
  DrawGlyphs part = run;
  auto const draw_to = [&](uint32_t end) {
    part.glyph_end = std::clamp(end, part.glyph_begin, run.glyph_end);
    if (part.glyph_end > part.glyph_begin) glyphs.draw(list, part);
    part.glyph_begin = part.glyph_end;
  };
  if (marks) {
    auto const& rects = marks->rects;
    auto at = std::partition_point(rects.begin(), rects.end(),
                                   [&](MarkRect const& mark) { return mark.glyph_end <= run.glyph_begin; });
    for (; at != rects.end() && at->glyph_begin < run.glyph_end; ++at) {
      draw_to(at->glyph_begin);
      MarkColors const look = colors_of(at->mark == marks->current);
      part.color = look.ink;
      part.behind = look.fill;
      draw_to(at->glyph_end);
      part.color = run.color;
      part.behind = run.behind;
    }
  }
  draw_to(run.glyph_end);
}

}  // namespace banxin
