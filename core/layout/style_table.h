// Computed styles of elements as TextStyles, each kept once.
#pragma once
#include <litehtml.h>

#include <unordered_map>
#include <vector>

#include "font/font_set.h"
#include "layout/font_table.h"
#include "layout/theme_property.h"
#include "text/text_style.h"
#include "unicode/bidi.h"

namespace banxin {

/// What the reader chose and that overrides the stylesheet.
struct StyleOverrides {
  Language language = Language::zh_hans;
  LineBreakStrictness line_break = LineBreakStrictness::strict;
  bool full_typesetting = true;
  ArticleScope scope = 0;
};

/// Equal styles have equal hashes; not all fields take part.
struct TextStyleHash {
  size_t operator()(TextStyle const& style) const;
};

class StyleTable {
 public:
  StyleTable(FontTable const& fonts, StyleOverrides overrides);

  /// The style of text directly inside `element`. Remembered per element.
  StyleId style_of(litehtml::element const& element);
  ThemeProperties const& properties() const { return properties_; }
  /// Language of the nearest `lang` attribute, else the article's.
  Language language_of(litehtml::element const& element) const;
  /// Of the nearest `dir` attribute or bdi; `auto` by the first strong character inside that element, where neither bdi
  /// nor elements with a `dir` of their own count (HTML, 3.2.6.4). Left to right without any.
  BaseDirection direction_of(litehtml::element const& element);
  std::vector<TextStyle> const& styles() const { return styles_; }
  TextStyle const& operator[](StyleId id) const { return styles_[id]; }
  /// The id of `style`, which is added when it is new; the first style's when the table is full (65,536).
  StyleId intern(TextStyle const& style);

 private:
  TextStyle read(litehtml::element const& element) const;

  FontTable const& fonts_;
  StyleOverrides overrides_;
  ThemeProperties properties_;
  std::vector<TextStyle> styles_;
  std::unordered_map<TextStyle, StyleId, TextStyleHash> ids_;
  std::unordered_map<litehtml::element const*, StyleId> by_element_;
  std::unordered_map<litehtml::element const*, BaseDirection> automatic_directions_;
};

}  // namespace banxin
