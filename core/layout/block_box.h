// Block boxes as ours: the width is settled before the content is laid out, once; litehtml's own would lay
// out a box with a max-width twice, and boxes nested in such boxes four times, and so on.
#pragma once
#include <litehtml.h>
#include <litehtml/render_block_context.h>
#include <litehtml/render_inline_context.h>
#include <litehtml/render_table.h>

#include <algorithm>

#include "layout/box_tree.h"

namespace banxin {

/// `Base` is a litehtml block item that init() has already prepared.
template <class Base>
class BlockBox : public Base {
 public:
  using Base::Base;

  /// Already what it should be: a table that fills its grid anew keeps it.
  std::shared_ptr<litehtml::render_item> init() override { return this->shared_from_this(); }

 protected:
  using Context = litehtml::containing_block_context;

  /// A height that the content does not fit into is not kept: text never runs over what follows.
  int _render(int x, int y, Context const& containing, litehtml::formatting_context* formatting,
              bool second_pass) override {
    if (!tree_of(*this).take_work()) return 0;
    Context self = this->calculate_containing_block_context(containing);
    int const width = used_width(self);
    self.width.value += width - self.render_width;
    self.render_width = width;

    int const widest = this->_render_content(x, y, second_pass, self, formatting);
    content_height_ = this->m_pos.height;
    this->m_pos.width = width;
    if (this->src_el()->is_block_formatting_context())
      this->m_pos.height = std::max(this->m_pos.height, formatting->get_floats_height());
    this->m_pos.height = std::max({0, this->m_pos.height, wished_height(self)});
    this->m_pos.move_to(x + this->content_offset_left(), y + this->content_offset_top());
    bool const fixed = self.width.type == Context::cbc_value_type_absolute;
    return (fixed ? width : widest) + this->content_offset_width();
  }

  int content_height_ = 0;  ///< CSS px, as laid out

 private:
  static int used_width(Context const& self) {
    int width = self.render_width;
    if (self.max_width.type != Context::cbc_value_type_none) width = std::min<int>(width, self.max_width);
    if (self.min_width.type != Context::cbc_value_type_none) width = std::max<int>(width, self.min_width);
    return std::max(width, 0);
  }

  int wished_height(Context const& self) const {
    int height = 0;
    if (self.height.type != Context::cbc_value_type_auto) height = self.height - this->box_sizing_height();
    if (self.min_height.type != Context::cbc_value_type_none) height = std::max<int>(height, self.min_height);
    return height;
  }
};

class BlockContext final : public BlockBox<litehtml::render_item_block_context> {
 public:
  using BlockBox::BlockBox;
  /// In a table cell that is higher than its content.
  void apply_vertical_align() override;
};

/// Its cells must be items of ours before init() gathers them.
class TableBox final : public litehtml::render_item_table {
 public:
  using render_item_table::render_item_table;

 protected:
  /// Words are broken only where the table would be too wide with whole ones.
  int _render(int x, int y, litehtml::containing_block_context const& containing,
              litehtml::formatting_context* formatting, bool second_pass) override;
};

}  // namespace banxin
