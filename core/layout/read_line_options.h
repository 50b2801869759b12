// How the lines of a block are set, from the theme's properties for it: read once per block.
#pragma once
#include <litehtml.h>

#include "layout/theme_property.h"
#include "text/line_setter.h"

namespace banxin {

/// `text-align`, `text-align-last`, `text-justify`, `hanging-punctuation` and `text-wrap` of `block`;
/// text-align is start where no rule gives one.
LineOptions line_options_of(litehtml::element const& block, ThemeProperties const& properties,
                            TypesettingMode mode);

}  // namespace banxin
