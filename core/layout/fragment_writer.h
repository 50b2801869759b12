// Appends boxes, text and lines to a FragmentTree.
#pragma once
#include <litehtml.h>
#include <litehtml/render_item.h>

#include "layout/box_tree.h"
#include "layout/fragment_tree.h"
#include "layout/inline_context.h"

namespace banxin {

inline constexpr uint32_t kNoBox = 0xFFFFFFFF;

/// `content` with the item's paddings and borders around it.
Rect border_box_of(Rect content, litehtml::render_item const& item);

class FragmentWriter {
 public:
  /// Clears `out`, which keeps its capacity. Both must outlive this.
  FragmentWriter(BoxTree& tree, FragmentTree& out);

  BoxTree& tree() { return tree_; }
  FragmentTree& out() { return out_; }
  uint32_t text_end() const { return static_cast<uint32_t>(out_.text.size()); }
  uint32_t line_count() const { return static_cast<uint32_t>(out_.lines.size()); }

  /// A box of `item`'s size, whose content is at `content`; its index.
  uint32_t add_box(BoxKind kind, litehtml::render_item& item, Point content, uint32_t parent);
  /// A box whose text is still empty and which holds no lines yet; its index.
  uint32_t add_box(BoxFragment const& box);
  /// Appends a block's text, parted from what is there by one newline; returns where it begins.
  uint32_t add_text(std::u32string const& text, uint32_t box);
  /// `origin` is what the line's own places count from; `text_begin` where its paragraph's text begins.
  void add_line(SetParagraph const& set, SetLine const& line, PlacedLine const& placed, Point origin,
                uint32_t text_begin, uint32_t box);
  /// After the last addition: ranges of boxes without text, and what concerns the whole tree.
  void finish();

 private:
  BoxTree& tree_;
  FragmentTree& out_;
};

}  // namespace banxin
