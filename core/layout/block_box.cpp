#include "layout/block_box.h"

namespace banxin {

void BlockContext::apply_vertical_align() {
  litehtml::vertical_align const align = css().get_vertical_align();
  int const spare = m_pos.height - content_height_;
  if (spare <= 0 || (align != litehtml::va_middle && align != litehtml::va_bottom)) return;
  for (auto const& child : children()) child->pos().y += align == litehtml::va_middle ? spare / 2 : spare;
}

int TableBox::_render(int x, int y, litehtml::containing_block_context const& containing,
                      litehtml::formatting_context* formatting, bool second_pass) {
  BoxTree& tree = tree_of(*this);
  if (!tree.take_work()) return 0;
  int width = render_item_table::_render(x, y, containing, formatting, second_pass);
  int const available = std::max<int>(0, containing.render_width);
  CellLimits const outer = tree.cell_limits;
  constexpr CellLimits kTighter[] = {{4, 1e6f}, {2, 1e6f}, {2, 8}, {2, 5}, {2, 3}, {1, 1}};
  for (CellLimits const& limits : kTighter) {
    // Where there is no room at all, an outer table asks for the least width: it decides.
    if (available == 0 || width <= available) break;
    if (limits.unparted >= outer.unparted && limits.word >= outer.word) continue;
    tree.cell_limits = {std::min(limits.unparted, outer.unparted), std::min(limits.word, outer.word)};
    width = render_item_table::_render(x, y, containing, formatting, second_pass);
  }
  tree.cell_limits = outer;
  return width;
}

}  // namespace banxin
