#include "slicer/shape_slice.h"

#include <hb-ot.h>

#include <algorithm>
#include <cmath>

#include "font/ink_table.h"
#include "slicer/code_glyphs.h"
#include "slicer/source_face.h"

namespace banxin::slicer {
namespace {

constexpr hb_tag_t kOutlines[] = {HB_TAG('C', 'F', 'F', ' '), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('g', 'l', 'y', 'f'),
                                  HB_TAG('l', 'o', 'c', 'a'), HB_TAG('c', 'v', 't', ' '), HB_TAG('f', 'p', 'g', 'm'),
                                  HB_TAG('p', 'r', 'e', 'p')};
constexpr hb_tag_t kNames[] = {HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2')};

template <size_t N>
bool among(hb_tag_t const (&tags)[N], hb_tag_t tag) {
  return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

std::vector<hb_tag_t> tables_of(hb_face_t* face) {
  unsigned count = hb_face_get_table_tags(face, 0, nullptr, nullptr);
  std::vector<hb_tag_t> tags(count);
  hb_face_get_table_tags(face, 0, &count, tags.data());
  return tags;
}

std::vector<InkSpan> ink_of(hb_font_t* font, unsigned glyphs) {
  std::vector<InkSpan> out(glyphs);
  for (unsigned glyph = 0; glyph < glyphs; ++glyph) {
    hb_glyph_extents_t extents = {};
    if (!hb_font_get_glyph_extents(font, glyph, &extents)) continue;
    out[glyph] = {int16_t(extents.x_bearing), int16_t(extents.x_bearing + extents.width)};
  }
  return out;
}

Hb<hb_blob_t> blob_of(std::vector<uint8_t> const& bytes) {
  return Hb<hb_blob_t>(hb_blob_create(reinterpret_cast<char const*>(bytes.data()), unsigned(bytes.size()), HB_MEMORY_MODE_DUPLICATE,
                                      nullptr, nullptr));
}

}  // namespace

Result<ShapeSlice> take_outlines_apart(std::vector<uint8_t> const& font) {
  Hb<hb_blob_t> const whole = blob_of(font);
  Hb<hb_face_t> const face(hb_face_create(whole.get(), 0));
  Hb<hb_font_t> const scaled(hb_font_create(face.get()));
  unsigned const glyphs = hb_face_get_glyph_count(face.get());
  ShapeSlice out;
  for (unsigned glyph = 0; glyph < glyphs; ++glyph) out.outlines.push_back(contours_of(scaled.get(), glyph));

  Hb<hb_face_t> const rest(hb_face_builder_create());
  for (hb_tag_t const tag : tables_of(face.get())) {
    if (among(kOutlines, tag) || among(kNames, tag)) continue;
    Hb<hb_blob_t> const table(hb_face_reference_table(face.get(), tag));
    hb_face_builder_add_table(rest.get(), tag, table.get());
  }
  Hb<hb_blob_t> const ink = blob_of(spell_ink(ink_of(scaled.get(), glyphs)));
  hb_face_builder_add_table(rest.get(), kInkTable, ink.get());
  Hb<hb_blob_t> const built(hb_face_reference_blob(rest.get()));
  unsigned length = 0;
  char const* bytes = hb_blob_get_data(built.get(), &length);
  if (glyphs == 0 || length == 0) return Error{ErrorCode::font_missing, "a slice has no glyphs"};
  out.font.assign(bytes, bytes + length);
  return out;
}

}  // namespace banxin::slicer
