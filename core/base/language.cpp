#include "base/language.h"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace banxin {

Language parse_language(std::string_view bcp47) {
  std::string tag;
  tag.reserve(bcp47.size() + 2);
  tag.push_back('-');
  for (char c : bcp47) tag.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c);
  tag.push_back('-');
  auto has = [&](std::string_view subtag) { return tag.find(subtag) != std::string::npos; };
  auto is = [&](std::initializer_list<std::string_view> primary) {
    return std::any_of(primary.begin(), primary.end(), [&](std::string_view name) { return tag.starts_with(name); });
  };
  if (is({"-ja-", "-jpn-"})) return Language::ja;
  if (is({"-ko-", "-kor-"})) return Language::ko;
  if (is({"-yue-", "-zh-yue-"})) return has("-hans-") ? Language::zh_hans : Language::zh_hk;
  // Chinese by another name: Mandarin, literary Chinese, Wu, Min, Hakka, Gan, Xiang, Jin; the three-letter codes of zh.
  if (!is({"-zh-", "-cmn-", "-lzh-", "-wuu-", "-nan-", "-cdo-", "-mnp-", "-hak-", "-gan-", "-hsn-", "-cjy-", "-zho-",
           "-chi-"}))
    return Language::other;
  if (has("-hans-")) return Language::zh_hans;
  if (has("-hk-") || has("-mo-")) return Language::zh_hk;
  if (has("-hant-") || has("-tw-")) return Language::zh_hant;
  return Language::zh_hans;
}

std::string_view language_tag(Language language) {
  switch (language) {
    case Language::zh_hans: return "zh-Hans";
    case Language::zh_hant: return "zh-Hant";
    case Language::zh_hk: return "zh-HK";
    case Language::ja: return "ja";
    case Language::ko: return "ko";
    case Language::other: return "en";
  }
  return "en";
}

}  // namespace banxin
