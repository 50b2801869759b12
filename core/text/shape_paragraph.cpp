#include "text/shape_paragraph.h"

#include <algorithm>

#include "text/cluster_builder.h"
#include "text/joints.h"
#include "text/shape_run.h"
#include "text/text_analysis.h"
#include "text/text_item.h"

namespace banxin {

struct ShapeScratch::State {
  TextAnalysis analysis;
  Itemization itemization;
  RunShaper shaper;
  std::vector<RawGlyph> glyphs;
  FontSet const* fonts = nullptr;  // whose objects the shaper has learnt about
  uint32_t revision = 0;
};

ShapeScratch::ShapeScratch() : state_(std::make_unique<State>()) {}
ShapeScratch::~ShapeScratch() = default;
ShapeScratch::ShapeScratch(ShapeScratch&&) noexcept = default;

void shape_paragraph(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
                     ShapeScratch& scratch, ShapedParagraph& out) {
  ShapeScratch::State& state = scratch.state();
  if (state.fonts != &fonts || state.revision != fonts.revision()) {
    state.shaper.forget_fonts();
    state.fonts = &fonts;
    state.revision = fonts.revision();
  }
  analyse_text(paragraph, styles, state.analysis);
  itemize(paragraph, styles, fonts, state.analysis, state.itemization);
  build_clusters(paragraph, styles, fonts, state.analysis, state.itemization, state.shaper, state.glyphs,
                 out);
  decide_joints(paragraph, styles, out);
}

}  // namespace banxin
