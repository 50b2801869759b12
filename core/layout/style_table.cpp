#include "layout/style_table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "article/theme.h"
#include "layout/color_code.h"

namespace banxin {

namespace {

WhiteSpace white_space_of(litehtml::white_space value) {
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

namespace {

enum class Property : size_t {
  family,
  line_height,
  overflow_wrap,
  word_break,
  line_break,
  autospace,
  spacing_trim,
  decoration_color
};
constexpr char const* kPropertyNames[] = {"--family",       "--line-height",     "--overflow-wrap",
                                          "--word-break",   "--line-break",      "--autospace",
                                          "--spacing-trim", "--decoration-color"};

}  // namespace

StyleTable::StyleTable(FontTable const& fonts, StyleOverrides overrides)
    : fonts_(fonts), overrides_(overrides) {
  for (size_t i = 0; i < properties_.size(); ++i) properties_[i] = litehtml::_id(kPropertyNames[i]);
}

Language StyleTable::language_of(litehtml::element const& element) const {
  litehtml::element const* at = &element;
  for (std::shared_ptr<litehtml::element> keep; at; keep = at->parent(), at = keep.get())
    if (char const* tag = at->get_attr("lang")) return parse_language(tag);
  return overrides_.language;
}

TextStyle StyleTable::read(litehtml::element const& element) const {
  litehtml::css_properties const& css = element.css();
  EngineFont const& font = fonts_[css.get_font()];
  auto const custom = [&](Property property) {
    std::string const value = element.get_custom_property(properties_[size_t(property)], "");
    size_t const begin = value.find_first_not_of(" \t\r\n\"'"), end = value.find_last_not_of(" \t\r\n\"'");
    return begin == std::string::npos ? std::string() : value.substr(begin, end - begin + 1);
  };
  TextStyle style;
  style.font.family = family_named(custom(Property::family), font.family);
  style.font.weight = font.weight;
  style.font.language = language_of(element);
  style.size = static_cast<float>(css.get_font_size());
  style.italic = font.italic;
  style.decorations = font.decorations;
  style.baseline_shift = baseline_shift_of(element);
  style.white_space = white_space_of(css.get_white_space());
  style.visible = css.get_visibility() == litehtml::visibility_visible;
  style.color = decode_color(css.get_color(), PaintColor::Kind::author_ink);
  style.behind = background_behind(element);
  if (style.decorations)
    if (auto const role = role_of_color_name(custom(Property::decoration_color)))
      style.decoration_color = PaintColor::of(*role);

  style.line_height = static_cast<float>(css.get_line_height());
  if (std::string const height = custom(Property::line_height); !height.empty())
    if (float const multiple = std::strtof(height.c_str(), nullptr); multiple > 0)
      style.line_height = multiple * style.size;

  if (custom(Property::overflow_wrap) == "normal") style.overflow_wrap = OverflowWrap::normal;
  std::string const word_break = custom(Property::word_break);
  if (word_break == "break-all") style.word_break = WordBreak::break_all;
  if (word_break == "keep-all") style.word_break = WordBreak::keep_all;
  std::string const line_break = custom(Property::line_break);
  style.line_break = line_break == "loose"      ? LineBreakStrictness::loose
                     : line_break == "normal"   ? LineBreakStrictness::normal
                     : line_break == "anywhere" ? LineBreakStrictness::anywhere
                                                : overrides_.line_break;
  style.autospace = overrides_.full_typesetting && custom(Property::autospace) != "no-autospace";
  style.spacing_trim = overrides_.full_typesetting && custom(Property::spacing_trim) != "space-all";
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
