#include "base/language.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Language, TagsOfEachKind) {
  struct Case {
    char const* tag;
    Language language;
  };
  for (auto const& [tag, language] : {
           Case{"zh", Language::zh_hans}, {"zh-CN", Language::zh_hans}, {"zh-Hans-HK", Language::zh_hans},
           {"ZH_hans", Language::zh_hans}, {"zh-SG", Language::zh_hans}, {"cmn", Language::zh_hans},
           {"zh-TW", Language::zh_hant}, {"zh-Hant", Language::zh_hant}, {"zh-hant-tw", Language::zh_hant},
           {"zh-HK", Language::zh_hk}, {"zh-Hant-HK", Language::zh_hk}, {"zh-MO", Language::zh_hk},
           {"yue", Language::zh_hk}, {"ja", Language::ja}, {"ja-JP", Language::ja}, {"ko-KR", Language::ko},
           {"yue-Hans", Language::zh_hans}, {"zh-yue", Language::zh_hk}, {"cmn-Hant-TW", Language::zh_hant},
           {"nan-TW", Language::zh_hant}, {"lzh", Language::zh_hans}, {"zh-Hant-MO", Language::zh_hk},
           {"zh-Hans-TW", Language::zh_hans}, {"jpn", Language::ja}, {"kor-KR", Language::ko},
           {"cm", Language::other}, {"x-zh", Language::other}, {"de-CH", Language::other},
           {"en", Language::other}, {"", Language::other}, {"jam", Language::other}, {"zhx", Language::other}})
    EXPECT_EQ(parse_language(tag), language) << tag;
}

TEST(Language, CanonicalTagsReadBack) {
  for (auto language : {Language::zh_hans, Language::zh_hant, Language::zh_hk, Language::ja, Language::ko, Language::other})
    EXPECT_EQ(parse_language(language_tag(language)), language);
}

}  // namespace
}  // namespace banxin
