// Which commands may touch a horizontal band of the page.
#pragma once
#include <cstdint>
#include <vector>

#include "paint/display_list.h"

namespace banxin {

inline constexpr float kBandHeight = 256;  ///< CSS px

struct BandIndex {
  std::vector<uint32_t> offsets;   ///< one per band plus one, into `commands`
  std::vector<uint32_t> commands;  ///< indices of DisplayList::commands, ascending within a band
  std::vector<uint32_t> tall;  ///< commands that stand in many bands, ascending; in none of the lists above
};

void build_band_index(DisplayList const& list, BandIndex& out);

/// Fills `out` with the commands whose bounds meet [top, bottom) CSS px, in paint order, each once.
void commands_between(DisplayList const& list, BandIndex const& index, float top, float bottom,
                      std::vector<uint32_t>& out);

}  // namespace banxin
