#include <algorithm>

#include "text/line_walk.h"

namespace banxin {

namespace {

// overflow-wrap: anywhere counts in the least width, break-word does not (CSS Text 3, 5.5).
bool divides_anywhere(GlueSource const& glue, uint32_t at) {
  auto permits = [&glue](uint32_t i) {
    TextStyle const& style = glue.style(i);
    return glue.is_visible(i) && !glue.hangs(i) && style.overflow_wrap == OverflowWrap::anywhere &&
           style.white_space != WhiteSpace::nowrap && style.white_space != WhiteSpace::pre;
  };
  return at > 0 && permits(at) && permits(at - 1);
}

}  // namespace

IntrinsicWidths intrinsic_widths(Paragraph const& paragraph, ShapedParagraph const& shaped,
                                 std::span<TextStyle const> styles, LineOptions const& options) {
  GlueSource const glue(paragraph, shaped, styles, options);
  IntrinsicWidths widths;
  LineWalk stretch(paragraph, shaped, glue, {}, 0);  // between two breaks of any kind
  LineWalk line(paragraph, shaped, glue, {}, 0);     // between two forced ones
  auto measured = [](LineWalk const& walk, ItemGroup const& items) {
    return walk.line_sum().width + items.width_before;
  };
  for (uint32_t at = 0;; ++at) {
    bool const end = at == glue.cluster_count();
    BreakKind const kind = end ? BreakKind::mandatory : glue.cluster(at).break_before.kind;
    if (kind != BreakKind::prohibited || divides_anywhere(glue, at)) {
      ItemGroup const items = stretch.items();
      widths.minimal = std::max(widths.minimal, measured(stretch, items));
      stretch = LineWalk(paragraph, shaped, glue, {at, items.split, false}, 0);
    }
    if (kind == BreakKind::mandatory) {
      ItemGroup const items = line.items();
      widths.maximal = std::max(widths.maximal, measured(line, items));
      line = LineWalk(paragraph, shaped, glue, {at, items.split, false}, 0);
    }
    if (end) break;
    LineSlot in_stretch, in_line;
    stretch.take(in_stretch);
    line.take(in_line);
  }
  widths.maximal = std::max(widths.maximal, widths.minimal);
  return widths;
}

}  // namespace banxin
