// Input that was made to hurt: every case ends in an article of bounded depth and size, with its text, in
// time and memory that grow with the input and no faster. (What grows faster does not end within any test's
// patience.)
#include <gtest/gtest.h>

#include <algorithm>

#include "article/article_fixture.h"
#include "article/html_tree.h"

namespace banxin {
namespace {

std::string repeated(std::string_view text, size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(Hostile, DeepNesting) {
  for (std::string_view tag : {"div", "b", "span", "blockquote", "ul><li", "table><tr><td", "a href=/x",
                               "font color=red", "svg", "section", "ruby><rt", "i><p"}) {
    std::string const html =
        repeated("<" + std::string(tag) + ">", 10'000) + "<p>深处</p>" +
        repeated("</" + std::string(tag.substr(0, tag.find_first_of(" >"))) + ">", 10'000) + "<p>浅处</p>";
    Article const article = read_file(html);
    EXPECT_NE(text_of(article).find("深处"), std::string::npos) << tag;
    EXPECT_NE(text_of(article).find("浅处"), std::string::npos) << tag;
    EXPECT_LT(article.body.nodes.size(), 2'000u) << tag;
  }
}

TEST(Hostile, DeepTextKeepsItsOrderAndItsGaps) {
  std::string html;
  for (int i = 0; i < 1000; ++i) html += "<div>" + std::to_string(i);
  Article const article = read_file(html);
  std::string const written = to_html(article, {});
  EXPECT_NE(written.find("998<br>999"), std::string::npos);
  EXPECT_TRUE(article.notice);
}

TEST(Hostile, ManyAttributes) {
  std::string html = "<p ";
  for (int i = 0; i < 100'000; ++i) html += "a" + std::to_string(i) + "=\"" + std::to_string(i) + "\" ";
  html += repeated("style='color:red' ", 100'000) + ">文</p>";
  Article const article = read_file(html);
  EXPECT_EQ(to_html(article, {}), "<article lang=\"zh-Hans\"><p style=\"color:red\">文</p></article>");
}

TEST(Hostile, LongRuns) {
  Article const one = read_file(std::string(10'000'000, 'a'));
  EXPECT_EQ(one.counts.characters, 10'000'000u);
  EXPECT_EQ(one.body.nodes.size(), 3u);
  Article const han = read_file("<p>" + repeated("海", 3'000'000) + "</p>");
  EXPECT_EQ(han.counts.han, 3'000'000u);
  EXPECT_EQ(text_of(read_file("<p>一" + std::string(12'425, ' ') + "a</p>")), "一 a");
  EXPECT_EQ(text_of(read_file("<p>一" + repeated(" <b> </b>", 20'000) + "a</p>")), "一 a");
  for (std::string_view unit : {"<",
                                "&",
                                "<!--",
                                "</",
                                "<a ",
                                "<p x=\"",
                                "<![CDATA[",
                                "<title>",
                                "<script",
                                "<iframe>",
                                "<!",
                                "<?",
                                "<x",
                                "&#",
                                "<textarea>",
                                "<a href='",
                                "<p>x",
                                "</p>",
                                "<br>",
                                "<table>",
                                "<td>",
                                "<li>",
                                "<b>x<p>",
                                "<a b=\">\" ",
                                "<noscript><img src=x>",
                                "<img src=x><noscript>",
                                "<select>",
                                "<svg><title>",
                                "]](["}) {
    std::string const text = "文" + repeated(unit, 100'000);
    EXPECT_EQ(error_of(text), ErrorCode::none) << unit;
  }
}

TEST(Hostile, ManyElements) {
  Article const article = read_file(repeated("<p>字", 400'000));
  EXPECT_EQ(article.counts.han, 400'000u);
  EXPECT_TRUE(article.notice);
  EXPECT_LT(article.body.nodes.size(), 2 * HtmlTree::kMostNodes);
}

TEST(Hostile, InterruptedInlinesDoNotMultiply) {
  std::string open;
  for (int i = 0; i < 1000; ++i)
    open += "<b title=" + std::to_string(i) + "><font color=#" + std::to_string(100 + i % 800) + ">";
  EXPECT_LT(read_file(open + repeated("<p>字", 5'000)).body.nodes.size(), 100'000u);
  std::string const link = "<a href=\"https://example.com/" + std::string(4'000, 'x') + "\">";
  Article const article = read_file(link + repeated("<p>字", 50'000));
  size_t bytes = 0;
  for (auto const& attribute : article.body.attributes) bytes += attribute.value.size();
  EXPECT_LT(bytes, 5u << 20);
  EXPECT_EQ(article.counts.han, 50'000u);
}

TEST(Hostile, TablesInTablesAreFewAndKeepTheirText) {
  Article const article = read_file(repeated("<table><tr><td>字", 5'000));
  size_t const tables = static_cast<size_t>(std::count_if(
      article.body.nodes.begin(), article.body.nodes.end(), [](auto const& node) { return node.tag == "table"; }));
  EXPECT_EQ(tables, static_cast<size_t>(HtmlTree::kMostTablesInTables));
  EXPECT_EQ(article.counts.han, 5'000u);
  EXPECT_TRUE(article.notice);
}

TEST(Hostile, LongAttributes) {
  std::string const long_text(1 << 20, 'x');
  Article const article = read_file(
      "<p style=\"" + long_text + "\"><a href=\"https://example.com/" + long_text + "\">一</a><img alt=\"" +
      long_text + "\" src=\"/a.jpg\"><iframe title=\"" + long_text + "\" src=\"//example.org/\"></iframe>");
  EXPECT_LT(to_html(article, {}).size(), 2'000u);
  EXPECT_NE(text_of(article).find("一"), std::string::npos);
}

}  // namespace
}  // namespace banxin
