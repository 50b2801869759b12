// The article's and its elements' languages, as far as they choose glyphs, tailoring and punctuation.
#pragma once
#include <cstdint>
#include <string_view>

namespace banxin {

enum class Language : uint8_t { zh_hans, zh_hant, zh_hk, ja, ko, other };

/// From a BCP 47 tag, case-insensitive: zh, zh-CN, zh-SG, zh-Hans* -> zh_hans; zh-TW, zh-Hant* -> zh_hant;
/// zh-HK, zh-MO, zh-Hant-HK, yue* -> zh_hk; other Chinese languages (cmn, nan, wuu …) as zh; ja*, ko*; everything
/// else, also the empty tag -> other.
Language parse_language(std::string_view bcp47);

/// The tag in canonical spelling ("zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en"); static storage.
std::string_view language_tag(Language language);

}  // namespace banxin
