// The faces in use and those of their slices that have arrived; chooses a face and a slice for each code point.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "font/exact_slices.h"
#include "font/font_catalog.h"
#include "font/font_face.h"

namespace banxin {

using FaceId = uint16_t;   ///< index into FontCatalog::faces
using SliceId = uint32_t;  ///< slices of all faces, numbered in catalog order; articles' exact slices follow
inline constexpr FaceId kNoFace = 0xFFFF;
inline constexpr SliceId kNoSlice = 0xFFFFFFFF;
/// Not one of the catalogue's: a glyph of it is a unit of SystemTexts, by its number there.
inline constexpr SliceId kSystemSlice = 0xFFFFFFFE;

struct FontRequest {
  FontFamily family = FontFamily::song;
  uint16_t weight = 400;
  Language language = Language::zh_hans;
  ArticleScope scope = 0;  ///< whose exact slices go first, see FontSet::add_exact()
  bool italic = false;  ///< from italic faces, where one has it
  bool operator==(FontRequest const&) const = default;
};

struct FontChoice {
  FaceId face = kNoFace;  ///< kNoFace: no shipped face covers the code point
  SliceId slice = kNoSlice;
  bool operator==(FontChoice const&) const = default;
};

/// A glyph as layout and display list hold it. Either a glyph index of the slice's font, or (bit 31) a code
/// point with an optional variation selector that is looked up when pixels are made: its advance is known
/// from the catalog, so lines are final before the slice has come.
using GlyphId = uint32_t;
inline constexpr GlyphId kDeferredGlyph = 0x80000000u;
/// `selector` 0 for none, else 1-256 for VS1-VS256.
constexpr GlyphId deferred_glyph(char32_t code_point, uint32_t selector = 0) {
  return kDeferredGlyph | (selector << 21) | uint32_t(code_point);
}
constexpr char32_t code_point_of(GlyphId deferred) { return deferred & 0x1FFFFF; }
/// The selector's own code point; 0 for none. VS1-VS16 lie in the BMP, VS17-VS256 in plane 14.
constexpr char32_t variation_of(GlyphId deferred) {
  uint32_t const selector = (deferred & ~kDeferredGlyph) >> 21;
  return selector == 0 ? 0 : char32_t(selector <= 16 ? 0xFE00 + selector - 1 : 0xE0100 + selector - 17);
}

class SystemTexts;

enum class SliceState : uint8_t { absent, loaded, failed };

/// Owns the font bytes and face objects. Not thread safe.
class FontSet {
 public:
  explicit FontSet(FontCatalog catalog);
  ~FontSet();
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;

  FontCatalog const& catalog() const;
  uint32_t slice_count() const;
  FaceId face_of(SliceId slice) const;
  /// What the coded slices of a face are read with; kNoSlice where it has none.
  SliceId model_slice(FaceId face) const;
  CatalogSlice const& slice(SliceId slice) const;
  FaceMetrics const& metrics(FaceId face) const;

  /// The face of `request`'s family whose weight is nearest (CSS Fonts 4, 5.2), kNoFace in an empty catalog.
  FaceId primary_face(FontRequest const& request) const;
  /// The best face that covers `code_point`: the requested family and weight first, then other weights, then other
  /// families; italic faces, of the nearest family first, only for italics. Does not depend on which slices have arrived.
  FontChoice choose(char32_t code_point, FontRequest const& request) const;

  /// Takes an uncompressed OpenType file, coded outlines or a model, as the catalogue says. On failure the slice counts as failed: `font-missing`.
  Result<SliceState> add_slice(SliceId slice, std::vector<uint8_t> bytes);
  void mark_failed(SliceId slice);

  /// A scope for one article, unlike all before.
  ArticleScope new_scope();
  /// Takes an exact subset (exact_file.h) of one of the catalogue's faces: requests of `scope` find its slices before all
  /// others of the face. All of it or nothing. Error: font_missing.
  Result<bool> add_exact(ArticleScope scope, std::span<uint8_t const> unpacked);
  /// Lets go of a scope's exact slices: nothing that was laid out with them may be drawn any more.
  void drop_exact(ArticleScope scope);
  SliceState state(SliceId slice) const;
  /// Grows with every slice that arrives or fails.
  uint32_t revision() const;

  /// Says that slices (by SliceId) were used till now.
  void touch(std::vector<bool> const& used);
  /// Lets go of the slices that are not `used`, those that have been out of use longest first, until the others
  /// that are not used hold `most_unused` bytes or less. `out`: what is absent from now on. Models stay.
  void let_go(std::vector<bool> const& used, size_t most_unused, std::vector<SliceId>& out);

  /// Null when the slice has not arrived; else valid until it is let go, or until drop_exact().
  FontFace const* font(SliceId slice) const;

  /// Glyph index for a GlyphId of `slice`: deferred ones are looked up with the language's forms (locl); 0 when the slice
  /// is absent or lacks it.
  uint32_t resolve(SliceId slice, GlyphId glyph, Language language) const;

  /// Where the pixels of a glyph come from: itself, or a coded slice and the code point that stands for the glyph there, when
  /// the outlines of its slice come apart.
  struct DrawnGlyph {
    SliceId slice = kNoSlice;
    GlyphId glyph = 0;
  };
  DrawnGlyph drawn(SliceId slice, GlyphId glyph) const;
  /// The character that a deferred glyph of `slice` shows; 0 when it stands for a glyph that is no character's own.
  char32_t character_of(SliceId slice, GlyphId deferred) const;

  /// What the shipped faces do not cover. Asking measures and remembers, which changes nothing else of this object.
  SystemTexts& system_texts() const;

 private:
  Result<FontFace> open_coded(SliceId slice, std::span<uint8_t const> bytes) const;
  Result<SliceState> add_model(SliceId slice, std::span<uint8_t const> bytes);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace banxin
