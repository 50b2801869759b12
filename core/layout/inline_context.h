// An inline formatting context whose lines are ours: litehtml asks it for a height, floats and baselines; the
// text room breaks and places the lines.
#pragma once
#include <litehtml.h>
#include <litehtml/render_inline_context.h>

#include <optional>

#include "layout/block_box.h"
#include "layout/box_tree.h"
#include "layout/inline_content.h"
#include "layout/line_box.h"

namespace banxin {

/// One line as placed in the context's content box. CSS px from its top left.
struct PlacedLine {
  float top = 0, height = 0, baseline = 0;  ///< baseline: from the content box's top
};

class InlineContext final : public BlockBox<litehtml::render_item_inline_context> {
 public:
  using BlockBox::BlockBox;

  int get_first_baseline() override;
  int get_last_baseline() override;
  void apply_vertical_align() override;
  void draw_children(litehtml::uint_ptr, int, int, litehtml::position const*, litehtml::draw_flag,
                     int) override {}

  /// Gathers and shapes on first use.
  InlineContent& content();
  /// Of the last layout; empty after drop_lines().
  SetParagraph const& set() const { return set_; }
  std::vector<PlacedLine> const& lines() const { return placed_; }
  float shift() const { return shift_; }  ///< of all lines, by vertical-align in a table cell
  /// Frees what the next layout makes anew.
  void drop_lines();
  LineAlign align() const;
  uint8_t base_level() const { return content_ ? content_->shaped.base_level : 0; }

 protected:
  int _render_content(int x, int y, bool second_pass, Context const& self,
                      litehtml::formatting_context* formatting) override;
  void fix_line_width(litehtml::element_float, Context const&, litehtml::formatting_context*) override {}

 private:
  struct Flow;

  /// The width that the text asks for, CSS px, without setting lines: its longest line, but no more than
  /// `measure` where it can break. Words are not broken for it, nor a few characters parted, unless the table
  /// has no room for them.
  int asked_width(int measure);
  void render_atomics(Context const& self, litehtml::formatting_context* formatting);
  void place_atomics(SetLine const& line, LineBox const& box, float top);
  LineSpace space_at(Flow const& flow, float top, float height) const;
  void foresee_spaces(Flow const& flow, float height, std::vector<LineSpace>& spaces) const;
  /// Takes the next line, moves down while floats leave it no room, and places the floats met in it that fit
  /// beside it.
  void break_line_beside_floats(Flow& flow, float height);
  void place_floats_in_line(Flow& flow, float height);
  void set_broken_line(Flow& flow);
  void place_float_at(Flow& flow, uint32_t owner);
  float cleared_top(uint32_t text_end, Flow const& flow) const;

  std::unique_ptr<InlineContent> content_;
  SetParagraph set_;
  std::vector<PlacedLine> placed_;
  float shift_ = 0;
  std::optional<IntrinsicWidths> asked_;  ///< for items of asked_edges_ px in all
  float asked_edges_ = 0;
};

}  // namespace banxin
