// What gets through, and what is shown once.
#include "article/sanitizer.h"

#include <gtest/gtest.h>

#include "article/article_fixture.h"

namespace banxin {
namespace {

constexpr std::string_view kUrl = "https://example.com/news/a.html";

TEST(Sanitizer, ScriptsAndStylesVanishWithTheirText) {
  EXPECT_EQ(
      body_of("<script>一</script><style>二</style><template>三</template><noembed>四</noembed>"
              "<script type=\"application/json\">{\"text\":\"五</p>\"}</script><p onclick=\"x()\">六</p>"),
      "<p>六</p>");
  EXPECT_EQ(body_of("<script>document.write('<script>一<\\/script>')</script >二"), "二");
  EXPECT_EQ(body_of("<select><option>一</option></select><button>二</button><input value=三>四"), "四");
}

TEST(Sanitizer, UnsafeAddressesGoAndTheirTextStays) {
  for (std::string_view href :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)", "&#106;avascript:alert(1)",
        "\x01javascript:x", "data:text/html,<script>x</script>", "vbscript:x", "file:///etc/passwd",
        "whatsapp://send?phone=1", "blob:x", "//", "http://", "javascript&colon;alert(1)",
        "feed:https://example.com/"}) {
    EXPECT_EQ(body_of("<a href=\"" + std::string(href) + "\">一</a>", kUrl), "一") << href;
  }
  EXPECT_EQ(body_of("<img src=\"javascript:x\" alt=一><img src=data:image/gif;base64,R0lG>"),
            "<img src=\"\" alt=\"一\">");
}

TEST(Sanitizer, SafeAddressesBecomeAbsolute) {
  EXPECT_EQ(body_of("<a href=\"mailto:a@example.com\">一</a><a href=\"b?c=1&d=2#:~:text=港\">二</a><a "
                    "href=//example.org>三</a>",
                    kUrl),
            "<a href=\"mailto:a@example.com\">一</a><a "
            "href=\"https://example.com/news/b?c=1&amp;d=2#:~:text=港\">二</a>"
            "<a href=\"https://example.org\">三</a>");
  EXPECT_EQ(body_of("<img src=\"https://images.weserv.nl/?url=a.com/b.jpg\"><img "
                    "src=\"https://images.weserv.nl?url=a.com/b.jpg\">"),
            "<img src=\"https://images.weserv.nl/?url=a.com/b.jpg\"><img "
            "src=\"https://images.weserv.nl/?url=a.com/b.jpg\">");
  EXPECT_EQ(body_of("<base href=\"https://example.org/x/\"><img src=a.jpg>"),
            "<img src=\"https://example.org/x/a.jpg\">");
  EXPECT_EQ(body_of("<img src=images/a.svg><a href=b.html>一</a>"),
            "<img src=\"images/a.svg\"><a href=\"b.html\">一</a>");
}

TEST(Sanitizer, DirectionsAndLanguagesStay) {
  EXPECT_EQ(body_of("<p DIR=RTL>一<bdi>二</bdi><bdo dir=ltr>三</bdo><span dir=auto>四</span><span "
                    "dir=up>五</span></p>"),
            "<p dir=\"rtl\">一<bdi>二</bdi><bdo dir=\"ltr\">三</bdo><span dir=\"auto\">四</span>五</p>");
  EXPECT_EQ(body_of("<p>一<span style=\"direction:rtl\">二</span><i lang=ja>三</i><i xml:lang=ko>四</i></p>"),
            "<p>一<span dir=\"rtl\">二</span><i lang=\"ja\">三</i><i lang=\"ko\">四</i></p>");
}

TEST(Sanitizer, TextPropertiesAreTheReadersOnly) {
  EXPECT_EQ(
      body_of(
          "<p style=\"word-break:break-all;overflow-wrap:anywhere;line-break:anywhere;white-space:nowrap;"
          "hanging-punctuation:first;text-justify:none;text-align-last:center;text-autospace:normal;"
          "text-spacing-trim:space-all;text-wrap:balance;--word-break:break-all;--text-align:right\">一</p>"),
      "<p>一</p>");
}

