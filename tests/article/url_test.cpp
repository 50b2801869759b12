#include "article/url.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Url, ResolvesTheExamplesOfRfc3986) {
  // RFC 3986, 5.4, without the schemes that are not let through.
  constexpr std::string_view kBase = "http://a/b/c/d;p?q";
  struct Case {
    std::string_view reference, url;
  };
  for (auto [reference, url] : std::initializer_list<Case>{{"g", "http://a/b/c/g"},
                                                           {"./g", "http://a/b/c/g"},
                                                           {"g/", "http://a/b/c/g/"},
                                                           {"/g", "http://a/g"},
                                                           {"//g", "http://g"},
                                                           {"?y", "http://a/b/c/d;p?y"},
                                                           {"g?y", "http://a/b/c/g?y"},
                                                           {"#s", "http://a/b/c/d;p?q#s"},
                                                           {"g#s", "http://a/b/c/g#s"},
                                                           {"g?y#s", "http://a/b/c/g?y#s"},
                                                           {";x", "http://a/b/c/;x"},
                                                           {"g;x?y#s", "http://a/b/c/g;x?y#s"},
                                                           {".", "http://a/b/c/"},
                                                           {"./", "http://a/b/c/"},
                                                           {"..", "http://a/b/"},
                                                           {"../", "http://a/b/"},
                                                           {"../g", "http://a/b/g"},
                                                           {"../..", "http://a/"},
                                                           {"../../g", "http://a/g"},
                                                           {"../../../g", "http://a/g"},
                                                           {"/./g", "http://a/g"},
                                                           {"/../g", "http://a/g"},
                                                           {"g.", "http://a/b/c/g."},
                                                           {"..g", "http://a/b/c/..g"},
                                                           {"./g/.", "http://a/b/c/g/"},
                                                           {"g/./h", "http://a/b/c/g/h"},
                                                           {"g/../h", "http://a/b/c/h"},
                                                           {"g;x=1/../y", "http://a/b/c/y"},
                                                           {"g?y/../x", "http://a/b/c/g?y/../x"},
                                                           {"g:h", ""}}) {
    EXPECT_EQ(resolve_url(reference, kBase, UrlUse::link), url) << reference;
  }
}

TEST(Url, KeepsAbsoluteUrlsAsTheyAre) {
  for (std::string_view url :
       {"https://images.weserv.nl/?url=static.example.com/a.jpg", "https://example.com/a//b/../c",
        "http://example.com:8080/?a=b&c", "https://example.com/#:~:text=%E6%B8%AF",
        "https://例子.example/路径?问=答", "https://user@example.com/x"}) {
    EXPECT_EQ(resolve_url(url, "https://example.org/", UrlUse::image), url);
  }
  EXPECT_EQ(resolve_url("https://images.weserv.nl?url=a.com/b.jpg", "", UrlUse::image),
            "https://images.weserv.nl/?url=a.com/b.jpg");
  EXPECT_EQ(resolve_url("HTTPS:\\\\example.com\\a?b\\c", "", UrlUse::link), "https://example.com/a?b\\c");
  EXPECT_EQ(resolve_url(" https://example.com/a b\"<>` ", "", UrlUse::link),
            "https://example.com/a%20b%22%3C%3E%60");
  EXPECT_EQ(resolve_url("ht\ntps://exa\tmple.com/", "", UrlUse::link), "https://example.com/");
  EXPECT_EQ(resolve_url("http:/example.com/a", "", UrlUse::link), "http://example.com/a");
}

TEST(Url, RefusesTheRest) {
  for (std::string_view url :
       {"javascript:alert(1)", "data:image/png;base64,AA", "DATA:x", "ftp://example.com/", "http://",
        "https:///", "http://a b/", "https://\"x/", "about:blank", "", "   "}) {
    EXPECT_EQ(resolve_url(url, "", UrlUse::link), "") << url;
    EXPECT_EQ(resolve_url(url, "", UrlUse::image), "") << url;
  }
  EXPECT_EQ(resolve_url("mailto:a@example.com", "", UrlUse::link), "mailto:a@example.com");
  EXPECT_EQ(resolve_url("mailto:a@example.com", "", UrlUse::image), "");
  EXPECT_EQ(resolve_url("https://example.com/" + std::string(10'000, 'x'), "", UrlUse::link), "");
}

TEST(Url, StaysRelativeWithoutABase) {
  EXPECT_EQ(resolve_url("images/a.svg", "", UrlUse::image), "images/a.svg");
  EXPECT_EQ(resolve_url("../a?b#c", "", UrlUse::link), "../a?b#c");
  EXPECT_EQ(resolve_url("//example.com/a", "", UrlUse::image), "https://example.com/a");
  EXPECT_EQ(resolve_url("#note", "", UrlUse::link), "");
  EXPECT_EQ(resolve_url(":40:10", "", UrlUse::link), "./:40:10");
  EXPECT_EQ(resolve_url("\\\\example.com/a", "", UrlUse::image), "https://example.com/a");
}

}  // namespace
}  // namespace banxin
