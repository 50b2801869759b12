// Which slice of a face holds a code point: two array reads whatever the catalogue's size.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "font/font_catalog.h"

namespace banxin {

/// Pages of 256 code points; equal pages are stored once for all tables that share a SlicePages (faces cut by
/// one configuration have nearly the same ones).
class SlicePages {
 public:
  using Page = std::array<uint16_t, 256>;
  SlicePages();
  uint16_t intern(Page const& page);
  Page const& operator[](uint16_t index) const { return pages_[index]; }

 private:
  std::vector<Page> pages_;
  std::vector<uint64_t> hashes_;
};

/// Slice indices are relative to the face. Where slices overlap against the catalogue's contract the earlier
/// one wins.
class SliceTable {
 public:
  static constexpr uint16_t kNone = 0xFFFF;

  /// Of the slices of `face` those whose `languages` is 0 (`language_mask` 0) or has a bit of the mask.
  SliceTable(CatalogFace const& face, uint8_t language_mask, SlicePages& pages);
  bool empty() const { return index_.empty(); }
  uint16_t find(char32_t code_point, SlicePages const& pages) const {
    uint32_t page = uint32_t(code_point) >> 8;
    return page < index_.size() ? pages[index_[page]][code_point & 0xFF] : kNone;
  }

 private:
  std::vector<uint16_t> index_;  ///< page numbers; code points beyond its end are in no slice
};

}  // namespace banxin
