#include "raster/raster_fixture.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "base/utf8.h"
#include "cli/read_fonts.h"

namespace banxin::testing {
namespace {

std::string font_folder() {
  char const* set = std::getenv("BANXIN_FONTS");
  return set ? set : BANXIN_BUILD_DIR "/fonts";
}

void add(DisplayList& list, CommandKind kind, size_t index, Rect const& bounds) {
  list.commands.push_back({kind, uint32_t(index), bounds});
}

}  // namespace

FontSet no_fonts() {
  return FontSet(FontCatalog{});
}

std::unique_ptr<FontSet> shipped_fonts() {
  auto catalog = cli::read_font_catalog(font_folder());
  if (!catalog) return nullptr;
  return std::make_unique<FontSet>(std::move(catalog).value());
}

bool load_slice(FontSet& fonts, SliceId slice) {
  return cli::load_slice(font_folder(), fonts, slice).ok();
}

void load_slices(FontSet& fonts, DisplayList const& list) {
  for (DisplayGlyph const& glyph : list.glyphs)
    if (glyph.slice < fonts.slice_count()) {
      EXPECT_TRUE(load_slice(fonts, glyph.slice));
    }
}

GlyphKey glyph_key(FontSet& fonts, char32_t c, float size, FontFamily family) {
  FontChoice const choice = fonts.choose(c, {family, 400, Language::zh_hans});
  EXPECT_TRUE(load_slice(fonts, choice.slice));
  auto const [slice, id] = fonts.drawn(choice.slice, fonts.resolve(choice.slice, deferred_glyph(c), Language::zh_hans));
  EXPECT_TRUE(load_slice(fonts, slice));
  GlyphKey key;
  key.slice = slice;
  key.glyph = uint16_t(fonts.resolve(slice, id, Language::zh_hans));
  key.size_26_6 = uint32_t(size * 64);
  return key;
}

float add_text(DisplayList& list, FontSet& fonts, std::string_view utf8, float x, float baseline,
               TextLook const& look) {
  DrawGlyphs draw;
  draw.glyph_begin = uint32_t(list.glyphs.size());
  draw.size = look.size;
  draw.slant = look.slant;
  draw.color = look.color;
  float const left = x;
  for (char32_t c : to_utf32(utf8)) {
    FontChoice const choice = fonts.choose(c, {look.family, look.weight, Language::zh_hans});
    DisplayGlyph glyph;
    glyph.x = x;
    glyph.y = baseline;
    glyph.advance = look.size;
    glyph.slice = choice.slice;
    if (choice.slice != kNoSlice) {
      uint16_t const uniform = fonts.slice(choice.slice).uniform_advance;
      glyph.id = deferred_glyph(c);
      if (uniform == 0 && load_slice(fonts, choice.slice)) {
        FontFace const& face = *fonts.font(choice.slice);
        glyph.id = face.glyph_for(c, 0, Language::zh_hans);
        glyph.advance = float(face.advance(glyph.id)) * look.size / float(face.units_per_em());
        auto const [slice, id] = fonts.drawn(glyph.slice, glyph.id);
        glyph.slice = slice, glyph.id = id;
      }
    }
    list.glyphs.push_back(glyph);
    x += glyph.advance;
  }
  draw.glyph_end = uint32_t(list.glyphs.size());
  list.glyph_runs.push_back(draw);
  float const margin = 0.3f * look.size;
  add(list, CommandKind::glyphs, list.glyph_runs.size() - 1,
      {left - margin, baseline - 1.5f * look.size, x - left + 2 * margin, 2.1f * look.size});
  return x;
}

void add_box(DisplayList& list, Rect const& rect, BoxDecoration const& decoration) {
  list.decorations.push_back(decoration);
  list.boxes.push_back({rect, uint32_t(list.decorations.size() - 1)});
  add(list, CommandKind::box, list.boxes.size() - 1, rect);
}

void add_rule(DisplayList& list, Rect const& rect, PaintColor color) {
  DrawRule rule;
  rule.rect = rect;
  rule.baseline = rect.y;
  rule.color = color;
  list.rules.push_back(rule);
  add(list, CommandKind::rule, list.rules.size() - 1, rect);
}

void add_image_place(DisplayList& list, Rect const& rect) {
  list.image_places.push_back({rect});
  add(list, CommandKind::image_place, list.image_places.size() - 1, rect);
}

Palette golden_palette(bool dark) {
  Palette p;
  auto const set = [&](ColorRole role, Rgba light, Rgba night) {
    p.colors[size_t(role)] = dark ? night : light;
  };
  for (Rgba& c : p.colors) c = {200, 0, 200, 255};
  set(ColorRole::paper, {253, 252, 248}, {22, 23, 25});
  set(ColorRole::ink, {34, 34, 34}, {200, 196, 188});
  set(ColorRole::link, {28, 84, 160}, {130, 170, 230});
  set(ColorRole::link_rule, {150, 176, 208}, {70, 90, 120});
  set(ColorRole::rule, {190, 184, 170}, {90, 90, 90});
  set(ColorRole::panel, {240, 236, 226}, {36, 37, 40});
  set(ColorRole::mark, {10, 120, 60, 120}, {10, 120, 60, 120});
  set(ColorRole::notice, {200, 60, 40}, {200, 60, 40});
  set(ColorRole::selection, {40, 90, 200}, {40, 90, 200});
  set(ColorRole::placeholder, {236, 233, 226}, {36, 37, 39});
  set(ColorRole::placeholder_ink, {214, 210, 200}, {58, 59, 62});
  return p;
}

Pixmap render(DisplayList const& list, FontSet const& fonts, TileRequest const& request, TileReport* report,
              Palette const* colors) {
  BandIndex bands;
  build_band_index(list, bands);
  GlyphCache cache;
  TileScratch scratch;
  TileReport unused;
  Pixmap out;
  render_tile(list, bands, fonts, request, colors ? *colors : palette(request.theme), cache, scratch, out,
              report ? *report : unused);
  return out;
}

IntRect page_area(DisplayList const& list, float scale) {
  return {0, 0, int32_t(std::ceil(list.width * scale)), int32_t(std::ceil(list.height * scale))};
}

Pixmap render_in_tiles(DisplayList const& list, FontSet const& fonts, TileRequest const& whole,
                       int32_t tile_width, int32_t tile_height, unsigned seed, size_t cache_bytes) {
  BandIndex bands;
  build_band_index(list, bands);
  GlyphCache cache(cache_bytes);
  TileScratch scratch;
  TileReport report;
  std::vector<IntRect> areas;
  IntRect const& page = whole.area;
  for (int32_t y = page.y; y < page.bottom(); y += tile_height)
    for (int32_t x = page.x; x < page.right(); x += tile_width)
      areas.push_back(
          {x, y, std::min(tile_width, page.right() - x), std::min(tile_height, page.bottom() - y)});
  std::shuffle(areas.begin(), areas.end(), std::mt19937(seed));
  Pixmap joined, tile;
  joined.resize(uint32_t(page.width), uint32_t(page.height));
  for (IntRect const& area : areas) {
    TileRequest request = whole;
    request.area = area;
    render_tile(list, bands, fonts, request, cache, scratch, tile, report);
    for (int32_t y = 0; y < area.height; ++y)
      std::memcpy(
          joined.pixels.data() + (size_t(area.y - page.y + y) * joined.width + size_t(area.x - page.x)) * 4,
          tile.pixels.data() + size_t(y) * tile.width * 4, size_t(area.width) * 4);
  }
  return joined;
}

namespace {

bool write_png(Pixmap const& pixels, std::string const& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = pixels.width;
  image.height = pixels.height;
  image.format = PNG_FORMAT_RGBA;
  return png_image_write_to_file(&image, path.c_str(), 0, pixels.pixels.data(), 0, nullptr) != 0;
}

bool read_png(std::string const& path, Pixmap& out) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_file(&image, path.c_str())) return false;
  image.format = PNG_FORMAT_RGBA;
  out.resize(image.width, image.height);
  return png_image_finish_read(&image, nullptr, out.pixels.data(), 0, nullptr) != 0;
}

}  // namespace