TEST(Sanitizer, InlineStyleIsHeldToAList) {
  EXPECT_EQ(body_of("<p "
                    "style=\"position:fixed;color:#C00;background:url(http://x/"
                    "y);width:42%;float:left;--a:b;font:inherit\">一</p>"),
            "<p style=\"color:#c00;width:42%;float:left;max-width:100%\">一</p>");
  EXPECT_EQ(body_of("<p style=\"@import url(x);color:role-paper;behavior:url(x);width:expression(1)\" "
                    "class=title id=x>一</p>"),
            "<p>一</p>");
  EXPECT_EQ(body_of("<p style=\"direction:rtl\">一</p><p align=center>二</p><font "
                    "color=red>三</font><center>四</center>"),
            "<p dir=\"rtl\">一</p><p style=\"text-align:center\">二</p><span "
            "style=\"color:red\">三</span><center>四</center>");
  EXPECT_EQ(
      body_of(
          "<div style=\"display:none\">一</div><p hidden>二</p><span style='visibility: hidden'>三</span>四"),
      "四");
}

TEST(Sanitizer, ImagesHaveSaneSizes) {
  EXPECT_EQ(body_of("<img src=a.jpg width=1050 height=700>"),
            "<img src=\"a.jpg\" width=\"1050\" height=\"700\">");
  EXPECT_EQ(body_of("<img src=a.jpg width=100% height=auto>"), "<img src=\"a.jpg\" width=\"100%\">");
  EXPECT_EQ(body_of("<img src=a.jpg width=1000000000 height=1000000000>"), "<img src=\"a.jpg\">");
  EXPECT_EQ(body_of("<img src=a.jpg width=99999999999999999999 height=-5>"), "<img src=\"a.jpg\">");
  EXPECT_EQ(body_of("一<img src=a.gif width=1 height=1><img src=b.gif width=0 height=0><img src=c.gif "
                    "style='width:1px;height:1px'>"),
            "一");
  EXPECT_EQ(body_of("<img src=a.jpg width=640px>"), "<img src=\"a.jpg\" width=\"640\">");
}

TEST(Sanitizer, ImagesWithoutAnAddressKeepTheirPlace) {
  EXPECT_EQ(body_of("<img alt=\"一张照片\"><img src=\"\" alt=二><img>三"),
            "<img src=\"\" alt=\"一张照片\"><img src=\"\" alt=\"二\">三");
  EXPECT_EQ(body_of("<img src=\"data:image/gif;base64,R0\" data-src=\"/b.jpg\" alt=一>", kUrl),
            "<img src=\"https://example.com/b.jpg\" alt=\"一\">");
}

TEST(Sanitizer, OneImageOfAPicture) {
  EXPECT_EQ(body_of("<picture><source srcset=\"a.webp 1x, b.webp 2x\"><source srcset=c.jpg><img src=d.jpg "
                    "alt=一></picture>"),
            "<img src=\"d.jpg\" srcset=\"a.webp 1x, b.webp 2x\" alt=\"一\">");
  EXPECT_EQ(body_of("<picture><source srcset=\"a.webp 1x, b.webp 2x\"><img alt=一></picture>"),
            "<img src=\"a.webp\" srcset=\"a.webp 1x, b.webp 2x\" alt=\"一\">");
  EXPECT_EQ(body_of("<img srcset=\"data:x 1x, b.jpg 2x\" alt=一>"),
            "<img src=\"b.jpg\" srcset=\"b.jpg 2x\" alt=\"一\">");
}

TEST(Sanitizer, NoscriptDoublesAreShownOnce) {
  EXPECT_EQ(body_of("<img class=lazy src=blank.gif data-src=a.jpg><noscript><img src=a.jpg></noscript>一"),
            "<img src=\"a.jpg\">一");
  EXPECT_EQ(body_of("<img class=lazy src=blank.gif>\n<noscript><img src=a.jpg alt=图></noscript>一"),
            "<img src=\"a.jpg\" alt=\"图\"> 一");
  EXPECT_EQ(body_of("<noscript><img src=a.jpg></noscript><img data-src=a.jpg>一"), "<img src=\"a.jpg\">一");
  EXPECT_EQ(body_of("<noscript>请打开脚本<img src=//count.example.com/p.gif width=1 height=1></noscript>一"),
            "一");
  EXPECT_EQ(body_of("<p>一<noscript><p>二</p></noscript>三</p>"), "<p>一三</p>");
}

TEST(Sanitizer, ShareButtonsAndTrailersAreNotShown) {
  EXPECT_EQ(body_of("<p>一</p><share-button v-on:open=\"x\">分享</share-button><a "
                    "href=\"whatsapp://send?text=x\">WhatsApp</a>"
                    "<trailer>广告</trailer><img src=\"https://feeds.feedburner.com/~r/x\">"),
            "<p>一</p>");
}

