// How broken markup is read. Expected trees follow what browsers show, except where the text would get lost
// there.
#include <gtest/gtest.h>

#include "article/article_fixture.h"

namespace banxin {
namespace {

struct Case {
  std::string_view html, body;
};

class Malformed : public testing::TestWithParam<Case> {};

TEST_P(Malformed, IsReadAs) {
  EXPECT_EQ(body_of(GetParam().html), GetParam().body);
}

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, Malformed,
    testing::Values(
        Case{"<p>甲<div>乙</div>丙</p>丁", "<p>甲</p><div>乙</div><p>丙</p>丁"}, Case{"甲</p>乙", "甲乙"},
        Case{"<p>甲<p>乙", "<p>甲</p><p>乙</p>"}, Case{"<p>甲<p/>乙<p/>丙", "<p>甲</p><p>乙</p><p>丙</p>"},
        Case{"<p></p><p> </p><p><br></p><p>甲<br></p>", "<p>甲</p>"},
        Case{"<p>甲<b></b><i> </i></p>", "<p>甲</p>"}, Case{"<div><p>甲</div>乙", "<div><p>甲</p></div>乙"},
        Case{"<p>甲<figure><img src=a.jpg></figure>乙</p>",
             "<p>甲</p><figure><img src=\"a.jpg\"></figure><p>乙</p>"},
        Case{"<h2>甲<h3>乙</h3>", "<h2>甲</h2><h3>乙</h3>"}, Case{"<h2>甲</h3>乙", "<h2>甲</h2>乙"},
        Case{"甲<br><br><br><br>乙<br/>丙</br>丁", "甲<br><br>乙<br>丙<br>丁"}));

INSTANTIATE_TEST_SUITE_P(
    Inlines, Malformed,
    testing::Values(
        Case{"<p>一<b>二</p><p>三</b>四</p>", "<p>一<b>二</b></p><p><b>三</b>四</p>"},
        Case{"<b><i>一</b>二</i>三", "<b><i>一</i></b><i>二</i>三"},
        Case{"<b>一<p>二</b>三</p>", "<b>一</b><p><b>二</b>三</p>"},
        Case{"一</small>二</span>三</b>", "一二三"},
        Case{"<a href=\"http://a.com/\">一<p>二</a>三</p>",
             "<a href=\"http://a.com/\">一</a><p><a href=\"http://a.com/\">二</a>三</p>"},
        Case{"<a href=/a>一<a href=/b>二</a>三", "<a href=\"/a\">一</a><a href=\"/b\">二</a>三"},
        Case{"<a>一</a><a href=''>二</a>", "一二"}, Case{"一<b/>二<a name=x />三", "一二三"},
        Case{"<p><span style=\"color:red\">一</p><p>二</p>",
             "<p><span style=\"color:red\">一</span></p><p>二</p>"},
        Case{"<span style=\"color:red\"><p>一</p><div><p>二</p></div>三</span>四",
             "<p><span style=\"color:red\">一</span></p><div><p><span style=\"color:red\">二</span></p></div>"
             "<span style=\"color:red\">三</span>四"},
        Case{"一<b> </b>二", "一<b> </b>二"}));

INSTANTIATE_TEST_SUITE_P(
    Tags, Malformed,
    testing::Values(Case{"<divclass=\"a b\"data-x=\"1\">一</div><spanstyle='color:red'>二</span>",
                         "<div>一</div><span style=\"color:red\">二</span>"},
                    Case{"<aclass=\"x\"href=\"/y\">一</a><imgsrc=\"a.jpg\"alt=\"图\">",
                         "<a href=\"/y\">一</a><img src=\"a.jpg\" alt=\"图\">"},
                    Case{"<img alt=\"他说\"你好\"了\" src=\"a.jpg\">一",
                         "<img src=\"a.jpg\" alt=\"他说\">一"},
                    Case{"<img\r\n src\r=\r\"a\r.jpg\"\ralt='一\r二'>", "<img src=\"a.jpg\" alt=\"一 二\">"},
                    Case{"<IMG SRC=A.JPG><P>一", "<img src=\"A.JPG\"><p>一</p>"},
                    Case{"<p>1 < 2 && 3 > 2 <3</p>", "<p>1 &lt; 2 &amp;&amp; 3 &gt; 2 &lt;3</p>"},
                    Case{"<p class=\"a>一</p><p>二</p>", "<p>一</p><p>二</p>"},
                    Case{"<!-- 一 --><p>二<!-- > 三 --></p><!--四<p>五</p>", "<p>二</p>五"},
                    Case{"<!DOCTYPE html><?xml "
                         "version=\"1.0\"?><html><head><title>题</title></head><body>一</body></html>",
                         "<header><h1 class=\"title\">题</h1></header>一"},
                    Case{"<x-card><nobr>一</nobr></x-card><o:p>二</o:p>", "一二"},
                    Case{"<title>一<p>二</p>", "一<p>二</p>"},
                    Case{"<textarea>一\n  二</textarea>三", "<pre>一\n  二</pre>三"},
                    Case{"<textarea>一<p>二</p>", "一<p>二</p>"}, Case{"一<iframe>二", "一二"}));

INSTANTIATE_TEST_SUITE_P(
    Tables, Malformed,
    testing::Values(
        Case{
            "<table><td>一<td>二<tr>三<td>四</table>五",
            "<table><tbody><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></tbody></table>五"},
        Case{"<td>一</td><tr>二</tr>三", "一二三"},
        Case{"<table><tr><td><b>一</td><td>二</td></tr></table>三",
             "<table><tbody><tr><td><b>一</b></td><td>二</td></tr></tbody></table>三"},
        Case{"<table><form><tr><td>一</form></table>", "<table><tbody><tr><td>一</td></tr></tbody></table>"},
        Case{"<table><caption>题<thead><tr><th>一</table>",
             "<table><caption>题</caption><thead><tr><th>一</th></tr></thead></table>"},
        Case{"<table><tr><td><table><tr><td>一</td></tr></table></td><td>二</td></tr></table>",
             "<table><tbody><tr><td><table><tbody><tr><td>一</td></tr></tbody></table></td><td>二</td></tr></"
             "tbody>"
             "</table>"},
        Case{"<table></table><table><tr></tr></table>一", "一"},
        Case{"<table><tr><td></td><td>一</td></tr></table>",
             "<table><tbody><tr><td></td><td>一</td></tr></tbody></table>"},
        Case{"<ul><li>一<li>二<ul><li>三</ul><li>四</ul>五",
             "<ul><li>一</li><li>二<ul><li>三</li></ul></li><li>四</li></ul>五"},
        Case{"<dl><dt>一<dd>二<dt>三<dd>四</dl>", "<dl><dt>一</dt><dd>二</dd><dt>三</dt><dd>四</dd></dl>"}));

INSTANTIATE_TEST_SUITE_P(
    WhiteSpace, Malformed,
    testing::Values(Case{"  <p>  一  二 \n </p>  <p> 三</p>  ", "<p>一 二</p><p>三</p>"},
                    Case{"<p>断\n行，\r\n“引”\nLatin\ntext\n。</p>", "<p>断行，“引” Latin text 。</p>"},
                    Case{"<p>one <b> two </b> three</p>", "<p>one <b>two </b>three</p>"},
                    Case{"<pre>\n a\n\n  b\r\n</pre>", "<pre> a\n\n  b</pre>"},
                    Case{"<pre>\n\na</pre>", "<pre>\n\na</pre>"},
                    Case{"<p>&nbsp;一&#12288;二&#8203;三</p>", "<p>&nbsp;一\u3000二\u200B三</p>"},
                    Case{"<p>一\u2028二\uFFFC三\u202C四</p>", "<p>一\u2028二\uFFFC三\u202C四</p>"}));

INSTANTIATE_TEST_SUITE_P(
    References, Malformed,
    testing::Values(
        Case{"<p>&amp;lt; &lt; &#x6e2f;&#28207; &eacute;&copy &hellip; &notit; &unknown; &; &#; &#0;</p>",
             "<p>&amp;lt; &lt; 港港 é© … ¬it; &amp;unknown; &amp;; &amp;#; \uFFFD</p>"},
        Case{"<a href=\"/x?a=1&copy=2&amp;b=3&lt\">一</a>",
             "<a href=\"/x?a=1&amp;copy=2&amp;b=3%3C\">一</a>"},
        Case{"<p>&#150;&#xD800;&#x110000;&#99999999999;</p>", "<p>–\uFFFD\uFFFD\uFFFD</p>"}));

TEST(Malformed, UnclosedScriptTakesTheRestAndSaysSo) {
  Article const article = read_file("<p>一二三四</p><script>var x = '<p>五</p>'");
  EXPECT_TRUE(article.notice);
  EXPECT_NE(text_of(article).find("一二三四"), std::string::npos);
  EXPECT_EQ(text_of(article).find("五"), std::string::npos);
}

TEST(Malformed, AllUnclosed) {
  std::string html;
  for (std::string_view tag :
       {"div", "table", "ul", "b", "a href=/x", "button", "select", "template", "share-button", "svg",
        "noscript", "video", "picture", "details", "q", "ruby", "object"}) {
    html.append("<").append(tag).append(">").append("字");
  }
  Article const article = read_file(html);
  // All but the one that would be bare text of a drawing.
  EXPECT_EQ(article.counts.han, 16u) << to_html(article, {});
}

}  // namespace
}  // namespace banxin
