// What the render items of one document share: fonts, styles, settings. Lives as long as the document.
#pragma once
#include <litehtml.h>
#include <litehtml/render_item.h>

#include <string>
#include <unordered_map>

#include "layout/font_table.h"
#include "layout/layout_article.h"
#include "layout/style_table.h"
#include "text/shape_paragraph.h"

namespace banxin {

/// The natural size of an image: learnt, from its attributes, or assumed.
struct NaturalSize {
  Size size;
  bool known = false;
};

struct BoxTree {
  BoxTree(FontSet const& f, LayoutSettings const& s)
      : fonts(f), settings(s), engine_fonts(f),
        styles(engine_fonts, {s.language, s.line_break, s.typesetting == Typesetting::full}) {}

  FontSet const& fonts;
  LayoutSettings settings;
  FontTable engine_fonts;
  StyleTable styles;
  ShapeScratch scratch;
  std::unordered_map<NodeId, Size> learnt_sizes;
  litehtml::document::ptr document;
  std::shared_ptr<litehtml::render_item> root;  ///< of the finished render tree

  TypesettingMode mode() const {
    return settings.typesetting == Typesetting::full ? TypesettingMode::full : TypesettingMode::simple;
  }
};

/// The sanitised node that an element was made from: its data-node; kNoNode for anonymous ones.
NodeId node_of(litehtml::element const& element);

}  // namespace banxin
