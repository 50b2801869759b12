#include "article/in_page_link.h"

#include <unordered_set>
#include <utility>

#include "article/element_attributes.h"

namespace banxin {
namespace {

constexpr size_t kLongestName = 128;  // bytes

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// HTML, 7.4.6.3: a fragment names an element as it is written or percent-decoded.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    int const high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    int const low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low < 0) {
      out.push_back(text[i]);
    } else {
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    }
  }
  return out;
}

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > kLongestName) return false;
  for (char c : text)
    if (static_cast<uint8_t>(c) <= 0x20 || c == 0x7F || c == '"' || c == '<' || c == '>') return false;
  return true;
}

}  // namespace

InPagePlaces::InPagePlaces(HtmlTree const& html, std::string_view url)
    : html_(html), url_(url.substr(0, url.find('#'))) {
  std::unordered_set<std::string> linked;
  for (uint32_t node = 1; node < html.nodes.size(); ++node) {
    if (html.nodes[node].tag != Tag::a || !html.has_attribute(node, AttributeName::href)) continue;
    if (std::string name = fragment_of(decoded_attribute(html, node, AttributeName::href)); !name.empty())
      linked.insert(std::move(name));
  }
  if (linked.empty()) return;
  for (uint32_t node = 1; node < html.nodes.size(); ++node) {
    if (html.nodes[node].tag == Tag::none) continue;
    for (AttributeName attribute : {AttributeName::id, AttributeName::name}) {
      if (attribute == AttributeName::name && html.nodes[node].tag != Tag::a) continue;
      if (!html.has_attribute(node, attribute)) continue;
      if (std::string name = decoded_attribute(html, node, attribute); linked.contains(name))
        places_.emplace(std::move(name), node);
    }
  }
}

std::string InPagePlaces::fragment_of(std::string_view written) const {
  size_t const hash = written.find('#');
  if (hash == std::string_view::npos) return {};
  if (hash > 0 && (url_.empty() || written.substr(0, hash) != url_)) return {};
  std::string name = percent_decoded(written.substr(hash + 1));
  return is_name(name) ? name : std::string();
}

std::string InPagePlaces::link_to(std::string_view written) const {
  std::string const name = fragment_of(written);
  return places_.contains(name) ? "#at-" + name : std::string();
}

std::string InPagePlaces::name_of(uint32_t node) const {
  if (places_.empty()) return {};
  for (AttributeName attribute : {AttributeName::id, AttributeName::name}) {
    if (!html_.has_attribute(node, attribute)) continue;
    std::string const name = decoded_attribute(html_, node, attribute);
    auto const found = places_.find(name);
    if (found != places_.end() && found->second == node) return "at-" + name;
  }
  return {};
}

}  // namespace banxin
