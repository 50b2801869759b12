// One face of an installed font file, opened for subsetting.
#pragma once
#include <hb.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "font/font_catalog.h"

namespace banxin::slicer {

struct HbDeleter {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};
template <class T>
using Hb = std::unique_ptr<T, HbDeleter>;

struct CoveredCodePoint {
  char32_t code_point = 0;
  uint32_t glyph = 0;
  int32_t advance = 0;  ///< font units
};

/// Gives the font of a file that holds one another scale: what was drawn for so many units is then larger or smaller.
void set_units_per_em(std::vector<uint8_t>& font, uint16_t units);

class SourceFace {
 public:
  /// Borrows `bytes` for its lifetime. An empty PostScript name takes the first face of the file.
  static Result<SourceFace> open(std::span<const uint8_t> bytes, std::string const& postscript_name);

  hb_face_t* face() const { return face_.get(); }
  /// Scaled to units_per_em.
  hb_font_t* font() const { return font_.get(); }
  /// Prepared for many subsets when it is first asked for: hb_subset_preprocess takes a while.
  hb_face_t* subsettable() const;
  FaceMetrics metrics() const;
  /// Ascending.
  std::vector<CoveredCodePoint> coverage() const;

 private:
  Hb<hb_face_t> face_;
  Hb<hb_font_t> font_;
  mutable Hb<hb_face_t> prepared_;
};

}  // namespace banxin::slicer
