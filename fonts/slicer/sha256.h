// SHA-256 (FIPS 180-4): names slices by content and tells whether inputs have changed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace banxin::slicer {

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::span<const uint8_t> bytes);

}  // namespace banxin::slicer
