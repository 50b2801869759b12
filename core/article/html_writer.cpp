// to_html: the sanitised tree as HTML (HTML, 13.3), escaped so that any parser reads back the same tree.
#include "article/article.h"

#include <algorithm>

namespace banxin {
namespace {

bool is_void(std::string_view tag) {
  return tag == "br" || tag == "hr" || tag == "img";
}

bool is_block(std::string_view tag) {
  for (std::string_view block :
       {"p",    "div",   "header", "footer", "section", "figure",  "figcaption", "blockquote", "ul",  "ol",
        "li",   "table", "h1",     "h2",     "h3",      "h4",      "h5",         "h6",         "pre", "aside",
        "main", "dl",    "dt",     "dd",     "details", "summary", "nav",        "article",    "hr"}) {
    if (tag == block) return true;
  }
  return false;
}

void escape(std::string& out, std::string_view text, bool attribute) {
  for (size_t i = 0; i < text.size();) {
    size_t const special = std::min(text.find_first_of(attribute ? "&<>\"\xC2" : "&<>\xC2", i), text.size());
    out.append(text.substr(i, special - i));
    if (special == text.size()) return;
    i = special + 1;
    switch (text[special]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (i < text.size() && text[i] == '\xA0') {
          out += "&nbsp;";
          ++i;
        } else {
          out.push_back(text[special]);
        }
    }
  }
}

/// The layout engine does not know all values of text-align: it is a custom property there, as in the theme.
std::string style_for_engine(std::string_view style) {
  std::string out(style);
  constexpr std::string_view kProperty = "text-align:";
  for (size_t i = 0; (i = out.find(kProperty, i)) != std::string::npos; i += kProperty.size() + 2)
    if (i == 0 || out[i - 1] == ';') out.insert(i, "--");
  return out;
}

class Writer {
 public:
  Writer(ContentTree const& tree, HtmlOptions const& options, std::string& out)
      : tree_(tree), options_(options), out_(out) {}

  void write() {
    for (NodeId node = 0;;) {
      open(node);
      NodeId next = tree_.nodes[node].first_child;
      while (next == kNoNode) {
        close(node);
        if (node == 0) return;
        next = tree_.nodes[node].next_sibling;
        if (next == kNoNode) node = tree_.nodes[node].parent;
        if (next == kNoNode && node == kNoNode) return;
      }
      node = next;
    }
  }

 private:
  void open(NodeId id) {
    auto const& node = tree_.nodes[id];
    if (node.kind == NodeKind::text) return escape(out_, tree_.text_of(id), false);
    out_.append("<").append(node.tag);
    for (uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
      auto const& attribute = tree_.attributes[i];
      // Which file is shown is the host's choice; layout asks for none.
      if (options_.node_ids && attribute.name == "srcset") continue;
      out_.append(" ").append(attribute.name).append("=\"");
      bool const style = options_.node_ids && attribute.name == "style";
      escape(out_, style ? style_for_engine(attribute.value) : attribute.value, true);
      out_.push_back('"');
    }
    if (options_.for_browser) out_ += for_browser(id);
    if (options_.node_ids) out_.append(" data-node=\"").append(std::to_string(id)).append("\"");
    out_.push_back('>');
    // A parser drops the line end right after <pre>.
    if (node.tag == "pre" && node.first_child != kNoNode &&
        tree_.nodes[node.first_child].kind == NodeKind::text &&
        tree_.text_of(node.first_child).starts_with('\n')) {
      out_.push_back('\n');
    }
  }

  // What a page could not take back later: an image is asked for as soon as it is parsed.
  std::string_view for_browser(NodeId id) const {
    auto const& node = tree_.nodes[id];
    if (node.tag == "img") return " loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"";
    std::string_view const href = node.tag == "a" ? tree_.attribute(id, "href") : std::string_view();
    return href.empty() || href.starts_with('#') ? std::string_view() : " rel=\"noopener noreferrer\"";
  }

  void close(NodeId id) {
    auto const& node = tree_.nodes[id];
    if (node.kind == NodeKind::text || is_void(node.tag)) return;
    out_.append("</").append(node.tag).append(">");
    // For those who read the source; layout reads it without.
    if (options_.full_page && is_block(node.tag)) out_.push_back('\n');
  }

  ContentTree const& tree_;
  HtmlOptions const& options_;
  std::string& out_;
};

}  // namespace

std::string to_html(Article const& article, HtmlOptions const& options) {
  std::string out;
  out.reserve(article.body.text.size() + article.body.nodes.size() * 24);
  if (options.full_page) {
    out += "<!DOCTYPE html>\n<html lang=\"";
    escape(out, article.head.language, true);
    out +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>";
    escape(out, article.head.title, false);
    out += "</title>\n";
    auto meta = [&](std::string_view name, std::string const& value) {
      if (value.empty()) return;
      out.append("<meta name=\"").append(name).append("\" content=\"");
      escape(out, value, true);
      out += "\">\n";
    };
    meta("author", article.head.author);
    meta("date", article.head.published_at);
    if (!article.head.url.empty()) {
      out += "<link rel=\"canonical\" href=\"";
      escape(out, article.head.url, true);
      out += "\">\n";
    }
    out += "</head>\n<body>\n";
  }
  if (!article.body.nodes.empty()) Writer(article.body, options, out).write();
  if (options.full_page) out += "</body>\n</html>\n";
  return out;
}

}  // namespace banxin
