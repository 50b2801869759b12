#include "layout/root_element.h"

#include <litehtml/render_block.h>
#include <litehtml/render_inline_context.h>
#include <litehtml/render_table.h>

#include <typeinfo>

#include "layout/block_box.h"
#include "layout/inline_context.h"

namespace banxin {

namespace {

using Item = std::shared_ptr<litehtml::render_item>;

template <class Made>
Item made_from(Item const& item) {
  auto made = std::make_shared<Made>(item->src_el());
  made->parent(item->parent());
  made->children() = std::move(item->children());
  for (Item const& child : made->children()) child->parent(made);
  return made;
}

Item replaced(Item const& item) {
  litehtml::render_item const& plain = *item;
  if (typeid(plain) == typeid(litehtml::render_item_inline_context)) return made_from<InlineContext>(item);
  if (typeid(plain) == typeid(litehtml::render_item_block_context)) return made_from<BlockContext>(item);
  if (typeid(plain) == typeid(litehtml::render_item_table)) return made_from<TableBox>(item);
  return item;
}

/// Children first: a table gathers its cells when it is initialised. Depth is bounded by the sanitised
/// tree's.
void replace_boxes(Item& item) {
  item = replaced(item);
  for (Item& child : item->children()) replace_boxes(child);
  if (auto* table = dynamic_cast<TableBox*>(item.get())) table->init();
}

class RootItem final : public litehtml::render_item_block {
 public:
  using render_item_block::render_item_block;
  Item init() override {
    BoxTree& tree = tree_of(*this);
    tree.survey = survey_elements(*src_el(), *tree.content);
    {
      UnnumberedLists const unnumbered(*src_el());
      tree.root = render_item_block::init();
    }
    replace_boxes(tree.root);
    return tree.root;
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
