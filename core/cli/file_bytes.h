// Whole files and standard streams as bytes.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace banxin::cli {

/// `path` may be "-" for standard input. Fails with not_found, or too_large above `max_bytes`.
Result<std::vector<uint8_t>> read_file(std::string const& path, size_t max_bytes = 256u << 20);

}  // namespace banxin::cli
