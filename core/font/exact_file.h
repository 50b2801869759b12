// One face's exact subset for one article, read from its bytes. Format: fonts/README.md, "Exact subsets".
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "font/font_catalog.h"

namespace banxin {

/// What the slicer cut of one slice or pack: of these code points what the article needs.
struct ExactPart {
  CatalogSlice slice;  ///< without a file; form `font` with the advance 0, else `coded`, to be read without a model
  std::span<uint8_t const> bytes;
};

struct ExactFile {
  std::string face;  ///< CatalogFace::name
  std::vector<ExactPart> parts;  ///< of a code point's parts the earlier wins
};

/// The version that this reader knows, at the file's beginning.
inline constexpr uint32_t kExactVersion = 2;

/// `unpacked`: the file with its gzip member replaced by what is in it. The parts' bytes lie in it. Error: font_missing.
Result<ExactFile> read_exact_file(std::span<uint8_t const> unpacked);

}  // namespace banxin
