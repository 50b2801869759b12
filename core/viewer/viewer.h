// One open article: the facade that the WebAssembly exports, the command line and the benchmarks use.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "article/article.h"
#include "base/result.h"
#include "layout/layout_article.h"
#include "paint/band_index.h"
#include "paint/display_list.h"
#include "paint/mark_list.h"
#include "reading/reading_tree.h"
#include "viewer/engine.h"

namespace banxin {

/// Owns article, layout and display list. The engine must outlive it. Not thread safe.
class Viewer {
 public:
  /// Errors are read_article's: empty, not_text, too_large. A damaged file opens; article().notice tells of it.
  static Result<std::unique_ptr<Viewer>> open(Engine& engine, std::span<uint8_t const> file,
                                              ReadOptions const& options);
  ~Viewer();

  Article const& article() const;

  /// Takes one of the article's exact subsets (FontSet::add_exact) before the first layout(). Error: font_missing.
  Result<bool> add_exact(std::span<uint8_t const> unpacked);

  /// Lays out and builds the display list. Increments revision() when anything may look different.
  void layout(LayoutSettings const& settings);
  /// Absent slices with several advances whose glyphs the last layout() set: its lines are provisional, and the
  /// article is to be laid out again when these have come. Empty soon: what is there is not asked for.
  void slices_to_lay_out(std::vector<SliceId>& out) const;
  void set_image_size(ImageSize const& size);

  /// Grows with each layout; a tile of an older revision is out of date.
  uint32_t revision() const;

  /// All of these: empty before the first layout(), valid until the next.
  FragmentTree const& fragments() const;
  DisplayList const& display_list() const;
  ReadingTree const& reading() const;

  /// Absent slices that text between `top` and `bottom` (CSS px) wants, most wanted glyphs first; failed ones are left out.
  void wanted_slices(float top, float bottom, std::vector<SliceId>& out) const;

  /// Sets what the last layout() shows in `used`, by SliceId, and clears nothing.
  void slices_in_use(std::vector<bool>& used) const;

  /// Marks these stretches of the reading text (code points, ascending, apart) from now on, in later layouts, too.
  /// No mark stands out at first. Nothing of the layout changes.
  void set_marks(std::vector<TextRange> ranges);
  /// Lets another mark stand out; kNoMark: none.
  void set_current_mark(uint32_t mark);
  /// Where they stand; rects are empty before the first layout(). Valid until the next of the three calls above.
  MarkList const& marks() const;
  /// Where the page looks different from before the last set_marks() or set_current_mark().
  std::vector<Stretch> const& changed_stretches() const;

  /// Draws one tile, see render_tile().
  void render(TileRequest const& request, Pixmap& out, TileReport& report);

 private:
  struct State;
  explicit Viewer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace banxin
