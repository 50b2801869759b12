// Paragraph -> ShapedParagraph: bidi levels, script runs, font selection, HarfBuzz shaping, break opportunities,
// punctuation classes and glue.
#pragma once
#include <span>

#include "text/paragraph.h"
#include "text/shaped_paragraph.h"

namespace banxin {

/// Reusable buffers; owned by the caller, one per thread.
class ShapeScratch {
 public:
  ShapeScratch();
  ~ShapeScratch();
  ShapeScratch(ShapeScratch&&) noexcept;
  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Never fails: what no face covers becomes a cluster with slice kNoSlice and the width of a visible box (1 em for wide, 0.5 em
/// for other characters). `styles` is the article's table that the paragraph's StyleIds index. Runs are cut at style, script, level and face
/// changes and shaped whole, with Common resolved; Han of deferred slices are not given to HarfBuzz (their advance is in
/// the catalog). Punctuation glue and Han–Latin gaps are decided across run boundaries (typesetting rule 14).
void shape_paragraph(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
                     ShapeScratch& scratch, ShapedParagraph& out);

}  // namespace banxin
