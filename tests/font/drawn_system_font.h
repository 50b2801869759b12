// A system font for tests: every text has a width that can be foretold, and is drawn as a block.
#pragma once
#include <string>
#include <vector>

#include "base/utf8.h"
#include "font/system_texts.h"

namespace banxin::testing {

class DrawnSystemFont : public SystemFont {
 public:
  /// Em of each code point; pictures are this wide as a whole.
  static constexpr float kLetter = 0.6f, kPicture = 1.2f;

  bool measure(SystemText const& text, SystemMeasure& out) override {
    measured.emplace_back(text.text);
    right_to_left.push_back(text.right_to_left);
    if (refuses) return false;
    float const width = is_picture(text) ? kPicture : kLetter * float(to_utf32(text.text).size());
    out = {width, 0, width, 0.7f, 0};
    return true;
  }

  /// A block from the baseline to 0.7 em, black, or red for a picture.
  bool draw(SystemText const& text, float size, float shift, SystemDrawing& out) override {
    drawn.emplace_back(text.text);
    fonts.push_back(text.font);
    shifts.push_back(shift);
    if (refuses_to_draw) return false;
    SystemMeasure told;
    measure(text, told);
    measured.pop_back();
    right_to_left.pop_back();
    out.left = 0;
    out.top = int32_t(told.above * size);
    out.width = uint32_t(told.advance * size);
    out.height = uint32_t(out.top);
    uint8_t const red = is_picture(text) ? 255 : 0;
    for (uint32_t i = 0; i < out.width * out.height; ++i)
      out.pixels.insert(out.pixels.end(), {red, 0, 0, 255});
    return true;
  }

  std::vector<std::string> measured, drawn;
  std::vector<bool> right_to_left;  ///< of `measured`
  std::vector<FontRequest> fonts;   ///< of `drawn`
  std::vector<float> shifts;
  bool refuses = false, refuses_to_draw = false;

 private:
  static bool is_picture(SystemText const& text) {
    std::u32string const points = to_utf32(text.text);
    for (char32_t c : points)
      if (c >= 0x1F000 || c == 0xFE0F) return c < 0x20000 || c == 0xFE0F;
    return false;
  }
};

}  // namespace banxin::testing
