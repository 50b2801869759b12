// The third stage: glyphs and clusters of every text item, with the classes and blank sides that a cluster
// has by itself.
#pragma once
#include <span>
#include <vector>

#include "font/font_set.h"
#include "text/paragraph.h"
#include "text/shape_run.h"
#include "text/shaped_paragraph.h"
#include "text/text_analysis.h"
#include "text/text_item.h"

namespace banxin {

/// Fills `out` but for the joints between clusters. `raw` is scratch.
void build_clusters(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
                    TextAnalysis const& analysis, Itemization const& itemization, RunShaper& shaper,
                    std::vector<RawGlyph>& raw, ShapedParagraph& out);

}  // namespace banxin
