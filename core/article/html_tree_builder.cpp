#include "article/html_tree_builder.h"

#include <algorithm>
#include <utility>

namespace banxin {
namespace {

bool belongs_to_svg(Tag tag) {
  return tag == Tag::none || tag == Tag::a || tag == Tag::image || tag == Tag::script || tag == Tag::style ||
         tag == Tag::svg || tag == Tag::text || tag == Tag::title || tag == Tag::tspan;
}

// White space that makes no difference: written out, not as a reference.
bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f") == std::string_view::npos;
}

}  // namespace

HtmlTreeBuilder::HtmlTreeBuilder(HtmlTree& tree) : tree_(tree) {
  tree_.nodes.push_back({});
  open_.push_back({});
}

bool HtmlTreeBuilder::in_table_structure() const {
  Tag const tag = open_.back().tag;
  return tag == Tag::table || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot || tag == Tag::tr;
}

void HtmlTreeBuilder::ensure_cell() {
  if (!in_table_structure()) return;
  if (current().tag == Tag::table && !push(Tag::tbody, 0, 0, true)) return;
  if (current().tag != Tag::tr && !push(Tag::tr, 0, 0, true)) return;
  push(Tag::td, 0, 0, true);
}

// Before text, images and inline elements.
void HtmlTreeBuilder::prepare_phrase() {
  ensure_cell();
  if (current().paragraph_pending && current().tag != Tag::p) {
    if (push(Tag::p, 0, 0, true)) open_[open_.size() - 2].paragraph_pending = true;
  }
  resume_inlines();
}

void HtmlTreeBuilder::start_table_part(Tag tag, uint32_t attributes_begin, uint32_t attributes_end) {
  size_t const table = table_floor();
  if (table == kNotOpen) return;
  if (in_skipped_table()) return skip_element(tag);  // its rows are not rows of the table around it
  bool const cell = tag == Tag::td || tag == Tag::th;
  size_t keep = table;
  for (size_t i = table + 1; i < open_.size(); ++i) {
    bool const section =
        open_[i].tag == Tag::tbody || open_[i].tag == Tag::thead || open_[i].tag == Tag::tfoot;
    if (section && (tag == Tag::tr || cell)) keep = i;
    if (open_[i].tag == Tag::tr && cell) keep = i;
  }
  if (open_.size() > keep + 1) pop_to(keep + 1, true);
  if ((tag == Tag::tr || cell) && current().tag == Tag::table && !push(Tag::tbody, 0, 0, true)) return;
  if (cell && current().tag != Tag::tr && !push(Tag::tr, 0, 0, true)) return;
  push(tag, attributes_begin, attributes_end, false);
}

void HtmlTreeBuilder::start_block(Tag tag, uint32_t attributes_begin, uint32_t attributes_end) {
  ensure_cell();
  if (tag == Tag::li || tag == Tag::dd || tag == Tag::dt) close_list_item(tag);
  close_paragraph(tag != Tag::p);
  if (is_heading(tag)) close_heading();
  if (tag == Tag::p) current().paragraph_pending = false;
  suspend_inlines();
  bool const childless = tag == Tag::hr || tag == Tag::iframe;
  if (!push(tag, attributes_begin, attributes_end, false)) {
    if (!childless) skip_element(tag);
    return;
  }
  if (childless) pop(true);
}

void HtmlTreeBuilder::start_inline(Tag tag, uint32_t attributes_begin, uint32_t attributes_end, bool empty) {
  if (tag == Tag::a) {  // a link ends the link before it
    for (size_t i = open_.size(); i-- > 1 && is_inline(open_[i].tag);) {
      if (open_[i].tag == Tag::a) {
        end_tag(Tag::a);
        break;
      }
    }
    std::erase_if(suspended_, [](auto const& inline_) { return inline_.tag == Tag::a; });
    if (std::any_of(open_.begin(), open_.end(), [](auto const& open) { return open.tag == Tag::a; }))
      return skip_element(tag);
  }
  if (empty) return;
  prepare_phrase();
  if (is_ruby_part(tag) && is_ruby_part(current().tag)) pop(true);
  // The standard's "Noah's ark": at most three of the same kind go on together.
  if (tag_kind(tag) == TagKind::formatting) {
    auto same = [&](OpenElement const& open) {
      auto const& node = tree_.nodes[open.node];
      return open.tag == tag && node.end - node.begin == attributes_end - attributes_begin;
    };
    if (std::count_if(open_.begin(), open_.end(), same) >= 8) return skip_element(tag);
  }
  if (!push(tag, attributes_begin, attributes_end, false)) skip_element(tag);
}

