#include "paint/painted_glyphs.h"

#include <algorithm>
#include <string_view>

#include "unicode/character.h"

namespace banxin {
namespace {

bool is_blank(char32_t c) {
  constexpr std::u32string_view kSpaces = U"\t\n\r \u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFFFC";
  return (c >= 0x2000 && c <= 0x200A) || kSpaces.find(c) != kSpaces.npos || is_default_ignorable(c);
}

}  // namespace

bool is_painted(FragmentTree const& fragments, GlyphFragment const& glyph) {
  size_t const begin = glyph.text_begin;
  size_t const end = std::min<size_t>(begin + glyph.text_length, fragments.text.size());
  if (begin >= end) return true;
  return !std::all_of(fragments.text.begin() + begin, fragments.text.begin() + end,
                      [](char32_t c) { return is_blank(c); });
}

}  // namespace banxin
