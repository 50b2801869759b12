// HtmlTreeBuilder: the stack of open elements, and the inline elements that blocks interrupt.
#include <algorithm>
#include <utility>

#include "article/html_tree_builder.h"

namespace banxin {
namespace {

constexpr size_t kMostSuspended = 12;
constexpr size_t kMostResumedBytes = 4u << 20;

// What is shown as a div, or not as a box at all: list items end one another through it, as through a div.
bool leaves_no_barrier(Tag tag) {
  return tag == Tag::div || tag == Tag::main || tag == Tag::form || tag == Tag::fieldset ||
         tag == Tag::legend || tag == Tag::search || tag == Tag::dialog || tag == Tag::summary ||
         tag == Tag::video || tag == Tag::audio;
}

}  // namespace

uint32_t HtmlTreeBuilder::append_node(HtmlNode node) {
  uint32_t const id = static_cast<uint32_t>(tree_.nodes.size());
  uint32_t const parent = current().node;
  node.parent = parent;
  tree_.nodes.push_back(node);
  auto& siblings = tree_.nodes[parent];
  if (siblings.last_child == HtmlNode::kNone) {
    siblings.first_child = id;
  } else {
    tree_.nodes[siblings.last_child].next_sibling = id;
  }
  siblings.last_child = id;
  return id;
}

uint32_t HtmlTreeBuilder::store(std::span<HtmlAttribute const> attributes) {
  uint32_t const begin = static_cast<uint32_t>(tree_.attributes.size());
  tree_.attributes.insert(tree_.attributes.end(), attributes.begin(), attributes.end());
  return begin;
}

// False when the document is too deep or has too many elements already.
bool HtmlTreeBuilder::push(Tag tag, uint32_t attributes_begin, uint32_t attributes_end, bool made) {
  size_t const room = made ? 16 : 0;  // a cell must be there for text that needs one
  auto is_table = [](OpenElement const& open) { return open.tag == Tag::table; };
  bool const too_deep =
      open_.size() >= HtmlTree::kGreatestDepth + room ||
      (tag == Tag::table && std::count_if(open_.begin(), open_.end(), is_table) >= HtmlTree::kMostTablesInTables);
  if (too_deep || tree_.nodes.size() >= HtmlTree::kMostNodes) {
    tree_.flattened = true;
    return false;
  }
  HtmlNode node{.tag = tag, .made = made};
  node.begin = attributes_begin;
  node.end = attributes_end;
  uint32_t const id = append_node(node);
  open_.push_back({.node = id, .tag = tag});
  svg_depth_ += tag == Tag::svg;
  pre_depth_ += is_pre(tag);
  return true;
}

void HtmlTreeBuilder::pop(bool ended) {
  svg_depth_ -= current().tag == Tag::svg;
  pre_depth_ -= is_pre(current().tag);
  tree_.nodes[current().node].ended = ended;
  open_.pop_back();
}

size_t HtmlTreeBuilder::block_depth() const {
  return static_cast<size_t>(
      std::count_if(open_.begin(), open_.end(), [](auto const& open) { return !is_inline(open.tag); }));
}

// Ends all above `depth` and the element at it. Formatting that is still open goes on after it, other inline
// elements end; out of a table cell or an island nothing goes on.
void HtmlTreeBuilder::pop_to(size_t depth, bool ended) {
  bool const sealed = std::any_of(
      open_.begin() + static_cast<ptrdiff_t>(depth), open_.end(),
      [](auto const& open) { return is_cell(open.tag) || tag_kind(open.tag) == TagKind::island; });
  size_t const floor =
      static_cast<size_t>(std::count_if(open_.begin(), open_.begin() + static_cast<ptrdiff_t>(depth),
                                        [](auto const& open) { return !is_inline(open.tag); }));
  bool const block = !is_inline(open_[depth].tag);
  if (block && sealed) {
    std::erase_if(suspended_, [&](auto const& inline_) { return inline_.home > floor; });
  } else if (block) {
    std::erase_if(suspended_, [&](auto const& inline_) {
      return inline_.home > floor && tag_kind(inline_.tag) != TagKind::formatting;
    });
    for (size_t i = depth + 1; i < open_.size(); ++i) {
      auto const& open = open_[i];
      if (!is_inline(open.tag) || !(open.lasting || tag_kind(open.tag) == TagKind::formatting)) continue;
      auto const& node = tree_.nodes[open.node];
      uint32_t const home = open.lasting ? open.home : static_cast<uint32_t>(floor);
      suspended_.push_back({open.tag, open.lasting, node.begin, node.end, home});
    }
  }
  while (open_.size() > depth + 1) pop(false);
  pop(ended);
}

// Tags do not reach out of the cell or island that they stand in.
size_t HtmlTreeBuilder::scope_floor() const {
  for (size_t i = open_.size(); i-- > 1;) {
    if (is_cell(open_[i].tag) || tag_kind(open_[i].tag) == TagKind::island) return i;
  }
  return 0;
}

size_t HtmlTreeBuilder::find_open(Tag tag, bool within_list) const {
  size_t const floor = scope_floor();
  for (size_t i = open_.size(); i-- > std::max<size_t>(floor, 1);) {
    if (open_[i].tag == tag) return i;
    if (within_list && (open_[i].tag == Tag::ul || open_[i].tag == Tag::ol)) break;
  }
  return kNotOpen;
}

size_t HtmlTreeBuilder::table_floor() const {
  for (size_t i = open_.size(); i-- > 1;) {
    if (open_[i].tag == Tag::table) return i;
    if (tag_kind(open_[i].tag) == TagKind::island) break;
  }
  return kNotOpen;
}

void HtmlTreeBuilder::close_paragraph(bool by_block) {
  size_t const depth = find_open(Tag::p, false);
  if (depth == kNotOpen) return;
  bool const made = tree_.nodes[open_[depth].node].made;
  pop_to(depth, true);
  current().paragraph_pending = by_block || (made && current().paragraph_pending);
}

// HTML, "in body": li, dd and dt end one another, through address, div and p but not through other blocks.
void HtmlTreeBuilder::close_list_item(Tag tag) {
  for (size_t i = open_.size(); i-- > 1;) {
    Tag const open = open_[i].tag;
    bool const ends = tag == Tag::li ? open == Tag::li : open == Tag::dd || open == Tag::dt;
    if (ends) return pop_to(i, true);
    if (!is_inline(open) && open != Tag::address && open != Tag::p && !leaves_no_barrier(open)) return;
  }
}

void HtmlTreeBuilder::close_heading() {
  for (size_t i = open_.size(); i-- > 1 && (is_inline(open_[i].tag) || is_heading(open_[i].tag));) {
    if (is_heading(open_[i].tag)) return pop_to(i, true);
  }
}

// Before a block: the inline elements that are open around it are closed and wait.
void HtmlTreeBuilder::suspend_inlines() {
  size_t first = open_.size();
  while (first > 1 && is_inline(open_[first - 1].tag)) --first;
  if (first == open_.size()) return;
  uint32_t const home = static_cast<uint32_t>(block_depth());
  for (size_t i = first; i < open_.size(); ++i) {
    auto const& node = tree_.nodes[open_[i].node];
    if (is_ruby_part(open_[i].tag) || open_[i].tag == Tag::ruby || open_[i].tag == Tag::picture) continue;
    suspended_.push_back({open_[i].tag, true, node.begin, node.end, open_[i].lasting ? open_[i].home : home});
  }
  while (open_.size() > first) pop(true);
  if (suspended_.size() > kMostSuspended) {
    suspended_.erase(suspended_.begin(), suspended_.end() - static_cast<ptrdiff_t>(kMostSuspended));
  }
}

void HtmlTreeBuilder::forget(Tag tag) {
  for (size_t i = suspended_.size(); i-- > 0;) {
    if (suspended_[i].tag != tag) continue;
    suspended_.erase(suspended_.begin() + static_cast<ptrdiff_t>(i));
    return;
  }
}

void HtmlTreeBuilder::resume_inlines() {
  if (suspended_.empty()) return;
  if (suspended_.size() > kMostSuspended) {
    suspended_.erase(suspended_.begin(), suspended_.end() - static_cast<ptrdiff_t>(kMostSuspended));
  }
  // What could not be opened again for want of room is let go.
  auto waiting = std::exchange(suspended_, {});
  for (auto const& inline_ : waiting) {
    // One long attribute must not become thousands of copies of it.
    for (uint32_t i = inline_.attributes_begin; i < inline_.attributes_end; ++i) {
      resumed_bytes_ += tree_.attributes[i].raw.size();
    }
    if (resumed_bytes_ > kMostResumedBytes) {
      tree_.flattened = true;
      break;
    }
    if (!push(inline_.tag, inline_.attributes_begin, inline_.attributes_end, true)) break;
    current().lasting = inline_.lasting;
    current().home = inline_.home;
  }
}

}  // namespace banxin
