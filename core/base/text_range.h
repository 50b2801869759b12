// Half-open ranges into text. The unit is named where a range is declared: code points of the
// reading text everywhere after parsing, UTF-8 bytes before it.
#pragma once
#include <cstdint>

namespace banxin {

struct TextRange {
  uint32_t begin = 0, end = 0;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(uint32_t offset) const { return offset >= begin && offset < end; }
  bool operator==(TextRange const&) const = default;
};

}  // namespace banxin
