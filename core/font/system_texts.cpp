#include "font/system_texts.h"

#include <algorithm>
#include <cmath>

namespace banxin {
namespace {

constexpr size_t kStyleBytes = 4;
// Of a unit; what a host says beyond is not believed.
constexpr float kWidest = 256, kFarthest = 4;  // em

// The style goes before the text, so that the text is the key's end.
std::string key_of(SystemText const& text) {
  std::string key;
  key.reserve(kStyleBytes + text.text.size());
  key.push_back(
      char(uint8_t(text.font.family) << 2 | uint8_t(text.italic) << 1 | uint8_t(text.right_to_left)));
  key.push_back(char(text.font.weight & 0xFF));
  key.push_back(char(text.font.weight >> 8));
  key.push_back(char(text.font.language));
  key += text.text;
  return key;
}

float within(float value, float most) {
  return std::isfinite(value) ? std::clamp(value, 0.0f, most) : 0.0f;
}

}  // namespace

GlyphId SystemTexts::intern(SystemText const& text) {
  if (!host_) return kNone;
  std::string key = key_of(text);
  if (auto const found = ids_.find(key); found != ids_.end()) return found->second;
  if (units_.size() >= kMost) return kNone;
  Unit unit;
  unit.font = text.font;
  unit.italic = text.italic;
  unit.right_to_left = text.right_to_left;
  SystemMeasure told;
  if (!host_->measure(text, told)) return kNone;
  unit.measure = {within(told.advance, kWidest), within(told.left, kFarthest),
                  within(told.right, kWidest + kFarthest), within(told.above, kFarthest),
                  within(told.below, kFarthest)};
  GlyphId const id = GlyphId(units_.size());
  unit.key = &ids_.emplace(std::move(key), id).first->first;
  units_.push_back(unit);
  return id;
}

bool SystemTexts::draw(GlyphId id, float size, float shift, SystemDrawing& out) const {
  if (!host_ || id >= units_.size()) return false;
  Unit const& unit = units_[id];
  SystemText const text{std::string_view(*unit.key).substr(kStyleBytes), unit.font, unit.italic,
                        unit.right_to_left};
  if (!host_->draw(text, size, shift, out)) return false;
  return out.pixels.size() == size_t(out.width) * out.height * 4;
}

}  // namespace banxin
