// Slices that articles bring along: precisely their glyphs, before all slices of the catalogue, for that article only.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "font/exact_file.h"
#include "font/font_face.h"

namespace banxin {

/// An article among those that are open; 0: none.
using ArticleScope = uint32_t;

/// Slices are numbered in the order in which they came; a number is not given twice.
class ExactSlices {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  /// Opens all parts of `file`, or none. `face`: its index in the catalogue. Error: font_missing.
  Result<bool> add(ArticleScope scope, uint16_t face, uint16_t units_per_em, ExactFile const& file, FontLibrary const& library);
  /// Lets go of a scope's slices; their numbers stay, without a font.
  void drop(ArticleScope scope);

  uint32_t count() const { return uint32_t(slices_.size()); }
  /// kNone when the scope has no slice of this face with the code point in this language's form.
  uint32_t find(ArticleScope scope, uint16_t face, Language language, char32_t code_point) const;
  uint16_t face_of(uint32_t slice) const { return slices_[slice].face; }
  CatalogSlice const& slice(uint32_t slice) const { return slices_[slice].told; }
  /// Null after drop().
  FontFace const* font(uint32_t slice) const { return slices_[slice].font ? &*slices_[slice].font : nullptr; }

 private:
  struct Slice {
    uint16_t face = 0;
    CatalogSlice told;
    std::optional<FontFace> font;
  };
  struct Place {
    char32_t code_point = 0;
    uint32_t slice = 0;
    uint8_t languages = 0;
  };
  struct Subset {
    ArticleScope scope = 0;
    uint16_t face = 0;
    uint32_t begin = 0, end = 0;  // slices
    std::vector<Place> places;    // by code point, then slice
  };

  std::deque<Slice> slices_;  // what is told of a slice stays where it is
  std::vector<Subset> subsets_;
};

}  // namespace banxin
