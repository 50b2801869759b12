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
  uint8_t languages = 0;
};

/// What the faces of a catalogue share.
struct CellPlan {
  std::vector<char32_t> order;  ///< most used first; Han outside it follow by code point
  std::vector<CellRule> rules[3];  ///< of the first pack, of packs with Traditional forms, of all others
};

/// Adds the face's model and the cells of its packs, without their places in their files.
/// Answers for each cell in which index file its length stands.
std::vector<size_t> add_coded_slices(std::string const& name, std::vector<CodedPack> const& packs, CellPlan const& plan, CatalogFace& face);

/// Fills in where the cells lie. `index`: the content of the face's index files, which CellPlace::part counts. Error: font_missing.
Result<bool> place_cells(std::vector<std::vector<uint8_t>> const& index, std::vector<size_t> const& parts, CatalogFace& face);

}  // namespace banxin::cli