void HtmlTreeBuilder::start_tag(HtmlToken const& token, std::span<HtmlAttribute const> attributes) {
  Tag const tag = token.tag;
  if (within_svg() && !belongs_to_svg(tag)) {
    // Not an element of SVG: the drawing has ended (HTML, 13.2.6.5).
    for (size_t i = open_.size(); within_svg() && i-- > 1;) {
      if (open_[i].tag == Tag::svg) pop_to(i, true);
    }
  }
  if (within_svg()) {
    if (token.self_closing || tag == Tag::none) return;
    if (tag == Tag::svg || tag == Tag::style || tag == Tag::text || tag == Tag::tspan) {
      push(tag, 0, 0, false);
    } else if (tag == Tag::title) {
      in_title_ = token.raw_text;
    }
    return;
  }
  auto value = [&](AttributeName name) {
    for (auto const& attribute : attributes) {
      if (attribute.name == name) return attribute.raw;
    }
    return std::string_view();
  };
  switch (tag_kind(tag)) {
    case TagKind::document:
      if (tag == Tag::html || tag == Tag::body) {
        if (auto language = value(AttributeName::lang); !language.empty()) tree_.language = language;
        if (auto direction = value(AttributeName::dir); !direction.empty()) tree_.direction = direction;
      } else if (tag == Tag::base && tree_.base.empty()) {
        tree_.base = value(AttributeName::href);
      } else if (tag == Tag::title) {
        in_title_ = token.raw_text;
      }
      return;
    case TagKind::raw_text:
    case TagKind::foreign:
      return;
    default:
      break;
  }
  if ((tag == Tag::textarea || tag == Tag::xmp) && !token.raw_text) return;
  uint32_t const begin = store(attributes);
  uint32_t const end = static_cast<uint32_t>(tree_.attributes.size());
  switch (tag_kind(tag)) {
    case TagKind::block:
      return start_block(tag, begin, end);
    case TagKind::formatting:
    case TagKind::inline_:
      return start_inline(tag, begin, end, token.self_closing);
    case TagKind::table_part:
      return start_table_part(tag, begin, end);
    case TagKind::island:
      prepare_phrase();
      if (token.self_closing && tag != Tag::noscript) return;
      if (!push(tag, begin, end, false)) skip_element(tag);
      return;
    case TagKind::phrase:
      if (tag != Tag::source) prepare_phrase();
      if (push(tag == Tag::image ? Tag::img : tag, begin, end, false)) pop(true);
      return;
    default:
      return;
  }
}

void HtmlTreeBuilder::skip_element(Tag tag) {
  skipped_.push_back(tag);
  part_text(tag);
}

// Looks no further than a table's parts are deep.
bool HtmlTreeBuilder::in_skipped_table() const {
  size_t const depth = std::min<size_t>(skipped_.size(), 64);
  return std::find(skipped_.end() - static_cast<std::ptrdiff_t>(depth), skipped_.end(), Tag::table) != skipped_.end();
}

// A block's edges part words even when its box is not there.
void HtmlTreeBuilder::part_text(Tag tag) {
  if (tag_kind(tag) != TagKind::block && tag_kind(tag) != TagKind::table_part) return;
  uint32_t const last = tree_.nodes[current().node].last_child;
  if (last == HtmlNode::kNone || tree_.nodes[last].tag != Tag::none || in_table_structure()) return;
  if (tree_.nodes.size() < HtmlTree::kMostNodes) {
    append_node({.tag = Tag::br});
  } else {
    text_parted_ = true;
  }
}

bool HtmlTreeBuilder::end_skipped(Tag tag) {
  size_t const depth = std::min<size_t>(skipped_.size(), 16);
  for (size_t i = 1; i <= depth; ++i) {
    if (skipped_[skipped_.size() - i] != tag) continue;
    skipped_.resize(skipped_.size() - i);
    part_text(tag);
    return true;
  }
  return false;
}

