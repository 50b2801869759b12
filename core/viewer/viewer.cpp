#include "viewer/viewer.h"

#include <algorithm>
#include <utility>

#include "paint/build_display_list.h"
#include "raster/render_tile.h"

namespace banxin {

struct Viewer::State {
  State(Engine& e, Article a) : engine(e), article(std::move(a)), layout(article, e.fonts) {}
  ~State() {
    if (scope) engine.fonts.drop_exact(scope);
  }

  Engine& engine;
  Article article;
  ArticleLayout layout;
  DisplayList display_list;
  BandIndex bands;
  ReadingTree reading;
  std::vector<TextRange> marked;
  MarkList marks;
  std::vector<Stretch> changed;
  uint32_t revision = 0;
  ArticleScope scope = 0;  // 0 before an exact subset has come
};

Viewer::Viewer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Viewer::~Viewer() = default;

Result<std::unique_ptr<Viewer>> Viewer::open(Engine& engine, std::span<uint8_t const> file,
                                             ReadOptions const& options) {
  auto article = read_article(file, options);
  if (!article) return article.error();
  return std::unique_ptr<Viewer>(new Viewer(std::make_unique<State>(engine, std::move(article).value())));
}

Article const& Viewer::article() const { return state_->article; }

Result<bool> Viewer::add_exact(std::span<uint8_t const> unpacked) {
  State& s = *state_;
  if (s.scope == 0) s.scope = s.engine.fonts.new_scope();
  return s.engine.fonts.add_exact(s.scope, unpacked);
}

void Viewer::slices_to_lay_out(std::vector<SliceId>& out) const {
  out.clear();
  FontSet const& fonts = state_->engine.fonts;
  std::vector<bool> seen(fonts.slice_count());
  for (auto const& glyph : state_->layout.fragments().glyphs) {
    if (glyph.slice >= seen.size() || seen[glyph.slice]) continue;
    seen[glyph.slice] = true;
    if (fonts.slice(glyph.slice).uniform_advance == 0 && fonts.state(glyph.slice) == SliceState::absent) {
      out.push_back(glyph.slice);
    }
  }
}

void Viewer::layout(LayoutSettings const& settings) {
  LayoutSettings own = settings;
  own.scope = state_->scope;
  state_->layout.layout(own);
  FragmentTree const& fragments = state_->layout.fragments();
  build_display_list(fragments, state_->engine.fonts, state_->display_list);
  build_band_index(state_->display_list, state_->bands);
  build_mark_list(fragments, state_->display_list, state_->marked, state_->marks);
  build_reading_tree(fragments, state_->article.body, state_->reading);
  ++state_->revision;
}

void Viewer::set_image_size(ImageSize const& size) { state_->layout.set_image_size(size); }
uint32_t Viewer::revision() const { return state_->revision; }
FragmentTree const& Viewer::fragments() const { return state_->layout.fragments(); }
DisplayList const& Viewer::display_list() const { return state_->display_list; }
ReadingTree const& Viewer::reading() const { return state_->reading; }

void Viewer::wanted_slices(float top, float bottom, std::vector<SliceId>& out) const {
  out.clear();
  FontSet const& fonts = state_->engine.fonts;
  DisplayList const& list = state_->display_list;
  std::vector<uint32_t> commands;
  commands_between(list, state_->bands, top, bottom, commands);

  std::vector<uint32_t> counts(fonts.slice_count(), 0);
  for (uint32_t index : commands) {
    DisplayCommand const& command = list.commands[index];
    if (command.kind != CommandKind::glyphs) continue;
    DrawGlyphs const& run = list.glyph_runs[command.index];
    for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
      SliceId const slice = list.glyphs[g].slice;
      if (slice != kNoSlice && fonts.state(slice) == SliceState::absent && counts[slice]++ == 0) out.push_back(slice);
    }
  }
  std::stable_sort(out.begin(), out.end(), [&](SliceId a, SliceId b) { return counts[a] > counts[b]; });
}

void Viewer::slices_in_use(std::vector<bool>& used) const {
  used.resize(std::max<size_t>(used.size(), state_->engine.fonts.slice_count()));
  auto use = [&](SliceId slice) {
    if (slice < used.size()) used[slice] = true;
  };
  for (auto const& glyph : state_->layout.fragments().glyphs) use(glyph.slice);
  for (DisplayGlyph const& glyph : state_->display_list.glyphs) use(glyph.slice);
}

void Viewer::set_marks(std::vector<TextRange> ranges) {
  State& s = *state_;
  MarkList const before = std::exchange(s.marks, {});
  s.marked = std::move(ranges);
  build_mark_list(s.layout.fragments(), s.display_list, s.marked, s.marks);
  banxin::changed_stretches(before, s.marks, s.changed);
}

void Viewer::set_current_mark(uint32_t mark) {
  State& s = *state_;
  MarkList before;
  before.current = std::exchange(s.marks.current, mark);
  for (MarkRect const& part : s.marks.rects)
    if (part.mark == before.current || part.mark == mark) before.rects.push_back(part);
  MarkList after = before;
  after.current = mark;
  banxin::changed_stretches(before, after, s.changed);
}

MarkList const& Viewer::marks() const { return state_->marks; }
std::vector<Stretch> const& Viewer::changed_stretches() const { return state_->changed; }

void Viewer::render(TileRequest const& request, Pixmap& out, TileReport& report) {
  TileRequest marked = request;
  marked.marks = &state_->marks;
  render_tile(state_->display_list, state_->bands, state_->engine.fonts, marked, state_->engine.glyphs,
              state_->engine.tiles, out, report);
}

}  // namespace banxin
