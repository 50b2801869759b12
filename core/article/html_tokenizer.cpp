#include "article/html_tokenizer.h"

#include <algorithm>
#include <array>
#include <string>

namespace banxin {
namespace {

constexpr size_t npos = std::string_view::npos;
constexpr size_t kLongestTagName = 80;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower_case(std::string_view name) {
  std::string out(name.substr(0, kLongestTagName));
  for (char& c : out) c = to_lower(c);
  return out;
}

// `<divclass="a">`: the length of the element's name when an attribute is glued to it, else 0.
size_t glued_name_length(std::string_view name) {
  static constexpr std::array<std::string_view, 22> kGlued = {
      "align", "alt",  "aria-", "border", "class", "color", "colspan", "data-", "dir",  "height", "href",
      "id",    "lang", "name",  "rel",    "src",   "style", "target",  "title", "type", "valign", "width"};
  size_t const equals = name.find('=');
  if (equals == npos) return 0;
  for (size_t length = std::min(equals, size_t{12}); length > 0; --length) {
    std::string_view const attribute = name.substr(length, equals - length);
    if (tag_of_name(name.substr(0, length)) == Tag::none) continue;
    for (auto glued : kGlued) {
      if (glued.ends_with('-') ? attribute.starts_with(glued) : attribute == glued) return length;
    }
  }
  return 0;
}

}  // namespace

size_t HtmlTokenizer::find_tag_end(size_t i) const {
  return source_.find('>', i);
}

HtmlToken HtmlTokenizer::next() {
  if (position_ < raw_text_end_) {
    HtmlToken token{.kind = HtmlToken::Kind::text,
                    .literal = raw_text_literal_,
                    .begin = position_,
                    .end = raw_text_end_};
    position_ = raw_text_end_;
    return token;
  }
  size_t begin = position_;
  while (position_ < source_.size()) {
    size_t const less_than = source_.find('<', position_);
    if (less_than == npos || less_than + 1 >= source_.size()) {
      position_ = source_.size();
      break;
    }
    char const c = source_[less_than + 1];
    if (c == '/' && less_than + 2 == source_.size() && less_than == begin) {  // cut off
      damaged_ = true;
      begin = position_ = source_.size();
      break;
    }
    bool const end_tag = c == '/';
    if (!is_letter(c) && c != '!' && c != '?' && !end_tag) {
      position_ = less_than + 1;
      continue;
    }
    if (less_than > begin) {
      position_ = less_than;
      break;
    }
    if (is_letter(c) || (end_tag && less_than + 2 < source_.size() && is_letter(source_[less_than + 2])))
      return read_tag(less_than);
    begin = position_ = skip_declaration(less_than);
  }
  if (position_ == begin) return {};
  return {.kind = HtmlToken::Kind::text, .begin = begin, .end = position_};
}

// Comments, doctypes, processing instructions, "</ >". One that is never closed ends at its first ">".
size_t HtmlTokenizer::skip_declaration(size_t less_than) {
  std::string_view const rest = source_.substr(less_than);
  if (rest.starts_with("<!--")) {
    if (rest.starts_with("<!-->")) return less_than + 5;
    if (rest.starts_with("<!--->")) return less_than + 6;
    if (comments_end_) {
      size_t const close = source_.find("-->", less_than + 4);
      if (close != npos) return close + 3;
      comments_end_ = false;
    }
    damaged_ = true;
  }
  size_t const close = find_tag_end(less_than);
  if (close == npos) damaged_ = true;
  return close == npos ? source_.size() : close + 1;
}

void HtmlTokenizer::add_attribute(std::string_view name, std::string_view value) {
  auto known = attribute_of_name(lower_case(name));
  if (!known) return;
  if (std::any_of(attributes_.begin(), attributes_.end(),
                  [&](auto const& attribute) { return attribute.name == *known; }))
    return;
  attributes_.push_back({*known, value});
}

// From the end of the name to past the ">"; i becomes npos when the file ends first.
void HtmlTokenizer::read_attributes(size_t& i, bool& self_closing) {
  size_t const last = quotes_end_ ? source_.size() : find_tag_end(i);
  if (last == npos) {
    i = npos;
    return;
  }
  while (i < source_.size()) {
    char const c = source_[i];
    if (c == '>') {
      ++i;
      return;
    }
    if (is_space(c) || c == '/') {
      self_closing = c == '/' && i + 1 < source_.size() && source_[i + 1] == '>';
      ++i;
      continue;
    }
    size_t const name_begin = i++;  // an "=" at the beginning is part of a name
    while (i < source_.size() && !is_space(source_[i]) && source_[i] != '/' && source_[i] != '>' &&
           source_[i] != '=')
      ++i;
    std::string_view const name = source_.substr(name_begin, i - name_begin);
    size_t after = i;
    while (after < source_.size() && is_space(source_[after])) ++after;
    if (after >= source_.size() || source_[after] != '=') {
      add_attribute(name, {});
      continue;
    }
    i = after + 1;
    while (i < source_.size() && is_space(source_[i])) ++i;
    if (i < source_.size() && (source_[i] == '"' || source_[i] == '\'')) {
      size_t const limit = quotes_end_ ? source_.size() : std::max(last, i + 1);
      size_t const length = source_.substr(0, limit).substr(i + 1).find(source_[i]);
      if (length != npos) {
        add_attribute(name, source_.substr(i + 1, length));
        i += length + 2;
        continue;
      }
      if (quotes_end_) {
        i = npos;
        return;
      }
      ++i;
    }
    size_t const value_begin = i;
    while (i < source_.size() && !is_space(source_[i]) && source_[i] != '>') ++i;
    add_attribute(name, source_.substr(value_begin, i - value_begin));
  }
  i = npos;
}

HtmlToken HtmlTokenizer::read_tag(size_t less_than) {
  bool const end_tag = source_[less_than + 1] == '/';
  size_t const name_begin = less_than + (end_tag ? 2 : 1);
  size_t i = name_begin;
  while (i < source_.size() && !is_space(source_[i]) && source_[i] != '/' && source_[i] != '>') ++i;
  std::string const name = lower_case(source_.substr(name_begin, i - name_begin));
  Tag tag = tag_of_name(name);
  if (size_t const length = tag == Tag::none ? glued_name_length(name) : 0) {
    tag = tag_of_name(std::string_view(name).substr(0, length));
    i = name_begin + length;
  }

  attributes_.clear();
  bool self_closing = false;
  size_t after = i;
  read_attributes(after, self_closing);
  if (after == npos) {
    // The file ends inside the tag. With a ">" ahead some quote is astray: read on without quotes. With none,
    // a known tag was cut off, and anything else is text.
    damaged_ = true;
    if (quotes_end_) {
      quotes_end_ = false;
      attributes_.clear();
      self_closing = false;
      after = i;
      read_attributes(after, self_closing);
    }
    if (after == npos) {
      bool const cut_off = tag != Tag::none && source_.size() - less_than < 4096;
      position_ = source_.size();
      if (cut_off) return {};
      return {.kind = HtmlToken::Kind::text, .begin = less_than, .end = position_};
    }
  }
  position_ = after;
  if (!end_tag) begin_raw_text(tag, self_closing);
  return {.kind = end_tag ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag,
          .tag = tag,
          .self_closing = self_closing,
          .raw_text = position_ < raw_text_end_};
}

size_t HtmlTokenizer::find_raw_text_end(std::string_view name, size_t from) const {
  for (size_t i = source_.find("</", from); i != npos; i = source_.find("</", i + 2)) {
    size_t const after = i + 2 + name.size();
    if (after > source_.size()) return npos;
    if (lower_case(source_.substr(i + 2, name.size())) != name) continue;
    if (after == source_.size() || is_space(source_[after]) || source_[after] == '>' || source_[after] == '/')
      return i;
  }
  return npos;
}

// Scripts and styles are passed over here, with what a script holds; an unfinished one takes the rest of the
// file with it, as in a browser. Of the others an unfinished one is taken for a stray tag, so that no text is
// lost.
void HtmlTokenizer::begin_raw_text(Tag tag, bool self_closing) {
  bool const dropped = tag_kind(tag) == TagKind::raw_text || tag == Tag::iframe;
  if (self_closing && tag != Tag::script && tag != Tag::style) return;
  bool const shown = tag == Tag::textarea || tag == Tag::title || tag == Tag::xmp;
  if (tag == Tag::plaintext) {
    raw_text_end_ = source_.size();
    raw_text_literal_ = true;
    return;
  }
  if (!dropped && !shown) return;
  bool& missing = raw_text_end_missing_[static_cast<size_t>(tag)];
  size_t const end = missing ? npos : find_raw_text_end(tag_name(tag), position_);
  if (end == npos) {
    missing = damaged_ = true;
    if ((tag == Tag::script || tag == Tag::style) && !self_closing) position_ = source_.size();
    return;
  }
  if (dropped) {
    position_ = end;
  } else {
    raw_text_end_ = end;
    raw_text_literal_ = tag == Tag::xmp;
  }
}

}  // namespace banxin
