// Exact subsets: of one face precisely what one article needs.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "slicer/configuration.h"
#include "slicer/partition.h"
#include "slicer/regional_faces.h"

namespace banxin::slicer {

/// The text that one language's forms are wanted for.
struct ExactText {
  Language language = Language::zh_hans;
  std::vector<char32_t> code_points;  ///< ascending; what the face lacks is left out
};

struct ExactOrder {
  std::string name;  ///< whatever the caller tells it by
  std::string face;  ///< of faces.json
  std::vector<ExactText> texts;  ///< first that in the article's language
};

struct ExactSubset {
  std::string file;
  size_t bytes = 0;
  size_t plain_bytes = 0;  ///< of all texts in the first one's forms as one OpenType file under gzip; 0: not compared
  size_t plain_raw_bytes = 0;
};

/// A list `[{"name":…,"face":…,"texts":[{"language":…,"text":…}, …]}]`. Error: damaged.
Result<std::vector<ExactOrder>> parse_exact_orders(std::string_view json);

/// A face's dealing, for any number of subsets.
class ExactCutter {
 public:
  /// `source`, `font` and `configuration` must outlive it. Error: font_missing.
  static Result<ExactCutter> open(FaceSource const& source, std::span<const uint8_t> font, Configuration const& configuration);

  /// Writes one file; format: fonts/README.md. Its parts are those of the catalogue's slices and packs: what is shaped
  /// together there, and only that, is shaped together here. `compared`: plain sizes are told, too. Error: font_missing.
  Result<ExactSubset> write(ExactOrder const& order, std::filesystem::path const& out, bool compared) const;

 private:
  ExactCutter(FaceSource const& source, Configuration const& configuration, RegionalFaces faces);

  FaceSource const* source_;
  Configuration const* configuration_;
  RegionalFaces faces_;
  Partition dealt_;
};

}  // namespace banxin::slicer
