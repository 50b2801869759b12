#include "article/content_builder.h"

#include <algorithm>
#include <array>

#include "article/language_guess.h"
#include "base/utf8.h"

namespace banxin {
namespace {

constexpr std::array<std::string_view, 29> kInlineTags = {
    "a",  "abbr", "b",     "bdi",  "bdo",    "big",  "cite", "code", "del", "dfn",
    "em", "i",    "img",   "ins",  "kbd",    "mark", "rb",   "rp",   "rt",  "ruby",
    "s",  "samp", "small", "span", "strong", "sub",  "sup",  "u",    "var"};
static_assert(std::is_sorted(kInlineTags.begin(), kInlineTags.end()));

bool is_inline(std::string_view tag) {
  return tag == "time" || tag == "br" || std::binary_search(kInlineTags.begin(), kInlineTags.end(), tag);
}

bool is_heading_tag(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_control(char c) {
  auto const byte = static_cast<uint8_t>(c);
  return (byte < 0x20 && !is_space(c)) || byte == 0x7F;
}

// Characters beside which a line end of the source is no space (CSS Text 3, 4.1.3).
bool is_wide(char32_t c) {
  return counts_as_han(c) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF60) ||
         (c >= 0xFE30 && c <= 0xFE4F);
}

// Quotes, dashes and ellipses are Chinese beside Chinese.
bool joins(char32_t before, char32_t after) {
  auto either = [](char32_t c) { return c == 0x2014 || c == 0x2026 || (c >= 0x2018 && c <= 0x201D); };
  return (is_wide(before) && (is_wide(after) || either(after))) || (either(before) && is_wide(after));
}

ContentNode element(std::string_view tag, size_t attributes_begin) {
  ContentNode node;
  node.kind = NodeKind::element;
  node.tag = tag;
  node.attributes_begin = node.attributes_end = static_cast<uint32_t>(attributes_begin);
  return node;
}

}  // namespace

NodeId ContentBuilder::append(ContentNode node) {
  NodeId const id = static_cast<NodeId>(tree_.nodes.size());
  NodeId previous = kNoNode;
  if (!open_.empty()) {
    auto& parent = tree_.nodes[open_.back()];
    node.parent = open_.back();
    previous = parent.last_child;
    if (previous == kNoNode) {
      parent.first_child = id;
    } else {
      tree_.nodes[previous].next_sibling = id;
    }
    parent.last_child = id;
  }
  tree_.nodes.push_back(node);
  previous_sibling_.push_back(previous);
  return id;
}

// The last node of all: a leaf, and the last child of its parent.
void ContentBuilder::remove_last() {
  ContentNode const node = tree_.nodes.back();
  NodeId const previous = previous_sibling_.back();
  auto& parent = tree_.nodes[node.parent];
  parent.last_child = previous;
  if (previous == kNoNode) {
    parent.first_child = kNoNode;
  } else {
    tree_.nodes[previous].next_sibling = kNoNode;
  }
  if (node.kind == NodeKind::element) tree_.attributes.resize(node.attributes_begin);
  tree_.nodes.pop_back();
  previous_sibling_.pop_back();
}

// A link may lead to an element that holds nothing.
bool ContentBuilder::is_place(NodeId id) const {
  return !tree_.attribute(id, "id").empty();
}

// At a block's edge: spaces and line breaks that end the line go, and what they leave empty.
void ContentBuilder::finish_line() {
  while (!block_start_) {
    auto& last = tree_.nodes.back();
    NodeId const id = static_cast<NodeId>(tree_.nodes.size() - 1);
    if (last.kind == NodeKind::text) {
      if (pres_ == 0) {
        while (!last.text.empty() && tree_.text.back() == ' ') {
          --last.text.end;
          tree_.text.pop_back();
        }
      }
      if (!last.text.empty()) break;
    } else if (last.tag != "br") {
      bool const is_open = std::find(open_.begin(), open_.end(), id) != open_.end();
      if (is_open || last.tag == "img" || last.tag == "hr" || !is_inline(last.tag) || is_place(id)) break;
    }
    remove_last();
  }
  block_start_ = skip_space_ = true;
  breaks_ = 0;
}

// An address in the byline stands in one line with the date.
bool ContentBuilder::is_inline_in(NodeId parent, std::string_view tag) const {
  return is_inline(tag) ||
         (tag == "address" && parent != kNoNode && tree_.attribute(parent, "class") == "byline");
}

// HTML, "in body": a list item ends the one around it, and a heading the heading that it stands directly in.
bool ContentBuilder::ends_an_open_element(std::string_view tag) const {
  if (is_heading_tag(tag)) return !open_.empty() && is_heading_tag(current_tag());
  bool const item = tag == "li", term = tag == "dt" || tag == "dd";
  if (!item && !term) return false;
  for (size_t i = open_.size(); i-- > 0;) {
    std::string_view const open = tree_.nodes[open_[i]].tag;
    if (item ? open == "li" : open == "dt" || open == "dd") return true;
    if (open != "div" && open != "address" && open != "p" && !is_inline(open)) return false;
  }
  return false;
}

bool ContentBuilder::open(std::string_view tag, std::vector<ContentAttribute> attributes) {
  bool const inline_element = is_inline_in(open_.empty() ? kNoNode : open_.back(), tag);
  if (!inline_element && (inlines_ > 0 || paragraphs_ > 0)) return false;
  if (tag == "a" && links_ > 0) return false;
  if (ends_an_open_element(tag)) return false;
  if (!inline_element && !open_.empty()) finish_line();
  ContentNode node = element(tag, tree_.attributes.size());
  for (auto& attribute : attributes) tree_.attributes.push_back(std::move(attribute));
  node.attributes_end = static_cast<uint32_t>(tree_.attributes.size());
  open_.push_back(append(node));
  inlines_ += inline_element;
  paragraphs_ += tag == "p";
  links_ += tag == "a";
  pres_ += tag == "pre";
  pre_start_ = tag == "pre";
  return true;
}

void ContentBuilder::close(bool keep_empty) {
  NodeId const id = open_.back();
  std::string_view const tag = tree_.nodes[id].tag;
  if (tag == "pre" && !block_start_) {
    auto& last = tree_.nodes.back();
    while (last.kind == NodeKind::text && !last.text.empty() && tree_.text.back() == '\n') {
      --last.text.end;
      tree_.text.pop_back();
    }
    if (last.kind == NodeKind::text && last.text.empty()) remove_last();
  }
  bool const inline_element = is_inline_in(tree_.nodes[id].parent, tag);
  if (!inline_element) finish_line();
  open_.pop_back();
  inlines_ -= inline_element;
  paragraphs_ -= tag == "p";
  links_ -= tag == "a";
  pres_ -= tag == "pre";
  bool const stays = open_.empty() || (keep_empty && (tag == "td" || tag == "th")) || is_place(id);
  if (!stays && id + 1 == tree_.nodes.size()) remove_last();
}

void ContentBuilder::image(std::vector<ContentAttribute> attributes) {
  if (!open("img", std::move(attributes))) return;
  open_.pop_back();
  --inlines_;
  block_start_ = skip_space_ = pre_start_ = false;
  breaks_ = 0;
}

void ContentBuilder::rule() {
  if (inlines_ > 0 || paragraphs_ > 0) return line_break();
  finish_line();
  append(element("hr", tree_.attributes.size()));
}

void ContentBuilder::line_break() {
  if (pres_ > 0) return text("\n");
  if (block_start_ || breaks_ >= 2) return;
  auto& last = tree_.nodes.back();
  if (last.kind == NodeKind::text && !last.text.empty() && tree_.text.back() == ' ') {
    --last.text.end;
    tree_.text.pop_back();
    if (last.text.empty()) remove_last();
  }
  append(element("br", tree_.attributes.size()));
  ++breaks_;
  skip_space_ = true;
}

void ContentBuilder::append_text(std::string_view text) {
  if (text.empty()) return;
  auto* last = &tree_.nodes.back();
  if (last->kind != NodeKind::text || last->parent != open_.back()) {
    ContentNode node;
    node.text.begin = node.text.end = static_cast<uint32_t>(tree_.text.size());
    append(node);
    last = &tree_.nodes.back();
  }
  tree_.text.append(text);
  last->text.end = static_cast<uint32_t>(tree_.text.size());
}

char32_t ContentBuilder::last_character() const {
  std::string_view const text = tree_.text;
  size_t i = text.size();
  while (i > 0 && (static_cast<uint8_t>(text[i - 1]) & 0xC0) == 0x80) --i;
  if (i == 0) return 0;
  return decode_utf8(text, --i);
}

void ContentBuilder::text_in_pre(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    bool const line_end = c == '\n' || c == '\r';
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (is_control(c) || (line_end && pre_start_ && kept.empty())) {
      pre_start_ = pre_start_ && !line_end;
      continue;
    }
    kept.push_back(line_end ? '\n' : c == '\f' ? ' ' : c);
    pre_start_ = false;
  }
  if (kept.empty()) return;
  append_text(kept);
  block_start_ = skip_space_ = false;
  breaks_ = 0;
}

void ContentBuilder::text(std::string_view text) {
  if (pres_ > 0) return text_in_pre(text);
  for (size_t i = 0; i < text.size();) {
    if (is_space(text[i])) {
      bool line_end = false;
      for (; i < text.size() && (is_space(text[i]) || is_control(text[i])); ++i) {
        line_end = line_end || text[i] == '\n' || text[i] == '\r';
      }
      if (skip_space_) continue;
      if (size_t next = i; line_end && i < text.size() && joins(last_character(), decode_utf8(text, next))) {
        continue;
      }
      append_text(" ");
      skip_space_ = true;
      continue;
    }
    if (is_control(text[i])) {
      ++i;
      continue;
    }
    size_t const begin = i;
    while (i < text.size() && !is_space(text[i]) && !is_control(text[i])) ++i;
    append_text(text.substr(begin, i - begin));
    block_start_ = skip_space_ = false;
    breaks_ = 0;
  }
}

}  // namespace banxin
