#include "slicer/regional_faces.h"

#include <utility>

namespace banxin::slicer {

Result<RegionalFaces> RegionalFaces::open(FaceSource const& source, std::span<const uint8_t> font) {
  RegionalFaces out;
  out.source_ = &source;
  Result<SourceFace> base = SourceFace::open(font, source.postscript_name);
  if (!base) return base.error();
  out.faces_.push_back(std::move(base.value()));
  for (RegionalFace const& wanted : source.regional) {
    Result<SourceFace> face = SourceFace::open(font, wanted.postscript_name);
    if (!face) return face.error();
    out.regional_.push_back({wanted.language, face.value().coverage()});
    out.faces_.push_back(std::move(face.value()));
  }
  return out;
}

SourceFace const& RegionalFaces::of(uint8_t languages) const {
  for (size_t i = 0; i < regional_.size(); ++i) {
    if (languages & language_bit(regional_[i].language)) return faces_[i + 1];
  }
  return base();
}

std::vector<CoveredCodePoint> RegionalFaces::coverage(Configuration const& configuration) const {
  std::vector<CoveredCodePoint> out = base().coverage();
  if (source_->han_only) {
    // Quotes and dashes of another width than an em are Western ones: Song's are better.
    std::erase_if(out, [&](CoveredCodePoint const& c) {
      return !is_han_or_first(c.code_point, configuration) || c.advance != base().metrics().units_per_em;
    });
  }
  if (source_->italic) {
    Configuration const own = configuration_for(*source_, configuration);
    std::erase_if(out, [&](CoveredCodePoint const& c) { return !is_further(c.code_point, own); });
  }
  return out;
}

}  // namespace banxin::slicer
