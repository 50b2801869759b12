#include "layout/line_box.h"

#include <algorithm>

namespace banxin {

FontExtent font_extent(TextStyle const& style, FontSet const& fonts) {
  FaceId const face = fonts.primary_face(style.font);
  FaceMetrics const metrics = face == kNoFace ? FaceMetrics{} : fonts.metrics(face);
  float const unit = style.size / static_cast<float>(metrics.units_per_em);
  return {metrics.ascent * unit, metrics.descent * unit, metrics.x_height * unit};
}

namespace {

/// Above and below the line's baseline, CSS px.
struct Extent {
  float above = 0, below = 0;
  void take(float new_above, float new_below) {
    above = std::max(above, new_above);
    below = std::max(below, new_below);
  }
};

/// An inline box's own height: its font's extent with half the leading on each side (CSS 2.1, 10.8.1).
void take_text(TextStyle const& style, FontSet const& fonts, Extent& extent) {
  FontExtent const font = font_extent(style, fonts);
  float const half_leading = (style.line_height - font.ascent - font.descent) / 2;
  extent.take(font.ascent + half_leading + style.baseline_shift, font.descent + half_leading - style.baseline_shift);
}

}  // namespace

void measure_line_box(InlineContent const& content, SetParagraph const& set, SetLine const& line,
                      std::span<TextStyle const> styles, FontSet const& fonts, LineBox& out) {
  TextStyle const& root = styles[content.paragraph.root_style];
  Extent extent{-1e9f, -1e9f};
  take_text(root, fonts, extent);
  for (uint32_t r = line.run_begin; r < line.run_end; ++r) take_text(styles[set.runs[r].style], fonts, extent);

  FontExtent const strut = font_extent(root, fonts);
  struct Atomic {
    float above = 0, height = 0;
    litehtml::vertical_align align = litehtml::va_baseline;
  };
  std::vector<Atomic> atomics;
  float tallest = 0;
  for (uint32_t i = line.item_begin; i < line.item_end; ++i) {
    InlineItem const& item = content.paragraph.items[set.items[i].item];
    if (item.kind != InlineItemKind::atomic) continue;
    litehtml::render_item& box = *content.atomics[item.owner];
    Atomic atomic;
    atomic.height = static_cast<float>(box.height());
    atomic.align = box.css().get_vertical_align();
    bool const replaced = box.src_el()->is_replaced();
    float const baseline = replaced ? atomic.height : static_cast<float>(box.get_last_baseline());
    switch (atomic.align) {
      case litehtml::va_middle: atomic.above = atomic.height / 2 + strut.x_height / 2; break;
      case litehtml::va_text_top: atomic.above = strut.ascent; break;
      case litehtml::va_text_bottom: atomic.above = atomic.height - strut.descent; break;
      case litehtml::va_sub: atomic.above = baseline - root.size * 0.2f; break;
      case litehtml::va_super: atomic.above = baseline + root.size * 0.34f; break;
      default: atomic.above = baseline; break;
    }
    if (atomic.align == litehtml::va_top || atomic.align == litehtml::va_bottom)
      tallest = std::max(tallest, atomic.height);
    else
      extent.take(atomic.above, atomic.height - atomic.above);
    atomics.push_back(atomic);
  }

  // Boxes aligned to the line's own edges make it higher only when they do not fit: below for top, above for bottom.
  if (float const lack = tallest - (extent.above + extent.below); lack > 0) {
    bool const bottom = std::any_of(atomics.begin(), atomics.end(), [&](Atomic const& a) {
      return a.align == litehtml::va_bottom && a.height == tallest;
    });
    (bottom ? extent.above : extent.below) += lack;
  }
  out.height = std::max(0.f, extent.above + extent.below);
  out.baseline = extent.above;
  out.atomic_tops.clear();
  for (Atomic const& atomic : atomics)
    out.atomic_tops.push_back(atomic.align == litehtml::va_top      ? 0
                              : atomic.align == litehtml::va_bottom ? out.height - atomic.height
                                                                    : extent.above - atomic.above);
}

}  // namespace banxin
