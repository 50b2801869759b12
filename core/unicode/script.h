// Script of code points (UAX #24) and runs of one script with Common and Inherited resolved.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_range.h"

namespace banxin {

/// ISO 15924 four-letter tag packed big-endian, as HarfBuzz's hb_script_t: 'Hani' = 0x48616E69.
using ScriptTag = uint32_t;
constexpr ScriptTag script_tag(char a, char b, char c, char d) {
  return (ScriptTag(uint8_t(a)) << 24) | (ScriptTag(uint8_t(b)) << 16) | (ScriptTag(uint8_t(c)) << 8) |
         ScriptTag(uint8_t(d));
}
inline constexpr ScriptTag kScriptHani = script_tag('H', 'a', 'n', 'i');
inline constexpr ScriptTag kScriptLatn = script_tag('L', 'a', 't', 'n');
inline constexpr ScriptTag kScriptZyyy = script_tag('Z', 'y', 'y', 'y');
inline constexpr ScriptTag kScriptZinh = script_tag('Z', 'i', 'n', 'h');

ScriptTag script_of(char32_t code_point);
/// Scripts whose letters join (ArabicShaping.txt: Joining_Type D), which take no letter-spacing (CSS Text 4).
bool joins_letters(ScriptTag script);

struct ScriptRun {
  TextRange range;  ///< code points
  ScriptTag script = kScriptZyyy;
};

/// Splits `text` into runs of one script. Common and Inherited take the script before them, at the
/// start the one after them; paired brackets and quotes take the script of their opening mark's
/// context; Chinese punctuation (East Asian wide or ambiguous quotes, —, …, ·) beside Han resolves to Hani
/// (typesetting rules 2 and 3). A text without any strong script resolves to `fallback`.
void find_script_runs(std::u32string_view text, ScriptTag fallback, std::vector<ScriptRun>& out);

}  // namespace banxin
