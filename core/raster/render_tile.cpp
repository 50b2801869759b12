#include "raster/render_tile.h"

#include <algorithm>
#include <cmath>

#include "raster/draw_box.h"
#include "raster/draw_glyphs.h"
#include "raster/draw_marks.h"

namespace banxin {
namespace {

void draw_rule(Canvas& canvas, DeviceGrid const& grid, TileColors& colors, DrawRule const& rule) {
  std::optional<Rgba> behind;
  if (rule.behind.kind != PaintColor::Kind::none) behind = colors.resolve(rule.behind);
  IntRect const across = grid.snap(rule.rect);
  // Measured from the baseline's own pixel row, so that every line of a page has its rules at the same
  // distance.
  int32_t const y = grid.nearest(rule.baseline) + grid.nearest(rule.rect.y - rule.baseline);
  canvas.fill(IntRect{across.x, y, across.width, grid.thickness(rule.rect.height)},
              premultiply(colors.resolve(rule.color, behind)));
}

}  // namespace

void render_tile(DisplayList const& list, BandIndex const& index, FontSet const& fonts,
                 TileRequest const& request, GlyphCache& cache, TileScratch& scratch, Pixmap& out,
                 TileReport& report) {
  render_tile(list, index, fonts, request, palette(request.theme), cache, scratch, out, report);
}

void render_tile(DisplayList const& list, BandIndex const& index, FontSet const& fonts,
                 TileRequest const& request, Palette const& shown, GlyphCache& cache, TileScratch& scratch,
                 Pixmap& out, TileReport& report) {
  TileColors colors(shown);
  report.missing.clear();
  IntRect const& area = request.area;
  out.resize(uint32_t(std::max(area.width, 0)), uint32_t(std::max(area.height, 0)));
  fill_pixels(out.pixels.data(), out.pixels.size() / 4, premultiply(colors[ColorRole::paper]));
  if (area.empty() || !(request.scale > 0)) return;

  DeviceGrid const grid(request.scale);
  scratch.missing.assign(fonts.slice_count(), 0);
  Canvas canvas(out, area, scratch.row);
  GlyphPainter const glyphs{canvas,           grid,           colors, fonts, cache, scratch.resolved,
                            scratch.contrast, scratch.missing};

  // What a command may touch is its bounds out to whole px and one more (DeviceGrid::reach): two px more are
  // asked for here, (and what floats may lose), and everything is clipped to that reach, so that no pixel
  // depends on which tile it is drawn in.
  double const top = (double(area.y) - 2) / grid.scale(), bottom = (double(area.bottom()) + 2) / grid.scale();
  double const slack = std::max(std::abs(top), std::abs(bottom)) * 1e-6;
  commands_between(list, index, float(top - slack), float(bottom + slack), scratch.commands);
  MarkPainter marks{canvas, grid, colors, request.marks, scratch.marks};
  marks.select(float(top - slack), float(bottom + slack));
  for (uint32_t c : scratch.commands) {
    marks.draw_before(c);
    DisplayCommand const& command = list.commands[c];
    canvas.set_clip(grid.reach(command.bounds));
    if (canvas.clip().empty()) continue;
    switch (command.kind) {
      case CommandKind::box: {
        DrawBox const& box = list.boxes[command.index];
        draw_box(canvas, grid, colors, box.rect, list.decorations[box.decoration]);
        break;
      }
      case CommandKind::image_place:
        draw_image_place(canvas, grid, colors, list.image_places[command.index].rect);
        break;
      case CommandKind::rule:
        draw_rule(canvas, grid, colors, list.rules[command.index]);
        break;
      case CommandKind::glyphs:
        marks.draw_over(glyphs, list, list.glyph_runs[command.index]);
        break;
    }
  }
  marks.draw_before(uint32_t(list.commands.size()));
  for (uint32_t slice = 0; slice < scratch.missing.size(); ++slice)
    if (scratch.missing[slice]) report.missing.push_back(SliceId(slice));
}

}  // namespace banxin
