// The inline boxes of one context as fragments, one per box and line, and the rectangles of its links.
#pragma once
#include <cstdint>
#include <vector>

#include "layout/fragment_writer.h"
#include "layout/link_writer.h"

namespace banxin {

class InlineBoxWriter {
 public:
  /// `origin`: the content box's top left, `parent` the context's box, `text_begin` where its text begins in
  /// the tree.
  InlineBoxWriter(FragmentWriter& writer, LinkWriter& links, InlineContext& context, Point origin,
                  uint32_t parent, uint32_t text_begin);
  void write();

 private:
  /// A box that the line stands in. Its extent on the line: CSS px from the page's left.
  struct Open {
    uint32_t box = 0;
    float left = 0, right = 0;
    bool begins = true;  ///< on this line
    Rect pictures;       ///< united, of what is inside on this line; empty without any
  };

  void write_line(size_t line);
  void write_mixed_line(size_t line);
  void open_links();
  void add_picture(litehtml::render_item const& item);
  void close(Open const& open, size_t line, bool ends);
  BoxFragment box_on_line(Open const& open, SetLine const& line, PlacedLine const& placed, bool ends);
  litehtml::render_item& item_of(uint32_t box) { return *content_.boxes[box].item; }

  FragmentWriter& writer_;
  LinkWriter& links_;
  InlineContext& context_;
  InlineContent& content_;
  Point origin_;
  uint32_t parent_, text_begin_;
  std::vector<Open> open_;
  std::vector<uint32_t> link_of_;  ///< per InlineContent::boxes: into the tree's links
  uint32_t link_around_ = kNoBox;
};

}  // namespace banxin
