// <img>: its natural size is what was learnt, what its attributes say, or an assumption.
#pragma once
#include <litehtml.h>

#include "layout/box_tree.h"

namespace banxin {

/// The proportions of most news pictures; what is assumed until the picture has come.
inline constexpr float kAssumedRatio = 1.5f;
inline constexpr float kAssumedWidth = 1200;  ///< CSS px; the stylesheet limits it to the column

class ImageElement final : public litehtml::html_tag {
 public:
  ImageElement(std::shared_ptr<litehtml::document> const& document, BoxTree const& tree)
      : html_tag(document), tree_(tree) {}

  bool is_replaced() const override { return true; }
  /// Unlike litehtml's own element, makes no CSS lengths of the attributes: proportions must survive a narrow column.
  void parse_attributes() override;
  std::shared_ptr<litehtml::render_item> create_render_item(
      std::shared_ptr<litehtml::render_item> const& parent) override;
  void get_content_size(litehtml::size& size, int max_width) override;
  NaturalSize natural_size() const;

 private:
  BoxTree const& tree_;
};

}  // namespace banxin
