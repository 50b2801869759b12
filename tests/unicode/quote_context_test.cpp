// Which quotation marks are Chinese (typesetting rule 3).
#include "unicode/quote_context.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace banxin {
namespace {

/// `text` with its Chinese marks written as < and >.
std::string marked(std::string const& text, bool chinese_by_default = true) {
  std::u32string points = to_utf32(text);
  std::vector<ChineseQuote> found;
  find_chinese_quotes(points, chinese_by_default, found);
  uint32_t last = 0;
  for (ChineseQuote const& quote : found) {
    EXPECT_TRUE(last == 0 || quote.position > last);
    last = quote.position;
    points[quote.position] = quote.opening ? U'<' : U'>';
  }
  return to_utf8(points);
}

TEST(QuoteContext, ContentOrNeighboursTell) {
  EXPECT_EQ(marked("说“好”了"), "说<好>了");
  EXPECT_EQ(marked("的“Best”奖"), "的<Best>奖");
  EXPECT_EQ(marked("The “孔子” institute"), "The <孔子> institute");
  EXPECT_EQ(marked("He said “yes”, twice"), "He said “yes”, twice");
  EXPECT_EQ(marked("“Hello”，他说"), "<Hello>，他说") << "a Chinese mark";
  EXPECT_EQ(marked("《报》（The “New York” Times）"), "《报》（The “New York” Times）");
  EXPECT_EQ(marked("“ABC” 和 “DEF”"), "<ABC> 和 <DEF>");
  EXPECT_EQ(marked("　　“Hello,” he said"), "　　“Hello,” he said") << "an indent tells nothing";
  EXPECT_EQ(marked("“12”"), "<12>");
  EXPECT_EQ(marked("“12”", false), "“12”");
  EXPECT_EQ(marked("“네”라고"), "“네”라고");
}

TEST(QuoteContext, SeveralSentencesAndUnclosedOnes) {
  EXPECT_EQ(marked("“一。二。”他说，“三"), "<一。二。>他说，<三");
  EXPECT_EQ(marked("三。”他说"), "三。>他说");
  EXPECT_EQ(marked("“One. Two."), "“One. Two.");
}

TEST(QuoteContext, QuotesInQuotes) {
  EXPECT_EQ(marked("“‘双’减”与‘单“双”’"), "<<双>减>与<单<双>>");
  EXPECT_EQ(marked("说“He said ‘no’.”然后"), "说<He said ‘no’.>然后") << "Latin in a Latin sentence";
  EXPECT_EQ(marked("说“‘best’ one”然后"), "说<‘best’ one>然后");
  EXPECT_EQ(marked("说“‘Best’”然后"), "说<<Best>>然后") << "nothing but the outer ones beside it";
  EXPECT_EQ(marked("He said “a ‘好’ b” then"), "He said <a <好> b> then");
}

TEST(QuoteContext, Apostrophes) {
  EXPECT_EQ(marked("他don’t说，O’Neil与O‘Neil"), "他don’t说，O’Neil与O‘Neil");
  EXPECT_EQ(marked("用Wendy’s的“巨无霸”"), "用Wendy’s的<巨无霸>");
  EXPECT_EQ(marked("the students’ book和书"), "the students’ book和书");
  EXPECT_EQ(marked("说‘students’ book’很好"), "说<students’ book>很好");
  EXPECT_EQ(marked("看‘A’ is ‘B’了"), "看<A> is <B>了");
  EXPECT_EQ(marked("rock ’n’ roll音乐 ’90s"), "rock ’n’ roll音乐 ’90s");
}

TEST(QuoteContext, StraightOnesInPairs) {
  EXPECT_EQ(marked("说\"好\"了\"啊\""), "说<好>了<啊>");
  EXPECT_EQ(marked("说 \"好\" 了，\"啊\"。"), "说 <好> 了，<啊>。");
  EXPECT_EQ(marked("说'“单”'了"), "说<<单>>了");
  EXPECT_EQ(marked("说＂好＂了"), "说<好>了");
  EXPECT_EQ(marked("第\"1\"号"), "第<1>号");
  EXPECT_EQ(marked("高6'2\"的"), "高6'2\"的") << "feet and inches";
  EXPECT_EQ(marked("说\"好\n的\"话"), "说\"好\n的\"话") << "not over the end of a line";
  EXPECT_EQ(marked("说\"one\nhe \"said\" so"), "说\"one\nhe \"said\" so");
  EXPECT_EQ(marked("don't说'don't'了"), "don't说<don't>了");
  EXPECT_EQ(marked("<a href=\"x\">"), "<a href=\"x\">");
}

TEST(QuoteContext, LinearInDeepNesting) {
  std::u32string text;
  for (int i = 0; i < 100000; ++i) text += U"“‘\"'";
  std::vector<ChineseQuote> found;
  find_chinese_quotes(text, true, found);
  EXPECT_LE(found.size(), text.size());
}

}  // namespace
}  // namespace banxin
