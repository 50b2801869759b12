#include "article/sanitizer.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "article/byline.h"
#include "article/character_reference.h"
#include "article/content_builder.h"
#include "article/element_attributes.h"
#include "article/head_parser.h"
#include "article/image_double.h"
#include "article/in_page_link.h"
#include "article/shown_element.h"
#include "article/url.h"

namespace banxin {
namespace {

constexpr uint32_t kNone = HtmlNode::kNone;
constexpr size_t kLongestLabel = 400;  // bytes of a player's title

class Sanitizer {
 public:
  Sanitizer(HtmlTree const& html, ArticleHead& head, SanitizedBody& out)
      : html_(html),
        head_(head),
        out_(out),
        builder_(out.tree),
        words_(words_in(head.language)),
        places_(html, head.url) {
    base_ = resolve_url(decode_references(html.base, ReferencePlace::attribute), head.url, UrlUse::link);
    if (!is_web_url(base_)) base_ = head.url;
  }

  void run(bool has_heading, std::string_view notice) {
    std::vector<ContentAttribute> root = {{"lang", head_.language}};
    if (html_.direction == "rtl") root.push_back({"dir", "rtl"});
    builder_.open("article", std::move(root));
    if (!notice.empty()) {
      builder_.open("div", {{"class", "notice"}});
      out_.notice = builder_.current();
      builder_.text(notice);
      builder_.close();
    }
    bool const title_in_body = !has_heading && take_title();
    if (title_in_body) {
      take_byline(html_, head_);
    } else {
      auto byline = take_byline(html_, head_);
      write_header(byline);
      moved_.insert(byline.begin(), byline.end());
      skip_title_ = !head_.title.empty();
    }
    walk(0);
    builder_.close();
  }

 private:
  // A page without a head: its first h1 is the title and stays where it is; <title> is shown above the text.
  bool take_title() {
    for (uint32_t node = 1; node < html_.nodes.size(); ++node) {
      if (html_.nodes[node].tag != Tag::h1) continue;
      std::string title = text_inside(html_, node);
      if (title.empty()) continue;
      if (head_.title.empty()) head_.title = std::move(title);
      return true;
    }
    if (head_.title.empty()) head_.title = tidy_text(decode_references(html_.title, ReferencePlace::text));
    return false;
  }

  void write_header(std::vector<uint32_t> const& byline) {
    bool const time_in_byline = std::any_of(byline.begin(), byline.end(), [&](uint32_t node) {
      return html_.nodes[node].tag == Tag::time || html_.nodes[node].tag == Tag::i;
    });
    bool const author_in_byline = std::any_of(byline.begin(), byline.end(), [&](uint32_t node) {
      return html_.nodes[node].tag == Tag::address || html_.nodes[node].tag == Tag::i;
    });
    builder_.open("header");
    if (!head_.title.empty()) {
      builder_.open("h1", {{"class", "title"}});
      bool const link = !head_.url.empty() && builder_.open("a", {{"href", head_.url}});
      if (link) out_.title_link = builder_.current();
      builder_.text(head_.title);
      if (link) builder_.close();
      builder_.close();
    }
    builder_.open("div", {{"class", "byline"}});
    if (!author_in_byline && !head_.author.empty()) {
      builder_.open("address");
      builder_.text(head_.author);
      builder_.close();
    }
    for (uint32_t node : byline) {
      walk(node);
      builder_.space();
    }
    if (!time_in_byline && !head_.published_text.empty()) {
      builder_.open("time", {{"datetime", head_.published_at}});
      builder_.text(head_.published_text);
      builder_.close();
    }
    builder_.close();
    builder_.close();
  }

  void walk(uint32_t root) {
    struct Entered {
      uint32_t node;
      bool opened;
    };
    std::vector<Entered> path;
    uint32_t node = root;
    for (;;) {
      bool opened = false;
      bool const enter = visit(node, node == root, opened);
      uint32_t const child = enter ? html_.nodes[node].first_child : kNone;
      if (child != kNone) {
        path.push_back({node, opened});
        node = child;
        continue;
      }
      if (enter) leave(node, opened);
      while (node != root && html_.nodes[node].next_sibling == kNone) {
        node = path.back().node;
        leave(node, path.back().opened);
        path.pop_back();
      }
      if (node == root) return;
      node = html_.nodes[node].next_sibling;
    }
  }

