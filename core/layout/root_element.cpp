#include "layout/root_element.h"

#include <litehtml/render_block.h>
#include <litehtml/render_inline_context.h>
#include <litehtml/render_table.h>

#include <typeinfo>

#include "layout/container.h"
#include "layout/inline_context.h"

namespace banxin {

namespace {

using Item = std::shared_ptr<litehtml::render_item>;

Item replaced(Item const& item) {
  litehtml::render_item const& plain = *item;
  if (typeid(plain) != typeid(litehtml::render_item_inline_context)) return item;
  auto context = std::make_shared<InlineContext>(item->src_el());
  context->parent(item->parent());
  context->children() = std::move(item->children());
  for (Item const& child : context->children()) child->parent(context);
  return context;
}

/// Depth is bounded by the sanitised tree's.
void replace_contexts(Item const& parent) {
  for (Item& child : parent->children()) {
    child = replaced(child);
    replace_contexts(child);
  }
  // A table keeps its cells in a grid of its own, which init() fills anew; our contexts stay as they are.
  if (parent->src_el()->css().get_display() == litehtml::display_table ||
      parent->src_el()->css().get_display() == litehtml::display_inline_table)
    if (dynamic_cast<litehtml::render_item_table*>(parent.get())) parent->init();
}

class RootItem final : public litehtml::render_item_block {
 public:
  using render_item_block::render_item_block;
  Item init() override {
    Item root = replaced(render_item_block::init());
    replace_contexts(root);
    static_cast<Container*>(src_el()->get_document()->container())->tree().root = root;
    return root;
  }
};

}  // namespace

Item RootElement::create_render_item(Item const& parent) {
  Item made = html_tag::create_render_item(parent);
  auto root = std::make_shared<RootItem>(shared_from_this());
  root->parent(parent);
  if (made)
    for (Item const& child : made->children()) root->add_child(child);
  return root;
}

}  // namespace banxin
