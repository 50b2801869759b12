#include "unicode/bidi.h"

#include <SheenBidi/SheenBidi.h>

#include <algorithm>
#include <memory>

namespace banxin {
namespace {

struct Release {
  void operator()(SBAlgorithmRef algorithm) const { SBAlgorithmRelease(algorithm); }
  void operator()(SBParagraphRef paragraph) const { SBParagraphRelease(paragraph); }
};
using Algorithm = std::unique_ptr<std::remove_pointer_t<SBAlgorithmRef>, Release>;
using Paragraph = std::unique_ptr<std::remove_pointer_t<SBParagraphRef>, Release>;

/// Whether `c` lies where the Unicode Standard keeps right-to-left scripts (also those to come), or is an
/// explicit formatting character. U+200E and isolates around left-to-right text change no level that matters,
/// but count.
bool may_need_levels(char32_t c) {
  if (c < 0x0590) return false;
  if (c < 0x0900) return true;
  if (c < 0x200E) return false;
  if (c <= 0x2069) return c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2066;
  if (c < 0xFB1D) return false;
  if (c <= 0xFEFF) return c <= 0xFDFF || c >= 0xFE70;
  return (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/// P2 and P3 over the whole text: forced breaks inside a block do not restart the search for its direction.
uint8_t first_strong_level(std::u32string_view text) {
  size_t isolates = 0;
  for (char32_t c : text) {
    switch (SBCodepointGetBidiType(c)) {
      case SBBidiTypeL:
        if (isolates == 0) return 0;
        break;
      case SBBidiTypeR:
      case SBBidiTypeAL:
        if (isolates == 0) return 1;
        break;
      case SBBidiTypeLRI:
      case SBBidiTypeRLI:
      case SBBidiTypeFSI:
        ++isolates;
        break;
      case SBBidiTypePDI:
        if (isolates > 0) --isolates;
        break;
      default:
        break;
    }
  }
  return 0;
}

}  // namespace

void resolve_bidi_levels(std::u32string_view text, BaseDirection base, BidiParagraph& out) {
  out.base_level = base == BaseDirection::right_to_left ? 1 : 0;
  out.levels.assign(text.size(), out.base_level);
  if (base != BaseDirection::right_to_left && std::none_of(text.begin(), text.end(), may_need_levels)) return;
  if (text.empty()) return;
  if (base == BaseDirection::automatic) {
    out.base_level = first_strong_level(text);
    std::fill(out.levels.begin(), out.levels.end(), out.base_level);
  }

  SBCodepointSequence sequence{SBStringEncodingUTF32, text.data(), text.size()};
  Algorithm algorithm(SBAlgorithmCreate(&sequence));
  if (!algorithm) return;  // out of memory: everything in the base direction
  for (size_t begin = 0; begin < text.size();) {
    // SheenBidi ends a paragraph at each separator; the next one has the same base level (CSS Writing Modes
    // 3, 2.4.3).
    Paragraph paragraph(
        SBAlgorithmCreateParagraph(algorithm.get(), begin, text.size() - begin, out.base_level));
    if (!paragraph) return;
    size_t length = SBParagraphGetLength(paragraph.get());
    if (length == 0) return;
    std::copy_n(SBParagraphGetLevelsPtr(paragraph.get()), length, out.levels.begin() + ptrdiff_t(begin));
    begin += length;
  }
}

void reorder_visually(std::vector<uint8_t> const& run_levels, std::vector<uint32_t>& order) {
  order.resize(run_levels.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = uint32_t(i);
  uint8_t highest = 0, lowest_odd = 255;
  for (uint8_t level : run_levels) {
    highest = std::max(highest, level);
    if (level & 1) lowest_odd = std::min(lowest_odd, level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    for (size_t begin = 0; begin < order.size();) {
      if (run_levels[begin] < level) {
        ++begin;
        continue;
      }
      size_t end = begin;
      while (end < order.size() && run_levels[end] >= level) ++end;
      std::reverse(order.begin() + ptrdiff_t(begin), order.begin() + ptrdiff_t(end));
      begin = end;
    }
  }
}

char32_t mirrored(char32_t c) {
  SBCodepoint mirror = SBCodepointGetMirror(c);
  return mirror != 0 ? char32_t(mirror) : c;
}

}  // namespace banxin
