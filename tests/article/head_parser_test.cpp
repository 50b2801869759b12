#include "article/head_parser.h"

#include <gtest/gtest.h>

#include "article/article_fixture.h"

namespace banxin {
namespace {

TEST(HeadParser, ReadsTheModernHead) {
  auto const parsed =
      parse_head("<!--1730448421000-->\n[港口的灯](https://example.com/a/b/)\n------\n\n<p>文</p>\n");
  EXPECT_EQ(parsed.head.archived_at_ms, 1730448421000);
  EXPECT_EQ(parsed.head.title, "港口的灯");
  EXPECT_EQ(parsed.head.url, "https://example.com/a/b/");
  EXPECT_TRUE(parsed.has_heading);
  EXPECT_EQ(tidy_text(parsed.body), "<p>文</p>");
}

TEST(HeadParser, TakesAnyLineEndsAndAMark) {
  for (std::string_view end : {"\n", "\r\n", "\r"}) {
    std::string file = "\xEF\xBB\xBF";
    for (std::string_view line :
         {"<!--1730448421000-->", "[题](https://example.com/)", "------", "", "<p>文</p>", ""}) {
      file.append(line).append(end);
    }
    Article const article = read_file(file);
    EXPECT_EQ(article.head.title, "题");
    EXPECT_EQ(article.head.archived_at_ms, 1730448421000);
    EXPECT_EQ(text_of(article), "题文");
  }
}

TEST(HeadParser, SplitsAtTheLastJoint) {
  auto title_and_url = [](std::string_view line) {
    auto const head = parse_head(std::string(line) + "\n------\n").head;
    return head.title + " -> " + head.url;
  };
  EXPECT_EQ(title_and_url("[[图集] 海](上)](https://example.com/x)"),
            "[图集] 海](上) -> https://example.com/x");
  EXPECT_EQ(title_and_url("[一|二  三\u00A0四\u3000五 (六)](https://example.com/(x))"),
            "一|二 三\u00A0四\u3000五 (六) -> https://example.com/(x)");
  EXPECT_EQ(title_and_url("[&quot;甲&quot; &amp; 乙](http://example.com//a//%E6%B8%AF?a=1&b=2)"),
            "\"甲\" & 乙 -> http://example.com//a//%E6%B8%AF?a=1&b=2");
  std::string const long_url = "https://example.com/" + std::string(420, 'x');
  EXPECT_EQ(title_and_url("[长](" + long_url + ")"), "长 -> " + long_url);
}

TEST(HeadParser, KnowsNotEveryTime) {
  EXPECT_EQ(parse_head("<!--NaN-->\n[题](https://example.com/)\n------\n").head.archived_at_ms, std::nullopt);
  EXPECT_EQ(parse_head("<!-- 1730448421000 -->\n").head.archived_at_ms, 1730448421000);
  EXPECT_EQ(parse_head("<!--1730448421-->\n").head.archived_at_ms, 1730448421000);
  EXPECT_EQ(parse_head("<!--a remark-->\n[题](https://example.com/)").head.archived_at_ms, std::nullopt);
}

TEST(HeadParser, ReadsTheDateOfOlderFiles) {
  auto const parsed =
      parse_head("[题](https://example.com/)\n------\n日期：Wed, 05 Mar 2014 08:09:10 +0800\n\n<p>文</p>\n");
  EXPECT_EQ(parsed.head.published_at, "2014-03-05T08:09:10+08:00");
  EXPECT_EQ(parsed.head.published_text, "2014年3月5日");
  EXPECT_EQ(tidy_text(parsed.body), "<p>文</p>");
  auto const odd = parse_head("[题](https://example.com/)\n------\n日期：春天里的一天\n\n<p>文</p>\n");
  EXPECT_EQ(odd.head.published_at, "");
  EXPECT_EQ(odd.head.published_text, "春天里的一天");
  Article const article = read_file("[题](https://example.com/)\n------\n日期：春天里的一天\n\n<p>文</p>\n");
  EXPECT_EQ(text_of(article), "题春天里的一天文");
}

TEST(HeadParser, ReadsFrontMatter) {
  auto const parsed = parse_head(
      "---\nlayout: post\ntitle: \"旧题\"\ndate: 2016-02-03 04:05:06 +0800\n---\n<!--1454000000000-->\n"
      "[新题](https://example.com/)\n------\n\n<p>文</p>");
  EXPECT_EQ(parsed.head.title, "新题");
  EXPECT_EQ(parsed.head.published_at, "2016-02-03 04:05:06+08:00");
  EXPECT_EQ(parsed.head.archived_at_ms, 1454000000000);
  auto const alone = parse_head("---\ntitle: 只有这里\nurl: https://example.com/q\n---\n<p>文</p>");
  EXPECT_EQ(alone.head.title, "只有这里");
  EXPECT_EQ(alone.head.url, "https://example.com/q");
  EXPECT_FALSE(alone.has_heading);
}

TEST(HeadParser, WhatIsNoHeadIsBody) {
  for (std::string_view text : {"<p>没有标题</p>", "[题](https://example.com/", "[题] (https://example.com/)",
                                "题](https://example.com/)", "---\n没有结尾的前言\n<p>文</p>",
                                "------\n<p>文</p>", "日期：今天", "[只有方括号]"}) {
    auto const parsed = parse_head(text);
    EXPECT_EQ(parsed.body, text);
    EXPECT_EQ(parsed.head.title, "");
    EXPECT_FALSE(parsed.has_heading);
  }
}

TEST(HeadParser, HeadingWithoutRuleOrBody) {
  Article const without_rule = read_file("[题](https://example.com/)\n<p>文</p>\n");
  EXPECT_EQ(text_of(without_rule), "题文");
  Article const lone = read_file("[题](https://example.com/)");
  EXPECT_EQ(lone.head.url, "https://example.com/");
  EXPECT_EQ(text_of(lone), "题");
  Article const three_dashes = read_file("[题](https://example.com/)\n---\n\n文\n");
  EXPECT_EQ(text_of(three_dashes), "题文");
}

TEST(HeadParser, AnUnsafeAddressIsNoAddress) {
  for (std::string_view url :
       {"javascript:alert(1)", "data:text/html,x", "", "images/x", "//example.com/x"}) {
    Article const article = read_file("[题](" + std::string(url) + ")\n------\n\n<p>文</p>\n");
    EXPECT_EQ(article.head.title, "题");
    EXPECT_EQ(article.head.url, "");
    EXPECT_EQ(article.counts.links, 0u);
  }
}

TEST(HeadParser, TheTailMayStandInADiv) {
  Article const article = read_file(
      "<!--1730448421000-->\n[题](https://example.com/)\n------\n\n<div>\n<address>某某</address>"
      "<time datetime=\"2020-01-02\">2020年1月2日</time><p>文</p>\n</div>\n");
  EXPECT_EQ(article.head.author, "某某");
  EXPECT_EQ(article.head.published_at, "2020-01-02");
  EXPECT_EQ(text_of(article), "题某某 2020年1月2日文");
}

}  // namespace
}  // namespace banxin
