#include "layout/color_code.h"

namespace banxin {

namespace {
// Alpha 254 with these two channels; the third carries the role.
constexpr uint8_t kAlpha = 254, kGreen = 0xBA, kBlue = 0x5E;
}  // namespace

std::string color_code(ColorRole role) {
  // 0.9975 × 255 = 254.4 falls to 254 in the engine's own conversion.
  return "rgba(" + std::to_string(int(role)) + "," + std::to_string(int(kGreen)) + "," + std::to_string(int(kBlue)) +
         ",0.9975)";
}

PaintColor decode_color(litehtml::web_color color, PaintColor::Kind author_kind) {
  if (color.alpha == 0) return {};
  if (color.alpha == kAlpha && color.green == kGreen && color.blue == kBlue && color.red < uint8_t(ColorRole::count_))
    return PaintColor::of(ColorRole(color.red));
  PaintColor out;
  out.kind = author_kind;
  out.rgba = {color.red, color.green, color.blue, color.alpha};
  return out;
}

}  // namespace banxin
