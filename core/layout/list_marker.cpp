#include "layout/list_marker.h"

#include <algorithm>

#include "layout/box_tree.h"
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
  for (; value > 0; value = (value - 1) / count)
    out.insert(out.begin(), first + static_cast<char32_t>((value - 1) % count));
  return out;
}

std::u32string roman(int value, bool upper) {
  struct Numeral {
    int value;
    char const* text;
  };
  constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                   {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                   {5, "v"},    {4, "iv"},   {1, "i"}};
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

std::u32string marker_text(litehtml::list_style_type type, int number) {
  using namespace litehtml;
  switch (type) {
    case list_style_type_none:
      return {};
    case list_style_type_circle:
      return U"◦";
    case list_style_type_disc:
      return U"•";
    case list_style_type_square:
      return U"▪";
    default:
      break;
  }
  bool const small = number >= 1 && number <= 3999;
  switch (type) {
    case list_style_type_cjk_ideographic:
      return number >= 1 && number <= 9999 ? ideographic(number) + U"、" : decimal(number) + U".";
    case list_style_type_decimal_leading_zero:
      return (number >= 0 && number < 10 ? U"0" : U"") + decimal(number) + U".";
    case list_style_type_lower_alpha:
    case list_style_type_lower_latin:
      return (small ? letters(number, U'a', 26) : decimal(number)) + U".";
    case list_style_type_upper_alpha:
    case list_style_type_upper_latin:
      return (small ? letters(number, U'A', 26) : decimal(number)) + U".";
    case list_style_type_lower_greek:
      return (small ? letters(number, U'α', 17) : decimal(number)) + U".";
    case list_style_type_lower_roman:
      return (small ? roman(number, false) : decimal(number)) + U".";
    case list_style_type_upper_roman:
      return (small ? roman(number, true) : decimal(number)) + U".";
    default:
      return decimal(number) + U".";
  }
}

namespace {

/// A bullet is a full-width sign made small: fonts for Chinese have no • of a size that is seen. Its middle
/// is lifted to the middle of Han.
struct Bullet {
  char32_t text, sign;
  float size, lift;  ///< em of the item's own
  uint16_t weight;   ///< the ring's line would be too thin
};
constexpr Bullet kBullets[] = {
    {U'•', U'●', 0.42f, 0.2f, 400}, {U'◦', U'○', 0.46f, 0.18f, 700}, {U'▪', U'■', 0.4f, 0.2f, 400}};

void set_marker(ListMarker& marker, BoxTree& tree) {
  Paragraph paragraph;
  paragraph.text = marker.text;
  TextStyle style = tree.styles[marker.style];
  style.decorations = decoration_none;
  style.white_space = WhiteSpace::pre;
  for (Bullet const& bullet : kBullets) {
    if (marker.text.front() != bullet.text) continue;
    paragraph.text.front() = bullet.sign;
    style.baseline_shift += style.size * bullet.lift;
    style.size *= bullet.size;
    style.font.weight = bullet.weight;
  }
  paragraph.root_style = tree.styles.intern(style);
  paragraph.spans.push_back({{0, static_cast<uint32_t>(paragraph.text.size())}, paragraph.root_style});
  paragraph.language = style.font.language;

  ShapedParagraph shaped;
  auto const& styles = tree.styles.styles();
  shape_paragraph(paragraph, styles, tree.fonts, tree.scratch, shaped);
  LineOptions options;
  options.align = LineAlign::start;
  options.mode = tree.mode();
  LineSpace const space{0, 1e6f, 0};
  LineBreak const line_break = break_line(paragraph, shaped, styles, {}, space, options);
  set_line(paragraph, shaped, styles, {}, line_break, space, options, marker.set);
  marker.width = marker.set.lines.front().width;
}

}  // namespace

ListMarker const* list_marker(litehtml::render_item const& item, BoxTree& tree) {
  litehtml::element const& element = *item.src_el();
  litehtml::list_style_type const type = element.css().get_list_style_type();
  if (element.css().get_display() != litehtml::display_list_item || type == litehtml::list_style_type_none)
    return nullptr;

  auto const number = tree.survey.list_numbers.find(&element);
  std::u32string text = marker_text(type, number == tree.survey.list_numbers.end() ? 1 : number->second);
  if (text.empty()) return nullptr;
  StyleId const style = tree.styles.style_of(element);
  auto const [at, made] = tree.markers.try_emplace({style, text});
  if (made) {
    at->second.text = std::move(text);
    at->second.style = style;
    set_marker(at->second, tree);
  }
  return &at->second;
}

}  // namespace banxin
