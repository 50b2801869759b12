// Exact subsets: of one face precisely what one article needs.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "slicer/configuration.h"

namespace banxin::slicer {

struct ExactOrder {
  std::string name;  ///< what the file's name begins with
  std::string face;  ///< of faces.json
  Language language = Language::zh_hans;
  std::vector<char32_t> code_points;  ///< ascending; what the face lacks is left out
};

struct ExactFile {
  std::string file;
  size_t bytes = 0;
  size_t plain_bytes = 0;  ///< of the same subset as one OpenType file under gzip, for comparison
  size_t plain_raw_bytes = 0;
};

/// A list `[{"name":…,"face":…,"language":…,"text":…}]`. Error: damaged.
Result<std::vector<ExactOrder>> parse_exact_orders(std::string_view json);

/// Writes one file; format: fonts/README.md. Error: font_missing.
Result<ExactFile> write_exact(ExactOrder const& order, FaceSource const& source, std::span<const uint8_t> font,
                              Configuration const& configuration, std::filesystem::path const& out);

}  // namespace banxin::slicer
