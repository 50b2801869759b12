// A face's Han as packs of coded outlines on disk.
#pragma once
#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "slicer/configuration.h"
#include "slicer/partition.h"

namespace banxin::slicer {

/// Called now and then with the number of glyphs done and planned.
using Progress = std::function<void(size_t done, size_t planned)>;

struct CodedPack {
  uint16_t advance = 0;
  uint8_t languages = 0;
  std::string ranges;
  bool operator==(CodedPack const&) const = default;
};

struct CodedFace {
  std::string name;  ///< what all its files begin with; tells its content by a hash
  std::vector<CodedPack> packs;
  /// gzip sizes of the two index files: the model with the cells that most articles need, and all other cells.
  std::array<size_t, 2> index_bytes{};
  std::vector<std::pair<std::string, std::string>> files;  ///< each with its SHA-256
  size_t bytes = 0;                                        ///< of all files
};

/// Writes index and pack files for `packs` into `out`. Format: fonts/README.md.
Result<CodedFace> write_coded_face(std::string const& face, std::vector<PackPlan> const& packs,
                                   std::function<SourceFace const&(uint8_t languages)> const& source_of,
                                   Configuration const& configuration, std::filesystem::path const& out,
                                   Progress const& progress);

}  // namespace banxin::slicer