void HtmlTreeBuilder::end_tag(Tag tag) {
  if (!skipped_.empty() && end_skipped(tag)) return;
  if (within_svg()) {
    for (size_t i = open_.size(); i-- > 1;) {
      if (open_[i].tag == tag) return pop_to(i, true);
      if (open_[i].tag == Tag::svg) break;
    }
    return;
  }
  switch (tag_kind(tag)) {
    case TagKind::block: {
      if (tag == Tag::p && find_open(tag, false) == kNotOpen) {
        current().paragraph_pending = false;
        return;
      }
      size_t depth = tag == Tag::table ? table_floor() : find_open(tag, tag == Tag::li);
      if (depth == kNotOpen && is_heading(tag)) {
        for (Tag heading : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}) {
          depth = std::max(depth, find_open(heading, false));
        }
      }
      if (depth == kNotOpen) return;
      pop_to(depth, true);
      if (tag == Tag::p) current().paragraph_pending = false;
      return;
    }
    case TagKind::formatting:
    case TagKind::inline_: {
      size_t depth = open_.size();
      while (depth > 1 && is_inline(open_[depth - 1].tag) && open_[depth - 1].tag != tag) --depth;
      if (depth <= 1 || open_[depth - 1].tag != tag) return forget(tag);
      --depth;
      // Formatting that was opened inside goes on: <b><i></b>…</i>.
      uint32_t const home = static_cast<uint32_t>(block_depth());
      for (size_t i = depth + 1; i < open_.size(); ++i) {
        if (tag_kind(open_[i].tag) != TagKind::formatting) continue;
        auto const& node = tree_.nodes[open_[i].node];
        suspended_.push_back({open_[i].tag, open_[i].lasting, node.begin, node.end, home});
      }
      while (open_.size() > depth) pop(true);
      return;
    }
    case TagKind::table_part: {
      size_t const table = table_floor();
      for (size_t i = open_.size(); table != kNotOpen && i-- > table + 1;) {
        if (open_[i].tag == tag) return pop_to(i, true);
      }
      return;
    }
    case TagKind::island:
      for (size_t i = open_.size(); i-- > 1;) {
        if (open_[i].tag == tag) return pop_to(i, true);
        if (tag_kind(open_[i].tag) == TagKind::island) return;
      }
      return;
    case TagKind::phrase:
      if (tag == Tag::br) start_tag({.kind = HtmlToken::Kind::start_tag, .tag = Tag::br}, {});
      return;
    default:
      return;
  }
}

void HtmlTreeBuilder::text(HtmlToken const& token) {
  std::string_view const text = tree_.source.substr(token.begin, token.end - token.begin);
  if (in_title_) {
    if (tree_.title.empty() && !within_svg()) tree_.title = text;
    in_title_ = false;
    return;
  }
  if (within_svg()) {
    Tag const tag = current().tag;
    if (tag != Tag::text && tag != Tag::tspan) return;
  } else if (pre_depth_ == 0 && is_blank(text)) {
    // Between blocks it is nothing; between words it is a space.
    uint32_t const last = tree_.nodes[current().node].last_child;
    if (in_table_structure() || (last == HtmlNode::kNone && !is_inline(current().tag))) return;
  } else {
    prepare_phrase();
  }
  uint32_t const last = tree_.nodes[current().node].last_child;
  bool const parted = std::exchange(text_parted_, false);
  if (!parted && last != HtmlNode::kNone && tree_.nodes[last].tag == Tag::none &&
      tree_.nodes[last].end == token.begin && tree_.nodes[last].literal == token.literal) {
    tree_.nodes[last].end = static_cast<uint32_t>(token.end);
    return;
  }
  HtmlNode node{.literal = token.literal, .made = parted};
  node.begin = static_cast<uint32_t>(token.begin);
  node.end = static_cast<uint32_t>(token.end);
  append_node(node);
}

HtmlTree parse_html(std::string_view source) {
  HtmlTree tree;
  tree.source = source;
  HtmlTokenizer tokenizer(source);
  HtmlTreeBuilder builder(tree);
  for (;;) {
    HtmlToken const token = tokenizer.next();
    if (token.kind == HtmlToken::Kind::end_of_input) break;
    if (token.kind == HtmlToken::Kind::text) {
      builder.text(token);
    } else if (token.kind == HtmlToken::Kind::start_tag) {
      builder.start_tag(token, tokenizer.attributes());
    } else {
      builder.end_tag(token.tag);
    }
  }
  tree.damaged = tokenizer.damaged();
  return tree;
}

}  // namespace banxin
