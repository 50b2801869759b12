// The engine's functions. A handle of a viewer that is closed, or was never given, is answered with a status, never
// trusted; an address of a buffer counts only when it was allocated here.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "abi.h"
#include "font/spell_outlines.h"
#include "font_table.h"
#include "font/system_texts.h"
#include "host.h"
#include "tables.h"

#ifdef __wasm__
#define BANXIN_EXPORT(name) extern "C" __attribute__((export_name(#name), used, visibility("default")))
#else
#define BANXIN_EXPORT(name) extern "C"
#endif

namespace banxin {
namespace {

Error no_such_viewer() { return {ErrorCode::wasm_failed, "The article is not open any more; open it again."}; }

void start_engine(Host& host, FontCatalog catalog) {
  host.engine = std::make_unique<Engine>(std::move(catalog));
  if (host.has_system_font) host.engine->fonts.system_texts().lend(&host.system_font);
}

Engine& engine_of(Host& host) {
  if (!host.engine) start_engine(host, {});
  return *host.engine;
}

abi::Status const* status_of(Host& host, abi::Status status) {
  host.answer.status = status;
  return &host.answer.status;
}

template <class E>
E clamped(uint32_t value, E last) {
  return static_cast<E>(std::min(value, static_cast<uint32_t>(last)));
}

float within(float value, float least, float most, float otherwise) {
  return std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

LayoutSettings settings_of(abi::LayoutRequest const& request, Article const& article) {
  LayoutSettings settings;
  settings.width = within(request.width, 1, 20000, settings.width);
  settings.theme.font_size = within(request.font_size, 1, 200, settings.theme.font_size);
  settings.theme.line_height = within(request.line_height, 0.5f, 10, settings.theme.line_height);
  settings.theme.measure = within(request.measure, 1, 1000, settings.theme.measure);
  settings.theme.align = clamped(request.align, TextAlign::start);
  settings.typesetting = clamped(request.typesetting, Typesetting::simple);
  settings.line_break = clamped(request.line_break, LineBreakStrictness::anywhere);
  settings.language = parse_language(article.head.language);
  return settings;
}

abi::Table const* slices_answer(Host& host) {
  host.numbers.assign(host.slices.begin(), host.slices.end());
  host.answer.table = table_at(host.numbers);
  return &host.answer.table;
}

}  // namespace
}  // namespace banxin

using namespace banxin;

BANXIN_EXPORT(banxin_abi_version) uint32_t banxin_abi_version() { return abi::kVersion; }

/// Once per instance; lives as long as it.
BANXIN_EXPORT(banxin_start) Host* banxin_start() { return new Host; }

/// A buffer of `size` bytes for the host to fill. Running out of memory ends the instance: abort().
BANXIN_EXPORT(banxin_allocate) uint8_t* banxin_allocate(Host* host, uint32_t size) {
  // One byte more: also a buffer of no bytes has an address of its own.
  std::vector<uint8_t> bytes;
  bytes.reserve(size_t(size) + 1);
  bytes.resize(size);
  uint8_t* const place = bytes.data();
  host->buffers.insert_or_assign(address_of(place), std::move(bytes));
  return place;
}

BANXIN_EXPORT(banxin_release) void banxin_release(Host* host, uint8_t* buffer) { host->take(address_of(buffer)); }

/// Says that measure_text and draw_text answer. Before banxin_set_fonts.
BANXIN_EXPORT(banxin_use_system_font) void banxin_use_system_font(Host* host) { host->has_system_font = true; }

/// Takes a buffer with a FontTable. Before the first article is opened, and once.
BANXIN_EXPORT(banxin_set_fonts) abi::Status const* banxin_set_fonts(Host* host, uint8_t* buffer) {
  std::vector<uint8_t> const bytes = host->take(address_of(buffer));
  if (host->engine) {
    return status_of(*host, host->fail({ErrorCode::font_missing, "The fonts were named already; start anew."}));
  }
  auto catalog = read_font_table(bytes);
  if (!catalog) return status_of(*host, host->fail(catalog.error()));
  start_engine(*host, std::move(catalog).value());
  return status_of(*host, {});
}

/// Takes a buffer with an OpenType file.
BANXIN_EXPORT(banxin_add_slice)
abi::Status const* banxin_add_slice(Host* host, uint32_t slice, uint8_t* buffer) {
  std::vector<uint8_t> bytes = host->take(address_of(buffer));
  FontSet& fonts = engine_of(*host).fonts;
  if (slice >= fonts.slice_count()) {
    return status_of(*host, host->fail({ErrorCode::font_missing, "There is no such font slice."}));
  }
  auto added = fonts.add_slice(static_cast<SliceId>(slice), std::move(bytes));
  return status_of(*host, added ? abi::Status{} : host->fail(added.error()));
}

BANXIN_EXPORT(banxin_fail_slice) void banxin_fail_slice(Host* host, uint32_t slice) {
  FontSet& fonts = engine_of(*host).fonts;
  if (slice < fonts.slice_count()) fonts.mark_failed(static_cast<SliceId>(slice));
}

/// i32: the outlines of a coded slice's code points, see core/font/spell_outlines.h. Empty for any other slice.
BANXIN_EXPORT(banxin_slice_outlines) abi::Table const* banxin_slice_outlines(Host* host, uint32_t slice) {
  host->outlines = spell_outlines(engine_of(*host).fonts, static_cast<SliceId>(slice));
  host->answer.table = table_at(host->outlines);
  return &host->answer.table;
}

BANXIN_EXPORT(banxin_open)
abi::OpenAnswer const* banxin_open(Host* host, abi::OpenRequest const* request) {
  std::vector<uint8_t> const file = host->take(request->file);
  std::vector<uint8_t> const language = host->take(request->language);
  ReadOptions options;
  options.plain_html = request->plain_html != 0;
  options.language.assign(language.begin(), language.end());
  auto viewer = Viewer::open(engine_of(*host), file, options);
  host->answer.open = {};
  if (!viewer) {
    host->answer.open.status = host->fail(viewer.error());
    return &host->answer.open;
  }
  uint32_t const handle = ++host->last_viewer;
  host->viewers.emplace(handle, std::move(viewer).value());
  host->answer.open.viewer = handle;
  return &host->answer.open;
}

/// Takes a buffer with one of the article's exact subsets, unpacked, see core/font/exact_file.h. Before its first layout.
BANXIN_EXPORT(banxin_add_exact)
abi::Status const* banxin_add_exact(Host* host, uint32_t viewer, uint8_t* buffer) {
  std::vector<uint8_t> const bytes = host->take(address_of(buffer));
  Viewer* const open = host->viewer(viewer);
  if (!open) return status_of(*host, host->fail(no_such_viewer()));
  auto added = open->add_exact(bytes);
  return status_of(*host, added ? abi::Status{} : host->fail(added.error()));
}

/// u32 slices that were let go: absent from now on. What other articles show stays, and what this one showed while it is little.
BANXIN_EXPORT(banxin_close) abi::Table const* banxin_close(Host* host, uint32_t viewer) {
  host->slices.clear();
  if (Viewer const* const closing = host->viewer(viewer)) {
    std::vector<bool> used;
    closing->slices_in_use(used);
    host->engine->fonts.touch(used);
    host->viewers.erase(viewer);
    used.assign(used.size(), false);
    for (auto const& [handle, open] : host->viewers) open->slices_in_use(used);
    host->engine->fonts.let_go(used, Engine::kUnusedSlices, host->slices);
  }
  return slices_answer(*host);
}

/// Head fields and notice; null without such a viewer, as are the tables below.
BANXIN_EXPORT(banxin_article) abi::ArticleAnswer const* banxin_article(Host* host, uint32_t viewer) {
  Viewer const* const open = host->viewer(viewer);
  if (!open) return nullptr;
  host->answer.article = article_answer(*host, *open);
  return &host->answer.article;
}

/// u32 slices that the last layout lacked: with them it is to be done again.
BANXIN_EXPORT(banxin_needed_slices) abi::Table const* banxin_needed_slices(Host* host, uint32_t viewer) {
  Viewer const* const open = host->viewer(viewer);
  host->slices.clear();
  if (open) open->slices_to_lay_out(host->slices);
  return slices_answer(*host);
}

BANXIN_EXPORT(banxin_layout)
abi::LayoutAnswer const* banxin_layout(Host* host, uint32_t viewer, abi::LayoutRequest const* request) {
  Viewer* const open = host->viewer(viewer);
  host->answer.layout = {};
  if (!open) {
    host->answer.layout.status = host->fail(no_such_viewer());
    return &host->answer.layout;
  }
  open->layout(settings_of(*request, open->article()));
  FragmentTree const& tree = open->fragments();
  host->answer.layout = {{},
                         open->revision(),
                         tree.width,
                         tree.height,
                         tree.font_size,
                         static_cast<uint32_t>(tree.text.size()),
                         static_cast<uint32_t>(open->reading().blocks.size()),
                         static_cast<uint32_t>(tree.lines.size()),
                         static_cast<uint32_t>(tree.glyphs.size()),
                         static_cast<uint32_t>(tree.images.size()),
                         static_cast<uint32_t>(tree.links.size())};
  return &host->answer.layout;
}

/// u32 slices that text between `top` and `bottom` wants and that have not come, most wanted first.
BANXIN_EXPORT(banxin_wanted_slices)
abi::Table const* banxin_wanted_slices(Host* host, uint32_t viewer, float top, float bottom) {
  Viewer const* const open = host->viewer(viewer);
  host->slices.clear();
  if (open) open->wanted_slices(top, bottom, host->slices);
  return slices_answer(*host);
}

BANXIN_EXPORT(banxin_render)
abi::TileAnswer const* banxin_render(Host* host, uint32_t viewer, abi::TileCall const* call) {
  constexpr int32_t kLargestSide = 1 << 15;
  constexpr int64_t kMostPixels = 1 << 26;
  Viewer* const open = host->viewer(viewer);
  host->answer.tile = {};
  if (!open) {
    host->answer.tile.status = host->fail(no_such_viewer());
    return &host->answer.tile;
  }
  bool const sane = call->width > 0 && call->height > 0 && call->width <= kLargestSide && call->height <= kLargestSide &&
                    int64_t(call->width) * call->height <= kMostPixels && std::isfinite(call->scale) &&
                    call->scale > 0 && call->scale <= 64;
  if (!sane) {
    host->answer.tile.status = host->fail({ErrorCode::wasm_failed, "A tile of this size cannot be drawn."});
    return &host->answer.tile;
  }
  TileRequest const request{{call->x, call->y, call->width, call->height}, call->scale,
                            clamped(call->theme, ThemeName::dark)};
  open->render(request, host->pixels, host->report);
  host->numbers.assign(host->report.missing.begin(), host->report.missing.end());
  host->answer.tile = {{},
                       open->revision(),
                       address_of(host->pixels.pixels.data()),
                       host->pixels.width,
                       host->pixels.height,
                       table_at(host->numbers)};
  return &host->answer.tile;
}

BANXIN_EXPORT(banxin_links) abi::LinkAnswer const* banxin_links(Host* host, uint32_t viewer) {
  Viewer const* const open = host->viewer(viewer);
  if (!open) return nullptr;
  host->answer.links = link_answer(*host, *open);
  return &host->answer.links;
}

BANXIN_EXPORT(banxin_images) abi::Table const* banxin_images(Host* host, uint32_t viewer) {
  Viewer const* const open = host->viewer(viewer);
  if (!open) return nullptr;
  host->answer.table = image_answer(*host, *open);
  return &host->answer.table;
}

BANXIN_EXPORT(banxin_blocks) abi::BlockAnswer const* banxin_blocks(Host* host, uint32_t viewer) {
  Viewer const* const open = host->viewer(viewer);
  if (!open) return nullptr;
  host->answer.blocks = block_answer(*host, *open);
  return &host->answer.blocks;
}

/// Where every line and glyph of the last layout stands. Made when it is asked for.
BANXIN_EXPORT(banxin_lines) abi::LinesAnswer const* banxin_lines(Host* host, uint32_t viewer) {
  Viewer const* const open = host->viewer(viewer);
  if (!open) return nullptr;
  host->answer.lines = lines_answer(*host, *open);
  return &host->answer.lines;
}

/// The sanitised tree. Does not change while the article is open.
BANXIN_EXPORT(banxin_content) abi::ContentAnswer const* banxin_content(Host* host, uint32_t viewer) {
  Viewer const* const open = host->viewer(viewer);
  if (!open) return nullptr;
  host->answer.content = content_answer(*host, *open);
  return &host->answer.content;
}

/// The lines of the blocks [begin, end) of the last layout, for the text layer.
BANXIN_EXPORT(banxin_segments)
abi::SegmentAnswer const* banxin_segments(Host* host, uint32_t viewer, uint32_t begin, uint32_t end) {
  Viewer const* const open = host->viewer(viewer);
  if (!open) return nullptr;
  host->answer.segments = segment_answer(*host, *open, begin, end);
  return &host->answer.segments;
}

/// f32: the advances and the kerning of a face's letters in em, see core/text/face_letters.h. Empty for a face without any.
BANXIN_EXPORT(banxin_letters) abi::Table const* banxin_letters(Host* host, uint32_t face) {
  if (!host->engine) return nullptr;
  host->answer.table = table_at(host->engine->letters.of(static_cast<FaceId>(std::min<uint32_t>(face, kNoFace))).values);
  return &host->answer.table;
}

/// Takes a buffer of u32 pairs: where stretches of the reading text begin and end (code points), ascending and apart. They
/// are marked in the place of those before, none of them as the current one, and stay so in later layouts.
BANXIN_EXPORT(banxin_set_marks)
abi::MarkAnswer const* banxin_set_marks(Host* host, uint32_t viewer, uint8_t* buffer) {
  std::vector<uint8_t> const bytes = host->take(address_of(buffer));
  Viewer* const open = host->viewer(viewer);
  if (!open) return nullptr;
  std::vector<TextRange> ranges(bytes.size() / (2 * sizeof(uint32_t)));
  for (size_t i = 0; i < ranges.size(); ++i) {
    uint32_t edges[2];
    std::memcpy(edges, bytes.data() + i * sizeof edges, sizeof edges);
    ranges[i] = {edges[0], edges[1]};
  }
  open->set_marks(std::move(ranges));
  host->answer.mark = mark_answer(*host, *open);
  return &host->answer.mark;
}

/// Lets one mark stand out: the one of this number, or for kNoMark the first that reaches below `from` (CSS px), else the
/// first of all.
BANXIN_EXPORT(banxin_set_current_mark)
abi::MarkAnswer const* banxin_set_current_mark(Host* host, uint32_t viewer, uint32_t mark, float from) {
  Viewer* const open = host->viewer(viewer);
  if (!open) return nullptr;
  open->set_current_mark(mark == kNoMark ? mark_at_or_after(open->marks(), from) : mark);
  host->answer.mark = mark_answer(*host, *open);
  return &host->answer.mark;
}

/// Sanitised semantic HTML of the article, for where text is shown by the host itself.
BANXIN_EXPORT(banxin_html) abi::Text const* banxin_html(Host* host, uint32_t viewer) {
  Viewer const* const open = host->viewer(viewer);
  if (!open) return nullptr;
  host->html = to_html(open->article(), {.for_browser = true});
  host->answer.text = text_at(host->html);
  return &host->answer.text;
}

/// Natural size of an image, learnt by the host. Takes effect at the next layout.
BANXIN_EXPORT(banxin_set_image_size)
void banxin_set_image_size(Host* host, uint32_t viewer, uint32_t node, float width, float height) {
  Viewer* const open = host->viewer(viewer);
  if (!open || node >= open->article().body.nodes.size()) return;
  if (!(width > 0 && height > 0 && std::isfinite(width) && std::isfinite(height))) return;
  open->set_image_size({node, {width, height}});
}

/// u32 colours of a theme, one per ColorRole: red in the lowest byte, alpha in the highest, not premultiplied.
BANXIN_EXPORT(banxin_palette) abi::Table const* banxin_palette(Host* host, uint32_t theme) {
  host->numbers.clear();
  for (Rgba c : palette(clamped(theme, ThemeName::dark)).colors) {
    host->numbers.push_back(uint32_t(c.r) | uint32_t(c.g) << 8 | uint32_t(c.b) << 16 | uint32_t(c.a) << 24);
  }
  host->answer.table = table_at(host->numbers);
  return &host->answer.table;
}
