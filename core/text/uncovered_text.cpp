#include "text/uncovered_text.h"

#include "base/utf8.h"
#include "unicode/character.h"

namespace banxin {
namespace {

constexpr uint32_t kLongestWord = 32;  // code points; a hostile one stays within a bitmap
constexpr char32_t kJoiner = 0x200D;

// Letters that join, reorder or hang from one line: drawn one by one a word would fall apart.
bool changes_by_neighbours(ScriptTag script) {
  switch (script) {
    case script_tag('D', 'e', 'v', 'a'):
    case script_tag('B', 'e', 'n', 'g'):
    case script_tag('G', 'u', 'r', 'u'):
    case script_tag('G', 'u', 'j', 'r'):
    case script_tag('O', 'r', 'y', 'a'):
    case script_tag('T', 'a', 'm', 'l'):
    case script_tag('T', 'e', 'l', 'u'):
    case script_tag('K', 'n', 'd', 'a'):
    case script_tag('M', 'l', 'y', 'm'):
    case script_tag('S', 'i', 'n', 'h'):
    case script_tag('T', 'i', 'b', 't'):
      return true;
    default:
      return joins_letters(script);
  }
}

}  // namespace

uint32_t UncoveredText::grapheme_end(uint32_t begin, uint32_t limit) const {
  uint32_t end = begin + 1;
  while (end < limit && !analysis_.graphemes[end]) ++end;
  return end;
}

uint32_t UncoveredText::word_end(TextItem const& item, uint32_t begin) const {
  uint32_t end = grapheme_end(begin, item.range.end);
  if (!changes_by_neighbours(item.script)) return end;
  while (end < item.range.end && end - begin < kLongestWord &&
         analysis_.breaks[end].kind == BreakKind::prohibited) {
    end = grapheme_end(end, item.range.end);
  }
  return end;
}

// Joined letters stay joined where a word is cut.
bool UncoveredText::joins_at(TextItem const& item, uint32_t place) const {
  if (place <= item.range.begin || place >= item.range.end || !joins_letters(item.script)) return false;
  char32_t const before = paragraph_.text[place - 1];
  return is_alphabetic_or_digit(paragraph_.text[place]) &&
         (is_alphabetic_or_digit(before) || is_combining_mark(before));
}

GlyphId UncoveredText::intern(TextItem const& item, uint32_t begin, uint32_t end) const {
  std::u32string text;
  if (joins_at(item, begin)) text += kJoiner;
  text.append(paragraph_.text, begin, end - begin);
  if (joins_at(item, end)) text += kJoiner;
  return fonts_.system_texts().intern(
      {to_utf8(text), styles_[item.style].font, item.slant, (item.level & 1) != 0});
}

UncoveredText::Unit UncoveredText::unit_at(TextItem const& item, uint32_t begin) const {
  // What a slice that is still to come will draw waits for it.
  bool const awaited = item.slice != kNoSlice && fonts_.state(item.slice) == SliceState::absent;
  if (fonts_.system_texts().available() && !awaited) {
    uint32_t const end = word_end(item, begin);
    GlyphId const text = intern(item, begin, end);
    if (text != SystemTexts::kNone) return {end, text};
  }
  return {grapheme_end(begin, item.range.end), SystemTexts::kNone};
}

}  // namespace banxin
