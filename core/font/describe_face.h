// A whole font file as a face of the catalogue, in one slice.
#pragma once
#include <string>

#include "font/font_catalog.h"
#include "font/font_face.h"

namespace banxin {

/// A face of last resort. `name` is what `layout --json` calls it; the slice has no file.
CatalogFace describe_face(FontFace const& font, std::string name);

}  // namespace banxin
