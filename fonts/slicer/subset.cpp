#include "slicer/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>

namespace banxin::slicer {
namespace {

struct InputDeleter {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};

// What layout and drawing never read. Uniform slices are drawn one glyph at a time: they keep no layout
// tables, and their metrics are in the catalogue.
constexpr hb_tag_t kDroppedAlways[] = {HB_TAG('D', 'S', 'I', 'G'), HB_TAG('m', 'e', 't', 'a'),
                                       HB_TAG('g', 'a', 's', 'p')};
constexpr hb_tag_t kDroppedFromUniform[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'), HB_TAG('O', 'S', '/', '2'), HB_TAG('n', 'a', 'm', 'e')};

void replace(hb_set_t* set, std::vector<std::string> const& tags) {
  hb_set_clear(set);
  for (std::string const& tag : tags) hb_set_add(set, hb_tag_from_string(tag.data(), int(tag.size())));
}

}  // namespace

Result<std::vector<uint8_t>> make_subset(SourceFace const& source, SlicePlan const& plan,
                                         Configuration const& configuration, bool nameless) {
  std::unique_ptr<hb_subset_input_t, InputDeleter> input(hb_subset_input_create_or_fail());
  if (!input) return Error{ErrorCode::font_missing, "no memory"};
  unsigned flags = HB_SUBSET_FLAGS_NO_HINTING;
  if (configuration.desubroutinise) flags |= HB_SUBSET_FLAGS_DESUBROUTINIZE;
  hb_subset_input_set_flags(input.get(), flags);

  hb_set_t* unicodes = hb_subset_input_unicode_set(input.get());
  for (char32_t code_point : plan.code_points) hb_set_add(unicodes, code_point);

  bool first = plan.kind == SliceKind::first || plan.kind == SliceKind::further;
  // Selectors of standardised variants; the thousands of registered ideographic variants stay out.
  for (hb_codepoint_t selector = 0xFE00; selector <= 0xFE0F; ++selector) hb_set_add(unicodes, selector);
  replace(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
          plan.kind == SliceKind::first     ? configuration.first_features
          : plan.kind == SliceKind::further ? configuration.further_features
                                            : std::vector<std::string>());
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (hb_tag_t tag : kDroppedAlways) hb_set_add(dropped, tag);
  if (nameless) {
    hb_set_add(dropped, HB_TAG('n', 'a', 'm', 'e'));
    hb_set_add(dropped, HB_TAG('O', 'S', '/', '2'));  // its vendor
  }
  if (!first) {
    for (hb_tag_t tag : kDroppedFromUniform) hb_set_add(dropped, tag);
  }

  Hb<hb_face_t> subset(hb_subset_or_fail(source.subsettable(), input.get()));
  if (!subset) return Error{ErrorCode::font_missing, "the subset could not be made"};
  Hb<hb_blob_t> blob(hb_face_reference_blob(subset.get()));
  unsigned length = 0;
  char const* bytes = hb_blob_get_data(blob.get(), &length);
  if (length == 0) return Error{ErrorCode::font_missing, "the subset is empty"};
  return std::vector<uint8_t>(bytes, bytes + length);
}

uint16_t uniform_advance(std::vector<uint8_t> const& font) {
  Hb<hb_blob_t> blob(hb_blob_create(reinterpret_cast<char const*>(font.data()), unsigned(font.size()),
                                    HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  Hb<hb_face_t> face(hb_face_create(blob.get(), 0));
  Hb<hb_font_t> scaled(hb_font_create(face.get()));
  unsigned glyphs = hb_face_get_glyph_count(face.get());
  hb_position_t advance = glyphs > 1 ? hb_font_get_glyph_h_advance(scaled.get(), 1) : 0;
  for (unsigned glyph = 2; glyph < glyphs; ++glyph) {
    if (hb_font_get_glyph_h_advance(scaled.get(), glyph) != advance) return 0;
  }
  return advance > 0 && advance <= 0xFFFF ? uint16_t(advance) : 0;
}

}  // namespace banxin::slicer
