// Files of an image in several sizes: which are kept, of pictures, of lazy images, of hostile ones.
#include "article/source_set.h"

#include <gtest/gtest.h>

#include <string>

#include "article_fixture.h"

namespace banxin {
namespace {

constexpr char const* kUrl = "https://example.com/news/story.html";

std::string set(std::string_view text, std::string_view base = "") {
  return checked_source_set(text, base);
}

TEST(SourceSet, CandidatesAreReadAsBrowsersDo) {
  EXPECT_EQ(set("a.jpg 400w, b.jpg 800w"), "a.jpg 400w, b.jpg 800w");
  EXPECT_EQ(set(" ,, a.jpg\t1x ,\n b.jpg\f2x,"), "a.jpg 1x, b.jpg 2x");
  EXPECT_EQ(set("a.jpg, b.jpg 1.5x"), "a.jpg 1x, b.jpg 1.5x");
  EXPECT_EQ(set("w_300,h_200/a.jpg 300w,b.jpg 600w 400h"), "w_300,h_200/a.jpg 300w, b.jpg 600w");
  EXPECT_EQ(set("/a b.jpg 1x, c.jpg 2x", kUrl), "https://example.com/news/c.jpg 2x")
      << "b.jpg is no descriptor";
  EXPECT_EQ(set("//cdn.example.org/a.jpg?x=1,2 2x", kUrl), "https://cdn.example.org/a.jpg?x=1,2 2x");
}

TEST(SourceSet, WhatIsNoCandidateIsLeftOut) {
  EXPECT_EQ(set("a.jpg 0w, b.jpg -2x, c.jpg x, d.jpg 1e9x, e.jpg 99999w, f.jpg 17x, g.jpg 2q, h.jpg 1x 2x, "
                "i.jpg 3w 4z"),
            "");
  EXPECT_EQ(set("a.jpg foo(1x, 2x), b.jpg 2x"), "b.jpg 2x") << "a comma in brackets parts nothing";
  EXPECT_EQ(set("a.jpg .5x, b.jpg 1.x, c.jpg 1.5.1x, d.jpg 0.5x"), "d.jpg 0.5x");
  EXPECT_EQ(set("a.jpg 1x, b.jpg 400w, c.jpg 2x, d.jpg 800w"), "b.jpg 400w, d.jpg 800w")
      << "kinds do not mix";
  EXPECT_EQ(set("a.jpg 2x, b.jpg 2.0x, c.jpg 1x, d.jpg"), "a.jpg 2x, c.jpg 1x")
      << "the first of a kind counts";
  for (auto nothing : {"", " ", ",", ", ,,", "a.jpg 2"}) EXPECT_EQ(set(nothing), "") << nothing;
}

TEST(SourceSet, AddressesAreOfTheWeb) {
  EXPECT_EQ(
      set("javascript:alert(1) 1x, data:image/png;base64,AAAA 2x, file:///etc/passwd 3x, blob:x 4x", kUrl),
      "");
  EXPECT_EQ(set("java\x01script:x 1x, b.jpg 2x"), "b.jpg 2x");
  EXPECT_EQ(set("a,\x01 1x, \x01,b 2x, c.jpg 3x", "").find(",,"), std::string::npos);
  EXPECT_EQ(set("\"><script>x</script> 1x").find_first_of("<>\""), std::string::npos);
}

TEST(SourceSet, IsBounded) {
  std::string many;
  for (int i = 1; i <= 5000; ++i) many += "a" + std::to_string(i) + ".jpg " + std::to_string(i) + "w, ";
  std::string const kept = set(many);
  EXPECT_TRUE(kept.starts_with("a1.jpg 1w, a2.jpg 2w")) << kept;
  EXPECT_TRUE(kept.ends_with("a16.jpg 16w")) << kept;
  std::string const long_url = "https://example.com/" + std::string(5000, 'a');
  EXPECT_EQ(set(long_url + " 1x, " + long_url + "b 2x, c.jpg 3x"), long_url + " 1x");
  EXPECT_EQ(set(std::string(1 << 20, ',') + "a.jpg 1x"), "") << "only a beginning is looked at";
  EXPECT_EQ(set("https://example.com/" + std::string(9000, 'a') + " 1x, b.jpg 2x"), "b.jpg 2x");
}

TEST(SourceSet, AnImageKeepsIts) {
  EXPECT_EQ(body_of("<img src=a.jpg srcset=\"a.jpg 400w, b.jpg 800w\" sizes=\"(min-width: 600px) 50vw\" "
                    "width=400 height=300>",
                    kUrl),
            "<img src=\"https://example.com/news/a.jpg\" srcset=\"https://example.com/news/a.jpg 400w, "
            "https://example.com/news/b.jpg 800w\" width=\"400\" height=\"300\">");
  EXPECT_EQ(body_of("<img src=a.jpg srcset=\"a.jpg 1x\">"), "<img src=\"a.jpg\">") << "says nothing more";
  EXPECT_EQ(body_of("<img src=a.jpg srcset=\"data:x 1x\">"), "<img src=\"a.jpg\">");
  EXPECT_EQ(
      body_of("<p srcset=\"a.jpg 1x\">一</p><video src=v.mp4 srcset=\"a.jpg 1x\"></video>").find("srcset"),
      std::string::npos);
}

TEST(SourceSet, OfALazyImageThePlainOneIsAPlaceholder) {
  EXPECT_EQ(body_of("<img src=blank.gif data-src=a.jpg srcset=\"blank.gif 1w\" data-srcset=\"a.jpg 400w, "
                    "b.jpg 800w\">"),
            "<img src=\"a.jpg\" srcset=\"a.jpg 400w, b.jpg 800w\">");
  EXPECT_EQ(body_of("<img src=blank.gif data-src=a.jpg srcset=\"blank.gif 1w\">"), "<img src=\"a.jpg\">");
  EXPECT_EQ(body_of("<img src=blank.gif data-lazy-src=a.jpg data-lazy-srcset=\"b.jpg 2x\">"),
            "<img src=\"a.jpg\" srcset=\"b.jpg 2x\">");
}

TEST(SourceSet, APictureGivesItsFirstSourceForEverybody) {
  EXPECT_EQ(
      body_of("<picture><source type=image/jxl srcset=\"a.jxl 1x\"><source type=\"image/avif\" "
              "srcset=\"a.avif 1x, b.avif 2x\">"
              "<source type=image/webp srcset=\"a.webp 1x\"><img src=a.jpg srcset=\"b.jpg 2x\"></picture>"),
      "<img src=\"a.jpg\" srcset=\"a.avif 1x, b.avif 2x\">");
  EXPECT_EQ(body_of("<picture><source media=\"(max-width: 600px)\" srcset=\"narrow.jpg 1x\"><img src=a.jpg "
                    "srcset=\"b.jpg 2x\"></picture>"),
            "<img src=\"a.jpg\" srcset=\"b.jpg 2x\">")
      << "another crop for another window";
  EXPECT_EQ(body_of("<picture><source media=\"(max-width: 600px)\" srcset=narrow.jpg><source media=all "
                    "srcset=\"wide.jpg 900w\"><img alt=一></picture>"),
            "<img src=\"wide.jpg\" srcset=\"wide.jpg 900w\" alt=\"一\">");
  EXPECT_EQ(body_of("<picture><source media=\"(max-width: 600px)\" srcset=narrow.jpg><source media=print "
                    "srcset=b.jpg><img alt=一></picture>"),
            "<img src=\"narrow.jpg\" alt=\"一\">");
  EXPECT_EQ(
      body_of(
          "<picture><source srcset=\"javascript:x 1x\"><source srcset=\"a.webp\"><img src=a.jpg></picture>"),
      "<img src=\"a.jpg\" srcset=\"a.webp 1x\">");
}

TEST(SourceSet, ComesOutAsItWentIn) {
  std::string const first =
      body_of("<picture><source srcset=\"a&amp;b.webp 1x, c,d.webp 2x\"><img src=a.jpg></picture>", kUrl);
  EXPECT_EQ(body_of(first, kUrl), first);
}

TEST(SourceSet, LayoutDoesNotReadIt) {
  Article const article = read_file("<p>一<img src=a.jpg srcset=\"b.jpg 2x\">二</p>");
  EXPECT_EQ(to_html(article, {.node_ids = true}).find("srcset"), std::string::npos);
  EXPECT_NE(to_html(article, {}).find("srcset"), std::string::npos);
}

TEST(SourceSet, TypesThatEveryBrowserShows) {
  for (auto shown : {"", " ", "image/webp", "IMAGE/AVIF", " image/svg+xml; charset=utf-8"})
    EXPECT_TRUE(is_shown_image_type(shown)) << shown;
  for (auto other : {"image/jxl", "image/heic", "text/html", "x"})
    EXPECT_FALSE(is_shown_image_type(other)) << other;
}

}  // namespace
}  // namespace banxin
