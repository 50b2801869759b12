#include "text/composed_grapheme.h"

namespace banxin {
namespace {

// か + U+3099 and the like.
char32_t voiced_kana(char32_t kana, char32_t mark) {
  if (mark != 0x3099 && mark != 0x309A) return 0;
  char32_t const row = kana >= 0x30A1 ? 0x60 : 0;  // Katakana lie 60 hex after Hiragana
  char32_t const c = kana - row;
  bool const h_row = c >= 0x306F && c <= 0x307B && (c - 0x306F) % 3 == 0;
  if (mark == 0x309A) return h_row ? kana + 2 : 0;
  bool const before_small_tu = c >= 0x304B && c <= 0x3061 && c % 2 == 1;
  bool const after_small_tu = c == 0x3064 || c == 0x3066 || c == 0x3068;
  if (before_small_tu || after_small_tu || h_row) return kana + 1;
  return c == 0x3046 ? 0x3094 + row : 0;
}

}  // namespace

ComposedGrapheme compose_grapheme(std::u32string_view grapheme) {
  ComposedGrapheme const alone{grapheme[0], 1};
  if (grapheme.size() < 2) return alone;
  if (char32_t const kana = voiced_kana(grapheme[0], grapheme[1])) return {kana, 2};
  bool const jamo =
      grapheme[0] >= 0x1100 && grapheme[0] <= 0x1112 && grapheme[1] >= 0x1161 && grapheme[1] <= 0x1175;
  if (!jamo) return alone;
  char32_t const open = 0xAC00 + ((grapheme[0] - 0x1100) * 21 + (grapheme[1] - 0x1161)) * 28;
  bool const closed = grapheme.size() > 2 && grapheme[2] > 0x11A7 && grapheme[2] <= 0x11C2;
  return closed ? ComposedGrapheme{open + (grapheme[2] - 0x11A7), 3} : ComposedGrapheme{open, 2};
}

}  // namespace banxin
