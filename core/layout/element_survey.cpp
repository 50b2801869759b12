#include "layout/element_survey.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace banxin {

namespace {

bool is_list_item(litehtml::element const& element) {
  return element.css().get_display() == litehtml::display_list_item;
}

int number_of(char const* attribute, int otherwise) {
  if (!attribute) return otherwise;
  char* end = nullptr;
  long const value = std::strtol(attribute, &end, 10);
  return end == attribute ? otherwise : static_cast<int>(std::clamp(value, -1000000000l, 1000000000l));
}

class Surveyor {
 public:
  explicit Surveyor(ElementSurvey& out) : out_(out) {}

  /// Depth is bounded by the sanitised tree's.
  void visit(litehtml::element const& element, litehtml::element const* link) {
    if (std::strcmp(element.get_tagName(), "a") == 0 && element.get_attr("href")) link = &element;
    if (link && !element.is_inline() && element.css().get_display() != litehtml::display_none)
      out_.links_around.emplace(&element, link);
    number_items(element);
    for (auto const& child : element.children()) visit(*child, link);
  }

 private:
  void number_items(litehtml::element const& list) {
    auto const items = std::count_if(list.children().begin(), list.children().end(),
                                     [](auto const& child) { return is_list_item(*child); });
    if (items == 0) return;
    int const step = list.get_attr("reversed") ? -1 : 1;
    int next = number_of(list.get_attr("start"), step < 0 ? static_cast<int>(items) : 1);
    for (auto const& child : list.children()) {
      if (!is_list_item(*child)) continue;
      next = number_of(child->get_attr("value"), next);
      out_.list_numbers[child.get()] = next;
      next += step;
    }
  }

  ElementSurvey& out_;
};

}  // namespace

ElementSurvey survey_elements(litehtml::element const& root) {
  ElementSurvey survey;
  Surveyor(survey).visit(root, nullptr);
  return survey;
}

UnnumberedLists::UnnumberedLists(litehtml::element& root) {
  hide(root);
}

void UnnumberedLists::hide(litehtml::element& element) {
  if (is_list_item(element)) {
    hidden_.push_back({&element, element.css().get_list_style_type()});
    element.css_w().set_list_style_type(litehtml::list_style_type_none);
  }
  for (auto const& child : element.children()) hide(*child);
}

UnnumberedLists::~UnnumberedLists() {
  for (Hidden const& hidden : hidden_) hidden.element->css_w().set_list_style_type(hidden.type);
}

}  // namespace banxin
