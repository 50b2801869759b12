#include "raster/pixmap.h"

#include <cstddef>

namespace banxin {

void Pixmap::resize(uint32_t new_width, uint32_t new_height) {
  width = new_width;
  height = new_height;
  pixels.resize(size_t(new_width) * new_height * 4);
}

}  // namespace banxin
