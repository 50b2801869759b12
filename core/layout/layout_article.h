// Article -> FragmentTree, through litehtml's boxes and our own inline context. The only header of this room
// that others see.
#pragma once
#include <memory>
#include <string>

#include "article/article.h"
#include "article/theme.h"
#include "font/font_set.h"
#include "layout/fragment_tree.h"

namespace banxin {

struct LayoutSettings {
  float width = 720;  ///< CSS px of the page
  ThemeSettings theme;
  Typesetting typesetting = Typesetting::full;
  LineBreakStrictness line_break = LineBreakStrictness::strict;
  Language language = Language::zh_hans;
  ArticleScope scope = 0;  ///< of the article's exact slices
};

/// The natural size of an image, learnt by the host after layout. CSS px.
struct ImageSize {
  NodeId node = kNoNode;
  Size size;
};

/// Keeps the parsed boxes and shaped paragraphs of one article, so that another width only breaks lines
/// again. `article` and `fonts` must outlive it.
class ArticleLayout {
 public:
  ArticleLayout(Article const& article, FontSet const& fonts);
  ~ArticleLayout();

  /// Lays out and fills fragments(). A change of width alone reuses boxes and shaping; any other change
  /// starts anew.
  void layout(LayoutSettings const& settings);
  /// Takes effect at the next layout().
  void set_image_size(ImageSize const& size);
  FragmentTree const& fragments() const;
  /// How many times a box was laid out by the last layout(): a measure of its work that no clock disturbs.
  size_t work() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace banxin
