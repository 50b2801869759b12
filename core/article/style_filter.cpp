#include "article/style_filter.h"

#include <algorithm>
#include <array>
#include <optional>

namespace banxin {
namespace {

constexpr size_t npos = std::string_view::npos;
constexpr size_t kLongestStyle = 16384;

std::string_view trimmed(std::string_view text) {
  size_t const first = text.find_first_not_of(" \t\n\r\f");
  if (first == npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n\r\f") - first + 1);
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

struct Length {
  double value = 0;
  std::string_view unit;
};

// A decimal number at the start of `text`: how many bytes it takes, 0 when there is none. (The libraries of
// both builds do not share one that ignores the locale.)
size_t read_number(std::string_view text, double& value) {
  size_t i = 0, digits = 0;
  bool const negative = text.starts_with('-');
  if (negative || text.starts_with('+')) ++i;
  value = 0;
  double scale = 0;
  for (; i < text.size() && digits < 15; ++i) {
    if (text[i] == '.' && scale == 0) {
      scale = 1;
    } else if (text[i] >= '0' && text[i] <= '9') {
      value = value * 10 + (text[i] - '0');
      scale *= 10;
      ++digits;
    } else {
      break;
    }
  }
  if (scale > 1) value /= scale;
  if (negative) value = -value;
  return digits == 0 ? 0 : i;
}

std::optional<Length> parse_length(std::string_view text) {
  Length length;
  size_t const digits = read_number(text, length.value);
  if (digits == 0) return std::nullopt;
  length.unit = text.substr(digits);
  if (length.unit.empty() && length.value != 0) return std::nullopt;
  return length;
}

// With at most two decimals.
std::string number(double value) {
  long const hundredths = static_cast<long>(value * 100 + (value < 0 ? -0.5 : 0.5));
  std::string out = hundredths < 0 ? "-" : "";
  long const amount = hundredths < 0 ? -hundredths : hundredths;
  out += std::to_string(amount / 100);
  if (amount % 100 != 0) {
    out.push_back('.');
    out.push_back(static_cast<char>('0' + amount % 100 / 10));
    if (amount % 10 != 0) out.push_back(static_cast<char>('0' + amount % 10));
  }
  return out;
}

// `least` and `most` in px, for the units em, rem, pt and % taken at their usual size on a page.
std::string bounded_length(std::string_view value, double least_px, double most_px, double most_percent) {
  auto const length = parse_length(value);
  if (!length) return {};
  if (length->value == 0) return least_px <= 0 ? "0" : "";
  if (length->unit == "%") {
    return length->value >= 1 && length->value <= most_percent ? number(length->value) + "%" : std::string();
  }
  double const scale = length->unit == "px"                            ? 1
                       : length->unit == "em" || length->unit == "rem" ? 18
                       : length->unit == "pt"                          ? 4.0 / 3
                                                                       : 0;
  if (scale == 0) return {};
  double const px = length->value * scale;
  if (px < least_px || px > most_px) return {};
  if (length->unit == "pt") return number(px) + "px";
  return number(length->value) + (length->unit == "rem" ? "em" : std::string(length->unit));
}

struct Keywords {
  std::string_view property;
  std::string_view allowed;  // separated by spaces
};

constexpr std::array kKeywords = {
    Keywords{"clear", "left right both none"},
    Keywords{"float", "left right none"},
    Keywords{"font-style", "normal italic"},
    Keywords{"font-weight", "normal bold bolder lighter 100 200 300 400 500 600 700 800 900"},
    Keywords{"list-style-type",
             "none disc circle square decimal lower-alpha upper-alpha lower-latin upper-latin lower-roman "
             "upper-roman cjk-ideographic"},
    Keywords{"text-align", "start end left right center justify"},
    Keywords{"text-transform", "none capitalize uppercase lowercase"},
    Keywords{"vertical-align", "baseline sub super top text-top middle bottom text-bottom"},
};

bool has_word(std::string_view words, std::string_view word) {
  for (size_t i = 0; i < words.size();) {
    size_t const end = std::min(words.find(' ', i), words.size());
    if (words.substr(i, end - i) == word) return true;
    i = end + 1;
  }
  return false;
}

void add(std::string& css, std::string_view property, std::string_view value) {
  if (value.empty()) return;
  if (!css.empty()) css.push_back(';');
  css.append(property).append(":").append(value);
}

std::string decoration(std::string_view value) {
  for (std::string_view line : {"underline", "line-through", "overline", "none"}) {
    if (has_word(value, line)) return std::string(line);
  }
  return {};
}

void filter_declaration(std::string_view property, std::string_view value, FilteredStyle& out) {
  if (property == "display" || property == "visibility") {
    out.hidden = out.hidden || value == (property == "display" ? "none" : "hidden");
    return;
  }
  if (property == "direction") {
    if (value == "rtl" || value == "ltr") out.direction = value;
    return;
  }
  if (property == "color") {
    std::string color = safe_color(value);
    return add(out.css, property, color == "transparent" ? "" : color);
  }
  if (property == "background-color" || property == "background") {
    return add(out.css, "background-color", safe_color(value));
  }
  if (property == "text-indent") return add(out.css, property, bounded_length(value, -80, 160, 25));
  if (property == "width" || property == "max-width") {
    return add(out.css, property, bounded_length(value, 16, 4000, 100));
  }
  if (property == "max-height") return add(out.css, property, bounded_length(value, 16, 4000, 0));
  if (property == "text-decoration" || property == "text-decoration-line") {
    return add(out.css, "text-decoration", decoration(value));
  }
  for (auto const& keywords : kKeywords) {
    if (keywords.property == property && has_word(keywords.allowed, value))
      return add(out.css, property, value);
  }
}

// CSS 2.1, 4.1.9, and character escapes, which nobody needs here: the declaration is refused.
std::string without_comments(std::string_view style) {
  std::string out;
  for (size_t i = 0; i < style.size();) {
    size_t const open = std::min(style.find("/*", i), style.size());
    out.append(style.substr(i, open - i));
    if (open == style.size()) break;
    size_t const close = style.find("*/", open + 2);
    if (close == npos) break;
    i = close + 2;
  }
  return out;
}

}  // namespace

std::string safe_color(std::string_view value) {
  std::string const color = lower_case(trimmed(value));
  if (color.starts_with('#')) {
    bool const hexadecimal = std::all_of(color.begin() + 1, color.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    return hexadecimal && (color.size() == 4 || color.size() == 7) ? color : std::string();
  }
  if (color.starts_with("rgb(") || color.starts_with("rgba(")) {
    if (!color.ends_with(')')) return {};
    std::array<double, 4> channels = {0, 0, 0, 1};
    size_t count = 0;
    std::string_view rest = std::string_view(color).substr(color.find('(') + 1);
    rest.remove_suffix(1);
    while (!rest.empty()) {
      size_t const first = rest.find_first_not_of(" ,/");
      if (first == npos) break;
      rest.remove_prefix(first);
      size_t const end = std::min(rest.find_first_of(" ,/"), rest.size());
      std::string_view text = rest.substr(0, end);
      bool const percent = text.ends_with('%');
      if (percent) text.remove_suffix(1);
      double channel = 0;
      if (count == 4 || read_number(text, channel) != text.size() || text.empty()) return {};
      channels[count] = percent ? channel * (count == 3 ? 0.01 : 2.55) : channel;
      ++count;
      rest.remove_prefix(end);
    }
    if (count < 3) return {};
    std::string out = channels[3] < 1 ? "rgba(" : "rgb(";
    for (size_t i = 0; i < 3; ++i) {
      if (i > 0) out.push_back(',');
      out += std::to_string(static_cast<int>(std::clamp(channels[i], 0.0, 255.0) + 0.5));
    }
    if (channels[3] < 1) out += "," + number(std::clamp(channels[3], 0.0, 1.0));
    return out + ")";
  }
  // A name: letters only, which the theme's own names ("role-ink") never are.
  bool const name = color.size() >= 3 && color.size() <= 20 &&
                    std::all_of(color.begin(), color.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  constexpr std::string_view kNotColors = "inherit initial unset revert none currentcolor";
  return name && !has_word(kNotColors, color) ? color : std::string();
}

FilteredStyle filter_style(std::string_view style) {
  FilteredStyle out;
  std::string const text = without_comments(style.substr(0, kLongestStyle));
  bool thin = false, flat = false;
  size_t depth = 0, begin = 0;
  char quote = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    char const c = i < text.size() ? text[i] : ';';
    if (i < text.size()) {
      if (quote != 0) {
        if (c == quote) quote = 0;
        continue;
      }
      if (c == '"' || c == '\'') quote = c;
      if (c == '(') ++depth;
      if (c == ')' && depth > 0) --depth;
      if (c != ';' || depth > 0) continue;
    }
    std::string_view const declaration = std::string_view(text).substr(begin, i - begin);
    begin = i + 1;
    size_t const colon = declaration.find(':');
    if (colon == npos || declaration.find_first_of("\\<>{}@\"'") != npos) continue;
    std::string const property = lower_case(trimmed(declaration.substr(0, colon)));
    std::string value = lower_case(declaration.substr(colon + 1));
    if (size_t const important = value.find('!'); important != std::string::npos) value.resize(important);
    value = std::string(trimmed(value));
    if (property == "width" || property == "height") {
      auto const length = parse_length(value);
      bool const tiny = length && length->value <= 1 && (length->unit == "px" || length->unit.empty());
      (property == "width" ? thin : flat) = tiny;
    }
    filter_declaration(property, value, out);
  }
  out.invisible = thin && flat;
  return out;
}

}  // namespace banxin
