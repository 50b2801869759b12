// What the render items of one document share: fonts, styles, settings. Lives as long as the document.
#pragma once
#include <litehtml.h>
#include <litehtml/render_item.h>

#include <string>
#include <unordered_map>

#include "layout/element_survey.h"
#include "layout/font_table.h"
#include "layout/layout_article.h"
#include "layout/list_marker.h"
#include "layout/style_table.h"
#include "text/line_chooser.h"
#include "text/shape_paragraph.h"

namespace banxin {

/// The natural size of an image: learnt, from its attributes, or assumed.
struct NaturalSize {
  Size size;
  bool known = false;
};

/// What keeps a table's cells from becoming too narrow. A table that is too wide tightens it for its cells.
struct CellLimits {
  float unparted = 6;  ///< em; texts up to this length stay on one line
  float word = 1e6f;   ///< em; longer words are broken
};

struct BoxTree {
  BoxTree(FontSet const& f, LayoutSettings const& s)
      : fonts(f),
        settings(s),
        engine_fonts(f),
        styles(engine_fonts, {s.language, s.line_break, s.typesetting == Typesetting::full, s.scope}) {}

  FontSet const& fonts;
  ContentTree const* content = nullptr;  ///< what the document is made from
  LayoutSettings settings;
  FontTable engine_fonts;
  StyleTable styles;
  ShapeScratch scratch;
  ChooseScratch choosing;
  ShapedParagraph shaped;  ///< scratch; each context keeps a copy without spare room
  size_t gathered = 0;     ///< code points of all contexts shaped so far
  std::unordered_map<NodeId, Size> learnt_sizes;
  litehtml::document::ptr document;
  std::shared_ptr<litehtml::render_item> root;  ///< of the finished render tree
  ElementSurvey survey;
  MarkerCache markers;

  CellLimits cell_limits;

  /// Boxes that one layout may still lay out, before it is given up as one that nested floats and tables make
  /// exponential.
  size_t work_left = 0;
  bool spent = false;
  bool take_work() {
    if (work_left == 0) {
      spent = true;
      return false;
    }
    --work_left;
    return true;
  }

  TypesettingMode mode() const {
    return settings.typesetting == Typesetting::full ? TypesettingMode::full : TypesettingMode::simple;
  }
};

/// The sanitised node that an element was made from: its data-node; kNoNode for anonymous ones.
NodeId node_of(litehtml::element const& element);

/// The tree that `item`'s document belongs to.
BoxTree& tree_of(litehtml::render_item const& item);

}  // namespace banxin
