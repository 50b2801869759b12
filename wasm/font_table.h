// The font catalogue as the host packs it (abi.h, FontTable), and back.
#pragma once
#include <cstdint>
#include <span>

#include "base/result.h"
#include "font/font_catalog.h"

namespace banxin {

/// Error: font_missing, when the table is cut short or says what cannot be.
Result<FontCatalog> read_font_table(std::span<uint8_t const> bytes);

}  // namespace banxin
