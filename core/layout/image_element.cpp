#include "layout/image_element.h"

#include <litehtml/render_image.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace banxin {

namespace {

/// Whole px of an attribute that is a plain number; 0 for percentages and for what is no number.
float pixels(char const* attribute) {
  if (!attribute) return 0;
  char* end = nullptr;
  float const value = std::strtof(attribute, &end);
  if (end == attribute || std::strchr(end, '%') || !std::isfinite(value) || value < 1) return 0;
  return std::min(value, 32767.f);
}

}  // namespace

std::shared_ptr<litehtml::render_item> ImageElement::create_render_item(
    std::shared_ptr<litehtml::render_item> const& parent) {
  auto item = std::make_shared<litehtml::render_item_image>(shared_from_this());
  item->parent(parent);
  return item;
}

void ImageElement::parse_attributes() {
  html_tag::parse_attributes();
  if (char const* width = get_attr("width"); width && std::strchr(width, '%'))
    m_style.add_property(litehtml::_width_, width);
}

NaturalSize ImageElement::natural_size() const {
  float const width = pixels(get_attr("width")), height = pixels(get_attr("height"));
  auto const learnt = tree_.learnt_sizes.find(node_of(*this));
  if (width > 0 && height > 0) return {{width, height}, true};
  if (learnt != tree_.learnt_sizes.end() && !(learnt->second.height <= 0)) {
    float const ratio = learnt->second.width / learnt->second.height;
    if (width > 0) return {{width, width / ratio}, true};
    if (height > 0) return {{height * ratio, height}, true};
    return {learnt->second, true};
  }
  if (width > 0) return {{width, width / kAssumedRatio}, false};
  if (height > 0) return {{height * kAssumedRatio, height}, false};
  return {{kAssumedWidth, kAssumedWidth / kAssumedRatio}, false};
}

void ImageElement::get_content_size(litehtml::size& size, int) {
  Size const natural = natural_size().size;
  size.width = std::max(1, static_cast<int>(std::lround(natural.width)));
  size.height = std::max(1, static_cast<int>(std::lround(natural.height)));
}

}  // namespace banxin
