// Splits HTML into text and tags. Written for files that may be anything: one pass, no recursion, every step
// bounded, and attributes that the reader does not know are passed over without being stored.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "article/html_name.h"

namespace banxin {

/// `raw` is a view into the source, character references not decoded.
struct HtmlAttribute {
  AttributeName name;
  std::string_view raw;
};

struct HtmlToken {
  enum class Kind : uint8_t { text, start_tag, end_tag, end_of_input };
  Kind kind = Kind::end_of_input;
  Tag tag = Tag::none;        ///< none for an element that the reader does not know
  bool self_closing = false;  ///< written with "/>"
  bool raw_text = false;      ///< start tag: its content follows as one text without markup
  bool literal = false;       ///< text whose character references are not references
  size_t begin = 0, end = 0;  ///< text: bytes of the source
};

class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view source) : source_(source) {}

  HtmlToken next();

  /// Of the start tag returned last: known names only, the first of each name.
  std::span<HtmlAttribute const> attributes() const { return attributes_; }

  /// Something was cut off: a tag, a comment or a script that the file does not finish.
  bool damaged() const { return damaged_; }

 private:
  HtmlToken read_tag(size_t less_than);
  void read_attributes(size_t& i, bool& self_closing);
  void add_attribute(std::string_view name, std::string_view value);
  size_t skip_declaration(size_t less_than);
  size_t find_tag_end(size_t i) const;
  size_t find_raw_text_end(std::string_view name, size_t from) const;
  void begin_raw_text(Tag tag, bool self_closing);

  std::string_view source_;
  size_t position_ = 0;
  size_t raw_text_end_ = 0;  ///< position_ < raw_text_end_: text of a textarea, title or xmp
  bool raw_text_literal_ = false;
  bool damaged_ = false;
  /// Each false (true) once it was seen that the rest of the file lacks the end in question, so that the file
  /// is not searched for it again. Without quotes_end_ a tag ends at its first ">".
  bool quotes_end_ = true;
  bool comments_end_ = true;
  std::array<bool, static_cast<size_t>(Tag::count_)> raw_text_end_missing_ = {};
  std::vector<HtmlAttribute> attributes_;
};

}  // namespace banxin
