// One face from font file to slices on disk.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
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
};

struct SlicedFace {
  FaceSource source;
  FaceMetrics metrics;
  std::vector<SlicedFile> slices;
};

/// Called after each slice with the number done and the number planned.
using Progress = std::function<void(size_t done, size_t planned)>;

/// Writes the slices of `source` into `out` and tells what it wrote. The same input gives the same bytes.
Result<SlicedFace> slice_face(FaceSource const& source, std::span<const uint8_t> font,
                              HanOrders const& orders, Configuration const& configuration,
                              std::filesystem::path const& out, Progress const& progress);

}  // namespace banxin::slicer
