// Whole files in and out, and gzip.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace banxin::slicer {

Result<std::vector<uint8_t>> read_file(std::filesystem::path const& path);
/// Writes beside `path` and renames: an interrupted run leaves no half file. Error: `damaged`.
Result<bool> write_file(std::filesystem::path const& path, std::span<const uint8_t> bytes);
Result<bool> write_file(std::filesystem::path const& path, std::string_view text);

/// One member at level 9, no name, no time: the same bytes in, the same bytes out.
std::vector<uint8_t> gzip(std::span<const uint8_t> bytes);

}  // namespace banxin::slicer
