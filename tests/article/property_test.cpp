// Properties that hold for whatever stands in a file, tried on mangled articles. The seeds are fixed, so a
// failure repeats.
#include <gtest/gtest.h>

#include <random>

#include "article/article_fixture.h"

namespace banxin {
namespace {

class Mangler {
 public:
  explicit Mangler(uint32_t seed) : random_(seed) {}

  size_t below(size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random_); }

  template <size_t n>
  std::string pick(std::string_view const (&list)[n]) {
    return std::string(list[below(n)]);
  }

  std::string tag_name() {
    static constexpr std::string_view kNames[] = {
        "p",       "p",          "p",       "div",        "b",       "i",      "a",
        "em",      "span",       "small",   "li",         "ul",      "ol",     "h1",
        "h2",      "table",      "tr",      "td",         "th",      "tbody",  "caption",
        "figure",  "figcaption", "section", "blockquote", "pre",     "font",   "sup",
        "q",       "ruby",       "rt",      "dl",         "dt",      "dd",     "details",
        "summary", "center",     "picture", "x-y",        "article", "footer", "address",
        "time",    "u",          "code",    "del",        "form",    "header", "main"};
    return pick(kNames);
  }

  std::string attributes() {
    static constexpr std::string_view kAttributes[] = {" href=\"https://example.com/x\"",
                                                       " href='javascript:x'",
                                                       " href=\"/a?b=1&c\"",
                                                       " style=\"color:red;position:fixed\"",
                                                       " style='background:url(x)'",
                                                       " onclick=\"x()\"",
                                                       " class=title",
                                                       " id=\"x\"",
                                                       " src=a.jpg",
                                                       " src='data:x'",
                                                       " width=9",
                                                       " colspan=3",
                                                       " align=center",
                                                       " title=\"t<b>\"",
                                                       " dir=rtl",
                                                       " lang=ja",
                                                       " data-node=3",
                                                       " =",
                                                       " \"",
                                                       " /"};
    std::string out;
    while (below(3) == 0) out += pick(kAttributes);
    return out;
  }

  /// Text characters only in words of this form, so that they can be counted: 字 and a number.
  std::string word() { return "字" + std::to_string(count_++) + pick(kGaps); }

  std::string html(size_t pieces, bool break_tags) {
    std::string out;
    for (size_t i = 0; i < pieces; ++i) {
      switch (below(8)) {
        case 0:
        case 1:
          out += "<" + tag_name() + (break_tags ? attributes() : "") + ">";
          break;
        case 2:
          out += "</" + tag_name() + ">";
          break;
        case 3:
          out += pick(kVoid);
          break;
        default:
          out += word();
      }
      if (break_tags && below(12) == 0 && !out.empty()) out.erase(below(out.size()), 1);
      if (break_tags && below(20) == 0) out.insert(below(out.size() + 1), pick(kNoise));
    }
    return out;
  }

  size_t words() const { return count_; }

 private:
  static constexpr std::string_view kGaps[] = {"", " ", "，", "\n", "&nbsp;", "&amp;"};
  static constexpr std::string_view kVoid[] = {"<br>",        "<img src=a.jpg>", "<hr>", "<wbr>",
                                               "<!-- 注 -->", "<img alt=图>",    "<p/>", "<b/>"};
  static constexpr std::string_view kNoise[] = {
      "<",      ">",          "\"",         "'",       "<script>", "</script>", "<style>",
      "<!--",   "-->",        "<svg>",      "<title>", "<iframe>", "&",         "<noscript>",
      "<table", "<textarea>", "<template>", "\xFF",    "<button>", "<select>",  "</"};
  std::mt19937 random_;
  size_t count_ = 0;
};

TEST(Property, NoTextIsLostAndItsOrderStays) {
  for (uint32_t seed = 0; seed < 400; ++seed) {
    Mangler mangler(seed);
    std::string const html = mangler.html(300, false);
    ReadOptions options;
    options.plain_html = true;
    Article const article = read_file(html, options);
    std::string const text = text_of(article);
    size_t at = 0;
    for (size_t i = 0; i < mangler.words(); ++i) {
      std::string const word = "字" + std::to_string(i);
      at = text.find(word, at);
      ASSERT_NE(at, std::string::npos) << word << " of seed " << seed << "\n"
                                       << html << "\n"
                                       << to_html(article, {});
      at += word.size();
    }
    EXPECT_EQ(article.counts.han, mangler.words() + (text.find("图") != std::string::npos ? 1 : 0));
  }
}

TEST(Property, WhateverComesInOnlySafeThingsComeOut) {
  for (uint32_t seed = 0; seed < 1500; ++seed) {
    Mangler mangler(seed);
    std::string file = mangler.html(60, true);
    if (seed % 2 == 0) file.insert(0, "[题](https://example.com/a)\n------\n\n");
    file += "<p>终</p>";
    ReadOptions options;
    options.plain_html = seed % 3 == 0;
    Result<Article> const read =
        read_article({reinterpret_cast<uint8_t const*>(file.data()), file.size()}, options);
    if (!read) continue;
    EXPECT_EQ(fault_of(read.value()), "") << "seed " << seed << "\n"
                                          << file << "\n"
                                          << to_html(read.value(), {});
  }
}

// What is written out is read back as the same tree: the layout's own parser finds what the sanitiser
// decided.
TEST(Property, WrittenHtmlIsStable) {
  for (uint32_t seed = 0; seed < 400; ++seed) {
    Mangler mangler(seed + 10'000);
    ReadOptions options;
    options.plain_html = true;
    std::string const once = to_html(read_file("<p>始</p>" + mangler.html(120, false), options), {});
    std::string const twice = to_html(read_file(once, options), {});
    // The root of the first becomes an article in the second's root.
    std::string const inner = twice.substr(twice.find('>') + 1, twice.size() - twice.find('>') - 1 - 10);
    ASSERT_EQ(inner, once) << "seed " << seed;
  }
}

}  // namespace
}  // namespace banxin
