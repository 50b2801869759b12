#include "article/html_name.h"

#include <algorithm>
#include <array>

namespace banxin {
namespace {

struct TagEntry {
  std::string_view name;
  TagKind kind;
};

// In the order of enum Tag from Tag::a on, which is the order of the names but for the marks in them.
constexpr std::array kTags = {
    TagEntry{"a", TagKind::formatting},       TagEntry{"abbr", TagKind::inline_},
    TagEntry{"acronym", TagKind::inline_},    TagEntry{"address", TagKind::block},
    TagEntry{"article", TagKind::block},      TagEntry{"aside", TagKind::block},
    TagEntry{"audio", TagKind::block},        TagEntry{"b", TagKind::formatting},
    TagEntry{"base", TagKind::document},      TagEntry{"bdi", TagKind::inline_},
    TagEntry{"bdo", TagKind::inline_},        TagEntry{"big", TagKind::formatting},
    TagEntry{"blockquote", TagKind::block},   TagEntry{"body", TagKind::document},
    TagEntry{"br", TagKind::phrase},          TagEntry{"button", TagKind::island},
    TagEntry{"caption", TagKind::table_part}, TagEntry{"center", TagKind::block},
    TagEntry{"cite", TagKind::inline_},       TagEntry{"code", TagKind::formatting},
    TagEntry{"datalist", TagKind::island},    TagEntry{"dd", TagKind::block},
    TagEntry{"del", TagKind::inline_},        TagEntry{"details", TagKind::block},
    TagEntry{"dfn", TagKind::inline_},        TagEntry{"dialog", TagKind::block},
    TagEntry{"dir", TagKind::block},          TagEntry{"div", TagKind::block},
    TagEntry{"dl", TagKind::block},           TagEntry{"dt", TagKind::block},
    TagEntry{"em", TagKind::formatting},      TagEntry{"fieldset", TagKind::block},
    TagEntry{"figcaption", TagKind::block},   TagEntry{"figure", TagKind::block},
    TagEntry{"font", TagKind::formatting},    TagEntry{"footer", TagKind::block},
    TagEntry{"form", TagKind::block},         TagEntry{"h1", TagKind::block},
    TagEntry{"h2", TagKind::block},           TagEntry{"h3", TagKind::block},
    TagEntry{"h4", TagKind::block},           TagEntry{"h5", TagKind::block},
    TagEntry{"h6", TagKind::block},           TagEntry{"head", TagKind::document},
    TagEntry{"header", TagKind::block},       TagEntry{"hgroup", TagKind::block},
    TagEntry{"hr", TagKind::block},           TagEntry{"html", TagKind::document},
    TagEntry{"i", TagKind::formatting},       TagEntry{"iframe", TagKind::block},
    TagEntry{"image", TagKind::phrase},       TagEntry{"img", TagKind::phrase},
    TagEntry{"ins", TagKind::inline_},        TagEntry{"kbd", TagKind::inline_},
    TagEntry{"legend", TagKind::block},       TagEntry{"li", TagKind::block},
    TagEntry{"listing", TagKind::block},      TagEntry{"main", TagKind::block},
    TagEntry{"mark", TagKind::inline_},       TagEntry{"menu", TagKind::block},
    TagEntry{"nav", TagKind::block},          TagEntry{"noembed", TagKind::raw_text},
    TagEntry{"noframes", TagKind::raw_text},  TagEntry{"noscript", TagKind::island},
    TagEntry{"ol", TagKind::block},           TagEntry{"p", TagKind::block},
    TagEntry{"picture", TagKind::inline_},    TagEntry{"plaintext", TagKind::block},
    TagEntry{"pre", TagKind::block},          TagEntry{"q", TagKind::inline_},
    TagEntry{"rb", TagKind::inline_},         TagEntry{"rp", TagKind::inline_},
    TagEntry{"rt", TagKind::inline_},         TagEntry{"rtc", TagKind::inline_},
    TagEntry{"ruby", TagKind::inline_},       TagEntry{"s", TagKind::formatting},
    TagEntry{"samp", TagKind::inline_},       TagEntry{"script", TagKind::raw_text},
    TagEntry{"search", TagKind::block},       TagEntry{"section", TagKind::block},
    TagEntry{"select", TagKind::island},      TagEntry{"share-button", TagKind::island},
    TagEntry{"small", TagKind::formatting},   TagEntry{"source", TagKind::phrase},
    TagEntry{"span", TagKind::inline_},       TagEntry{"strike", TagKind::formatting},
    TagEntry{"strong", TagKind::formatting},  TagEntry{"style", TagKind::raw_text},
    TagEntry{"sub", TagKind::inline_},        TagEntry{"summary", TagKind::block},
    TagEntry{"sup", TagKind::inline_},        TagEntry{"svg", TagKind::island},
    TagEntry{"table", TagKind::block},        TagEntry{"tbody", TagKind::table_part},
    TagEntry{"td", TagKind::table_part},      TagEntry{"template", TagKind::island},
    TagEntry{"text", TagKind::foreign},       TagEntry{"textarea", TagKind::block},
    TagEntry{"tfoot", TagKind::table_part},   TagEntry{"th", TagKind::table_part},
    TagEntry{"thead", TagKind::table_part},   TagEntry{"time", TagKind::inline_},
    TagEntry{"title", TagKind::document},     TagEntry{"tr", TagKind::table_part},
    TagEntry{"trailer", TagKind::island},     TagEntry{"tspan", TagKind::foreign},
    TagEntry{"tt", TagKind::formatting},      TagEntry{"u", TagKind::formatting},
    TagEntry{"ul", TagKind::block},           TagEntry{"var", TagKind::inline_},
    TagEntry{"video", TagKind::block},        TagEntry{"wbr", TagKind::phrase},
    TagEntry{"xmp", TagKind::block},
};
static_assert(kTags.size() + 1 == static_cast<size_t>(Tag::count_));
static_assert([] {
  for (size_t i = 1; i < kTags.size(); ++i) {
    if (!(kTags[i - 1].name < kTags[i].name)) return false;
  }
  return true;
}());
static_assert(kTags[static_cast<size_t>(Tag::section) - 1].name == "section");
static_assert(kTags[static_cast<size_t>(Tag::xmp) - 1].name == "xmp");

// In the order of enum AttributeName.
constexpr std::array<std::string_view, static_cast<size_t>(AttributeName::count_)> kAttributes = {
    "align",
    "alt",
    "aria-label",
    "bgcolor",
    "class",
    "color",
    "colspan",
    "data-actualsrc",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-original",
    "data-src",
    "data-srcset",
    "datetime",
    "dir",
    "height",
    "hidden",
    "href",
    "id",
    "lang",
    "media",
    "name",
    "open",
    "poster",
    "pudate",
    "reversed",
    "rowspan",
    "scope",
    "src",
    "srcset",
    "start",
    "style",
    "title",
    "type",
    "valign",
    "value",
    "width",
    "xml:lang"};
static_assert(std::is_sorted(kAttributes.begin(), kAttributes.end()));

}  // namespace

std::string_view tag_name(Tag tag) {
  return tag == Tag::none || tag == Tag::count_ ? std::string_view()
                                                : kTags[static_cast<size_t>(tag) - 1].name;
}

Tag tag_of_name(std::string_view name) {
  auto const found =
      std::lower_bound(kTags.begin(), kTags.end(), name,
                       [](TagEntry const& entry, std::string_view key) { return entry.name < key; });
  if (found == kTags.end() || found->name != name) return Tag::none;
  return static_cast<Tag>(found - kTags.begin() + 1);
}

TagKind tag_kind(Tag tag) {
  return tag == Tag::none || tag == Tag::count_ ? TagKind::document
                                                : kTags[static_cast<size_t>(tag) - 1].kind;
}

bool is_void(Tag tag) {
  return tag_kind(tag) == TagKind::phrase || tag == Tag::hr || tag == Tag::base;
}

bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

bool is_inline(Tag tag) {
  return tag_kind(tag) == TagKind::formatting || tag_kind(tag) == TagKind::inline_;
}
bool is_cell(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::caption;
}
bool is_pre(Tag tag) {
  return tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp || tag == Tag::plaintext ||
         tag == Tag::textarea;
}
bool is_ruby_part(Tag tag) {
  return tag == Tag::rb || tag == Tag::rt || tag == Tag::rp || tag == Tag::rtc;
}

std::optional<AttributeName> attribute_of_name(std::string_view name) {
  auto const found = std::lower_bound(kAttributes.begin(), kAttributes.end(), name);
  if (found == kAttributes.end() || *found != name) return std::nullopt;
  return static_cast<AttributeName>(found - kAttributes.begin());
}

}  // namespace banxin
