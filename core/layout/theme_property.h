// The theme's custom properties: those that the CSS engine does not know, named after the CSS property with
// "--" before it. Only the reader's sheet sets them; the style filter lets no author's through.
#pragma once
#include <litehtml.h>

#include <array>
#include <string>

namespace banxin {

enum class ThemeProperty : uint8_t {
  family,
  line_height,
  decoration_color,
  text_autospace,
  text_spacing_trim,
  line_break,
  word_break,
  overflow_wrap,
  text_align,
  text_align_last,
  text_justify,
  hanging_punctuation,
  text_wrap,
  count_
};

class ThemeProperties {
 public:
  ThemeProperties();
  /// The value for `element`, inherited when it has none of its own, without white space and quotes around
  /// it; empty where no rule gives one.
  std::string value(litehtml::element const& element, ThemeProperty property) const;

 private:
  std::array<litehtml::string_id, size_t(ThemeProperty::count_)> names_;
};

}  // namespace banxin
