#include "article/article_fixture.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace banxin {
namespace {

std::span<uint8_t const> bytes_of(std::string_view text) {
  return {reinterpret_cast<uint8_t const*>(text.data()), text.size()};
}

constexpr std::array<std::string_view, 66> kElements = {
    "a",     "abbr",    "address", "article",    "aside",  "b",      "bdi", "bdo",     "big", "blockquote",
    "br",    "caption", "center",  "cite",       "code",   "dd",     "del", "details", "dfn", "div",
    "dl",    "dt",      "em",      "figcaption", "figure", "footer", "h1",  "h2",      "h3",  "h4",
    "h5",    "h6",      "header",  "hgroup",     "hr",     "i",      "img", "ins",     "kbd", "li",
    "main",  "mark",    "nav",     "ol",         "p",      "pre",    "rb",  "rp",      "rt",  "ruby",
    "s",     "samp",    "section", "small",      "span",   "strong", "sub", "summary", "sup", "table",
    "tbody", "td",      "tfoot",   "th",         "thead",  "time"};
constexpr std::array<std::string_view, 3> kMoreElements = {"tr", "u", "ul"};
constexpr std::array<std::string_view, 19> kAttributes = {
    "alt",     "class", "colspan", "datetime", "dir",   "height", "href",  "lang",  "open", "reversed",
    "rowspan", "scope", "src",     "srcset",   "start", "style",  "title", "value", "width"};
constexpr std::array<std::string_view, 17> kProperties = {"background-color",
                                                          "clear",
                                                          "color",
                                                          "float",
                                                          "font-style",
                                                          "font-weight",
                                                          "list-style-type",
                                                          "max-height",
                                                          "max-width",
                                                          "text-align",
                                                          "text-decoration",
                                                          "text-indent",
                                                          "text-transform",
                                                          "vertical-align",
                                                          "width",
                                                          "",
                                                          ""};

template <size_t n>
bool holds(std::array<std::string_view, n> const& list, std::string_view word) {
  for (auto entry : list) {
    if (!word.empty() && entry == word) return true;
  }
  return false;
}

std::string fault_of_style(std::string_view style) {
  for (size_t i = 0; i < style.size();) {
    size_t depth = 0, end = i;
    for (; end < style.size() && (style[end] != ';' || depth > 0); ++end) {
      depth += style[end] == '(';
      depth -= style[end] == ')';
    }
    std::string_view const declaration = style.substr(i, end - i);
    size_t const colon = declaration.find(':');
    if (colon == std::string_view::npos || !holds(kProperties, declaration.substr(0, colon))) {
      return "style: " + std::string(declaration);
    }
    std::string_view const value = declaration.substr(colon + 1);
    if (value.find_first_of("\\@<>\"'{}!") != std::string_view::npos ||
        value.find("url") != std::string_view::npos || value.find("expression") != std::string_view::npos ||
        value.find("var(") != std::string_view::npos || value.find("role-") != std::string_view::npos) {
      return "style: " + std::string(declaration);
    }
    i = end + 1;
  }
  return {};
}

std::string fault_of_url(std::string_view url, bool link, bool has_base) {
  if (url.starts_with("http://") || url.starts_with("https://") || (link && url.starts_with("mailto:")))
    return {};
  if (url.empty()) return link ? "empty href" : "";
  if (has_base) return "relative URL " + std::string(url);
  size_t const colon = url.find(':');
  bool const relative = colon == std::string_view::npos || url.find_first_of("/?#") < colon;
  return relative && !url.starts_with("//") ? "" : "URL " + std::string(url);
}

std::string fault_of_source_set(std::string_view set, bool has_base) {
  if (set.empty() || set.size() > 9000) return "set of " + std::to_string(set.size()) + " bytes";
  char const unit = set.back();
  size_t count = 0;
  for (size_t i = 0; i < set.size();) {
    size_t const end = std::min(set.find(", ", i), set.size());
    std::string_view const candidate = set.substr(i, end - i);
    size_t const space = candidate.find(' ');
    if (space == std::string_view::npos || candidate.back() != unit || (unit != 'w' && unit != 'x'))
      return "candidate " + std::string(candidate);
    std::string_view const url = candidate.substr(0, space);
    if (url.empty() || url.ends_with(',') || url.starts_with(',')) return "address " + std::string(candidate);
    if (std::string fault = fault_of_url(url, false, has_base); !fault.empty()) return fault;
    std::string_view const number = candidate.substr(space + 1, candidate.size() - space - 2);
    if (number.empty() || number.find_first_not_of("0123456789.") != std::string_view::npos)
      return "descriptor " + std::string(candidate);
    if (++count > 16) return "too many candidates";
    i = end == set.size() ? end : end + 2;
  }
  return {};
}

}  // namespace

