// Canonical composition (Unicode 17, 3.11 and 3.12) of what stands in slices that only know single
// characters: Hangul syllables and kana.
#pragma once
#include <cstdint>
#include <string_view>

namespace banxin {

struct ComposedGrapheme {
  char32_t code_point = 0;
  uint32_t length = 1;  ///< code points of the grapheme that it stands for, from its beginning
};

/// The first code point alone where nothing is to be composed. `grapheme` is not empty.
ComposedGrapheme compose_grapheme(std::u32string_view grapheme);

}  // namespace banxin
