#include "unicode/script.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace banxin {
namespace {

std::string tag_text(ScriptTag tag) {
  return {char(tag >> 24), char(tag >> 16 & 255), char(tag >> 8 & 255), char(tag & 255)};
}

/// "Hani:中文 Latn:abc": the runs of `text`; also holds them to cover the text without gaps.
std::string runs(std::string const& text, ScriptTag fallback = kScriptHani) {
  std::u32string points = to_utf32(text);
  std::vector<ScriptRun> found(5);  // what a former text left
  find_script_runs(points, fallback, found);
  std::string answer;
  uint32_t end = 0;
  ScriptTag last = 0;
  for (ScriptRun const& run : found) {
    EXPECT_EQ(run.range.begin, end);
    EXPECT_GT(run.range.end, run.range.begin);
    EXPECT_NE(run.script, last) << "neighbours of one script are one run";
    last = run.script;
    end = run.range.end;
    if (!answer.empty()) answer += "|";
    answer += tag_text(run.script) + ":" + to_utf8(points.substr(run.range.begin, run.range.size()));
  }
  EXPECT_EQ(end, points.size());
  return answer;
}

TEST(Script, OfCodePoints) {
  EXPECT_EQ(script_of(U'中'), kScriptHani);
  EXPECT_EQ(script_of(U'々'), kScriptHani);
  EXPECT_EQ(script_of(0x28E65), kScriptHani);  // 𨹥
  EXPECT_EQ(script_of(U'a'), kScriptLatn);
  EXPECT_EQ(script_of(U'，'), kScriptZyyy);
  EXPECT_EQ(script_of(0x0301), kScriptZinh);
  EXPECT_EQ(tag_text(script_of(0x16EA0)), "Berf");  // new in Unicode 17
  EXPECT_EQ(tag_text(script_of(U'א')), "Hebr");
  EXPECT_EQ(tag_text(script_of(0x0378)), "Zzzz");
  EXPECT_EQ(tag_text(script_of(0x110000)), "Zzzz");
}

TEST(Script, CommonTakesTheScriptBeforeIt) {
  EXPECT_EQ(runs("在2024年"), "Hani:在2024年");
  EXPECT_EQ(runs("2024年"), "Hani:2024年");
  EXPECT_EQ(runs("用Windows 11系统"), "Hani:用|Latn:Windows 11|Hani:系统");
  EXPECT_EQ(runs("e\u0301中"), "Latn:e\u0301|Hani:中");
  EXPECT_EQ(runs("مرحبا 12"), "Arab:مرحبا 12");
}

TEST(Script, ChinesePunctuationIsHan) {
  EXPECT_EQ(runs("用Windows，对。"), "Hani:用|Latn:Windows|Hani:，对。");
  EXPECT_EQ(runs("他说——Apple"), "Hani:他说——|Latn:Apple");
  EXPECT_EQ(runs("Apple——他"), "Latn:Apple|Hani:——他");
  EXPECT_EQ(runs("Apple……”他"), "Latn:Apple|Hani:……”他");
  EXPECT_EQ(runs("乔治·W·布什"), "Hani:乔治·|Latn:W|Hani:·布什");
  EXPECT_EQ(runs("《Nature》"), "Hani:《|Latn:Nature|Hani:》");
  EXPECT_EQ(runs("——Apple——"), "Hani:——|Latn:Apple|Hani:——");
}

TEST(Script, SharedMarksBesideLatinAreLatin) {
  EXPECT_EQ(runs("a—b"), "Latn:a—b");
  EXPECT_EQ(runs("col·lecció"), "Latn:col·lecció");
  EXPECT_EQ(runs("a——b", kScriptLatn), "Latn:a——b");
}

TEST(Script, QuotesFollowTheirContext) {
  EXPECT_EQ(runs("的“Best Game”奖"), "Hani:的“|Latn:Best Game|Hani:”奖");
  EXPECT_EQ(runs("“Hello,”他说"), "Hani:“|Latn:Hello,|Hani:”他说");
  EXPECT_EQ(runs("He said “yes”."), "Latn:He said “yes”.");
  EXPECT_EQ(runs("don’t"), "Latn:don’t");
  EXPECT_EQ(runs("他说don’t对"), "Hani:他说|Latn:don’t|Hani:对");
  EXPECT_EQ(runs("“네”라고", script_tag('K', 'o', 'r', 'e')), "Hang:“네”라고");
}

TEST(Script, BracketsClose) {
  EXPECT_EQ(runs("中(abc)文"), "Hani:中(|Latn:abc|Hani:)文");
  EXPECT_EQ(runs("abc(中)"), "Latn:abc(|Hani:中|Latn:)");
  EXPECT_EQ(runs("中([{a}])"), "Hani:中([{|Latn:a|Hani:}])");
}

TEST(Script, KanaKeepsItsMarks) {
  EXPECT_EQ(runs("これ、ー。"), "Hira:これ、ー。");
  EXPECT_EQ(runs("ア・イ"), "Kana:ア・イ");
}

TEST(Script, WithoutStrongCharactersTheFallback) {
  EXPECT_EQ(runs("——"), "Hani:——");
  EXPECT_EQ(runs("123，", kScriptLatn), "Latn:123，");
  EXPECT_EQ(runs(""), "");
}

TEST(Script, AMegabyteOfOneCharacter) {
  std::vector<ScriptRun> found;
  for (char32_t c : std::u32string(U"“’—(，1中\u0301")) {
    std::u32string text(1'000'000, c);
    find_script_runs(text, kScriptHani, found);
    EXPECT_EQ(found.size(), 1u);
    text.back() = U'a';
    find_script_runs(text, kScriptHani, found);
    EXPECT_LE(found.size(), 2u);
  }
}

}  // namespace
}  // namespace banxin
