// faces.json: which faces are sliced, from which files, and how.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "font/font_catalog.h"

namespace banxin::slicer {

/// Another face of the same collection, with the same glyphs under the same numbers, that maps code points to
/// the forms of one language.
struct RegionalFace {
  Language language = Language::zh_hant;
  std::string postscript_name;
};

struct FaceSource {
  std::string name;    ///< as in fonts.json
  std::string family;  ///< song, hei, kai, mono
  uint16_t weight = 400;
  std::string file;             ///< in one of Configuration::font_folders
  std::string postscript_name;  ///< picks the face of a collection; empty: the first
  std::vector<RegionalFace> regional;
  bool han_only = false;  ///< of the face only Han and the marks of the first slice are used
  bool nameless = false;  ///< the licence reserves the font's name: no part may carry it
  /// language_bit()s of the languages whose forms its Han have; 0: of all, as far as `regional` has no others.
  uint8_t languages = 0;
  bool italic = false;    ///< of the face only Configuration::italic_ranges are used
  /// Stands for the font's own, so that its x-height is that of the upright face; 0: its own is right.
  uint16_t units_per_em = 0;
};

/// The first `limit` characters of a list; those that an earlier list has placed are skipped.
struct HanList {
  std::string file;
  size_t limit = SIZE_MAX;
};

/// The next `glyphs` Han lie in cells of `size`, `in_file` cells to a file; the last entry serves all that remain.
struct CellRule {
  size_t glyphs = SIZE_MAX, size = 16, in_file = 8;
};

struct Configuration {
  std::vector<std::filesystem::path> font_folders;
  std::vector<std::filesystem::path> licences;  ///< copied beside the slices as one LICENSE.txt
  std::vector<FaceSource> faces;
  std::vector<CodePointRange> first_ranges;
  /// Of further slices with several widths: what few articles need. An earlier one wins.
  std::vector<std::vector<CodePointRange>> further_ranges;
  /// What each of them holds beside: bases of combining marks, which a face composes only within one slice.
  std::vector<std::vector<CodePointRange>> further_also;
  std::vector<std::string> further_features;
  size_t more_marks = 0;  ///< so many at the end of further_ranges are marks: they have first_features
  std::vector<std::string> first_features;
  /// Slices of the italic faces: their further_ranges and further_also.
  std::vector<std::vector<CodePointRange>> italic_ranges, italic_also;
  std::vector<HanList> han_lists;
  uint8_t languages = 0;  ///< of configuration_for(): FaceSource::languages
  std::vector<CellRule> cells[4];  ///< of the first pack, of packs with Traditional forms, of all others, of glyph numbers
  bool desubroutinise = true;
};

/// As it holds for one face: for an italic one, nothing but its own slices.
Configuration configuration_for(FaceSource const& face, Configuration const& all);

Result<Configuration> parse_configuration(std::string_view json);

}  // namespace banxin::slicer
