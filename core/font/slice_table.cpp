#include "font/slice_table.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr char32_t kLastCodePoint = 0x10FFFF;

SlicePages::Page empty_page() {
  SlicePages::Page page;
  page.fill(SliceTable::kNone);
  return page;
}

uint64_t hash_of(SlicePages::Page const& page) {
  uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a over 16-bit units
  for (uint16_t slice : page) hash = (hash ^ slice) * 0x100000001b3u;
  return hash;
}

}  // namespace

SlicePages::SlicePages() {
  intern(empty_page());
}

uint16_t SlicePages::intern(Page const& page) {
  uint64_t hash = hash_of(page);
  for (size_t i = 0; i < pages_.size(); ++i) {
    if (hashes_[i] == hash && pages_[i] == page) return uint16_t(i);
  }
  if (pages_.size() > 0xFFFF) return 0;
  pages_.push_back(page);
  hashes_.push_back(hash);
  return uint16_t(pages_.size() - 1);
}

SliceTable::SliceTable(CatalogFace const& face, uint8_t language_mask, SlicePages& pages) {
  auto wanted = [&](CatalogSlice const& slice) {
    return language_mask == 0 ? slice.languages == 0 : (slice.languages & language_mask) != 0;
  };
  std::vector<SlicePages::Page> filled;
  std::vector<uint32_t> place;  // of a page in `filled`, plus 1
  size_t count = std::min<size_t>(face.slices.size(), kNone);
  for (size_t i = 0; i < count; ++i) {
    if (!wanted(face.slices[i])) continue;
    for (CodePointRange range : face.slices[i].ranges) {
      char32_t last = std::min(range.last, kLastCodePoint);
      for (char32_t c = range.first; c <= last; ++c) {
        size_t page = c >> 8;
        if (page >= place.size()) place.resize(page + 1, 0);
        if (place[page] == 0) {
          filled.push_back(empty_page());
          place[page] = uint32_t(filled.size());
        }
        uint16_t& slot = filled[place[page] - 1][c & 0xFF];
        if (slot == kNone) slot = uint16_t(i);
      }
    }
  }
  for (uint32_t at : place) index_.push_back(at == 0 ? 0 : pages.intern(filled[at - 1]));
}

}  // namespace banxin
