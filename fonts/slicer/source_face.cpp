#include "slicer/source_face.h"

#include <hb-ot.h>
#include <hb-subset.h>

namespace banxin::slicer {
namespace {

std::string postscript_name_of(hb_face_t* face) {
  char name[128];
  unsigned length = sizeof name;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
  return std::string(name, length);
}

int16_t metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
  hb_position_t value = 0;
  hb_ot_metrics_get_position_with_fallback(font, tag, &value);
  return int16_t(value);
}

}  // namespace

void set_units_per_em(std::vector<uint8_t>& font, uint16_t units) {
  constexpr size_t kDirectory = 12, kRecord = 16, kUnitsPerEm = 18;
  auto number = [&](size_t at, size_t bytes) {
    size_t out = 0;
    for (size_t i = 0; i < bytes; ++i) out = out << 8 | font[at + i];
    return out;
  };
  if (font.size() < kDirectory) return;
  for (size_t at = kDirectory, left = number(4, 2); left > 0 && at + kRecord <= font.size(); --left, at += kRecord) {
    if (number(at, 4) != HB_TAG('h', 'e', 'a', 'd')) continue;
    size_t const head = number(at + 8, 4);
    if (head > font.size() || font.size() - head < kUnitsPerEm + 2) return;
    font[head + kUnitsPerEm] = uint8_t(units >> 8);
    font[head + kUnitsPerEm + 1] = uint8_t(units);
  }
}

Result<SourceFace> SourceFace::open(std::span<const uint8_t> bytes, std::string const& postscript_name) {
  Hb<hb_blob_t> blob(hb_blob_create(reinterpret_cast<char const*>(bytes.data()), unsigned(bytes.size()),
                                    HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  unsigned count = hb_face_count(blob.get());
  SourceFace out;
  for (unsigned i = 0; i < count; ++i) {
    Hb<hb_face_t> face(hb_face_create(blob.get(), i));
    if (postscript_name.empty() || postscript_name_of(face.get()) == postscript_name) {
      out.face_ = std::move(face);
      break;
    }
  }
  if (!out.face_ || hb_face_get_glyph_count(out.face_.get()) == 0) {
    return Error{ErrorCode::font_missing, "the file has no face " + postscript_name};
  }
  out.font_.reset(hb_font_create(out.face_.get()));
  out.prepared_.reset(hb_subset_preprocess(out.face_.get()));
  return out;
}

hb_face_t* SourceFace::subsettable() const {
  if (!prepared_) prepared_.reset(hb_subset_preprocess(face_.get()));
  return prepared_.get();
}

FaceMetrics SourceFace::metrics() const {
  hb_font_t* font = font_.get();
  FaceMetrics out;
  out.units_per_em = uint16_t(hb_face_get_upem(face_.get()));
  // The ideographic em box (OS/2 typographic), not hhea's line spacing, which a pan-CJK font makes half an em
  // taller: leading is CSS's, and backgrounds hug the characters.
  Hb<hb_blob_t> os2(hb_face_reference_table(face_.get(), HB_TAG('O', 'S', '/', '2')));
  unsigned length = 0;
  auto const* bytes = reinterpret_cast<uint8_t const*>(hb_blob_get_data(os2.get(), &length));
  constexpr unsigned kTypoAscender = 68, kTypoDescender = 70;
  if (length >= kTypoDescender + 2) {
    auto read = [&](unsigned at) { return int16_t(bytes[at] << 8 | bytes[at + 1]); };
    out.ascent = read(kTypoAscender);
    out.descent = int16_t(-read(kTypoDescender));
  }
  out.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
  out.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
  out.underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
  out.underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
  out.strikeout_position = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET);
  return out;
}

std::vector<CoveredCodePoint> SourceFace::coverage() const {
  Hb<hb_set_t> set(hb_set_create());
  hb_face_collect_unicodes(face_.get(), set.get());
  std::vector<CoveredCodePoint> out;
  out.reserve(hb_set_get_population(set.get()));
  for (hb_codepoint_t code_point = HB_SET_VALUE_INVALID; hb_set_next(set.get(), &code_point);) {
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(font_.get(), code_point, &glyph) || glyph == 0) continue;
    out.push_back({char32_t(code_point), glyph, hb_font_get_glyph_h_advance(font_.get(), glyph)});
  }
  return out;
}

}  // namespace banxin::slicer
