#include "layout/container.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "article/theme.h"
#include "layout/color_code.h"
#include "layout/image_element.h"
#include "layout/root_element.h"

namespace banxin {

NodeId node_of(litehtml::element const& element) {
  char const* id = element.get_attr("data-node");
  return id ? static_cast<NodeId>(std::strtoul(id, nullptr, 10)) : kNoNode;
}

BoxTree& tree_of(litehtml::render_item const& item) {
  return static_cast<Container*>(item.src_el()->get_document()->container())->tree();
}

litehtml::uint_ptr Container::create_font(char const* families, int size, int weight, litehtml::font_style italic,
                                          unsigned decorations, litehtml::font_metrics* metrics) {
  return tree_.engine_fonts.add(families ? families : "", size, weight, italic == litehtml::font_style_italic,
                                decorations, *metrics);
}

int Container::get_default_font_size() const {
  return static_cast<int>(std::lround(tree_.settings.theme.font_size));
}

void Container::transform_text(litehtml::string& text, litehtml::text_transform transform) {
  // ASCII only: Chinese news has no other letters that a stylesheet would change.
  bool word_start = true;
  for (char& c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
    if (lower && (transform == litehtml::text_transform_uppercase ||
                  (transform == litehtml::text_transform_capitalize && word_start)))
      c = static_cast<char>(c - 32);
    if (upper && transform == litehtml::text_transform_lowercase) c = static_cast<char>(c + 32);
    word_start = !(lower || upper || (c >= '0' && c <= '9') || c == '\'' || byte >= 0x80);
  }
}

void Container::get_client_rect(litehtml::position& client) const {
  client = {0, 0, static_cast<int>(tree_.settings.width), 1000};
}

litehtml::element::ptr Container::create_element(char const* tag, litehtml::string_map const&,
                                                 std::shared_ptr<litehtml::document> const& document) {
  if (std::strcmp(tag, "html") == 0) return std::make_shared<RootElement>(document);
  if (std::strcmp(tag, "img") == 0) return std::make_shared<ImageElement>(document, tree_);
  return nullptr;
}

void Container::get_media_features(litehtml::media_features& media) const {
  media.type = litehtml::media_type_screen;
  media.width = media.device_width = static_cast<int>(tree_.settings.width);
  media.height = media.device_height = 1000;
  media.color = 8;
  media.resolution = 96;
}

void Container::get_language(litehtml::string& language, litehtml::string& culture) const {
  language = language_tag(tree_.settings.language);
  culture.clear();
}

litehtml::string Container::resolve_color(litehtml::string const& name) const {
  auto const role = role_of_color_name(name);
  return role ? color_code(*role) : litehtml::string();
}

void Container::split_text(char const* text, std::function<void(char const*)> const& on_word,
                           std::function<void(char const*)> const&) {
  on_word(text);
}

}  // namespace banxin
