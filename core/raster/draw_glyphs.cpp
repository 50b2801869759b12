#include "raster/draw_glyphs.h"

#include <algorithm>

#include "base/utf8.h"
#include "font/system_texts.h"

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
    SliceState const state = fonts.state(glyph.slice);
    if (state == SliceState::absent) {
      missing[glyph.slice] = 1;
      continue;
    }
    key.slice = glyph.slice;
    key.glyph = glyph.id;
    key.slant = run.slant;
    key.subpixel = uint8_t(quarters & 3);
    if (state == SliceState::loaded) key.glyph = resolved.resolve(fonts, glyph.slice, glyph.id, run.language);
    if (state == SliceState::failed || key.glyph == 0 || key.glyph > 0xFFFF) {
      key.slice = kSystemSlice;
      key.glyph = glyph.slice == kSystemSlice ? glyph.id : stand_in(glyph, run.language);
      key.slant = false;  // the unit's own
    }
    GlyphMask const& mask = cache.mask(key, fonts);
    if (!mask.drawn) draw_box(glyph, run.size, color);
    if (mask.width == 0) continue;
    if (mask.picture) {
      canvas.draw_picture(x + mask.left, y - mask.top, mask.width, mask.height, mask.coverage.data(),
                          color.a);
      continue;
    }
    canvas.fill_mask(x + mask.left, y - mask.top, mask.width, mask.height, mask.coverage.data(), color,
                     table);
  }
}

// Of a glyph whose slice does not have it: its character in the place that the catalogue told.
GlyphId GlyphPainter::stand_in(DisplayGlyph const& glyph, Language language) const {
  FaceId const face = fonts.face_of(glyph.slice);
  if (face == kNoFace || (glyph.id & kDeferredGlyph) == 0 || !(glyph.advance > 0)) return SystemTexts::kNone;
  CatalogFace const& wanted = fonts.catalog().faces[face];
  char32_t const character = fonts.character_of(glyph.slice, glyph.id);
  if (character == 0) return SystemTexts::kNone;
  std::string text;
  append_utf8(text, character);
  if (char32_t const selector = variation_of(glyph.id)) append_utf8(text, selector);
  return fonts.system_texts().intern({text, {wanted.family, wanted.weight, language}, false, false});
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
