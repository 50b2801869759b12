// One face from font file to slices on disk.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "slicer/coded_face.h"
#include "slicer/configuration.h"
#include "slicer/partition.h"

namespace banxin::slicer {

struct SlicedFile {
  std::string file;
  size_t bytes = 0, raw_bytes = 0;
  std::string sha256;
  uint16_t advance = 0;
  uint8_t languages = 0;
  std::string ranges;
  size_t outlines = 0;  ///< its glyph 0 among the face's glyph numbers
};

struct SlicedFace {
  FaceSource source;
  FaceMetrics metrics;
  std::vector<SlicedFile> slices;
  CodedFace coded;
};

/// The face of the same family that brings the model of outlines; null: the face itself does.
struct ModelSource {
  FaceSource const* face = nullptr;
  std::span<const uint8_t> font;
};

/// Writes the slices of `source` into `out` and tells what it wrote. The same input gives the same bytes.
Result<SlicedFace> slice_face(FaceSource const& source, std::span<const uint8_t> font, ModelSource const& teacher,
                              std::span<char32_t const> han_order, Configuration const& configuration,
                              std::filesystem::path const& out, Progress const& progress);

}  // namespace banxin::slicer
