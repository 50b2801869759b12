#include "font/font_library.h"

#include <ft2build.h>
#include FT_FREETYPE_H

namespace banxin {

FontLibrary FontLibrary::open() {
  FontLibrary out;
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) == 0) out.library_.reset(library, [](FT_Library l) { FT_Done_FreeType(l); });
  return out;
}

}  // namespace banxin
