// One slice in memory: an OpenType file with HarfBuzz and FreeType objects over the same bytes, with its outlines or
// without, or coded outlines.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "font/coded_glyphs.h"
#include "font/font_library.h"
#include "font/glyph_outline.h"

struct FT_FaceRec_;
struct hb_font_t;

namespace banxin {

/// Font units, y upwards from the baseline.
struct InkBounds {
  int16_t x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  bool empty() const { return x_min >= x_max || y_min >= y_max; }
};

/// Owns its bytes. Scale of the hb_font is units_per_em, so that HarfBuzz answers in font units.
class FontFace {
 public:
  /// Fails with font_missing when `bytes` is not a font that both libraries can open. One without outlines is for HarfBuzz
  /// alone: it has no rasterizer(), and its ink is as its InkTable tells.
  static Result<FontFace> open(std::vector<uint8_t> bytes);
  /// The same with a library that other faces share.
  static Result<FontFace> open(std::vector<uint8_t> bytes, FontLibrary const& library);
  /// Glyphs of one advance, which are placed without shaping: shaper() and rasterizer() are null.
  static FontFace open_coded(CodedGlyphs glyphs, uint16_t units_per_em, uint16_t advance, FontLibrary const& library);
  ~FontFace();
  FontFace(FontFace&&) noexcept;
  FontFace& operator=(FontFace&&) noexcept;

  uint16_t units_per_em() const;
  hb_font_t* shaper() const;          ///< valid as long as this object
  FT_FaceRec_* rasterizer() const;    ///< unscaled
  FT_LibraryRec_* library() const;
  /// Empty where there is no ink or no such glyph. Font units.
  void outline(uint32_t glyph, GlyphOutline& out) const;
  /// The character whose nominal glyph it is; 0 for other glyphs.
  char32_t character_of(uint32_t glyph) const;
  /// Nominal glyph after the language's localised forms; 0 when the font lacks the code point. selector: 0 or 1-256.
  uint32_t glyph_for(char32_t code_point, uint32_t selector, Language language) const;
  InkBounds ink(uint32_t glyph) const;
  int32_t advance(uint32_t glyph) const;  ///< font units
  size_t bytes() const;  ///< of memory that it holds, roughly

 private:
  struct State;
  explicit FontFace(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace banxin
