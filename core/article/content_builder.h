// Writes the sanitised tree, front to back, and keeps its text tidy: white space collapsed (CSS Text 3, 4.1),
// none at the edges of blocks, no empty paragraphs or inline elements, no line breaks that end a block.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "article/content_tree.h"

namespace banxin {

class ContentBuilder {
 public:
  explicit ContentBuilder(ContentTree& tree) : tree_(tree) {}

  /// `tag` and the attributes' names have static storage. False, with nothing opened, when the element would
  /// not be read back where it stands: a block in a paragraph or in an inline element, a link in a link, an
  /// item in an item.
  bool open(std::string_view tag, std::vector<ContentAttribute> attributes = {});
  /// Closes the element opened last; one that holds nothing vanishes, unless it is a table cell and
  /// `keep_empty`.
  void close(bool keep_empty = true);

  void image(std::vector<ContentAttribute> attributes);
  void rule();
  void line_break();
  /// Well-formed UTF-8. In a `pre` white space stays.
  void text(std::string_view text);
  /// Parts words that have no box of their own any more.
  void space() { text(" "); }

  std::string_view current_tag() const { return tree_.nodes[open_.back()].tag; }
  NodeId current() const { return open_.back(); }

 private:
  NodeId append(ContentNode node);
  void remove_last();
  void finish_line();
  void append_text(std::string_view text);
  void text_in_pre(std::string_view text);
  char32_t last_character() const;
  bool ends_an_open_element(std::string_view tag) const;
  bool is_place(NodeId id) const;
  bool is_inline_in(NodeId parent, std::string_view tag) const;

  ContentTree& tree_;
  std::vector<NodeId> open_, previous_sibling_;
  uint32_t inlines_ = 0, paragraphs_ = 0, links_ = 0, pres_ = 0;
  uint32_t breaks_ = 0;      ///< line breaks in a row
  bool block_start_ = true;  ///< nothing yet on the first line of a block
  bool skip_space_ = true;   ///< a space now would stand at a line's start or beside another
  bool pre_start_ = false;   ///< a line end right after <pre> is not shown
};

}  // namespace banxin
