#include "article/in_page_link.h"

#include <gtest/gtest.h>

#include "article/article.h"

namespace banxin {
namespace {

std::string shown(std::string_view body, std::string_view url = "https://example.org/a") {
  std::string const file = "[题](" + std::string(url) + ")\n------\n\n" + std::string(body);
  ReadOptions options;
  auto const article = read_article({reinterpret_cast<uint8_t const*>(file.data()), file.size()}, options);
  EXPECT_TRUE(article.ok());
  std::string const html = to_html(article.value(), {});
  return html.substr(html.find("</header>") + 9);
}

TEST(InPageLink, ANoteAndTheWayBack) {
  EXPECT_EQ(shown("<p>甲<sup id='r1'><a href='#n1'>[1]</a></sup></p><p id='n1'>注<a href='#r1'>↩</a></p>"),
            "<p>甲<sup id=\"at-r1\"><a href=\"#at-n1\">[1]</a></sup></p><p id=\"at-n1\">注<a "
            "href=\"#at-r1\">↩</a></p></article>");
}

TEST(InPageLink, NamesAreKeptOnlyWhereALinkLeadsThere) {
  EXPECT_EQ(shown("<p id='x'>甲</p><p>乙</p>"), "<p>甲</p><p>乙</p></article>");
}

TEST(InPageLink, OfTheFirstElementThatBearsTheName) {
  EXPECT_EQ(shown("<p id='x'>甲</p><p id='x'>乙</p><p><a href='#x'>丙</a></p>"),
            "<p id=\"at-x\">甲</p><p>乙</p><p><a href=\"#at-x\">丙</a></p></article>");
}

TEST(InPageLink, AnOldAnchorWithoutWordsIsAPlace) {
  EXPECT_EQ(shown("<p><a name='x'></a>甲</p><p><a href='#x'>乙</a></p>"),
            "<p><span id=\"at-x\"></span>甲</p><p><a href=\"#at-x\">乙</a></p></article>");
}

TEST(InPageLink, TheArticlesOwnAddressWithAFragmentStaysInThePage) {
  EXPECT_EQ(shown("<p id='x'>甲</p><p><a href='https://example.org/a#x'>乙</a></p>"),
            "<p id=\"at-x\">甲</p><p><a href=\"#at-x\">乙</a></p></article>");
}

TEST(InPageLink, APlaceThatIsNotThereIsTheOriginals) {
  EXPECT_EQ(shown("<p><a href='#x'>甲</a></p>"),
            "<p><a href=\"https://example.org/a#x\">甲</a></p></article>");
  EXPECT_EQ(shown("<p><a href='#x'>甲</a></p>", ""), "<p>甲</p></article>");
}

TEST(InPageLink, PercentEncodedNamesAndHostileOnes) {
  EXPECT_EQ(shown("<h2 id='回'>甲</h2><p><a href='#%E5%9B%9E'>乙</a></p>"),
            "<h2 id=\"at-回\">甲</h2><p><a href=\"#at-回\">乙</a></p></article>");
  std::string const hostile =
      shown("<p id='&quot;&gt;&lt;script&gt;'>甲</p><p><a href='#&quot;&gt;&lt;script&gt;'>乙</a></p>");
  EXPECT_EQ(hostile.find("<script"), std::string::npos);
  EXPECT_EQ(hostile.find("id="), std::string::npos);
}

}  // namespace
}  // namespace banxin
