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
  float const outer_limit = tree.cell_limit;
  for (float const limit : {8.f, 6.f, 5.f, 4.f, 3.f, 2.f, 1.f}) {
    if (width <= available || limit >= outer_limit) continue;
    tree.cell_limit = limit;
    width = render_item_table::_render(x, y, containing, formatting, second_pass);
  }
  tree.cell_limit = outer_limit;
  return width;
}

}  // namespace banxin
