// From the bytes of a file to UTF-8 text.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"

namespace banxin {

struct DecodedText {
  std::string text;      ///< well-formed UTF-8 without byte order mark and without U+0000
  bool damaged = false;  ///< something was ill-formed; U+FFFD stands for it
};

/// UTF-8, or UTF-16 with a byte order mark or plainly so. Fails with too_large (more than `max_bytes`), empty
/// (no bytes or white space only) and not_text (a known binary format, control characters, or hardly any
/// well-formed text).
Result<DecodedText> decode_file(std::span<uint8_t const> file, size_t max_bytes);

}  // namespace banxin