  // True when the content of the node is to be walked; `opened` when it got an element of its own.
  bool visit(uint32_t id, bool root, bool& opened) {
    auto const& node = html_.nodes[id];
    if (id == 0) return true;
    if (node.tag == Tag::none) {
      write_text(id);
      return false;
    }
    if (!root && moved_.contains(id)) return false;
    switch (node.tag) {
      case Tag::br:
        builder_.line_break();
        return false;
      case Tag::wbr:
        builder_.text("\u200B");
        return false;
      case Tag::hr:
        builder_.rule();
        return false;
      case Tag::img:
        write_image(id);
        return false;
      case Tag::source:
        return false;
      case Tag::video:
      case Tag::audio:
      case Tag::iframe:
        return !write_media(id);
      case Tag::noscript:
        return enter_noscript(id);
      case Tag::a:
        return enter_link(id, opened);
      case Tag::h1:
        if (skip_title_ && text_inside(html_, id) == head_.title) return false;
        break;
      case Tag::summary: {
        bool const in_place = builder_.current_tag() == "details";
        opened = builder_.open(in_place ? "summary" : "div", keep_attributes(html_, id).list);
        return true;
      }
      case Tag::dialog:
        if (node.ended && !html_.has_attribute(id, AttributeName::open)) return false;
        break;
      case Tag::text:
        builder_.space();
        return true;
      default:
        break;
    }
    // Nobody reads what is on buttons and in menus; one that never ends is astray, and what follows is not
    // its content.
    bool const dropped = tag_kind(node.tag) == TagKind::island && node.tag != Tag::svg;
    if (dropped) return !node.ended;

    std::string_view const tag = shown_tag(node.tag);
    KeptAttributes kept = keep_attributes(html_, id);
    if (kept.hidden && (node.ended || node.made)) return false;
    if (node.tag == Tag::details) kept.list.push_back({"open", ""});
    add_name(id, kept);
    if (node.tag == Tag::q) builder_.text(words_.open_quote);
    bool const plain_span = tag == "span" && kept.list.empty();
    if (!tag.empty() && !plain_span) {
      opened = builder_.open(tag, std::move(kept.list));
      if (!opened && tag_kind(node.tag) == TagKind::block) builder_.line_break();
    }
    return true;
  }

  void leave(uint32_t id, bool opened) {
    auto const& node = html_.nodes[id];
    if (node.tag == Tag::q) builder_.text(words_.close_quote);
    if (opened) {
      builder_.close(!node.made);
    } else if (node.tag == Tag::text) {
      builder_.space();
    } else if (tag_kind(node.tag) == TagKind::block && id != 0) {
      builder_.line_break();
    }
  }

  void write_text(uint32_t id) {
    auto const& node = html_.nodes[id];
    if (node.made) builder_.space();
    if (node.literal) return builder_.text(html_.text_of(id));
    decoded_.clear();
    append_decoded(decoded_, html_.text_of(id), ReferencePlace::text);
    builder_.text(decoded_);
  }

  bool enter_link(uint32_t id, bool& opened) {
    std::string const written = decoded_attribute(html_, id, AttributeName::href);
    std::string href = resolve_url(written, base_, UrlUse::link);
    // A link that sends the page to somebody is a share button.
    bool const share = url_scheme(written) == "whatsapp" && written.find("text=") != std::string::npos &&
                       written.find("phone=") == std::string::npos;
    if (share && html_.nodes[id].ended) return false;
    KeptAttributes kept = keep_attributes(html_, id);
    if (kept.hidden && html_.nodes[id].ended) return false;
    if (std::string in_page = places_.link_to(written); !in_page.empty()) href = std::move(in_page);
    add_name(id, kept);
    if (href.empty()) {
      if (!kept.list.empty() && kept.list.back().name == "id")
        opened = builder_.open("span", std::move(kept.list));
      return true;
    }
    kept.list.insert(kept.list.begin(), {"href", std::move(href)});
    opened = builder_.open("a", std::move(kept.list));
    return true;
  }

  // What a link of the article leads to keeps its name.
  void add_name(uint32_t id, KeptAttributes& kept) {
    if (std::string name = places_.name_of(id); !name.empty()) kept.list.push_back({"id", std::move(name)});
  }

  // Of the picture that an image stands in; a picture may hold any number of images.
  PictureSources const& sources_around(uint32_t id) {
    uint32_t const parent = html_.nodes[id].parent;
    if (parent == kNone || html_.nodes[parent].tag != Tag::picture) return no_picture_;
    if (parent != last_picture_) {
      last_picture_ = parent;
      picture_ = read_picture(html_, parent, base_);
    }
    return picture_;
  }

