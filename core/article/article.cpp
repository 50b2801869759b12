#include "article/article.h"

#include <algorithm>

#include "article/encoding.h"
#include "article/head_parser.h"
#include "article/html_tree.h"
#include "article/language_guess.h"
#include "article/sanitizer.h"
#include "base/utf8.h"

namespace banxin {
namespace {

// A text without any tag, in a file that has no markup: its lines are its paragraphs.
std::string paragraphs_of_lines(std::string_view text) {
  std::string html;
  for (size_t i = 0; i < text.size();) {
    size_t const end = std::min(text.find_first_of("\r\n", i), text.size());
    if (end > i) html.append("<p>").append(text.substr(i, end - i)).append("</p>\n");
    i = end + 1;
  }
  return html;
}

std::string language_of(HtmlTree const& html, std::string const& title) {
  constexpr size_t kSample = 1u << 20;
  std::string sample = title;
  for (uint32_t node = 1; node < html.nodes.size() && sample.size() < kSample; ++node) {
    if (html.nodes[node].tag == Tag::none) sample.append(html.text_of(node).substr(0, kSample));
  }
  return guess_language(sample);
}

// BCP 47 of the file, with the script of Chinese decided by the text where the tag leaves it open.
std::string known_language(std::string_view tag, HtmlTree const& html, std::string const& title) {
  std::string language = tidy_text(tag);
  bool const plausible =
      !language.empty() && language.size() <= 35 &&
      language.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos;
  if (!plausible || language == "zh") return language_of(html, title);
  return language;
}

std::string_view notice_sentence(std::string_view language) {
  switch (parse_language(language)) {
    case Language::zh_hans:
      return "文件有损坏，以下是能够读出的内容。";
    case Language::zh_hant:
    case Language::zh_hk:
      return "檔案有損壞，以下是能夠讀出的內容。";
    default:
      return "This file is damaged; what could be read of it follows.";
  }
}

ArticleCounts count(ContentTree const& tree, NodeId title_link, NodeId notice) {
  ArticleCounts counts;
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    auto const& node = tree.nodes[id];
    if (node.kind == NodeKind::element) {
      counts.images += node.tag == "img";
      counts.links += node.tag == "a" && id != title_link;
      continue;
    }
    if (node.parent == notice) continue;
    std::string_view const text = tree.text_of(id);
    for (size_t i = 0; i < text.size();) {
      char32_t const c = decode_utf8(text, i);
      counts.characters +=
          !(c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028);
      counts.han += counts_as_han(c);
    }
  }
  return counts;
}

}  // namespace

Result<Article> read_article(std::span<uint8_t const> file, ReadOptions const& options) {
  Result<DecodedText> decoded = decode_file(file, options.max_bytes);
  if (!decoded) return decoded.error();
  std::string_view const text = decoded.value().text;

  ParsedHead parsed;
  parsed.body = text;
  std::string lines_as_html;
  if (!options.plain_html) {
    parsed = parse_head(text);
    if (parsed.body.find('<') == std::string_view::npos) {
      lines_as_html = paragraphs_of_lines(parsed.body);
      parsed.body = lines_as_html;
    }
  }
  HtmlTree const html = parse_html(parsed.body);

  Article article;
  article.head = std::move(parsed.head);
  std::string_view const tag = !options.language.empty()        ? std::string_view(options.language)
                               : !article.head.language.empty() ? std::string_view(article.head.language)
                                                                : html.language;
  article.head.language = known_language(tag, html, article.head.title);
  std::string_view notice;
  if (decoded.value().damaged || html.damaged || html.flattened) {
    notice = notice_sentence(article.head.language);
    article.notice = Error{ErrorCode::damaged, std::string(notice)};
  }
  SanitizedBody body =
      sanitize(html, article.head, parsed.has_heading || !article.head.title.empty(), notice);
  article.body = std::move(body.tree);
  article.counts = count(article.body, body.title_link, body.notice);
  if (article.counts.characters == 0 && article.counts.images == 0 && article.head.title.empty()) {
    return Error{ErrorCode::empty,
                 "There is nothing to read in this file: it holds no text and no image; open another file."};
  }
  return article;
}

}  // namespace banxin
