#include "layout/element_direction.h"

#include <cstring>

#include "base/utf8.h"

namespace banxin {

namespace {

bool is_tag(litehtml::element const& element, char const* tag) {
  return std::strcmp(element.get_tagName(), tag) == 0;
}

}  // namespace

std::optional<BaseDirection> asked_direction(litehtml::element const& element) {
  if (char const* direction = element.get_attr("dir")) {
    std::string_view const value = direction;
    if (value == "rtl") return BaseDirection::right_to_left;
    if (value == "ltr") return BaseDirection::left_to_right;
    if (value == "auto") return BaseDirection::automatic;
  }
  if (is_tag(element, "bdi")) return BaseDirection::automatic;
  return std::nullopt;
}

// Depth is bounded by the sanitised tree's.
std::optional<BaseDirection> direction_of_text(litehtml::element const& element) {
  for (auto const& child : element.children()) {
    if (child->is_text()) {
      litehtml::string text;
      child->get_text(text);
      if (auto const direction = first_strong_direction(to_utf32(text))) return direction;
    } else if (!asked_direction(*child)) {
      if (auto const direction = direction_of_text(*child)) return direction;
    }
  }
  return std::nullopt;
}

std::optional<BidiIsolate> isolate_of(litehtml::element const& element) {
  auto const direction = asked_direction(element);
  bool const overrides = is_tag(element, "bdo");
  if (!direction && !overrides) return std::nullopt;
  return BidiIsolate{{}, direction.value_or(BaseDirection::automatic), overrides};
}

}  // namespace banxin
