#include "layout/read_decoration.h"

#include <algorithm>

#include "layout/color_code.h"

namespace banxin {

namespace {

BorderStyle style_of(litehtml::border_style style) {
  switch (style) {
    case litehtml::border_style_none:
    case litehtml::border_style_hidden: return BorderStyle::none;
    case litehtml::border_style_dashed: return BorderStyle::dashed;
    case litehtml::border_style_dotted: return BorderStyle::dotted;
    case litehtml::border_style_double: return BorderStyle::doubled;
    default: return BorderStyle::solid;
  }
}

BorderSide side_of(litehtml::css_border const& border, int used_width) {
  BorderSide side;
  side.style = style_of(border.style);
  side.width = side.style == BorderStyle::none ? 0 : static_cast<float>(used_width);
  side.color = decode_color(border.color, PaintColor::Kind::author_ink);
  return side;
}

bool same(BoxDecoration const& a, BoxDecoration const& b) {
  if (!(a.background == b.background) || a.radius != b.radius) return false;
  for (size_t i = 0; i < 4; ++i)
    if (a.border[i].width != b.border[i].width || a.border[i].style != b.border[i].style ||
        !(a.border[i].color == b.border[i].color))
      return false;
  return true;
}

}  // namespace

BoxDecoration read_decoration(litehtml::element const& element, litehtml::render_item const& item, Rect const& border_box) {
  BoxDecoration out;
  if (element.css().get_visibility() != litehtml::visibility_visible) return out;
  out.background = decode_color(element.css().get_bg().m_color, PaintColor::Kind::author_fill);
  litehtml::css_borders const& borders = element.css().get_borders();
  out.border = {side_of(borders.left, item.border_left()), side_of(borders.top, item.border_top()),
                side_of(borders.right, item.border_right()), side_of(borders.bottom, item.border_bottom())};
  auto const radius = [&](litehtml::css_length const& length) {
    return static_cast<float>(length.calc_percent(static_cast<int>(border_box.width)));
  };
  out.radius = {radius(borders.radius.top_left_x), radius(borders.radius.top_right_x),
                radius(borders.radius.bottom_right_x), radius(borders.radius.bottom_left_x)};
  return out;
}

uint32_t intern_decoration(BoxDecoration const& decoration, std::vector<BoxDecoration>& table) {
  if (!decoration.visible()) return 0;
  // Equal ones come close together; a long search would not pay.
  size_t const from = table.size() > 16 ? table.size() - 16 : 1;
  for (size_t i = table.size(); i > from; --i)
    if (same(table[i - 1], decoration)) return static_cast<uint32_t>(i - 1);
  table.push_back(decoration);
  return static_cast<uint32_t>(table.size() - 1);
}

}  // namespace banxin
