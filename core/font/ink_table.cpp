#include "font/ink_table.h"

namespace banxin {
namespace {

constexpr size_t kEntry = 4;

int16_t read(std::span<uint8_t const> table, size_t at) { return int16_t(uint16_t(table[at] << 8 | table[at + 1])); }

}  // namespace

std::vector<uint8_t> spell_ink(std::span<InkSpan const> spans) {
  std::vector<uint8_t> out;
  for (InkSpan const& span : spans) {
    for (int16_t const value : {span.x_min, span.x_max}) {
      out.push_back(uint8_t(uint16_t(value) >> 8));
      out.push_back(uint8_t(value));
    }
  }
  return out;
}

InkSpan ink_at(std::span<uint8_t const> table, uint32_t glyph) {
  size_t const at = size_t(glyph) * kEntry;
  if (table.size() < kEntry || at > table.size() - kEntry) return {};
  return {read(table, at), read(table, at + 2)};
}

}  // namespace banxin
