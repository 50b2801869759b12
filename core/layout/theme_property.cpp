#include "layout/theme_property.h"

namespace banxin {

namespace {

constexpr char const* kNames[] = {"--family",          "--line-height",       "--decoration-color",
                                  "--text-autospace",  "--text-spacing-trim", "--line-break",
                                  "--word-break",      "--overflow-wrap",     "--text-align",
                                  "--text-align-last", "--text-justify",      "--hanging-punctuation",
                                  "--text-wrap"};
static_assert(std::size(kNames) == size_t(ThemeProperty::count_));

}  // namespace

ThemeProperties::ThemeProperties() {
  for (size_t i = 0; i < names_.size(); ++i) names_[i] = litehtml::_id(kNames[i]);
}

std::string ThemeProperties::value(litehtml::element const& element, ThemeProperty property) const {
  std::string const value = element.get_custom_property(names_[size_t(property)], "");
  size_t const begin = value.find_first_not_of(" \t\r\n\"'"), end = value.find_last_not_of(" \t\r\n\"'");
  return begin == std::string::npos ? std::string() : value.substr(begin, end - begin + 1);
}

}  // namespace banxin
