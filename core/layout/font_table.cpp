#include "layout/font_table.h"

#include <cmath>

#include "text/text_style.h"

namespace banxin {

namespace {

FontFamily family_of(std::string_view families) {
  struct Name {
    std::string_view name;
    FontFamily family;
  };
  constexpr Name kNames[] = {{"song", FontFamily::song},       {"hei", FontFamily::hei},
                             {"kai", FontFamily::kai},         {"mono", FontFamily::mono},
                             {"sans-serif", FontFamily::hei},  {"monospace", FontFamily::mono},
                             {"serif", FontFamily::song}};
  while (!families.empty()) {
    size_t const comma = families.find(',');
    std::string_view one = families.substr(0, comma);
    while (!one.empty() && (one.front() == ' ' || one.front() == '"' || one.front() == '\'')) one.remove_prefix(1);
    while (!one.empty() && (one.back() == ' ' || one.back() == '"' || one.back() == '\'')) one.remove_suffix(1);
    for (auto const& [name, family] : kNames)
      if (one == name) return family;
    if (comma == std::string_view::npos) break;
    families.remove_prefix(comma + 1);
  }
  return FontFamily::song;
}

}  // namespace

litehtml::uint_ptr FontTable::add(std::string_view families, int size, int weight, bool italic, unsigned decorations,
                                  litehtml::font_metrics& metrics) {
  EngineFont font;
  font.family = family_of(families);
  font.weight = static_cast<uint16_t>(weight);
  font.italic = italic;
  font.size = size;
  if (decorations & litehtml::font_decoration_underline) font.decorations |= decoration_underline;
  if (decorations & litehtml::font_decoration_linethrough) font.decorations |= decoration_line_through;
  if (decorations & litehtml::font_decoration_overline) font.decorations |= decoration_overline;
  fonts_added_.push_back(font);

  // The engine's metrics are whole px; they reach only what it aligns itself (never our lines).
  FaceId const face = fonts_.primary_face({font.family, font.weight, Language::zh_hans});
  FaceMetrics const face_metrics = face == kNoFace ? FaceMetrics{} : fonts_.metrics(face);
  float const unit = static_cast<float>(size) / static_cast<float>(face_metrics.units_per_em);
  metrics.ascent = static_cast<int>(std::lround(face_metrics.ascent * unit));
  metrics.descent = static_cast<int>(std::lround(face_metrics.descent * unit));
  metrics.height = metrics.ascent + metrics.descent;
  metrics.x_height = static_cast<int>(std::lround(face_metrics.x_height * unit));
  metrics.draw_spaces = false;
  return fonts_added_.size() - 1;
}

EngineFont const& FontTable::operator[](litehtml::uint_ptr handle) const {
  return fonts_added_[handle < fonts_added_.size() ? handle : 0];
}

}  // namespace banxin
