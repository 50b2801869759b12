// `lang` on blocks and inline elements: glyphs by the style's language, breaks by the block's.
#include "layout/layout_fixture.h"

namespace banxin::testing {
namespace {

class LanguageTest : public LayoutTest {
 protected:
  static Language language_at(LaidOut const& page, uint32_t position) {
    for (RunFragment const& run : page.tree().runs)
      if (run.text.begin <= position && position < run.text.end)
        return page.tree().styles[run.style].font.language;
    ADD_FAILURE() << "no run at " << position;
    return Language::other;
  }
  static Language language_of(char const* attributes) {
    LaidOut const page("<p " + std::string(attributes) + ">字</p>");
    return language_at(page, 0);
  }
};

TEST_F(LanguageTest, OfBlocks) {
  EXPECT_EQ(language_of(""), Language::zh_hans);
  EXPECT_EQ(language_of("lang=zh-Hant"), Language::zh_hant);
  EXPECT_EQ(language_of("lang=zh-TW"), Language::zh_hant);
  EXPECT_EQ(language_of("lang=zh-HK"), Language::zh_hk);
  EXPECT_EQ(language_of("lang=yue"), Language::zh_hk);
  EXPECT_EQ(language_of("lang=ja"), Language::ja);
  EXPECT_EQ(language_of("lang=ko-KR"), Language::ko);
  EXPECT_EQ(language_of("lang=de"), Language::other);
  EXPECT_EQ(language_of("xml:lang=zh-Hant"), Language::zh_hant);
  EXPECT_EQ(language_of("lang=ja xml:lang=ko"), Language::ja);
  EXPECT_EQ(language_of("lang=\"<junk>\""), Language::zh_hans);
}

TEST_F(LanguageTest, OfTheNearestElement) {
  LaidOut const page("<div lang=ja><p>一<span lang=zh-Hant>二<b>三</b></span>四<i lang=en>a</i></p></div>");
  EXPECT_EQ(language_at(page, 0), Language::ja);
  EXPECT_EQ(language_at(page, 1), Language::zh_hant);
  EXPECT_EQ(language_at(page, 2), Language::zh_hant);
  EXPECT_EQ(language_at(page, 3), Language::ja);
}

TEST_F(LanguageTest, ChoosesHowMarksAreSet) {
  // Traditional Chinese centres its commas: no blank to take at the end, half of it on each side.
  auto comma = [](char const* language) {
    LaidOut const page("<p>中<span lang=" + std::string(language) + ">，</span>中</p>");
    return page.tree().glyphs[1];
  };
  GlyphFragment const simplified = comma("zh-Hans"), traditional = comma("zh-Hant");
  EXPECT_NE(std::pair(simplified.id, simplified.lead), std::pair(traditional.id, traditional.lead));
}

TEST_F(LanguageTest, OfTheTextChoosesWhereLinesBreak) {
  auto lines = [](std::string const& html) {
    LaidOut page(html);
    LayoutSettings settings;
    settings.width = 16 + 74 + 16;  // four Han
    settings.theme.align = TextAlign::start;
    page.lay_out(settings);
    return page.lines();
  };
  // An interpunct begins no line in Chinese; quotes are opening and closing marks but in Korean.
  std::string const name = "一二三四·五六", quoted = "一二三“四五六”";
  EXPECT_EQ(lines("<p>" + name + "</p>"), "一二三 / 四·五六");
  EXPECT_EQ(lines("<p lang=zh-HK>" + name + "</p>"), "一二三 / 四·五六");
  EXPECT_EQ(lines("<p lang=ja>" + name + "</p>"), "一二三四 / ·五六");
  EXPECT_EQ(lines("<p lang=fr>" + name + "</p>"), "一二三 / 四·五六");
  EXPECT_EQ(lines("<p>" + quoted + "</p>"), "一二三 / “四五六”");
  EXPECT_NE(lines("<p lang=ko>" + quoted + "</p>"), "一二三 / “四五六”");
  // Of an inline element it does so inside of it.
  EXPECT_EQ(lines("<p><span lang=ko>" + quoted + "</span></p>"), lines("<p lang=ko>" + quoted + "</p>"));
  EXPECT_EQ(
      lines("<p>" + name + "<span lang=ko>七八</span></p>").substr(0, lines("<p>" + name + "</p>").size()),
      lines("<p>" + name + "</p>"));
  EXPECT_EQ(lines("<p><span lang=fr>" + quoted + "</span></p>"), lines("<p>" + quoted + "</p>"));
}

}  // namespace
}  // namespace banxin::testing
