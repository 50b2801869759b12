// Glyphs of one advance as a slice of coded outlines: what a Han slice is made of. Format: fonts/README.md.
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "font/glyph_outline.h"
#include "font/outline_code.h"

namespace banxin {

/// What a decoder of a face's outlines knows before it has read any: comes with the face, some KB.
class OutlineModel {
 public:
  OutlineModel() = default;  ///< knows nothing
  /// One level for each context. Error: font_missing.
  static Result<OutlineModel> read(std::span<uint8_t const> levels);
  static constexpr size_t kBytes = OutlineContexts::kCount;
  /// The level that stands for a context which has been learnt; 0 where it saw too little.
  static uint8_t level_of(BitContext const& learnt);

  bool is_of(std::span<uint8_t const> levels) const { return std::equal(levels.begin(), levels.end(), levels_.begin(), levels_.end()); }

  OutlineContexts const& contexts() const { return contexts_; }

 private:
  friend class LentContexts;
  std::vector<uint8_t> levels_;
  mutable OutlineContexts contexts_;
  mutable std::vector<uint32_t> changed_;
};

/// A model's contexts for the outlines of one slice: what they learn from it is forgotten with this object. A copy of all
/// would cost ten times what a cell of one glyph does. One at a time for a model; the model outlives it.
class LentContexts {
 public:
  explicit LentContexts(OutlineModel const& model);
  ~LentContexts();
  LentContexts(LentContexts const&) = delete;
  LentContexts& operator=(LentContexts const&) = delete;
  OutlineContexts& operator*() const { return model_.contexts_; }

 private:
  OutlineModel const& model_;
};

/// 16-bit check over coded glyphs (CRC-16/XMODEM).
uint16_t coded_check(std::span<uint8_t const> bytes);

struct CodedGlyph {
  char32_t code_point = 0;
  uint8_t selector = 0;  ///< 0, or 1-16: the form for VS1-VS16
  std::vector<OutlineContour> contours;
};

class CodedGlyphs {
 public:
  /// `code_points` ascending, as in the catalogue. Glyph 0 is empty; then they follow in order, then the forms
  /// for variation selectors. Error: font_missing when the bytes are damaged.
  static Result<CodedGlyphs> read(std::span<uint8_t const> bytes, std::span<char32_t const> code_points,
                                  OutlineModel const& model);

  /// 0 where there is none.
  uint32_t glyph_for(char32_t code_point, uint32_t selector) const;
  uint32_t count() const { return uint32_t(places_.size()) + 1; }
  void outline(uint32_t glyph, GlyphOutline& out) const;
  size_t bytes() const { return packed_.capacity() + places_.capacity() * sizeof(Place); }

 private:
  struct Place {
    uint32_t key = 0;    ///< code point and selector
    uint32_t begin = 0;  ///< in `packed_`
  };
  bool add(char32_t code_point, uint32_t selector, std::vector<OutlineContour> const& contours, GlyphOutline& scratch);

  std::vector<Place> places_;    ///< of glyph 1 and those that follow
  std::vector<uint8_t> packed_;  ///< of all glyphs, one after the other
};

}  // namespace banxin
