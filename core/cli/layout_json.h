// The JSON of `banxin layout` and `banxin info`: the shapes of the product's fixed outside.
#pragma once
#include <string>

#include "viewer/viewer.h"

namespace banxin::cli {

/// Lengths in CSS px rounded to a thousandth, text offsets in code points. Glyph indices are those of the slices' fonts; a
/// glyph whose slice has not arrived has id 0.
std::string layout_json(Viewer const& viewer, FontSet const& fonts);

std::string info_json(Article const& article);

}  // namespace banxin::cli
