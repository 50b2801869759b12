// Computed styles of elements as TextStyles, each kept once.
#pragma once
#include <litehtml.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "font/font_set.h"
#include "layout/font_table.h"
#include "text/text_style.h"

namespace banxin {

/// What the reader chose and that overrides the stylesheet.
struct StyleOverrides {
  Language language = Language::zh_hans;
  LineBreakStrictness line_break = LineBreakStrictness::strict;
  bool full_typesetting = true;
};

class StyleTable {
 public:
  StyleTable(FontTable const& fonts, StyleOverrides overrides) : fonts_(fonts), overrides_(overrides) {}

  /// The style of text directly inside `element`. Remembered per element.
  StyleId style_of(litehtml::element const& element);
  /// Language of the nearest `lang` attribute, else the article's.
  Language language_of(litehtml::element const& element) const;
  std::vector<TextStyle> const& styles() const { return styles_; }
  TextStyle const& operator[](StyleId id) const { return styles_[id]; }

 private:
  TextStyle read(litehtml::element const& element) const;
  StyleId intern(TextStyle const& style);

  FontTable const& fonts_;
  StyleOverrides overrides_;
  std::vector<TextStyle> styles_;
  std::unordered_map<litehtml::element const*, StyleId> by_element_;
};

/// The custom property `name` ("--family") of the element or its nearest ancestor that has it; empty when none has.
std::string custom_property(litehtml::element const& element, char const* name);

}  // namespace banxin
