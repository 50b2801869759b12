// litehtml's questions to its host. Text has no width here: lines are ours.
#pragma once
#include <litehtml.h>

#include "layout/box_tree.h"

namespace banxin {

class Container final : public litehtml::document_container {
 public:
  explicit Container(BoxTree& tree) : tree_(tree) {}
  virtual ~Container() = default;
  BoxTree& tree() { return tree_; }

  litehtml::uint_ptr create_font(char const* families, int size, int weight, litehtml::font_style italic,
                                 unsigned decorations, litehtml::font_metrics* metrics) override;
  void delete_font(litehtml::uint_ptr) override {}
  int text_width(char const*, litehtml::uint_ptr) override { return 0; }
  void draw_text(litehtml::uint_ptr, char const*, litehtml::uint_ptr, litehtml::web_color,
                 litehtml::position const&) override {}
  int pt_to_px(int pt) const override { return (pt * 4 + 1) / 3; }
  int get_default_font_size() const override;
  char const* get_default_font_name() const override { return "song"; }
  void draw_list_marker(litehtml::uint_ptr, litehtml::list_marker const&) override {}
  void load_image(char const*, char const*, bool) override {}
  void get_image_size(char const*, char const*, litehtml::size& size) override { size = {}; }
  void draw_background(litehtml::uint_ptr, std::vector<litehtml::background_paint> const&) override {}
  void draw_borders(litehtml::uint_ptr, litehtml::borders const&, litehtml::position const&, bool) override {}
  void set_caption(char const*) override {}
  void set_base_url(char const*) override {}
  void link(std::shared_ptr<litehtml::document> const&, litehtml::element::ptr const&) override {}
  void on_anchor_click(char const*, litehtml::element::ptr const&) override {}
  void set_cursor(char const*) override {}
  void transform_text(litehtml::string& text, litehtml::text_transform transform) override;
  void import_css(litehtml::string& text, litehtml::string const&, litehtml::string&) override { text.clear(); }
  void set_clip(litehtml::position const&, litehtml::border_radiuses const&) override {}
  void del_clip() override {}
  void get_client_rect(litehtml::position& client) const override;
  litehtml::element::ptr create_element(char const* tag, litehtml::string_map const& attributes,
                                        std::shared_ptr<litehtml::document> const& document) override;
  void get_media_features(litehtml::media_features& media) const override;
  void get_language(litehtml::string& language, litehtml::string& culture) const override;
  litehtml::string resolve_color(litehtml::string const& name) const override;
  void split_text(char const* text, std::function<void(char const*)> const& on_word,
                  std::function<void(char const*)> const& on_space) override;

 private:
  BoxTree& tree_;
};

}  // namespace banxin
