#include "paint/build_display_list.h"

#include <algorithm>

#include "font/system_texts.h"
#include "paint/line_rules.h"
#include "paint/painted_glyphs.h"

namespace banxin {
namespace {

/// em; ink may stand outside its advance by this much: slants, overhanging strokes, marks.
constexpr float kInkMargin = 0.3f;

class Builder {
 public:
  Builder(FragmentTree const& fragments, FontSet const& fonts, DisplayList& out)
      : fragments_(fragments), fonts_(fonts), out_(out) {}

  void build() {
    reserve();
    place_inline_boxes();
    for (uint32_t box = 0; box < fragments_.boxes.size(); ++box)
      if (line_of_box_[box] == kNoLine) add_box(box);
    for (ImageFragment const& image : fragments_.images) add_image(image);
    size_t next = 0;
    for (uint32_t line = 0; line < fragments_.lines.size(); ++line) {
      for (; next < inline_boxes_.size() && line_of_box_[inline_boxes_[next]] == line; ++next)
        add_box(inline_boxes_[next]);
      out_.lines.push_back({uint32_t(out_.commands.size()), uint32_t(out_.glyphs.size())});
      add_rules(fragments_.lines[line], decoration_underline | decoration_overline);
      add_glyphs(fragments_.lines[line]);
      add_rules(fragments_.lines[line], decoration_line_through);
    }
  }

 private:
  static constexpr uint32_t kNoLine = 0xFFFFFFFF;

  void reserve() {
    out_.commands.clear();
    out_.glyphs.clear();
    out_.glyph_runs.clear();
    out_.boxes.clear();
    out_.rules.clear();
    out_.image_places.clear();
    out_.lines.clear();
    out_.width = fragments_.width;
    out_.height = fragments_.height;
    out_.decorations = fragments_.decorations;
    out_.glyphs.reserve(fragments_.glyphs.size());
    out_.glyph_runs.reserve(fragments_.runs.size());
    out_.image_places.reserve(fragments_.images.size());
    out_.lines.reserve(fragments_.lines.size());
    out_.commands.reserve(fragments_.runs.size() + fragments_.boxes.size() + fragments_.images.size());
  }

  bool visible(BoxFragment const& box) const {
    return box.decoration < fragments_.decorations.size() && fragments_.decorations[box.decoration].visible();
  }

  /// Finds the line that each painted inline box stands on, by text within the block that holds it.
  void place_inline_boxes() {
    auto const& boxes = fragments_.boxes;
    line_of_box_.assign(boxes.size(), kNoLine);
    for (uint32_t i = 0; i < boxes.size(); ++i) {
      if (boxes[i].kind != BoxKind::inline_box || !visible(boxes[i])) continue;
      line_of_box_[i] = line_of(boxes[i]);
      if (line_of_box_[i] != kNoLine) inline_boxes_.push_back(i);
    }
    std::stable_sort(inline_boxes_.begin(), inline_boxes_.end(),
                     [&](uint32_t a, uint32_t b) { return line_of_box_[a] < line_of_box_[b]; });
  }

  uint32_t line_of(BoxFragment const& inline_box) const {
    auto const& boxes = fragments_.boxes;
    uint32_t block = inline_box.parent;
    while (block < boxes.size() && boxes[block].line_begin >= boxes[block].line_end)
      block = boxes[block].parent;
    if (block >= boxes.size()) return kNoLine;
    uint32_t const begin = boxes[block].line_begin;
    uint32_t const end = std::min<uint32_t>(boxes[block].line_end, uint32_t(fragments_.lines.size()));
    auto const after = std::upper_bound(
        fragments_.lines.begin() + begin, fragments_.lines.begin() + end, inline_box.text.begin,
        [](uint32_t offset, LineFragment const& line) { return offset < line.text.begin; });
    uint32_t const found = uint32_t(after - fragments_.lines.begin());
    return found > begin ? found - 1 : begin;
  }

  void add(CommandKind kind, size_t index, Rect const& bounds) {
    out_.commands.push_back({kind, uint32_t(index), bounds});
  }

