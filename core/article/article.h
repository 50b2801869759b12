// An archived article: its head as data and its sanitised body (article-format.md).
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "article/content_tree.h"
#include "base/language.h"
#include "base/result.h"

namespace banxin {

/// All strings UTF-8, character references decoded, white space collapsed and trimmed.
struct ArticleHead {
  std::string title;                      ///< empty when the input has no head and no h1
  std::string url;                        ///< absolute http(s) URL, else empty
  std::optional<int64_t> archived_at_ms;  ///< epoch milliseconds
  std::string author;
  std::string
      published_at;  ///< machine form as in the file: "2024-11-01 03:40:10", RFC 3339 or RFC 2822 as ISO
  std::string published_text;  ///< as written for readers: 2024年11月1日
  std::string language;        ///< BCP 47; zh-Hans or zh-Hant by the text when not given
};

struct ArticleCounts {
  uint32_t characters = 0;  ///< code points of visible text without white space
  uint32_t han = 0, images = 0, links = 0;
};

struct Article {
  ArticleHead head;
  ContentTree body;
  ArticleCounts counts;
  /// Set when something could not be read and the rest is shown: code `damaged` with its sentence.
  std::optional<Error> notice;
};

struct ReadOptions {
  bool plain_html = false;  ///< the input has no head (banxin --html)
  std::string language;     ///< overrides; empty: from the input
  size_t max_bytes = 64u << 20;
};

/// Reads a whole file. Fails with empty, not_text or too_large; ill-formed UTF-8 in a text is shown with
/// U+FFFD and a notice; UTF-16 with a byte order mark (or plainly so) is converted. Never recurses on the
/// input's nesting.
Result<Article> read_article(std::span<uint8_t const> file, ReadOptions const& options);

/// The sanitised semantic HTML of the body (UTF-8). `full_page` adds head, title, meta charset and a header
/// with the title link, author and date.
struct HtmlOptions {
  bool full_page = false;
  /// For the layout engine: adds data-node="N" with the NodeId to each element, the way back to the tree, and names
  /// text-align as the theme does.
  bool node_ids = false;
  /// For a browser: images come when they are near and tell nobody who asks, links tell nobody who leads there.
  bool for_browser = false;
};
std::string to_html(Article const& article, HtmlOptions const& options);

}  // namespace banxin
