// One slice's OpenType file, made by hb-subset.
#pragma once
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "slicer/configuration.h"
#include "slicer/partition.h"
#include "slicer/source_face.h"

namespace banxin::slicer {

/// An uncompressed OpenType file with the plan's code points, the features of its kind, and the glyphs that
/// those features reach. No hints, no glyph names. Error: font_missing.
Result<std::vector<uint8_t>> make_subset(SourceFace const& source, SlicePlan const& plan,
                                         Configuration const& configuration, bool nameless = false);

/// The advance that all glyphs but .notdef have; 0 when they differ.
uint16_t uniform_advance(std::vector<uint8_t> const& font);

}  // namespace banxin::slicer
