// A face's Han as packs of coded outlines on disk.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "font/coded_glyphs.h"
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
  std::string model_face;  ///< whose model it is read with; empty: its own
  std::vector<CodedPack> packs;
  /// gzip sizes of the index files. 0: the model and the most used cells; then as part_of() says.
  std::vector<size_t> index_bytes;
  std::vector<std::pair<std::string, std::string>> files;  ///< each with its SHA-256
  size_t bytes = 0;                                        ///< of all files
};

/// In which index file a cell's length stands: those of the first pack in one for each of its rules, then one a pack.
constexpr size_t part_of(size_t pack, size_t rule, size_t rules) { return pack == 0 ? rule : rules + pack - 1; }

/// Outlines of the shaped slices' glyphs: code point kFirstGlyphNumber + i of a pack of glyph numbers is the i-th.
using GlyphOutlines = std::vector<std::vector<OutlineContour>>;

/// What its readers know before the first outline.
struct FaceModel {
  std::vector<uint8_t> levels;
  std::string face;  ///< that brings it, another one of the family; empty: this one
};

/// The model of a face with these packs.
std::vector<uint8_t> learn_face(SourceFace const& source, std::vector<PackPlan> const& packs);

/// Writes index and pack files for `packs` into `out`. Format: fonts/README.md.
Result<CodedFace> write_coded_face(std::string const& face, std::vector<PackPlan> const& packs,
                                   std::function<SourceFace const&(uint8_t languages)> const& source_of, GlyphOutlines const& outlines, FaceModel const& face_model,
                                   Configuration const& configuration, std::filesystem::path const& out,
                                   Progress const& progress);

}  // namespace banxin::slicer
