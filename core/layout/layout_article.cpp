#include "layout/layout_article.h"

#include <litehtml.h>

#include <algorithm>
#include <optional>

#include "layout/box_tree.h"
#include "layout/collect_fragments.h"
#include "layout/container.h"
#include "layout/plain_boxes.h"

namespace banxin {

namespace {

/// All but the width, which needs no new boxes.
bool same_but_width(LayoutSettings const& a, LayoutSettings const& b) {
  return a.theme == b.theme && a.typesetting == b.typesetting && a.line_break == b.line_break && a.language == b.language &&
         a.scope == b.scope;
}

/// What the engine needs to be told beside the reader's sheet: it wraps a header or footer group that stands
/// beside a row group into a table of its own.
constexpr char kEngineSheet[] = "thead,tfoot{display:table-row-group}\n";

bool lacks_metrics(FragmentTree const& fragments, FontSet const& fonts) {
  return std::any_of(fragments.glyphs.begin(), fragments.glyphs.end(), [&](auto const& glyph) {
    return glyph.slice < fonts.slice_count() && fonts.slice(glyph.slice).uniform_advance == 0 &&
           fonts.state(glyph.slice) == SliceState::absent;
  });
}

/// Nested tables of ordinary pages are laid out some thousand times; this ends what would go on for minutes.
constexpr size_t kWorkPerNode = 64, kLeastWork = 300000;

}  // namespace

struct ArticleLayout::State {
  State(Article const& a, FontSet const& f) : article(a), fonts(f), plain(too_many_boxes(a.body)) {}
  ~State() { drop_document(); }

  // The document asks its container until its end.
  void drop_document() {
    if (tree) {
      tree->root.reset();
      tree->document.reset();
    }
    container.reset();
    tree.reset();
  }

  void build(LayoutSettings const& settings) {
    drop_document();
    tree = std::make_unique<BoxTree>(fonts, settings);
    tree->content = &article.body;
    tree->learnt_sizes = learnt_sizes;
    container = std::make_unique<Container>(*tree);
    HtmlOptions options;
    options.node_ids = true;
    std::string const html = to_html(article, options);
    std::string const sheet = theme_stylesheet(settings.theme) + kEngineSheet + plain_sheet(plain);
    tree->document = litehtml::document::createFromString(html.c_str(), container.get(), "", sheet.c_str());
  }

  /// False when the work was given up.
  bool render() {
    size_t const most = kLeastWork + kWorkPerNode * article.body.nodes.size();
    tree->spent = false;
    tree->work_left = most;
    tree->document->render(static_cast<int>(tree->settings.width));
    work += most - tree->work_left;
    return !tree->spent;
  }

  Article const& article;
  FontSet const& fonts;
  PlainBoxes plain;
  size_t work = 0;
  std::unordered_map<NodeId, Size> learnt_sizes;
  std::unique_ptr<BoxTree> tree;
  std::unique_ptr<Container> container;
  FragmentTree fragments;
  uint32_t fonts_revision = 0;
  bool provisional = false;
};

ArticleLayout::ArticleLayout(Article const& article, FontSet const& fonts)
    : state_(std::make_unique<State>(article, fonts)) {}
ArticleLayout::~ArticleLayout() = default;

void ArticleLayout::set_image_size(ImageSize const& size) {
  state_->learnt_sizes[size.node] = size.size;
  if (state_->tree) state_->tree->learnt_sizes[size.node] = size.size;
}

void ArticleLayout::layout(LayoutSettings const& wanted) {
  LayoutSettings settings = wanted;
  settings.width = std::clamp(settings.width, 1.f, 200000.f);
  // Text of a slice that had not come was shaped without it.
  bool const reshape = state_->provisional && state_->fonts.revision() != state_->fonts_revision;
  if (!state_->tree || reshape || !same_but_width(state_->tree->settings, settings)) {
    state_->build(settings);
  } else {
    state_->tree->settings.width = settings.width;
    if (state_->tree->document->media_changed()) state_->build(settings);
  }

  state_->work = 0;
  if (!state_->render()) {
    state_->plain = {true, true};
    state_->build(settings);
    state_->render();
  }
  BoxTree& tree = *state_->tree;
  collect_fragments(*tree.root, tree, state_->fragments);
  state_->fonts_revision = state_->fonts.revision();
  state_->provisional = lacks_metrics(state_->fragments, state_->fonts);
  state_->fragments.width = settings.width;
  state_->fragments.height = static_cast<float>(std::max(1, tree.document->height()));
}

FragmentTree const& ArticleLayout::fragments() const {
  return state_->fragments;
}

size_t ArticleLayout::work() const {
  return state_->work;
}

}  // namespace banxin