namespace {

std::string const kGoldens = BANXIN_SOURCE_DIR "/tests/raster/goldens/";

bool blessing() {
  char const* bless = std::getenv("BANXIN_BLESS");
  return bless && std::string_view(bless) == "1";
}

}  // namespace

std::string slice_files(FontSet const& fonts, DisplayList const& list) {
  std::set<std::string> files;
  for (DisplayGlyph const& glyph : list.glyphs)
    if (glyph.slice < fonts.slice_count()) files.insert(fonts.slice(glyph.slice).place->file);
  std::string all;
  for (std::string const& file : files) all += file + '\n';
  return all;
}

bool golden_has_fonts(std::string const& name, std::string const& files) {
  std::string const path = kGoldens + name + ".fonts";
  if (blessing()) {
    std::ofstream(path, std::ios::binary) << files;
    return true;
  }
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {}) == files;
}

void expect_golden(Pixmap const& pixels, std::string const& name) {
  std::string const path = kGoldens + name + ".png";
  if (blessing()) {
    ASSERT_TRUE(write_png(pixels, path)) << path;
    return;
  }
  Pixmap golden;
  ASSERT_TRUE(read_png(path, golden)) << path << " is not there; make it with BANXIN_BLESS=1";
  bool const same =
      golden.width == pixels.width && golden.height == pixels.height && golden.pixels == pixels.pixels;
  std::string const actual = std::string(BANXIN_BINARY_DIR "/") + name + ".actual.png";
  if (!same) write_png(pixels, actual);
  EXPECT_TRUE(same) << "differs from " << path << "; see " << actual << ", accept it with BANXIN_BLESS=1";
}

}  // namespace banxin::testing
