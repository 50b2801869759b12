#include "font/font_face.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <climits>
#include <optional>
#include <span>

#include "font/ink_table.h"

namespace banxin {

struct FontFace::State {
  State() = default;
  State(State const&) = delete;
  State& operator=(State const&) = delete;
  ~State();

  std::vector<uint8_t> bytes;  ///< borrowed by `face` and `font`
  FontLibrary library;         ///< outlives `face`
  FT_Face face = nullptr;
  hb_font_t* font = nullptr;
  hb_buffer_t* buffer = nullptr;  ///< for glyph_for

  hb_blob_t* ink = nullptr;  ///< InkTable of a font without outlines

  std::optional<CodedGlyphs> coded;  ///< then there is neither `face` nor `font`
  uint16_t coded_scale = 0, coded_advance = 0;
};

namespace {

Error not_a_font() {
  return {ErrorCode::font_missing, "A font slice is damaged; the system's font is used instead."};
}

hb_language_t shaping_language(Language language) {
  std::string_view tag = language_tag(language);
  return hb_language_from_string(tag.data(), int(tag.size()));
}

// VS1-VS16 lie in the BMP, VS17-VS256 in plane 14.
char32_t selector_code_point(uint32_t selector) {
  return selector <= 16 ? char32_t(0xFE00 + selector - 1) : char32_t(0xE0100 + selector - 17);
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
  hb_blob_t* const table = hb_face_reference_table(face, tag);
  bool const there = hb_blob_get_length(table) > 0;
  hb_blob_destroy(table);
  return there;
}

// Leaves out on-points in the middle between two conic ones, as coded outlines do: glyphs are drawn alike wherever they come from.
void imply_middles(GlyphOutline& outline) {
  size_t begin = 0, kept = 0;
  auto& [points, kinds, ends] = outline;
  for (uint16_t& end : ends) {
    size_t const first = kept;
    for (size_t i = begin; i <= end; ++i) {
      if (i > begin && i < end && kinds[i] == PointKind::on && kinds[i - 1] == PointKind::conic && kinds[i + 1] == PointKind::conic &&
          2 * points[i].x == points[i - 1].x + points[i + 1].x && 2 * points[i].y == points[i - 1].y + points[i + 1].y) {
        continue;
      }
      points[kept] = points[i];
      kinds[kept++] = kinds[i];
    }
    begin = size_t(end) + 1;
    end = uint16_t(kept > first ? kept - 1 : first);
  }
  points.resize(kept);
  kinds.resize(kept);
}

int16_t clamp16(long value) {
  return int16_t(std::clamp<long>(value, SHRT_MIN, SHRT_MAX));
}

}  // namespace

FontFace::State::~State() {
  if (ink) hb_blob_destroy(ink);
  if (buffer) hb_buffer_destroy(buffer);
  if (font) hb_font_destroy(font);
  if (face) FT_Done_Face(face);
}

FontFace::FontFace(std::unique_ptr<State> state) : state_(std::move(state)) {}
FontFace::~FontFace() = default;
FontFace::FontFace(FontFace&&) noexcept = default;
FontFace& FontFace::operator=(FontFace&&) noexcept = default;

Result<FontFace> FontFace::open(std::vector<uint8_t> bytes) {
  return open(std::move(bytes), FontLibrary::open());
}

Result<FontFace> FontFace::open(std::vector<uint8_t> bytes, FontLibrary const& library) {
  if (!library.get() || bytes.empty() || bytes.size() > size_t(INT_MAX)) return not_a_font();
  auto state = std::make_unique<State>();
  state->bytes = std::move(bytes);
  state->library = library;

  hb_blob_t* blob = hb_blob_create(reinterpret_cast<char const*>(state->bytes.data()),
                                   unsigned(state->bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  state->font = hb_font_create(face);  // scaled to units_per_em, hb-ot functions; keeps the face
  hb_face_destroy(face);
  state->buffer = hb_buffer_create();

  // A damaged table reads as an empty one in HarfBuzz; without glyphs or characters a font is no slice.
  hb_set_t* covered = hb_set_create();
  hb_face_collect_unicodes(face, covered);
  bool usable = hb_face_get_glyph_count(face) > 0 && !hb_set_is_empty(covered);
  hb_set_destroy(covered);
  if (!usable) return not_a_font();
  hb_face_make_immutable(face);
  hb_font_make_immutable(state->font);

  if (!has_table(face, HB_TAG('C', 'F', 'F', ' ')) && !has_table(face, HB_TAG('g', 'l', 'y', 'f'))) {
    state->ink = hb_face_reference_table(face, kInkTable);
    return FontFace(std::move(state));
  }

  // The whole file: given its CFF table alone, FreeType takes glyph ids for CIDs.
  FT_Error failed =
      FT_New_Memory_Face(library.get(), state->bytes.data(), FT_Long(state->bytes.size()), 0, &state->face);
  if (failed) {
    state->face = nullptr;
    return not_a_font();
  }
  if (!FT_IS_SCALABLE(state->face) || state->face->units_per_EM != hb_face_get_upem(face) ||
      FT_ULong(state->face->num_glyphs) < hb_face_get_glyph_count(face)) {
    return not_a_font();
  }
  return FontFace(std::move(state));
}

FontFace FontFace::open_coded(CodedGlyphs glyphs, uint16_t units_per_em, uint16_t advance,
                              FontLibrary const& library) {
  auto state = std::make_unique<State>();
  state->library = library;
  state->coded = std::move(glyphs);
  state->coded_scale = units_per_em;
  state->coded_advance = advance;
  return FontFace(std::move(state));
}

uint16_t FontFace::units_per_em() const {
  if (state_->coded) return state_->coded_scale;
  return uint16_t(hb_face_get_upem(hb_font_get_face(state_->font)));
}
hb_font_t* FontFace::shaper() const {
  return state_->font;
}
FT_FaceRec_* FontFace::rasterizer() const {
  return state_->face;
}
FT_LibraryRec_* FontFace::library() const {
  return state_->library.get();
}

void FontFace::outline(uint32_t glyph, GlyphOutline& out) const {
  if (state_->coded) return state_->coded->outline(glyph, out);
  out.points.clear();
  out.kinds.clear();
  out.ends.clear();
  FT_Face const face = state_->face;
  if (!face) return;
  if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)) return;
  if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE || face->glyph->outline.n_points <= 0) return;
  FT_Outline const& from = face->glyph->outline;
  for (int i = 0; i < from.n_points; ++i) {
    out.points.push_back({clamp16(from.points[i].x), clamp16(from.points[i].y)});
    out.kinds.push_back(PointKind(FT_CURVE_TAG(from.tags[i])));
  }
  for (int i = 0; i < from.n_contours; ++i) out.ends.push_back(uint16_t(from.contours[i]));
  imply_middles(out);
}

