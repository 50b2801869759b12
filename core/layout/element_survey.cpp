#include "layout/element_survey.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "base/utf8.h"
#include "layout/box_tree.h"

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
  Surveyor(ContentTree const& content, ElementSurvey& out) : content_(content), out_(out) {}

  /// Depth is bounded by the sanitised tree's.
  void visit(litehtml::element const& element, litehtml::element const* link) {
    if (std::strcmp(element.get_tagName(), "a") == 0 && element.get_attr("href")) link = &element;
    if (link && !element.is_inline() && element.css().get_display() != litehtml::display_none)
      out_.links_around.emplace(&element, link);
    number_items(element);
    find_texts(element);
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

  /// Between two elements of the sanitised tree stands one text node at most; the engine may make several
  /// texts of it.
  void find_texts(litehtml::element const& element) {
    NodeId const id = node_of(element);
    if (id >= content_.nodes.size()) return;
    TextOrigin next{content_.nodes[id].first_child, 0};
    for (auto const& child : element.children()) {
      if (!child->is_text()) {
        if (NodeId const own = node_of(*child); own < content_.nodes.size())
          next = {content_.nodes[own].next_sibling, 0};
        continue;
      }
      if (next.node == kNoNode || content_.nodes[next.node].kind != NodeKind::text) continue;
      out_.text_origins.emplace(child.get(), next);
      litehtml::string text;
      child->get_text(text);
      for (size_t i = 0; i < text.size(); ++next.offset) decode_utf8(text, i);
    }
  }

  ContentTree const& content_;
  ElementSurvey& out_;
};

}  // namespace

ElementSurvey survey_elements(litehtml::element const& root, ContentTree const& content) {
  ElementSurvey survey;
  Surveyor(content, survey).visit(root, nullptr);
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
