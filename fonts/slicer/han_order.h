// The order in which Han characters are dealt to slices.
#pragma once
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "slicer/configuration.h"

namespace banxin::slicer {

/// The configured lists one after the other, each character once. A list is UTF-8 text; lines that start
/// with '#' are comments.
Result<std::vector<char32_t>> read_han_order(std::filesystem::path const& lists,
                                             std::vector<HanList> const& order);

}  // namespace banxin::slicer
