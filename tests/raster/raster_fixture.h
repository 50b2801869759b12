// What the raster tests share: hand-made display lists, text from the shipped fonts, whole pages against
// tiles, PNG goldens.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "raster/render_tile.h"

namespace banxin::testing {

/// A FontSet without any face.
FontSet no_fonts();

/// $BANXIN_FONTS, else the build's fonts; none of the slices loaded. Null when they are not there.
std::unique_ptr<FontSet> shipped_fonts();
/// Loads one slice from there. False when its file cannot be read.
bool load_slice(FontSet& fonts, SliceId slice);
/// Loads the slices of everything in `list`.
void load_slices(FontSet& fonts, DisplayList const& list);
/// The glyph of `c` in `face`'s family and weight; loads its slice.
GlyphKey glyph_key(FontSet& fonts, char32_t c, float size, FontFamily family = FontFamily::song);

struct TextLook {
  float size = 18;
  FontFamily family = FontFamily::song;
  uint16_t weight = 400;
  bool slant = false;
  PaintColor color = PaintColor::of(ColorRole::ink);
};

/// Appends one line; returns x after it. Han come as deferred glyphs; slices without a uniform advance are
/// loaded.
float add_text(DisplayList& list, FontSet& fonts, std::string_view utf8, float x, float baseline,
               TextLook const& look = {});
void add_box(DisplayList& list, Rect const& rect, BoxDecoration const& decoration);
void add_rule(DisplayList& list, Rect const& rect, PaintColor color);
void add_image_place(DisplayList& list, Rect const& rect);

/// Colours that no change of a theme touches, for goldens.
Palette golden_palette(bool dark);

/// One tile with fresh scratch and cache, in `colors` or else those of request.theme.
Pixmap render(DisplayList const& list, FontSet const& fonts, TileRequest const& request,
              TileReport* report = nullptr, Palette const* colors = nullptr);
IntRect page_area(DisplayList const& list, float scale);

/// The page put together from tiles of this size drawn in an order chosen by `seed`, with one cache of
/// `cache_bytes`.
Pixmap render_in_tiles(DisplayList const& list, FontSet const& fonts, TileRequest const& whole,
                       int32_t tile_width, int32_t tile_height, unsigned seed, size_t cache_bytes);

/// The files of the slices that `list` uses, whose names hold their checksums: text goldens are of one
/// version of the fonts.
std::string slice_files(FontSet const& fonts, DisplayList const& list);
/// Whether the text golden NAME was made with these files; when blessing, notes them in NAME.fonts and says
/// yes.
bool golden_has_fonts(std::string const& name, std::string const& files);

/// Compares with tests/raster/goldens/NAME.png; writes it instead when BANXIN_BLESS=1. A failing picture is
/// left in the build folder as NAME.actual.png.
void expect_golden(Pixmap const& pixels, std::string const& name);

}  // namespace banxin::testing

#define BANXIN_NEED_FONTS(fonts)                                                  \
  auto fonts##_owner = banxin::testing::shipped_fonts();                          \
  if (!fonts##_owner) GTEST_SKIP() << "no fonts: build them or set BANXIN_FONTS"; \
  banxin::FontSet& fonts = *fonts##_owner
