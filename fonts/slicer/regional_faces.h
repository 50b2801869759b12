// A face and those of its collection that have other languages' forms.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "slicer/configuration.h"
#include "slicer/partition.h"
#include "slicer/source_face.h"

namespace banxin::slicer {

class RegionalFaces {
 public:
  /// `source` and `font` must outlive it. Error: font_missing.
  static Result<RegionalFaces> open(FaceSource const& source, std::span<const uint8_t> font);

  SourceFace const& base() const { return faces_.front(); }
  /// A face with the forms of one of these languages, the base's for 0. Languages of one slice use the same glyphs, so any
  /// of their faces serves.
  SourceFace const& of(uint8_t languages) const;
  /// What of the base is used.
  std::vector<CoveredCodePoint> coverage(Configuration const& configuration) const;
  std::vector<RegionalCoverage> const& regional() const { return regional_; }

 private:
  FaceSource const* source_ = nullptr;
  std::vector<SourceFace> faces_;  ///< the base, then one for each of `regional_`
  std::vector<RegionalCoverage> regional_;
};

}  // namespace banxin::slicer
