#include "slicer/han_order.h"

#include <string_view>
#include <unordered_set>

#include "base/utf8.h"
#include "slicer/files.h"

namespace banxin::slicer {

Result<std::vector<char32_t>> read_han_order(std::filesystem::path const& lists,
                                             std::vector<HanList> const& order) {
  std::vector<char32_t> out;
  std::unordered_set<char32_t> placed;
  for (HanList const& list : order) {
    Result<std::vector<uint8_t>> bytes = read_file(lists / list.file);
    if (!bytes) return bytes.error();
    std::string_view text(reinterpret_cast<char const*>(bytes.value().data()), bytes.value().size());
    size_t seen = 0;
    for (size_t at = 0; at < text.size() && seen < list.limit;) {
      size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      at = end + 1;
      if (line.starts_with('#')) continue;
      for (char32_t code_point : to_utf32(line)) {
        if (seen++ == list.limit) break;
        if (placed.insert(code_point).second) out.push_back(code_point);
      }
    }
  }
  return out;
}

}  // namespace banxin::slicer
