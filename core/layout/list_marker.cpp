#include "layout/list_marker.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/shape_paragraph.h"

namespace banxin {

namespace {

std::u32string decimal(int value) {
  std::string const digits = std::to_string(value);
  return {digits.begin(), digits.end()};
}

/// Bijective numeration: a … z, aa, ab …
std::u32string letters(int value, char32_t first, int count) {
  std::u32string out;
  for (; value > 0; value = (value - 1) / count) out.insert(out.begin(), first + static_cast<char32_t>((value - 1) % count));
  return out;
}

std::u32string roman(int value, bool upper) {
  struct Numeral {
    int value;
    char const* text;
  };
  constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                   {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::u32string out;
  for (auto const& numeral : kNumerals)
    for (; value >= numeral.value; value -= numeral.value)
      for (char const* c = numeral.text; *c; ++c) out.push_back(static_cast<char32_t>(upper ? *c - 32 : *c));
  return out;
}

/// CSS Counter Styles 3, 6.2: simplified Chinese informal, 1 to 9999.
std::u32string ideographic(int value) {
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九", kUnits = U"千百十";
  std::u32string out;
  bool zero = false;
  for (int unit = 1000, place = 0; unit > 0; unit /= 10, ++place) {
    int const digit = value / unit % 10;
    if (digit == 0) {
      zero = !out.empty();
      continue;
    }
    if (zero && value % (unit * 10) != 0) out.push_back(kDigits[0]);
    zero = false;
    // 十一, not 一十一.
    if (!(unit == 10 && digit == 1 && out.empty())) out.push_back(kDigits[static_cast<size_t>(digit)]);
    if (unit > 1) out.push_back(kUnits[static_cast<size_t>(place)]);
  }
  return out;
}

}  // namespace

std::u32string marker_text(litehtml::list_style_type type, int index) {
  using namespace litehtml;
  switch (type) {
    case list_style_type_none: return {};
    case list_style_type_circle: return U"◦";
    case list_style_type_disc: return U"•";
    case list_style_type_square: return U"▪";
    default: break;
  }
  bool const small = index >= 1 && index <= 3999;
  switch (type) {
    case list_style_type_cjk_ideographic: return index >= 1 && index <= 9999 ? ideographic(index) + U"、" : decimal(index) + U".";
    case list_style_type_decimal_leading_zero: return (index >= 0 && index < 10 ? U"0" : U"") + decimal(index) + U".";
    case list_style_type_lower_alpha:
    case list_style_type_lower_latin: return (small ? letters(index, U'a', 26) : decimal(index)) + U".";
    case list_style_type_upper_alpha:
    case list_style_type_upper_latin: return (small ? letters(index, U'A', 26) : decimal(index)) + U".";
    case list_style_type_lower_greek: return (small ? letters(index, U'α', 17) : decimal(index)) + U".";
    case list_style_type_lower_roman: return (small ? roman(index, false) : decimal(index)) + U".";
    case list_style_type_upper_roman: return (small ? roman(index, true) : decimal(index)) + U".";
    default: return decimal(index) + U".";
  }
}

bool make_list_marker(litehtml::render_item const& item, BoxTree& tree, ListMarker& out) {
  litehtml::element const& element = *item.src_el();
  litehtml::list_style_type const type = element.css().get_list_style_type();
  if (element.css().get_display() != litehtml::display_list_item || type == litehtml::list_style_type_none) return false;

  int const index = std::atoi(element.get_attr("value", element.get_attr("list_index", "1")));
  out.paragraph = {};
  out.paragraph.text = marker_text(type, index);
  if (out.paragraph.text.empty()) return false;
  StyleId const style = tree.styles.style_of(element);
  out.paragraph.spans.push_back({{0, static_cast<uint32_t>(out.paragraph.text.size())}, style});
  out.paragraph.root_style = style;
  out.paragraph.language = tree.styles.language_of(element);

  ShapedParagraph shaped;
  auto const& styles = tree.styles.styles();
  shape_paragraph(out.paragraph, styles, tree.fonts, tree.scratch, shaped);
  LineOptions options;
  options.align = LineAlign::start;
  options.mode = tree.mode();
  LineSpace const space{0, 1e6f, 0};
  out.set.clear();
  LineBreak const line_break = break_line(out.paragraph, shaped, styles, {}, space, options);
  set_line(out.paragraph, shaped, styles, {}, line_break, space, options, out.set);
  out.width = out.set.lines.front().width;
  return true;
}

}  // namespace banxin