  void write_image(uint32_t id) {
    ReadImage image = read_image(html_, id, base_, sources_around(id));
    if (uint32_t const plain = plain_double(html_, id); plain != kNone) {
      ReadImage other = read_image(html_, plain, base_);
      if (other.shown && !other.source.empty()) {
        shown_doubles_.insert(image.source);
        image = std::move(other);
      }
    }
    if (!image.shown) return;
    if (!image.source.empty() && shown_doubles_.contains(image.source) &&
        shown_images_.contains(image.source))
      return;
    shown_images_.insert(image.source);
    builder_.image(std::move(image.list));
  }

  // Scripts do not run here, yet what a noscript says is not for readers; its images are, unless they are
  // shown already.
  bool enter_noscript(uint32_t id) {
    if (!html_.nodes[id].ended) return true;
    for (uint32_t node = html_.nodes[id].first_child; node != kNone;) {
      if (html_.nodes[node].tag == Tag::img) {
        ReadImage image = read_image(html_, node, base_);
        if (image.shown && !image.source.empty() && !shown_images_.contains(image.source)) {
          shown_images_.insert(image.source);
          shown_doubles_.insert(image.source);
          builder_.image(std::move(image.list));
        }
      }
      uint32_t const child = html_.nodes[node].first_child;
      node = child != kNone ? child : next_outside(html_, node, id);
    }
    return false;
  }

  // Players and frames become a card with a link. False when there is nothing to link to: then the content is
  // shown.
  bool write_media(uint32_t id) {
    auto const& node = html_.nodes[id];
    KeptAttributes const kept = keep_attributes(html_, id);
    ReadImage const as_image = read_image(html_, id, base_);
    if (kept.hidden || (node.tag == Tag::iframe && !as_image.shown)) return true;
    std::string url;
    for (auto name : {AttributeName::src, AttributeName::data_src}) {
      if (url.empty()) url = resolve_url(decoded_attribute(html_, id, name), base_, UrlUse::image);
    }
    for (uint32_t child = node.first_child; child != kNone && url.empty();
         child = html_.nodes[child].next_sibling) {
      if (html_.nodes[child].tag != Tag::source) continue;
      url = resolve_url(decoded_attribute(html_, child, AttributeName::src), base_, UrlUse::image);
    }
    if (url.empty()) return node.tag == Tag::iframe;

    std::string title;
    for (auto name : {AttributeName::title, AttributeName::aria_label}) {
      if (title.empty()) title = tidy_text(decoded_attribute(html_, id, name));
    }
    if (title.size() > kLongestLabel) title.clear();
    std::string const poster =
        resolve_url(decoded_attribute(html_, id, AttributeName::poster), base_, UrlUse::image);
    std::string_view const kind = node.tag == Tag::video   ? words_.video
                                  : node.tag == Tag::audio ? words_.audio
                                                           : words_.frame;
    write_card(kind, title, url, poster);
    // A player's own content is for browsers that lack it; one that never ends has taken in what follows it.
    return node.tag == Tag::iframe || node.ended;
  }

  // What it is, how it is called, and where the link leads: all three in words.
  void write_card(std::string_view kind, std::string const& title, std::string const& url,
                  std::string const& poster) {
    std::string const host(host_of_url(url));
    std::string label(kind);
    if (!title.empty() || !host.empty()) label += "：" + (title.empty() ? host : title);
    bool const card = builder_.open("figure", {{"class", "media"}});
    if (card && !poster.empty()) {
      shown_images_.insert(poster);
      bool const link = builder_.open("a", {{"href", url}});
      builder_.image({{"src", poster}, {"alt", label}});
      if (link) builder_.close();
    }
    if (card) builder_.open("figcaption");
    bool const link = builder_.open("a", {{"href", url}});
    builder_.text(label);
    if (link) builder_.close();
    if (card && !title.empty() && !host.empty()) {
      builder_.text(" ");
      builder_.open("small");
      builder_.text(host);
      builder_.close();
    }
    if (card) builder_.close();
    if (card) builder_.close();
  }

  HtmlTree const& html_;
  ArticleHead& head_;
  SanitizedBody& out_;
  ContentBuilder builder_;
  ShownWords words_;
  InPagePlaces places_;
  std::string base_, decoded_;
  std::unordered_set<uint32_t> moved_;
  std::unordered_set<std::string> shown_images_, shown_doubles_;
  uint32_t last_picture_ = kNone;  ///< whose sources are in picture_
  PictureSources picture_;
  PictureSources const no_picture_;
  bool skip_title_ = false;
};

}  // namespace

SanitizedBody sanitize(HtmlTree const& html, ArticleHead& head, bool has_heading, std::string_view notice) {
  SanitizedBody out;
  Sanitizer(html, head, out).run(has_heading, notice);
  return out;
}

}  // namespace banxin
