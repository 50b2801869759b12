// Builds the tree of a document out of its tags, however they are nested. The rules are those of the HTML
// standard (13.2.6) as far as articles need them, with two simplifications that keep every step bounded: an
// inline element never holds a block (it is closed before the block and opened again inside), and content
// that stands in a table outside its cells gets a cell.
#pragma once
#include <span>
#include <vector>

#include "article/html_tree.h"

namespace banxin {

class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(HtmlTree& tree);

  void start_tag(HtmlToken const& token, std::span<HtmlAttribute const> attributes);
  void end_tag(Tag tag);
  void text(HtmlToken const& token);

 private:
  static constexpr size_t kNotOpen = 0;  ///< index 0 is the root

  struct OpenElement {
    uint32_t node = 0;
    Tag tag = Tag::none;
    bool lasting = false;  ///< inline: goes on after its block ends
    uint32_t home = 0;     ///< of a lasting one: how many blocks were open around its start tag
    bool paragraph_pending =
        false;  ///< block: a p in it was ended by another block; text that follows gets a p again
  };
  /// An inline element that a block interrupted.
  struct Suspended {
    Tag tag = Tag::none;
    bool lasting = false;
    uint32_t attributes_begin = 0, attributes_end = 0;
    uint32_t home = 0;  ///< how many blocks were open around its start tag
  };

  OpenElement& current() { return open_.back(); }
  size_t block_depth() const;
  bool within_svg() const { return svg_depth_ > 0; }
  uint32_t append_node(HtmlNode node);
  bool push(Tag tag, uint32_t attributes_begin, uint32_t attributes_end, bool made);
  uint32_t store(std::span<HtmlAttribute const> attributes);

  void pop(bool ended);
  void pop_to(size_t depth, bool ended);
  size_t find_open(Tag tag, bool within_list) const;
  size_t scope_floor() const;
  size_t table_floor() const;
  void close_paragraph(bool by_block);
  void close_list_item(Tag tag);
  void close_heading();
  void suspend_inlines();
  void forget(Tag tag);
  void resume_inlines();
  void prepare_phrase();
  bool in_table_structure() const;
  void ensure_cell();
  void start_table_part(Tag tag, uint32_t attributes_begin, uint32_t attributes_end);
  void start_block(Tag tag, uint32_t attributes_begin, uint32_t attributes_end);
  void start_inline(Tag tag, uint32_t attributes_begin, uint32_t attributes_end, bool empty);
  void skip_element(Tag tag);
  bool in_skipped_table() const;
  void part_text(Tag tag);
  bool end_skipped(Tag tag);

  HtmlTree& tree_;
  std::vector<OpenElement> open_;
  std::vector<Suspended> suspended_;
  std::vector<Tag> skipped_;  ///< open elements that were too deep to be made
  size_t svg_depth_ = 0, pre_depth_ = 0;
  size_t resumed_bytes_ = 0;  ///< of attributes of inline elements that were opened again
  bool in_title_ = false, text_parted_ = false;
};

}  // namespace banxin
