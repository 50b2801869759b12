// What faces there are, of which slices each consists, and which code points a slice covers. Known
// before any font byte is: fonts.json, read by the host (wasm) or by the command line (native).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/language.h"
#include "font/code_point_set.h"

namespace banxin {

enum class FontFamily : uint8_t { song, hei, kai, mono };

/// Font units; y upwards from the baseline; descent is positive below it.
struct FaceMetrics {
  uint16_t units_per_em = 1000;
  int16_t ascent = 880, descent = 120;
  int16_t x_height = 500, cap_height = 700;
  int16_t underline_position = -125, underline_thickness = 50;  ///< position of the rule's centre
  int16_t strikeout_position = 325;
};

constexpr uint8_t language_bit(Language language) { return uint8_t(1u << uint8_t(language)); }

/// Of slices whose code points are no characters: each stands for the outline of a glyph of a `font` slice.
inline constexpr uint8_t kGlyphNumbers = 0x80;
/// The first of them: of a private plane, which no text is chosen a face for by these slices.
inline constexpr char32_t kFirstGlyphNumber = 0x100000, kLastGlyphNumber = 0x10FFFF;

/// What a slice's bytes are.
enum class SliceForm : uint8_t {
  font,   ///< an OpenType file, with its outlines or without
  coded,  ///< coded outlines of one advance, see coded_glyphs.h; read with the face's model
  model,  ///< what is to be known before any coded slice of the face: covers nothing
};

struct SlicePlace {
  explicit SlicePlace(std::string name) : file(std::move(name)) {}
  std::string file;              ///< relative to the folder of fonts.json
  uint32_t begin = 0, size = 0;  ///< where in the file a coded slice lies
};

/// There are some 70,000 of them.
struct CatalogSlice {
  std::shared_ptr<SlicePlace> place;  ///< null: the host knows
  CodePointSet ranges;
  SliceForm form = SliceForm::font;
  /// Advance of every glyph of this slice in font units, when all are alike (Han: 1 em). Text in such a slice
  /// is laid out without its bytes. 0: advances differ and the slice is needed before layout (the first
  /// slice of each face: punctuation, Latin, kana, symbols).
  uint16_t uniform_advance = 0;
  /// language_bit()s of the languages whose own forms of `ranges` this slice holds; 0: the forms of all languages
  /// that have none of their own. A code point may be in one slice of languages 0 and in one more for each language.
  uint8_t languages = 0;
  /// Of a font slice whose outlines come apart: the code point that stands for its glyph 0, in slices of the
  /// same face whose `languages` are kGlyphNumbers. 0: its outlines are in it.
  char32_t outlines = 0;
};

struct CatalogFace {
  std::string name;  ///< PostScript-like, as in `layout --json`: NotoSerifSC-Regular
  FontFamily family = FontFamily::song;
  uint16_t weight = 400;
  FaceMetrics metrics;
  std::vector<CatalogSlice> slices;
  bool italic = false;       ///< of letters only: serves requests for italics, before all upright faces
  bool last_resort = false;  ///< for what no other face covers, whatever its family and weight
};

struct FontCatalog {
  std::vector<CatalogFace> faces;
};

}  // namespace banxin