  void add_box(uint32_t index) {
    BoxFragment const& box = fragments_.boxes[index];
    if (!visible(box) || box.border_box.empty()) return;
    out_.boxes.push_back({box.border_box, box.decoration});
    add(CommandKind::box, out_.boxes.size() - 1, box.border_box);
  }

  void add_image(ImageFragment const& image) {
    if (image.rect.empty()) return;
    out_.image_places.push_back({image.rect});
    add(CommandKind::image_place, out_.image_places.size() - 1, image.rect);
  }

  void add_rules(LineFragment const& line, uint8_t decorations) {
    size_t const before = out_.rules.size();
    append_line_rules(fragments_, fonts_, line, decorations, out_.rules);
    for (size_t i = before; i < out_.rules.size(); ++i) add(CommandKind::rule, i, out_.rules[i].rect);
  }

  /// Neighbouring runs that are painted alike become one command.
  void add_glyphs(LineFragment const& line) {
    DrawGlyphs draw;
    Rect bounds;
    auto const finish = [&] {
      draw.glyph_end = uint32_t(out_.glyphs.size());
      if (draw.glyph_end > draw.glyph_begin) {
        out_.glyph_runs.push_back(draw);
        add(CommandKind::glyphs, out_.glyph_runs.size() - 1, bounds);
      }
      draw.glyph_begin = draw.glyph_end;
    };
    draw.glyph_begin = uint32_t(out_.glyphs.size());
    for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
      RunFragment const& run = fragments_.runs[r];
      TextStyle const& style = fragments_.styles[run.style];
      if (!is_painted(style)) continue;
      bool const alike = draw.size == style.size && draw.language == style.font.language &&
                         draw.slant == run.slant && draw.color == style.color && draw.behind == style.behind;
      if (!alike) {
        finish();
        draw.size = style.size;
        draw.language = style.font.language;
        draw.slant = run.slant;
        draw.color = style.color;
        draw.behind = style.behind;
      }
      add_run(run, style, draw, bounds);
    }
    finish();
  }

  void add_run(RunFragment const& run, TextStyle const& style, DrawGlyphs const& draw, Rect& bounds) {
    FaceMetrics const metrics = run.face == kNoFace ? FaceMetrics{} : fonts_.metrics(run.face);
    float const em = style.size;
    float const unit = em / float(std::max<uint16_t>(metrics.units_per_em, 1));
    float const above = std::max(float(metrics.ascent) * unit, em) + kInkMargin * em;
    float const below = std::max(float(metrics.descent) * unit, 0.2f * em) + kInkMargin * em;
    for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
      GlyphFragment const& glyph = fragments_.glyphs[g];
      if (!is_painted(fragments_, glyph)) continue;
      float const y = run.baseline + glyph.y;
      SystemMeasure told;
      if (glyph.slice == kSystemSlice) told = fonts_.system_texts().measure(glyph.id);
      float const up = std::max(above, (told.above + kInkMargin) * em);
      float const down = std::max(below, (told.below + kInkMargin) * em);
      float const left = glyph.x - (told.left + kInkMargin) * em;
      // A trimmed mark's advance is shorter than its ink; an em holds it.
      float const right = glyph.x + std::max({glyph.advance, em, told.right * em}) + kInkMargin * em;
      if (out_.glyphs.size() == draw.glyph_begin) {
        bounds = {left, y - up, right - left, up + down};
      } else {
        float const x0 = std::min(bounds.x, left), x1 = std::max(bounds.right(), right);
        float const y0 = std::min(bounds.y, y - up), y1 = std::max(bounds.bottom(), y + down);
        bounds = {x0, y0, x1 - x0, y1 - y0};
      }
      auto const [slice, id] = fonts_.drawn(glyph.slice, glyph.id);
      out_.glyphs.push_back({id, slice, glyph.x, y, glyph.advance});
    }
  }

  FragmentTree const& fragments_;
  FontSet const& fonts_;
  DisplayList& out_;
  std::vector<uint32_t> line_of_box_;   ///< kNoLine: painted with the blocks
  std::vector<uint32_t> inline_boxes_;  ///< painted inline boxes by line, then document order
};

}  // namespace

void build_display_list(FragmentTree const& fragments, FontSet const& fonts, DisplayList& out) {
  Builder(fragments, fonts, out).build();
}

}  // namespace banxin
