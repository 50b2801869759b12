#include "article/encoding.h"

#include <gtest/gtest.h>

#include "article/article_fixture.h"
#include "base/utf8.h"

namespace banxin {
namespace {

using namespace std::string_view_literals;

std::string utf16(std::string_view utf8, bool little, bool mark) {
  std::string out;
  auto unit = [&](uint32_t value) {
    char const low = static_cast<char>(value & 0xFF), high = static_cast<char>(value >> 8);
    out.push_back(little ? low : high);
    out.push_back(little ? high : low);
  };
  if (mark) unit(0xFEFF);
  for (char32_t c : to_utf32(utf8)) {
    if (c >= 0x10000) {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      unit(c);
    }
  }
  return out;
}

TEST(Encoding, ReadsUtf16) {
  std::string const file = "[题](https://example.com/)\n------\n\n<p>文𨹥🌊</p>\n";
  for (bool little : {true, false}) {
    for (bool mark : {true, false}) {
      Article const article = read_file(utf16(file, little, mark));
      EXPECT_EQ(text_of(article), "题文𨹥🌊") << little << mark;
      EXPECT_FALSE(article.notice);
    }
  }
}

TEST(Encoding, LoneSurrogatesAreDamage) {
  std::string bytes = utf16("<p>一二三四五六七八九十</p>", true, true);
  bytes.insert(10, "\x00\xD8"sv);
  Article const article = read_file(bytes);
  ASSERT_TRUE(article.notice);
  EXPECT_EQ(article.notice->code, ErrorCode::damaged);
  EXPECT_NE(text_of(article).find("\uFFFD"), std::string::npos);
}

TEST(Encoding, TruncatedUtf8IsShownWithANotice) {
  std::string const whole = "[题](https://example.com/)\n------\n\n<p>灯塔上的人数着船</p>";
  for (size_t cut : {1u, 2u, 5u, 6u}) {
    Article const article = read_file(std::string_view(whole).substr(0, whole.size() - cut));
    EXPECT_TRUE(article.notice.has_value()) << cut;
    EXPECT_EQ(text_of(article).find("文件有损坏"), 0u) << cut;
    EXPECT_NE(text_of(article).find("灯塔上的人"), std::string::npos) << cut;
  }
}

TEST(Encoding, EveryTruncationOpens) {
  std::string const whole =
      "<!--1730448421000-->\n[港口的灯](https://example.com/a)\n------\n\n<address>某</address><figure><img "
      "src=\"https://"
      "example.com/a.jpg\" alt=\"灯\"></figure><section><p>灯<a "
      "href='https://example.com/b'>塔</a></p><script>x</script></section>";
  for (size_t size = 0; size <= whole.size(); ++size) {
    std::string_view const cut = std::string_view(whole).substr(0, size);
    ErrorCode const code = error_of(cut);
    if (code != ErrorCode::none) {
      EXPECT_EQ(code, ErrorCode::empty) << cut;
      EXPECT_LT(size, 24u);
    }
  }
}

TEST(Encoding, NothingToRead) {
  for (std::string_view text :
       {""sv, " \n\t\r\n"sv, "\xEF\xBB\xBF"sv, "\u3000\u00A0 \n"sv, "<!--1730448421000-->\n"sv,
        "<script>var a = 1</script>"sv, "<p> </p><div></div>"sv, "\xFF\xFE"sv}) {
    EXPECT_EQ(error_of(text), ErrorCode::empty) << text;
  }
}

TEST(Encoding, NoText) {
  std::string noise;
  uint32_t state = 1;
  for (int i = 0; i < 4096; ++i)
    noise.push_back(static_cast<char>((state = state * 1664525 + 1013904223) >> 24));
  EXPECT_EQ(error_of(noise), ErrorCode::not_text);
  EXPECT_EQ(error_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv), ErrorCode::not_text);
  EXPECT_EQ(error_of("%PDF-1.7\n%abc"), ErrorCode::not_text);
  EXPECT_EQ(error_of("PK\x03\x04 word"), ErrorCode::not_text);
  EXPECT_EQ(error_of(std::string(1000, '\0')), ErrorCode::not_text);
  EXPECT_EQ(error_of("\x01\x02\x03 text \x04"), ErrorCode::not_text);
  // GB 18030: 中文新闻, many times
  std::string gbk;
  for (int i = 0; i < 20; ++i) gbk += "\xD6\xD0\xCE\xC4\xD0\xC2\xCE\xC5";
  EXPECT_EQ(error_of(gbk), ErrorCode::not_text);
}

TEST(Encoding, SomeZerosAreDamage) {
  std::string text = "<p>";
  for (int i = 0; i < 100; ++i) text += "潮水";
  text.insert(30, 1, '\0');
  Article const article = read_file(text);
  EXPECT_TRUE(article.notice);
  EXPECT_EQ(article.counts.han, 200u);
}

TEST(Encoding, TooLarge) {
  ReadOptions options;
  options.max_bytes = 100;
  EXPECT_EQ(error_of(std::string(101, 'x'), options), ErrorCode::too_large);
  EXPECT_EQ(error_of(std::string(100, 'x'), options), ErrorCode::none);
}

}  // namespace
}  // namespace banxin
