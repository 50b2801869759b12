#include "raster/draw_glyphs.h"

#include <algorithm>

namespace banxin {
namespace {

/// Source over on 8-bit straight colours, for the colour behind text only.
Rgba over(Rgba top, Rgba under) {
  auto const mix = [&](uint8_t a, uint8_t b) {
    return uint8_t((uint32_t(a) * top.a + uint32_t(b) * (255u - top.a) + 127) / 255);
  };
  return {mix(top.r, under.r), mix(top.g, under.g), mix(top.b, under.b), 255};
}

}  // namespace

void GlyphPainter::draw(DisplayList const& list, DrawGlyphs const& run) const {
  std::optional<Rgba> behind;
  if (run.behind.kind != PaintColor::Kind::none)
    behind = over(colors.resolve(run.behind), colors[ColorRole::paper]);
  Rgba const ink = colors.resolve(run.color, behind);
  Pixel const color = premultiply(ink);
  if (color.a == 0) return;
  CoverageTable const& table = contrast.table(ink, behind.value_or(colors[ColorRole::paper]));

  double const em = std::clamp(double(run.size) * grid.scale(), 0.0, double(kGreatestGlyphSize) / 64);
  GlyphKey key;
  key.size_26_6 = uint32_t(floor_device(em * 64 + 0.5));
  key.slant = run.slant;
  // Ink reaches no further from its origin than this, see build_display_list: glyphs away from the tile cost
  // nothing.
  int32_t const ems = floor_device(em * 2) + 2;
  IntRect const& clip = canvas.clip();
  for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
    DisplayGlyph const& glyph = list.glyphs[g];
    int32_t const quarters = grid.nearest_quarter(glyph.x);
    int32_t const x = quarters >> 2, y = grid.nearest(glyph.y);
    int32_t const advance = glyph.advance > 0 ? grid.ceil(glyph.advance) : 0;
    if (x - ems >= clip.right() || x + advance + ems <= clip.x || y - ems >= clip.bottom() ||
        y + ems <= clip.y)
      continue;
    if (glyph.slice >= fonts.slice_count()) {
      draw_box(glyph, run.size, color);
      continue;
    }
    SliceState const state = fonts.state(glyph.slice);
    if (state != SliceState::loaded) {
      if (state == SliceState::failed)
        draw_box(glyph, run.size, color);
      else
        missing[glyph.slice] = 1;
      continue;
    }
    uint32_t const index = resolved.resolve(fonts, glyph.slice, glyph.id, run.language);
    if (index == 0 || index > 0xFFFF) {
      draw_box(glyph, run.size, color);
      continue;
    }
    key.slice = glyph.slice;
    key.glyph = uint16_t(index);
    key.subpixel = uint8_t(quarters & 3);
    GlyphMask const& mask = cache.mask(key, fonts);
    if (mask.width == 0) continue;
    canvas.fill_mask(x + mask.left, y - mask.top, mask.width, mask.height, mask.coverage.data(), color,
                     table);
  }
}

void GlyphPainter::draw_box(DisplayGlyph const& glyph, float size, Pixel color) const {
  if (!(glyph.advance > 0)) return;
  float const inset = std::min(0.08f * size, glyph.advance / 6);
  IntRect const box =
      grid.snap({glyph.x + inset, glyph.y - 0.78f * size, glyph.advance - 2 * inset, 0.84f * size});
  int32_t const line = std::min({grid.thickness(0.04f * size), (box.width + 1) / 2, (box.height + 1) / 2});
  canvas.fill_frame(
      RoundedRect::of(box),
      RoundedRect::of({box.x + line, box.y + line, box.width - 2 * line, box.height - 2 * line}),
      FrameSide::all, color);
}

}  // namespace banxin