TEST(Sanitizer, PlayersBecomeCards) {
  EXPECT_EQ(body_of("<video poster=p.jpg title=潮汐><source src=v.mp4>看不了</video>", kUrl),
            "<figure class=\"media\"><a href=\"https://example.com/news/v.mp4\"><img "
            "src=\"https://example.com/news/p.jpg\" "
            "alt=\"视频：潮汐\"></a><figcaption><a href=\"https://example.com/news/v.mp4\">视频：潮汐</a> "
            "<small>example.com</small></figcaption></figure>");
  EXPECT_EQ(
      body_of("<video src=v.mp4 poster=\"javascript:x\" title=\"<b>一\"></video>"),
      "<figure class=\"media\"><figcaption><a href=\"v.mp4\">视频：&lt;b&gt;一</a></figcaption></figure>");
  EXPECT_EQ(body_of("<p>一<iframe src=\"//www.example.org/embed/1\"></iframe>二</p>", kUrl),
            "<p>一</p><figure class=\"media\"><figcaption><a "
            "href=\"https://www.example.org/embed/1\">嵌入内容：www.example.org</a>"
            "</figcaption></figure><p>二</p>");
  EXPECT_EQ(body_of("<iframe src=\"javascript:x\"></iframe><iframe src=https://example.org width=0 "
                    "height=0></iframe>一"),
            "一");
  EXPECT_EQ(body_of("<audio src=a.mp3></audio>", kUrl),
            "<figure class=\"media\"><figcaption><a "
            "href=\"https://example.com/news/a.mp3\">音频：example.com</a></figcaption></figure>");
}

TEST(Sanitizer, DrawingsGiveTheirLettering) {
  EXPECT_EQ(body_of("<svg><title>标志</title><style>x{}</style><path d=\"M0\"/><text "
                    "x=1>北</text><text>港</text></svg>一"),
            "北 港 一");
}

TEST(Sanitizer, OtherElementsAreRenamedOrUnwrapped) {
  EXPECT_EQ(
      body_of("<acronym "
              "title=甲>一</acronym><tt>二</tt><strike>三</strike><q>四</q><form><label>五</label></form>"
              "<menu><li>六</menu><marquee>七</marquee><object data=x>八</object><math><mi>九</mi></math>"),
      "<abbr title=\"甲\">一</abbr><code>二</code><s>三</s>“四”<div>五</div><ul><li>六</li></ul>七八九");
  EXPECT_EQ(body_of("<details><summary>一</summary>二</details><summary>三</summary>"),
            "<details open=\"\"><summary>一</summary>二</details><div>三</div>");
  EXPECT_EQ(
      body_of("<ol start=3 type=a reversed><li value=7>一</ol>"),
      "<ol style=\"list-style-type:lower-alpha\" start=\"3\" reversed=\"\"><li value=\"7\">一</li></ol>");
  EXPECT_EQ(body_of("<table><tr><td colspan=99999 rowspan=2 bgcolor=#eee align=right>一</table>"),
            "<table><tbody><tr><td style=\"text-align:right;background-color:#eee\" colspan=\"64\" "
            "rowspan=\"2\">一</td></tr></tbody></table>");
}

TEST(Header, HoldsTitleAuthorAndDateOnce) {
  Article const article = read_file(
      "<!--1730448421000-->\n[港口的灯](https://example.com/a)\n------\n\n<address>林晚</address><time "
      "pudate=\"2024-11-01 03:40:10\" "
      "datetime=\"2024-11-01 03:40:10\">2024年11月1日</time><h1>港口的灯</h1><section><p>文</p></section>");
  EXPECT_EQ(to_html(article, {}),
            "<article lang=\"zh-Hans\"><header><h1 class=\"title\"><a "
            "href=\"https://example.com/a\">港口的灯</a></h1>"
            "<div class=\"byline\"><address>林晚</address> <time datetime=\"2024-11-01 "
            "03:40:10\">2024年11月1日</time></div></header>"
            "<section><p>文</p></section></article>");
  EXPECT_EQ(article.head.author, "林晚");
  EXPECT_EQ(article.head.published_at, "2024-11-01 03:40:10");
  EXPECT_EQ(article.head.published_text, "2024年11月1日");
  EXPECT_EQ(article.counts.links, 0u);
}

TEST(Header, ForABrowserImagesAndLinksSayNothingOfTheReader) {
  Article const article =
      read_file("[题](https://example.com/a)\n------\n\n<p><img src=https://example.com/i.png></p>");
  EXPECT_EQ(to_html(article, {.for_browser = true}),
            "<article lang=\"zh-Hans\"><header><h1 class=\"title\"><a href=\"https://example.com/a\" "
            "rel=\"noopener noreferrer\">题</a></h1></header><p><img "
            "src=\"https://example.com/i.png\" loading=\"lazy\" decoding=\"async\" "
            "referrerpolicy=\"no-referrer\"></p></article>");
}

