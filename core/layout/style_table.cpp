#include "layout/style_table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "article/theme.h"
#include "layout/element_direction.h"
#include "layout/color_code.h"
#include "layout/text_keywords.h"

namespace banxin {

namespace {

WhiteSpace engine_white_space(litehtml::white_space value) {
  switch (value) {
    case litehtml::white_space_nowrap:
      return WhiteSpace::nowrap;
    case litehtml::white_space_pre:
      return WhiteSpace::pre;
    case litehtml::white_space_pre_line:
      return WhiteSpace::pre_line;
    case litehtml::white_space_pre_wrap:
      return WhiteSpace::pre_wrap;
    default:
      return WhiteSpace::normal;
  }
}

FontFamily family_named(std::string const& name, FontFamily otherwise) {
  if (name == "song") return FontFamily::song;
  if (name == "hei") return FontFamily::hei;
  if (name == "kai") return FontFamily::kai;
  if (name == "mono") return FontFamily::mono;
  return otherwise;
}

/// CSS px upwards; the sum over the inline ancestors, since each shifts against its parent's baseline
/// (CSS 2.1, 10.8.1).
float baseline_shift_of(litehtml::element const& element) {
  float shift = 0;
  litehtml::element const* at = &element;
  for (auto parent = at->parent(); parent && at->css().get_display() == litehtml::display_inline;
       at = parent.get(), parent = at->parent()) {
    auto const size = static_cast<float>(parent->css().get_font_size());
    // A fifth down and a third up: what keeps a superscript of 0.75 em clear of the line above at line
    // height 1.8.
    if (at->css().get_vertical_align() == litehtml::va_sub) shift -= size * 0.2f;
    if (at->css().get_vertical_align() == litehtml::va_super) shift += size * 0.34f;
  }
  return shift;
}

PaintColor background_behind(litehtml::element const& element) {
  litehtml::element const* at = &element;
  for (std::shared_ptr<litehtml::element> keep; at; keep = at->parent(), at = keep.get()) {
    PaintColor const color = decode_color(at->css().get_bg().m_color, PaintColor::Kind::author_fill);
    if (color.kind != PaintColor::Kind::none) return color;
  }
  return {};
}

}  // namespace

size_t TextStyleHash::operator()(TextStyle const& style) const {
  auto const color = [](PaintColor const& c) {
    uint32_t const rgba = uint32_t(c.rgba.r) << 24 | uint32_t(c.rgba.g) << 16 | uint32_t(c.rgba.b) << 8 | c.rgba.a;
    return std::hash<uint64_t>{}((uint64_t(c.kind) << 40 | uint64_t(c.role) << 32) ^ rgba);
  };
  size_t hash =
      size_t(style.font.family) << 20 ^ size_t(style.font.weight) << 4 ^ size_t(style.font.language);
  auto const mix = [&](size_t value) { hash = (hash ^ value) * 0x9E3779B1u + (hash >> 15); };
  mix(std::hash<float>{}(style.size));
  mix(std::hash<float>{}(style.line_height));
  mix(std::hash<float>{}(style.baseline_shift));
  mix(color(style.color));
  mix(color(style.behind));
  mix(size_t(style.decorations) << 8 | size_t(style.white_space));
  return hash;
}

StyleTable::StyleTable(FontTable const& fonts, StyleOverrides overrides)
    : fonts_(fonts), overrides_(overrides) {}

Language StyleTable::language_of(litehtml::element const& element) const {
  litehtml::element const* at = &element;
  for (std::shared_ptr<litehtml::element> keep; at; keep = at->parent(), at = keep.get())
    if (char const* tag = at->get_attr("lang")) return parse_language(tag);
  return overrides_.language;
}

BaseDirection StyleTable::direction_of(litehtml::element const& element) {
  litehtml::element const* at = &element;
  for (std::shared_ptr<litehtml::element> keep; at; keep = at->parent(), at = keep.get()) {
    auto const asked = asked_direction(*at);
    if (!asked) continue;
    if (*asked != BaseDirection::automatic) return *asked;
    auto const [known, added] = automatic_directions_.try_emplace(at, BaseDirection::left_to_right);
    if (added) known->second = direction_of_text(*at).value_or(BaseDirection::left_to_right);
    return known->second;
  }
  return BaseDirection::left_to_right;
}

TextStyle StyleTable::read(litehtml::element const& element) const {
  litehtml::css_properties const& css = element.css();
  EngineFont const& font = fonts_[css.get_font()];
  auto const theme = [&](ThemeProperty property) { return properties_.value(element, property); };
  TextStyle style;
  style.font.family = family_named(theme(ThemeProperty::family), font.family);
  style.font.weight = font.weight;
  style.font.language = language_of(element);
  style.font.scope = overrides_.scope;
  style.size = static_cast<float>(css.get_font_size());
  style.italic = font.italic;
  style.decorations = font.decorations;
  style.baseline_shift = baseline_shift_of(element);
  style.white_space = engine_white_space(css.get_white_space());
  style.visible = css.get_visibility() == litehtml::visibility_visible;
  style.color = decode_color(css.get_color(), PaintColor::Kind::author_ink);
  style.behind = background_behind(element);
  if (style.decorations)
    if (auto const role = role_of_color_name(theme(ThemeProperty::decoration_color)))
      style.decoration_color = PaintColor::of(*role);

  style.line_height = static_cast<float>(css.get_line_height());
  if (std::string const height = theme(ThemeProperty::line_height); !height.empty())
    if (float const multiple = std::strtof(height.c_str(), nullptr); multiple > 0)
      style.line_height = multiple * style.size;

  std::string const word_break = theme(ThemeProperty::word_break);
  style.word_break = word_break_of(word_break);
  style.overflow_wrap = overflow_wrap_of(theme(ThemeProperty::overflow_wrap), word_break);
  style.line_break = line_break_of(theme(ThemeProperty::line_break)).value_or(overrides_.line_break);
  if (overrides_.full_typesetting) {
    style.autospace = autospace_of(theme(ThemeProperty::text_autospace));
    style.spacing_trim = spacing_trim_of(theme(ThemeProperty::text_spacing_trim));
  } else {
    style.autospace = autospace_none;
    style.spacing_trim = trim_none;
  }
  return style;
}

StyleId StyleTable::intern(TextStyle const& style) {
  auto const found = ids_.find(style);
  if (found != ids_.end()) return found->second;
  if (styles_.size() > 0xFFFF) return 0;
  auto const id = static_cast<StyleId>(styles_.size());
  styles_.push_back(style);
  ids_.emplace(style, id);
  return id;
}

StyleId StyleTable::style_of(litehtml::element const& element) {
  auto const found = by_element_.find(&element);
  if (found != by_element_.end()) return found->second;
  StyleId const id = intern(read(element));
  by_element_.emplace(&element, id);
  return id;
}

}  // namespace banxin
