#include "font/exact_file.h"

#include <string_view>
#include <utility>

#include "font/code_point_ranges.h"

namespace banxin {
namespace {

Error damaged() {
  return {ErrorCode::font_missing, "An article's own font file is damaged; the common slices are used instead."};
}

// Reads from the front; `good` is false from the first time that it would have read past the end.
struct Reader {
  std::span<uint8_t const> bytes;
  bool good = true;

  std::span<uint8_t const> take(uint32_t size) {
    if (size > bytes.size()) {
      good = false;
      return {};
    }
    auto const taken = bytes.first(size);
    bytes = bytes.subspan(size);
    return taken;
  }
  uint32_t number() {
    auto const four = take(4);
    uint32_t value = 0;
    for (size_t i = 0; i < four.size(); ++i) value |= uint32_t(four[i]) << (8 * i);
    return value;
  }
  std::string_view text() {
    auto const letters = take(number());
    return {reinterpret_cast<char const*>(letters.data()), letters.size()};
  }
};

}  // namespace

Result<ExactFile> read_exact_file(std::span<uint8_t const> unpacked) {
  Reader file{unpacked};
  uint32_t const version = file.number(), head_size = file.number();
  Reader head{file.take(head_size)};
  if (!file.good || version != kExactVersion) return damaged();
  ExactFile out;
  out.face = head.text();
  uint32_t const count = head.number();
  std::vector<uint32_t> sizes;
  for (uint32_t i = 0; i < count && head.good; ++i) {
    ExactPart part;
    uint32_t const advance = head.number(), languages = head.number();
    sizes.push_back(head.number());
    auto ranges = parse_stepped_ranges(head.text());
    if (!head.good || advance > 0xFFFF || languages >= kGlyphNumbers || !ranges) return damaged();
    part.slice.ranges = std::move(ranges).value();
    part.slice.uniform_advance = static_cast<uint16_t>(advance);
    part.slice.languages = static_cast<uint8_t>(languages);
    part.slice.form = advance == 0 ? SliceForm::font : SliceForm::coded;
    out.parts.push_back(std::move(part));
  }
  // Fonts lie in what is packed, coded outlines behind it.
  for (size_t i = 0; i < out.parts.size(); ++i) {
    Reader& from = out.parts[i].slice.form == SliceForm::font ? head : file;
    out.parts[i].bytes = from.take(sizes[i]);
  }
  if (!head.good || !file.good || out.parts.empty()) return damaged();
  return out;
}

}  // namespace banxin