uint32_t FontFace::glyph_for(char32_t code_point, uint32_t selector, Language language) const {
  if (state_->coded) return state_->coded->glyph_for(code_point, selector);
  hb_codepoint_t nominal = 0;
  if (!hb_font_get_nominal_glyph(state_->font, code_point, &nominal) || nominal == 0) return 0;
  hb_codepoint_t variant = 0;
  if (selector != 0 && selector <= 256 &&
      hb_font_get_variation_glyph(state_->font, code_point, selector_code_point(selector), &variant) &&
      variant != 0) {
    return variant;
  }
  if (!hb_ot_layout_has_substitution(hb_font_get_face(state_->font))) return nominal;
  // Shaping applies locl as in running text; other features must not change a single character here.
  hb_buffer_t* buffer = state_->buffer;
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_codepoints(buffer, reinterpret_cast<hb_codepoint_t const*>(&code_point), 1, 0, 1);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer, shaping_language(language));
  hb_shape(state_->font, buffer, nullptr, 0);
  unsigned count = 0;
  hb_glyph_info_t const* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
  return count == 1 && glyphs[0].codepoint != 0 ? glyphs[0].codepoint : nominal;
}

char32_t FontFace::character_of(uint32_t glyph) const {
  if (state_->coded) return 0;
  hb_map_t* const nominal = hb_map_create();
  hb_set_t* const covered = hb_set_create();
  hb_face_collect_nominal_glyph_mapping(hb_font_get_face(state_->font), nominal, covered);
  char32_t found = 0;
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; found == 0 && hb_set_next(covered, &c);) {
    if (hb_map_get(nominal, c) == glyph) found = c;
  }
  hb_set_destroy(covered);
  hb_map_destroy(nominal);
  return found;
}

InkBounds FontFace::ink(uint32_t glyph) const {
  if (state_->coded) {
    GlyphOutline shape;
    outline(glyph, shape);
    InkBounds bounds{SHRT_MAX, SHRT_MAX, SHRT_MIN, SHRT_MIN};
    for (GlyphOutline::Point const& point : shape.points) {
      bounds = {std::min(bounds.x_min, point.x), std::min(bounds.y_min, point.y), std::max(bounds.x_max, point.x),
                std::max(bounds.y_max, point.y)};
    }
    return shape.points.empty() ? InkBounds{} : bounds;
  }
  if (state_->ink) {
    unsigned length = 0;
    auto const* table = reinterpret_cast<uint8_t const*>(hb_blob_get_data(state_->ink, &length));
    auto const [x_min, x_max] = ink_at({table, length}, glyph);
    return {x_min, 0, x_max, 1};
  }
  hb_glyph_extents_t extents = {};
  if (!hb_font_get_glyph_extents(state_->font, glyph, &extents)) return {};
  return {clamp16(extents.x_bearing), clamp16(long(extents.y_bearing) + extents.height),
          clamp16(long(extents.x_bearing) + extents.width), clamp16(extents.y_bearing)};
}

int32_t FontFace::advance(uint32_t glyph) const {
  return state_->coded ? state_->coded_advance : hb_font_get_glyph_h_advance(state_->font, glyph);
}

size_t FontFace::bytes() const {
  // HarfBuzz and FreeType keep tables of their own beside the file: as measured of Latin slices.
  constexpr size_t kLibraries = 24 << 10;
  return sizeof(State) + (state_->coded ? state_->coded->bytes() : state_->bytes.size() + kLibraries);
}

}  // namespace banxin
