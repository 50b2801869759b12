// Pixels in memory: premultiplied RGBA, 8 bit each, sRGB, rows without padding.
#pragma once
#include <cstdint>
#include <vector>

namespace banxin {

struct Pixmap {
  uint32_t width = 0, height = 0;                        ///< device px
  std::vector<uint8_t> pixels;                           ///< width * height * 4 bytes: R G B A
  void resize(uint32_t new_width, uint32_t new_height);  ///< contents are unspecified after it
};

}  // namespace banxin