TEST(Header, TakesLinesInItalics) {
  Article const article = read_file(
      "[题](https://example.com/a)\n------\n\n<div><i>作者：林晚</i></div><div><i>2019-05-06 "
      "07:08</i></div><p><i>编者按</i></p>");
  EXPECT_EQ(article.head.author, "林晚");
  EXPECT_EQ(article.head.published_at, "2019-05-06 07:08");
  EXPECT_EQ(text_of(article), "题作者：林晚 2019-05-06 07:08编者按");
}

TEST(Header, APageWithoutAHeadKeepsItsHeading) {
  Article const article = read_file("<title>页</title><h1>海 <b>上</b></h1><p>文</p>");
  EXPECT_EQ(article.head.title, "海 上");
  EXPECT_EQ(to_html(article, {}), "<article lang=\"zh-Hans\"><h1>海 <b>上</b></h1><p>文</p></article>");
}

TEST(Header, PlainTextHasParagraphs) {
  EXPECT_EQ(text_of(read_file("[题](https://example.com/)\n\n一\n二\n\n三 & 四")), "题一二三 & 四");
  Article const article = read_file("一\r\n\r\n二");
  EXPECT_EQ(to_html(article, {}), "<article lang=\"zh-Hans\"><p>一</p><p>二</p></article>");
}

TEST(Language, FollowsTheCharacters) {
  auto language = [](std::string_view text) { return read_file(text).head.language; };
  EXPECT_EQ(language("<p>这个国家的港口</p>"), "zh-Hans");
  EXPECT_EQ(language("<p>這個國家的港口</p>"), "zh-Hant");
  EXPECT_EQ(language("<p>山水人大小</p>"), "zh-Hans");
  EXPECT_EQ(language("<p>この国の港は静かです</p>"), "ja");
  EXPECT_EQ(language("<p>이 나라의 항구는 조용하다</p>"), "ko");
  EXPECT_EQ(language("<p>The harbour of this country is quiet.</p>"), "en");
  EXPECT_EQ(language("<html lang=zh-HK><p>这</p>"), "zh-HK");
  EXPECT_EQ(language("<html lang=zh><p>這個</p>"), "zh-Hant");
  EXPECT_EQ(language("<html lang='\"><x'><p>這個</p>"), "zh-Hant");
  ReadOptions options;
  options.language = "ja";
  EXPECT_EQ(read_file("<p>这个</p>", options).head.language, "ja");
}

TEST(Seed, IsWholeAndInOrder) {
  auto const file = shared_article();
  if (!file) GTEST_SKIP() << "the shared sample article is not there";
  Article const article = read_file(*file);
  EXPECT_EQ(article.head.archived_at_ms, 1730448421000);
  EXPECT_FALSE(article.notice);
  EXPECT_EQ(article.counts.images, 1u);
  EXPECT_FALSE(article.head.author.empty());
  EXPECT_EQ(article.head.published_at, "2024-11-01 03:40:10");
  EXPECT_EQ(article.head.published_text, "2024年11月1日");
  EXPECT_EQ(article.head.language, "zh-Hans");

  // What stands between the tags of the one line of HTML, against the tree's text from the figure on.
  std::string const html = file->substr(file->find("<figure>"));
  std::string expected;
  size_t paragraphs = 0, links = 0;
  for (size_t i = 0; i < html.size();) {
    if (html[i] == '<') {
      size_t const end = html.find('>', i);
      std::string_view const tag = std::string_view(html).substr(i, end - i + 1);
      paragraphs += tag == "<p>";
      links += tag.starts_with("<a ");
      i = end + 1;
    } else {
      expected.push_back(html[i++]);
    }
  }
  while (!expected.empty() && expected.back() == '\n') expected.pop_back();
  std::string const text = text_of(article);
  EXPECT_EQ(text.substr(text.size() - expected.size()), expected);
  EXPECT_EQ(text.substr(0, text.size() - expected.size()),
            article.head.title + article.head.author + " " + article.head.published_text);
  EXPECT_EQ(paragraphs, 35u);
  EXPECT_EQ(article.counts.links, links);
  size_t found_paragraphs = 0, captions = 0, footers = 0;
  for (auto const& node : article.body.nodes) {
    found_paragraphs += node.tag == "p";
    captions += node.tag == "figcaption";
    footers += node.tag == "footer";
  }
  EXPECT_EQ(found_paragraphs, paragraphs);
  EXPECT_EQ(captions, 1u);
  EXPECT_EQ(footers, 1u);
}

}  // namespace
}  // namespace banxin
