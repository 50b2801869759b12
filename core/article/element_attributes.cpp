#include "article/element_attributes.h"

#include <algorithm>
#include <optional>

#include "article/character_reference.h"
#include "article/head_parser.h"
#include "article/source_set.h"
#include "article/style_filter.h"
#include "article/url.h"

namespace banxin {
namespace {

constexpr int kGreatestImageSide = 16384;  // CSS px
constexpr size_t kLongestAlt = 4096;       // bytes

std::string lower_case(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

// A whole number that may have a sign and may be followed by a unit; nothing else counts.
std::optional<long> read_integer(std::string_view text) {
  size_t i = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  size_t const first = i;
  long value = 0;
  for (; i < text.size() && i - first < 12 && text[i] >= '0' && text[i] <= '9'; ++i)
    value = value * 10 + (text[i] - '0');
  if (i == first) return std::nullopt;
  if (i < text.size() && text[i] >= '0' && text[i] <= '9') return 999'999'999'999;
  return text[0] == '-' ? -value : value;
}

bool is_language_tag(std::string_view text) {
  if (text.empty() || text.size() > 35) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void add_style(std::string& style, std::string_view property, std::string_view value) {
  if (value.empty() || style.find(std::string(property) + ":") != std::string::npos) return;
  if (!style.empty()) style.push_back(';');
  style.append(property).append(":").append(value);
}

std::string keyword(std::string const& value, std::initializer_list<std::string_view> allowed) {
  for (auto word : allowed) {
    if (value == word) return value;
  }
  return {};
}

std::string list_type(std::string const& type) {
  if (type == "1") return "decimal";
  if (type == "a") return "lower-alpha";
  if (type == "A") return "upper-alpha";
  if (type == "i") return "lower-roman";
  if (type == "I") return "upper-roman";
  std::string const lower = lower_case(type);
  return keyword(lower, {"disc", "circle", "square"});
}

void legacy_style(HtmlTree const& html, uint32_t node, std::string& style) {
  Tag const tag = html.nodes[node].tag;
  auto value = [&](AttributeName name) { return lower_case(decoded_attribute(html, node, name)); };
  std::string const align = html.has_attribute(node, AttributeName::align) ? value(AttributeName::align) : "";
  if (tag == Tag::img || tag == Tag::table) {
    add_style(style, "float", keyword(align, {"left", "right"}));
  } else {
    add_style(style, "text-align",
              align == "middle" ? "center" : keyword(align, {"left", "right", "center", "justify"}));
  }
  if (tag_kind(tag) == TagKind::table_part) {
    add_style(style, "vertical-align",
              keyword(value(AttributeName::valign), {"top", "middle", "bottom", "baseline"}));
  }
  if (tag_kind(tag) == TagKind::table_part || tag == Tag::table) {
    add_style(style, "background-color", safe_color(value(AttributeName::bgcolor)));
    std::string const width = value(AttributeName::width);
    if (auto number = read_integer(width); number && *number > 0) {
      if (width.ends_with('%') && *number <= 100) add_style(style, "width", std::to_string(*number) + "%");
      if (!width.ends_with('%') && *number >= 16 && *number <= 2000)
        add_style(style, "width", std::to_string(*number) + "px");
    }
  }
  if (tag == Tag::font) add_style(style, "color", safe_color(value(AttributeName::color)));
  if (tag == Tag::ol || tag == Tag::ul || tag == Tag::li) {
    add_style(style, "list-style-type", list_type(decoded_attribute(html, node, AttributeName::type)));
  }
}

// A box that is wider than the page stays on it.
void hold_on_page(std::string& style) {
  size_t const width = style.find("width:");
  bool const fixed = width != std::string::npos && (width == 0 || style[width - 1] == ';');
  if (fixed && style.find("max-width:") == std::string::npos) add_style(style, "max-width", "100%");
}

bool is_counting_host(std::string_view url) {
  std::string_view const host = host_of_url(url);
  for (std::string_view counter : {"feedburner.com", "doubleclick.net", "google-analytics.com",
                                   "scorecardresearch.com", "pixel.wp.com", "stats.wordpress.com"}) {
    if (host == counter || (host.size() > counter.size() && host.ends_with(counter) &&
                            host[host.size() - counter.size() - 1] == '.')) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string decoded_attribute(HtmlTree const& html, uint32_t node, AttributeName name) {
  std::string value = decode_references(html.attribute(node, name), ReferencePlace::attribute);
  return value;
}

KeptAttributes keep_attributes(HtmlTree const& html, uint32_t node) {
  KeptAttributes kept;
  if (html.nodes[node].begin == html.nodes[node].end) return kept;
  Tag const tag = html.nodes[node].tag;
  auto value = [&](AttributeName name) { return tidy_text(decoded_attribute(html, node, name)); };
  auto add = [&](std::string_view name, std::string text) {
    if (!text.empty()) kept.list.push_back({name, std::move(text)});
  };
  auto add_number = [&](std::string_view name, AttributeName attribute, long least, long most) {
    if (auto number = read_integer(value(attribute)))
      add(name, std::to_string(std::clamp(*number, least, most)));
  };

  FilteredStyle style = filter_style(decoded_attribute(html, node, AttributeName::style));
  std::string const hidden_value = lower_case(value(AttributeName::hidden));
  kept.hidden = style.hidden || (html.has_attribute(node, AttributeName::hidden) && hidden_value != "false");
  legacy_style(html, node, style.css);
  hold_on_page(style.css);
  add("style", std::move(style.css));

  for (auto name : {AttributeName::lang, AttributeName::xml_lang}) {
    std::string language = value(name);
    if (is_language_tag(language) && (kept.list.empty() || kept.list.back().name != "lang"))
      add("lang", std::move(language));
  }
  std::string direction = lower_case(value(AttributeName::dir));
  add("dir", direction == "rtl" || direction == "ltr" || direction == "auto" ? direction : style.direction);

  if (tag == Tag::abbr || tag == Tag::acronym || tag == Tag::dfn || tag == Tag::a) {
    if (html.attribute(node, AttributeName::title).size() <= kLongestAlt)
      add("title", value(AttributeName::title));
  }
  if (tag == Tag::time) add("datetime", value(AttributeName::datetime));
  if (tag == Tag::ol) {
    add_number("start", AttributeName::start, -99999, 99999);
    if (html.has_attribute(node, AttributeName::reversed)) kept.list.push_back({"reversed", ""});
  }
  if (tag == Tag::li) add_number("value", AttributeName::value, -99999, 99999);
  if (tag == Tag::td || tag == Tag::th) {
    add_number("colspan", AttributeName::colspan, 1, 64);
    add_number("rowspan", AttributeName::rowspan, 1, 256);
    add("scope", keyword(lower_case(value(AttributeName::scope)), {"row", "col", "rowgroup", "colgroup"}));
  }
  return kept;
}

ReadImage read_image(HtmlTree const& html, uint32_t node, std::string_view base,
                     PictureSources const& picture) {
  ReadImage image;
  auto value = [&](AttributeName name) { return tidy_text(decoded_attribute(html, node, name)); };

  // Lazy images have their URL elsewhere and a placeholder or nothing in src.
  std::string lazy;
  for (auto name : {AttributeName::data_src, AttributeName::data_original, AttributeName::data_lazy_src,
                    AttributeName::data_actualsrc}) {
    if (lazy.empty()) lazy = resolve_url(decoded_attribute(html, node, name), base, UrlUse::image);
  }
  std::string lazy_set;
  for (auto name : {AttributeName::data_srcset, AttributeName::data_lazy_srcset}) {
    if (lazy_set.empty()) lazy_set = decoded_attribute(html, node, name);
  }
  if (lazy.empty()) lazy = first_of_srcset(lazy_set, base);
  image.source = !lazy.empty()
                     ? lazy
                     : resolve_url(decoded_attribute(html, node, AttributeName::src), base, UrlUse::image);
  std::string const plain_set = decoded_attribute(html, node, AttributeName::srcset);
  if (image.source.empty()) image.source = first_of_srcset(plain_set, base);
  if (image.source.empty()) image.source = picture.url;
  // Of a lazy image the plain set is a placeholder, too.
  std::string set =
      !picture.set.empty() ? picture.set : checked_source_set(lazy.empty() ? plain_set : lazy_set, base);
  if (is_only_source(set, image.source)) set.clear();

  std::string alt = value(AttributeName::alt);
  if (alt.size() > kLongestAlt) alt.clear();
  std::string const width = value(AttributeName::width), height = value(AttributeName::height);
  auto const width_number = read_integer(width), height_number = read_integer(height);
  auto in_px = [](std::string const& text, std::optional<long> number) {
    return number && !text.ends_with('%');
  };
  bool const both_px = in_px(width, width_number) && in_px(height, height_number);
  bool const speck = both_px && *width_number <= 1 && *height_number <= 1;
  bool const monstrous =
      both_px && (*width_number > kGreatestImageSide || *height_number > kGreatestImageSide);
  auto sane = [&](std::string const& text, std::optional<long> number, bool percent) {
    if (!number || *number < 1 || speck || monstrous) return std::string();
    if (text.ends_with('%')) return percent && *number <= 100 ? std::to_string(*number) + "%" : std::string();
    return *number <= kGreatestImageSide ? std::to_string(*number) : std::string();
  };
  std::string const kept_width = sane(width, width_number, true),
                    kept_height = sane(height, height_number, false);

  FilteredStyle style = filter_style(decoded_attribute(html, node, AttributeName::style));
  legacy_style(html, node, style.css);
  bool const hidden = style.hidden || html.has_attribute(node, AttributeName::hidden);
  bool const tracker =
      (speck && (alt.empty() || !image.source.empty())) || style.invisible || is_counting_host(image.source);
  bool const nothing = image.source.empty() && alt.empty() && kept_width.empty() && kept_height.empty();
  image.shown = !hidden && !tracker && !nothing;

  image.list.push_back({"src", image.source});
  if (!set.empty()) image.list.push_back({"srcset", std::move(set)});
  if (!alt.empty()) image.list.push_back({"alt", std::move(alt)});
  if (!kept_width.empty()) image.list.push_back({"width", kept_width});
  if (!kept_height.empty()) image.list.push_back({"height", kept_height});
  if (!style.css.empty()) image.list.push_back({"style", std::move(style.css)});
  return image;
}

}  // namespace banxin
