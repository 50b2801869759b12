// An inline formatting context whose lines are ours: litehtml asks it for a height, floats and baselines; the text room
// breaks and places the lines.
#pragma once
#include <litehtml.h>
#include <litehtml/render_inline_context.h>

#include "layout/box_tree.h"
#include "layout/inline_content.h"
#include "layout/line_box.h"

namespace banxin {

/// One line as placed in the context's content box. CSS px from its top left.
struct PlacedLine {
  float top = 0, height = 0, baseline = 0;  ///< baseline: from the content box's top
};

class InlineContext final : public litehtml::render_item_inline_context {
 public:
  using render_item_inline_context::render_item_inline_context;

  /// Already what it should be: a table that fills its grid anew keeps it.
  std::shared_ptr<litehtml::render_item> init() override;

  int get_first_baseline() override;
  int get_last_baseline() override;
  void apply_vertical_align() override;
  void draw_children(litehtml::uint_ptr, int, int, litehtml::position const*, litehtml::draw_flag, int) override {}

  /// Gathers and shapes on first use.
  InlineContent& content();
  SetParagraph const& set() const { return set_; }
  std::vector<PlacedLine> const& lines() const { return placed_; }
  float shift() const { return shift_; }  ///< of all lines, by vertical-align in a table cell
  LineAlign align() const;

 protected:
  int _render_content(int x, int y, bool second_pass, litehtml::containing_block_context const& self_size,
                      litehtml::formatting_context* context) override;
  void fix_line_width(litehtml::element_float, litehtml::containing_block_context const&,
                      litehtml::formatting_context*) override {}

 private:
  BoxTree& tree() const;
  void render_atomics(litehtml::containing_block_context const& self_size, litehtml::formatting_context* context);
  void place_atomics(SetLine const& line, LineBox const& box, float top);
  float clear_after(uint32_t text_end, float top, litehtml::formatting_context* context) const;

  std::unique_ptr<InlineContent> content_;
  SetParagraph set_;
  std::vector<PlacedLine> placed_;
  float shift_ = 0;
};

}  // namespace banxin
