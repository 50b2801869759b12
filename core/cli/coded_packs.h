// The packs of coded outlines of fonts.json as slices of the catalogue, one a cell.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "font/font_catalog.h"

namespace banxin::cli {

/// `glyphs` Han (0: all that remain) lie in cells of `size`, `in_file` cells to a file.
struct CellRule {
  uint32_t glyphs = 0, size = 1, in_file = 1;
};

struct CodedPack {
  std::vector<CodePointRange> ranges;
  uint16_t advance = 0;
  uint8_t languages = 0;  ///< or kGlyphNumbers
};

/// What the faces of a catalogue share.
struct CellPlan {
  std::vector<char32_t> order;  ///< most used first; Han outside it follow by code point
  std::vector<CellRule> rules[4];  ///< of the first pack, of packs with Traditional forms, of all others, of glyph numbers
};

/// What fonts.json calls a face's "coded".
struct CodedEntry {
  std::string name;        ///< what all its files begin with
  std::string model_face;  ///< whose model serves; empty: its own
  std::vector<CodedPack> packs;
};

/// Where the lengths of a face's cells stand.
struct CellIndex {
  std::string name;           ///< of the index files, up to their part
  bool own_model = true;      ///< the model goes before the lengths of part 0
  std::vector<size_t> parts;  ///< of each cell, in order
};

/// Adds the face's model and the cells of its packs, without their places in their files. `model_name`: the
/// CodedEntry::name of the face that brings the model.
CellIndex add_coded_slices(CodedEntry const& entry, std::string const& model_name, CellPlan const& plan, CatalogFace& face);

/// Fills in where the cells lie. `content`: of the face's index files by part. Error: font_missing.
Result<bool> place_cells(std::vector<std::vector<uint8_t>> const& content, CellIndex const& index, CatalogFace& face);

}  // namespace banxin::cli
