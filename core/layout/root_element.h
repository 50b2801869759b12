// The seam: <html> as an element of ours, whose render item swaps litehtml's inline contexts for our own as
// soon as the render tree is complete.
#pragma once
#include <litehtml.h>

namespace banxin {

class RootElement final : public litehtml::html_tag {
 public:
  using html_tag::html_tag;
  std::shared_ptr<litehtml::render_item> create_render_item(
      std::shared_ptr<litehtml::render_item> const& parent) override;
};

}  // namespace banxin
