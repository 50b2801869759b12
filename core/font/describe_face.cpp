#include "font/describe_face.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>

namespace banxin {
namespace {

std::vector<CodePointRange> covered_by(hb_face_t* face) {
  std::vector<CodePointRange> ranges;
  hb_set_t* covered = hb_set_create();
  hb_face_collect_unicodes(face, covered);
  hb_codepoint_t first = HB_SET_VALUE_INVALID, last = HB_SET_VALUE_INVALID;
  while (hb_set_next_range(covered, &first, &last)) ranges.push_back({char32_t(first), char32_t(last)});
  hb_set_destroy(covered);
  return ranges;
}

}  // namespace

CatalogFace describe_face(FontFace const& font, std::string name) {
  CatalogFace face;
  face.name = std::move(name);
  face.last_resort = true;
  auto const metric = [&](hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(font.shaper(), tag, &value);
    return int16_t(std::clamp<hb_position_t>(value, INT16_MIN, INT16_MAX));
  };
  FaceMetrics& metrics = face.metrics;
  metrics.units_per_em = font.units_per_em();
  metrics.ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  metrics.descent = int16_t(std::clamp(-int(metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER)), 0, INT16_MAX));
  metrics.x_height = metric(HB_OT_METRICS_TAG_X_HEIGHT);
  metrics.cap_height = metric(HB_OT_METRICS_TAG_CAP_HEIGHT);
  metrics.underline_position = metric(HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
  metrics.underline_thickness = metric(HB_OT_METRICS_TAG_UNDERLINE_SIZE);
  metrics.strikeout_position = metric(HB_OT_METRICS_TAG_STRIKEOUT_OFFSET);
  face.slices.emplace_back().ranges = covered_by(hb_font_get_face(font.shaper()));
  return face;
}

}  // namespace banxin