Article read_file(std::string_view text, ReadOptions const& options) {
  Result<Article> read = read_article(bytes_of(text), options);
  if (!read) {
    ADD_FAILURE() << "not read: " << read.error().message;
    return {};
  }
  EXPECT_EQ(fault_of(read.value()), "");
  return std::move(read).value();
}

std::string body_of(std::string_view html, std::string_view url) {
  std::string file(html);
  ReadOptions options;
  options.plain_html = url.empty();
  if (!url.empty()) file = "[t](" + std::string(url) + ")\n------\n\n" + file + "\n";
  std::string out = to_html(read_file(file, options), {});
  out.erase(0, out.find('>') + 1);
  out.resize(out.size() - std::string_view("</article>").size());
  if (out.starts_with("<div class=\"notice\">")) {
    out.erase(0, out.find("</div>") + std::string_view("</div>").size());
  }
  if (!url.empty()) out.erase(0, out.find("</header>") + std::string_view("</header>").size());
  return out;
}

std::string text_of(Article const& article) {
  std::string out;
  for (NodeId id = 0; id < article.body.nodes.size(); ++id) {
    if (article.body.nodes[id].kind == NodeKind::text) out += article.body.text_of(id);
  }
  return out;
}

ErrorCode error_of(std::string_view bytes, ReadOptions const& options) {
  Result<Article> const read = read_article(bytes_of(bytes), options);
  if (read) return ErrorCode::none;
  EXPECT_FALSE(read.error().message.empty());
  return read.error().code;
}

std::string fault_of(Article const& article) {
  auto const& tree = article.body;
  if (tree.nodes.empty() || tree.nodes[0].tag != "article") return "no root";
  uint32_t text_end = 0;
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    auto const& node = tree.nodes[id];
    std::string const at = "node " + std::to_string(id) + " ";
    if (id > 0 && !(node.parent < id)) return at + "stands before its parent";
    NodeId last = kNoNode;
    for (NodeId child = node.first_child; child != kNoNode; child = tree.nodes[child].next_sibling) {
      if (child <= id || child >= tree.nodes.size() || tree.nodes[child].parent != id)
        return at + "has a strange child";
      last = child;
    }
    if (last != node.last_child) return at + "has the wrong last child";
    if (node.kind == NodeKind::text) {
      if (node.text.empty() || node.text.begin != text_end || node.text.end > tree.text.size())
        return at + "has no text";
      text_end = node.text.end;
      continue;
    }
    if (!holds(kElements, node.tag) && !holds(kMoreElements, node.tag))
      return at + "is " + std::string(node.tag);
    size_t depth = 0;
    for (NodeId up = id; up != 0; up = tree.nodes[up].parent) {
      if (++depth > 160) return at + "is too deep";
      if (node.tag == "a" && up != id && tree.nodes[up].tag == "a") return at + "is a link in a link";
      if (node.tag == "p" && up != id && tree.nodes[up].tag == "p")
        return at + "is a paragraph in a paragraph";
    }
    for (uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
      auto const& [name, value] = tree.attributes[i];
      if (!holds(kAttributes, name)) return at + "has " + std::string(name);
      std::string fault;
      if (name == "style") fault = fault_of_style(value);
      if (name == "href") fault = fault_of_url(value, true, !article.head.url.empty());
      if (name == "src") fault = fault_of_url(value, false, !article.head.url.empty());
      if (name == "srcset") fault = fault_of_source_set(value, !article.head.url.empty());
      if (name == "class" && value != "title" && value != "byline" && value != "notice" && value != "media")
        fault = value;
      if (!fault.empty()) return at + fault;
    }
  }
  return text_end == tree.text.size() ? "" : "text that no node holds";
}

std::optional<std::string> shared_article() {
  char const* const shared = std::getenv("BANXIN_SHARED");
  std::string const folder = shared ? shared : "../shared";
  std::ifstream file(folder + "/seeds/000_3a618bf9dc8f501c.txt", std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace banxin
