// The language of a text by its characters.
#pragma once
#include <string>
#include <string_view>

namespace banxin {

/// "ja" where kana, "ko" where Hangul take their share; "zh-Hant" where characters of the traditional forms
/// outnumber those of the simplified ones, else "zh-Hans"; "en" for a text of Latin letters without Han.
std::string guess_language(std::string_view text);

/// Code points of the Han script, as articles count them (ideographs, 〇 and compatibility ideographs; no
/// radicals).
bool counts_as_han(char32_t code_point);

}  // namespace banxin
