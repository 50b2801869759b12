#include "article/byline.h"

#include "article/character_reference.h"
#include "article/date_text.h"
#include "article/head_parser.h"

namespace banxin {
namespace {

constexpr uint32_t kNone = HtmlNode::kNone;
constexpr size_t kLongestLine = 180;  // bytes of a line that still reads as a byline

bool is_blank_text(HtmlTree const& html, uint32_t node) {
  return html.nodes[node].tag == Tag::none &&
         html.text_of(node).find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

bool is_container(Tag tag) {
  return tag == Tag::div || tag == Tag::article || tag == Tag::main || tag == Tag::section ||
         tag == Tag::header;
}

void append(std::string& out, std::string const& text, std::string_view separator) {
  if (text.empty()) return;
  if (!out.empty()) out += separator;
  out += text;
}

void take_time(HtmlTree const& html, uint32_t node, ArticleHead& head) {
  if (!head.published_at.empty() && !head.published_text.empty()) return;
  std::string machine;
  for (auto name : {AttributeName::pudate, AttributeName::datetime}) {
    if (machine.empty())
      machine = tidy_text(decode_references(html.attribute(node, name), ReferencePlace::attribute));
  }
  std::string const text = text_inside(html, node);
  if (machine.empty()) machine = read_written_date(text).machine;
  if (head.published_at.empty()) head.published_at = machine;
  if (head.published_text.empty())
    head.published_text = text.empty() ? read_written_date(machine).text : text;
}

// "作者：" and the like are said of the author, not part of the name.
std::string without_label(std::string text) {
  for (std::string_view label :
       {"作者：", "作者:", "撰文：", "记者：", "記者：", "文：", "文／", "文/", "By "}) {
    if (text.starts_with(label)) return tidy_text(std::string_view(text).substr(label.size()));
  }
  return text;
}

void take_line(HtmlTree const& html, uint32_t node, ArticleHead& head) {
  std::string const text = text_inside(html, node);
  if (ReadDate const date = read_written_date(text); !date.machine.empty()) {
    if (head.published_at.empty()) head.published_at = date.machine;
    if (head.published_text.empty()) head.published_text = text;
  } else if (head.author.empty()) {
    head.author = without_label(text);
  }
}

// A div that holds nothing but short lines in i.
bool is_line_of_italics(HtmlTree const& html, uint32_t node) {
  bool any = false;
  for (uint32_t child = html.nodes[node].first_child; child != kNone;
       child = html.nodes[child].next_sibling) {
    if (is_blank_text(html, child) || html.nodes[child].tag == Tag::br) continue;
    if (html.nodes[child].tag != Tag::i) return false;
    any = true;
  }
  return any && text_inside(html, node).size() <= kLongestLine;
}

}  // namespace

uint32_t next_outside(HtmlTree const& html, uint32_t node, uint32_t root) {
  while (node != root && html.nodes[node].next_sibling == kNone) node = html.nodes[node].parent;
  return node == root ? kNone : html.nodes[node].next_sibling;
}

std::string text_inside(HtmlTree const& html, uint32_t root, size_t most_bytes) {
  std::string text;
  for (uint32_t node = root; node != kNone && text.size() < most_bytes;) {
    if (html.nodes[node].tag == Tag::none && node != 0) {
      std::string_view raw = html.text_of(node);
      if (raw.size() > most_bytes) {  // between characters
        size_t end = most_bytes;
        while (end > 0 && (static_cast<uint8_t>(raw[end]) & 0xC0) == 0x80) --end;
        raw = raw.substr(0, end);
      }
      if (html.nodes[node].literal) {
        text += raw;
      } else {
        append_decoded(text, raw, ReferencePlace::text);
      }
    } else if (tag_kind(html.nodes[node].tag) == TagKind::block || html.nodes[node].tag == Tag::br) {
      text.push_back(' ');
    }
    uint32_t const child = html.nodes[node].first_child;
    node = child != kNone ? child : next_outside(html, node, root);
  }
  return tidy_text(text);
}

std::vector<uint32_t> take_byline(HtmlTree const& html, ArticleHead& head) {
  std::vector<uint32_t> taken;
  std::string authors;
  bool any_time = false;
  for (uint32_t node = html.nodes[0].first_child; node != kNone;) {
    Tag const tag = html.nodes[node].tag;
    if (is_blank_text(html, node) || tag == Tag::br) {
      node = next_outside(html, node, 0);
    } else if (tag == Tag::address && text_inside(html, node).size() <= 2 * kLongestLine) {
      append(authors, without_label(text_inside(html, node)), " ");
      taken.push_back(node);
      node = next_outside(html, node, 0);
    } else if (tag == Tag::time && !any_time) {
      take_time(html, node, head);
      any_time = true;
      taken.push_back(node);
      node = next_outside(html, node, 0);
    } else if (tag == Tag::div && is_line_of_italics(html, node)) {
      for (uint32_t child = html.nodes[node].first_child; child != kNone;
           child = html.nodes[child].next_sibling) {
        if (html.nodes[child].tag != Tag::i) continue;
        take_line(html, child, head);
        taken.push_back(child);
      }
      node = next_outside(html, node, 0);
    } else if (tag == Tag::h1 && !head.title.empty() && text_inside(html, node) == head.title) {
      node = next_outside(html, node, 0);
    } else if (is_container(tag) && html.nodes[node].first_child != kNone) {
      node = html.nodes[node].first_child;
    } else {
      break;
    }
  }
  if (head.author.empty()) head.author = authors;
  return taken;
}

}  // namespace banxin
