#include "unicode/grapheme.h"

#include "unicode/grapheme_machine.h"

namespace banxin {

void find_grapheme_boundaries(std::u32string_view text, std::vector<uint8_t>& out) {
  out.resize(text.size() + 1);
  GraphemeMachine machine;
  for (size_t i = 0; i < text.size(); ++i) out[i] = machine.starts_cluster(text[i]) ? 1 : 0;
  out[text.size()] = 1;
}

}  // namespace banxin
