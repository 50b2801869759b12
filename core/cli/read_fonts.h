// The folder that the slicer writes (build/fonts): its catalogue and its slices.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "font/font_catalog.h"
#include "font/font_set.h"

namespace banxin::cli {

/// The text of fonts.json, see fonts/README.md. Error: font_missing.
Result<FontCatalog> parse_font_catalog(std::string_view json);

/// Reads FOLDER/fonts.json. Error: font_missing, with the cure in its message.
Result<FontCatalog> read_font_catalog(std::string const& folder);

/// The slice's OpenType file, unpacked. Error: font_missing when it is absent, damaged or larger than any
/// slice may be.
Result<std::vector<uint8_t>> read_slice(std::string const& folder, CatalogSlice const& slice);

/// Reads a slice, and before a coded one its face's model, into `fonts`. Error: font_missing; the slice then counts as failed.
Result<SliceState> load_slice(std::string const& folder, FontSet& fonts, SliceId slice);

/// Exactly one gzip member of at most `most` bytes unpacked. Error: font_missing.
Result<std::vector<uint8_t>> gunzip(std::vector<uint8_t> const& packed, size_t most);

}  // namespace banxin::cli
