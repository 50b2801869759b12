// Chinese, Japanese and Korean line breaking, written with | at each position where a break is allowed.
#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "unicode/line_break.h"

namespace banxin {
namespace {

using enum LineBreakTailoring;
using enum LineBreakStrictness;

/// `marked` without its bars broken by the rules, with bars again.
std::string broken(std::string const& marked, LineBreakOptions const& options) {
  std::u32string text;
  for (char32_t c : to_utf32(marked)) {
    if (c != '|') text.push_back(c);
  }
  std::vector<BreakOpportunity> breaks;
  find_line_breaks(text, options, breaks);
  std::u32string answer;
  for (size_t i = 0; i < text.size(); ++i) {
    if (breaks[i].kind != BreakKind::prohibited) answer.push_back('|');
    answer.push_back(text[i]);
  }
  return to_utf8(answer);
}

void expect_breaks(std::string const& marked, LineBreakOptions const& options) {
  EXPECT_EQ(broken(marked, options), marked);
}

/// At every level but `anywhere`.
void expect_chinese(std::string const& marked) {
  for (LineBreakStrictness level : {loose, normal, strict}) {
    SCOPED_TRACE(int(level));
    expect_breaks(marked, {zh, level, WordBreak::normal});
  }
}

BreakPenalty penalty_at(std::string const& before, std::string const& after,
                        LineBreakOptions const& options) {
  std::u32string left = to_utf32(before), text = left + to_utf32(after);
  std::vector<BreakOpportunity> breaks;
  find_line_breaks(text, options, breaks);
  EXPECT_EQ(breaks[left.size()].kind, BreakKind::allowed) << before << " and " << after;
  return breaks[left.size()].penalty;
}

TEST(ChineseLineBreak, NoMarkBeginsALine) {
  for (char const* mark :
       {"、", "，", "。", "．", "：", "；", "！", "？", "）", "》", "〉", "」", "』", "】", "〕",
        "–",  "—",  "～", "‒",  "-",  "‐",  "－", "·",  "・", "‧",  "/",  "／", "‼",  "⁉"}) {
    SCOPED_TRACE(mark);
    std::string m = mark;
    for (LineBreakStrictness level : {loose, normal, strict}) {
      LineBreakOptions options{zh, level, WordBreak::normal};
      EXPECT_EQ(broken("中" + m, options), "中" + m);
      EXPECT_EQ(broken("中  " + m, options), "中  " + m) << "after spaces";
      EXPECT_EQ(broken("A" + m, options), "A" + m);
      EXPECT_EQ(broken("）" + m, options), "）" + m);
    }
  }
}

TEST(ChineseLineBreak, AfterMarksALineMayEnd) {
  for (char const* mark : {"、", "，", "。", "．", "：", "；", "！", "？", "）", "》", "」", "】", "–", "—",
                           "～", "-", "·", "・", "‧"}) {
    expect_chinese(std::string("中") + mark + "|文");
  }
}

TEST(ChineseLineBreak, NoOpeningMarkEndsALine) {
  for (char const* mark : {"（", "《", "〈", "「", "『", "【", "〔", "(", "[", "“", "‘"}) {
    std::string m = mark;
    expect_chinese("中|" + m + "文");
    expect_chinese("中|" + m + " 文");
  }
}

TEST(ChineseLineBreak, SolidusEndsNoLineWhenStrict) {
  expect_breaks("男/女", {zh, strict, WordBreak::normal});
  expect_breaks("男／女", {zh, strict, WordBreak::normal});
  expect_breaks("男/ 女", {zh, strict, WordBreak::normal});
  expect_breaks("男/|女", {zh, normal, WordBreak::normal});
  expect_breaks("男／|女", {zh, loose, WordBreak::normal});
}

TEST(ChineseLineBreak, DashAndEllipsisAreUnits) {
  expect_breaks("中——|文", {zh, strict, WordBreak::normal});
  expect_breaks("中|——|文", {zh, normal, WordBreak::normal});
  expect_breaks("中|——|文", {zh, loose, WordBreak::normal});
  expect_breaks("中……|文", {zh, strict, WordBreak::normal});
  expect_breaks("中|……|文", {zh, normal, WordBreak::normal});
  expect_breaks("中|……|文", {zh, loose, WordBreak::normal});
  expect_breaks("他|说 —— |好", {zh, strict, WordBreak::normal});
  expect_breaks("他|说 |—— |好", {zh, normal, WordBreak::normal});
  expect_breaks("中—|文", {zh, loose, WordBreak::normal});  // a single one is a connector
  expect_breaks("中…|文", {zh, loose, WordBreak::normal});
}

TEST(ChineseLineBreak, TwoEllipsesMayPart) {
  expect_breaks("中……|……|文", {zh, strict, WordBreak::normal});
  expect_breaks("中|……|……|文", {zh, normal, WordBreak::normal});
  expect_breaks("中………|文", {zh, strict, WordBreak::normal});  // three stay together
  expect_breaks("中……|………|文", {zh, strict, WordBreak::normal});
  expect_breaks("中————|文", {zh, strict, WordBreak::normal});
  expect_breaks("中|——|——|文", {zh, normal, WordBreak::normal});
}

TEST(ChineseLineBreak, DashAndEllipsisKeepToMarksAndLatin) {
  for (LineBreakStrictness level : {loose, normal, strict}) {
    expect_breaks("（……）", {zh, level, WordBreak::normal});
    expect_breaks("“——”", {zh, level, WordBreak::normal});
    expect_breaks("Apple……", {zh, level, WordBreak::normal});
  }
}

TEST(ChineseLineBreak, QuotesOpenAndCloseWhateverStandsBeside) {
  expect_chinese("的|“Best |Game |Boy |Strategy”|奖");
  expect_chinese("Z-1|“莱|贝|雷|希|特·|马|斯”|号");
  expect_chinese("他|说：|“你|好。”|她|说：|“好。”");
  expect_chinese("说：|“‘是’|的|意|思”|吗？");
  expect_chinese("所|谓|‘新|常|态’|者");
  expect_chinese("“Hello,”|他|说");
  expect_chinese("第|“1”|号");
  expect_chinese("没|有|收|尾|的|“引|文");
  expect_chinese("引|文”|没|有|开|头");
}

TEST(ChineseLineBreak, LatinQuotesStayLatin) {
  expect_chinese("don’t");
  expect_chinese("the |students’ |book");
  expect_chinese("He |said, |“I |do.”");
  expect_chinese("a“b”c");
  expect_chinese("rock |’n’ |roll");
  expect_chinese("他|说 |don’t |是|对|的");
}

TEST(ChineseLineBreak, DigitsStayWithSeparatorsAndSigns) {
  expect_chinese("共|1,234.5|元");
  expect_chinese("约|50%|的");
  expect_chinese("约|50％|的");
  expect_chinese("付|￥100|元");
  expect_chinese("付|$100|元");
  expect_chinese("气|温|25℃|左|右");
  expect_chinese("比|分|3:2|了");
  expect_chinese("在|２０２４|年");
}

TEST(ChineseLineBreak, BreakBetweenDigitsAndUnitCosts) {
  LineBreakOptions options;
  EXPECT_EQ(penalty_at("在2024", "年", options), BreakPenalty::digit_unit);
  EXPECT_EQ(penalty_at("在2024 ", "年", options), BreakPenalty::digit_unit);
  EXPECT_EQ(penalty_at("在２０", "年", options), BreakPenalty::digit_unit);
  EXPECT_EQ(penalty_at("在", "2024年", options), BreakPenalty::none);
  EXPECT_EQ(penalty_at("在A", "年", options), BreakPenalty::none);
  EXPECT_EQ(penalty_at("在50%", "的", options), BreakPenalty::none);
  EXPECT_EQ(penalty_at("2024", "年", {none, strict, WordBreak::normal}), BreakPenalty::none);
}

TEST(ChineseLineBreak, BreakBeforeDashOrEllipsisCosts) {
  LineBreakOptions options{zh, normal, WordBreak::normal};
  EXPECT_EQ(penalty_at("中", "——文", options), BreakPenalty::before_dash_or_ellipsis);
  EXPECT_EQ(penalty_at("中", "……文", options), BreakPenalty::before_dash_or_ellipsis);
  EXPECT_EQ(penalty_at("中——", "文", options), BreakPenalty::none);
  EXPECT_EQ(penalty_at("中……", "……文", {zh, strict, WordBreak::normal}),
            BreakPenalty::before_dash_or_ellipsis);
}

TEST(ChineseLineBreak, LatinWordsBreakOnlyWhereTheyMay) {
  expect_chinese("用|Windows |11|系|统");
  expect_chinese("state-|of-|the-|art|技|术");
  expect_chinese("AT&T|公|司");
  expect_chinese("a(b)c");
}

TEST(ChineseLineBreak, ObjectsBreakLikeIdeographs) {
  expect_chinese("图|\uFFFC|文");
  expect_chinese("图|\uFFFC，|文");
  expect_chinese("（\uFFFC）");
  expect_chinese("a|\uFFFC|b");
}

TEST(ChineseLineBreak, MandatoryBreaks) {
  expect_breaks("中\n|文", {});
  expect_breaks("中\r\n|文", {});
  expect_breaks("中\u2028|，", {});
  expect_breaks("中\n|\n|——", {zh, strict, WordBreak::normal});
}

TEST(ChineseLineBreak, NeverInsideAGrapheme) {
  for (LineBreakStrictness level : {loose, normal, strict, anywhere}) {
    LineBreakOptions options{zh, level, WordBreak::break_all};
    expect_breaks("葛\U000E0100|城", options);
    expect_breaks("👩\u200D👩\u200D👧|👍🏽|🇨🇳|🇺🇸", options);
    expect_breaks("e\u0301|e\u0301", options);
    expect_breaks("각|ᄀ\u1161|가", options);
    expect_breaks("क्ष|क्ष", options);
  }
}

TEST(ChineseLineBreak, ExplicitOpportunitiesHold) {
  expect_chinese("中\u2060文");
  expect_chinese("中\u00A0文");
  expect_chinese("ab\u200B|cd");
}

TEST(LineBreakAnywhere, AroundEveryUnit) {
  LineBreakOptions options{zh, anywhere, WordBreak::keep_all};
  expect_breaks("中|，|文|—|—|a|b|（|…|…", options);
  expect_breaks("a| |b", options);
  expect_breaks("a\n|b", options);
  expect_breaks("a\r\n|b", options);
}

TEST(WordBreakOptions, BreakAll) {
  LineBreakOptions options{zh, strict, WordBreak::break_all};
  expect_breaks("W|o|r|d|中", options);
  expect_breaks("（W|o，|r", options);
  expect_breaks("1|2|3", options);
  expect_breaks("a·|b", options);  // marks stay bound
}

TEST(WordBreakOptions, KeepAll) {
  LineBreakOptions options{zh, strict, WordBreak::keep_all};
  expect_breaks("中文排版，|从头说起。", options);
  expect_breaks("用Windows系统 |来做2024年的事", options);
  expect_breaks("中|\uFFFC|文", options);
  expect_breaks("한국어는 |띄어쓰기", {ko, strict, WordBreak::keep_all});
  expect_breaks("ゃひらがな、|カー", {ja, strict, WordBreak::keep_all});
}

TEST(JapaneseLineBreak, Levels) {
  expect_breaks("シャ|ツ", {ja, strict, WordBreak::normal});
  expect_breaks("シ|ャ|ツ", {ja, normal, WordBreak::normal});
  expect_breaks("カー", {ja, strict, WordBreak::normal});
  expect_breaks("カ|ー", {ja, normal, WordBreak::normal});
  expect_breaks("人々", {ja, normal, WordBreak::normal});
  expect_breaks("人|々", {ja, loose, WordBreak::normal});
  expect_breaks("東〜|西", {ja, strict, WordBreak::normal});
  expect_breaks("東|〜|西", {ja, normal, WordBreak::normal});
  expect_breaks("ア・|イ", {ja, normal, WordBreak::normal});
  expect_breaks("ア|・|イ", {ja, loose, WordBreak::normal});
  expect_breaks("何！|何", {ja, normal, WordBreak::normal});
  expect_breaks("何|！|何", {ja, loose, WordBreak::normal});
  expect_breaks("間……|間", {ja, normal, WordBreak::normal});
  expect_breaks("間…|…|間", {ja, loose, WordBreak::normal});
  expect_breaks("東–|西", {ja, normal, WordBreak::normal});
  expect_breaks("東|–|西", {ja, loose, WordBreak::normal});
  expect_breaks("五％", {ja, normal, WordBreak::normal});
  expect_breaks("五|％", {ja, loose, WordBreak::normal});
  expect_breaks("の|“Best”|賞", {ja, strict, WordBreak::normal});
}

TEST(ChineseLineBreak, LooserLevels) {
  expect_breaks("人々", {zh, normal, WordBreak::normal});
  expect_breaks("人|々", {zh, loose, WordBreak::normal});
  expect_breaks("东〜|西", {zh, strict, WordBreak::normal});
  expect_breaks("东|〜|西", {zh, normal, WordBreak::normal});
  expect_breaks("五％", {zh, normal, WordBreak::normal});
  expect_breaks("五|％", {zh, loose, WordBreak::normal});
  expect_breaks("5％", {zh, loose, WordBreak::normal});
  expect_breaks("￥5", {zh, loose, WordBreak::normal});
  expect_breaks("カ|ー", {zh, normal, WordBreak::normal});
}

TEST(ChineseLineBreak, WaveAndLongDashesBeginNoLineWhenStrict) {
  expect_breaks("东 〜|西", {zh, strict, WordBreak::normal});
  expect_breaks("东 |〜|西", {zh, normal, WordBreak::normal});
  expect_breaks("中⸺|文", {zh, strict, WordBreak::normal});
  expect_breaks("中|⸺|文", {zh, normal, WordBreak::normal});
}

TEST(ChineseLineBreak, NoteNumbersStayWithWhatTheyAreANoteTo) {
  expect_chinese("说|过[1]|又|说。[12]|然|后［3］|再");
  expect_chinese("“好”[1]|是");
  // What is in brackets by itself may begin a line.
  expect_chinese("见|[a]|和|[1234]");
  expect_chinese("见 |[1]|和");
  expect_breaks("見|[1]|と", {ja, strict, WordBreak::normal});
}

TEST(ChineseLineBreak, NotesInBracketsAreWhole) {
  expect_chinese("见（注）|说");
  expect_chinese("见(注2)|说");
  expect_chinese("说〔3〕|又[1][2]|说");
  expect_chinese("见 |（注12）|说");
  // Items of a list, years and words in brackets may begin a line.
  expect_chinese("见|（1）|说|〔2024〕|一|（注|意）");
}

TEST(ChineseLineBreak, RaisedMarksClingToTheirWord) {
  expect_chinese("说¹|又");
  expect_chinese("面|积|10m²|的");
  expect_chinese("王|某†|说");
  expect_chinese("说 |¹|又");
}

TEST(ChineseLineBreak, ABreakBeforeTheNumberOfANoteCosts) {
  LineBreakOptions options;
  EXPECT_EQ(penalty_at("研究", "①表明", options), BreakPenalty::before_note);
  EXPECT_EQ(penalty_at("研究", "❶表明", options), BreakPenalty::before_note);
  EXPECT_EQ(penalty_at("研究。", "①表明", options), BreakPenalty::none) << "an item of a list";
  EXPECT_EQ(penalty_at("研究 ", "①表明", options), BreakPenalty::none);
}

TEST(ChineseLineBreak, MoreConnectorsAndInterpuncts) {
  expect_chinese("周|一~|周|五");
  expect_chinese("周|一 ~|周|五");
  expect_chinese("3~5|天");
  expect_chinese("比|为|三∶|二");
  expect_chinese("阿|卜•|杜|拉∙|古");
  expect_chinese("一。 |• |二");  // an item of a list
}

TEST(ChineseLineBreak, StraightQuotesComeInPairs) {
  expect_chinese("他|说|\"你|好\"|了");
  expect_chinese("用|Windows|\"系|统\"|吧");
  expect_chinese("说：|\"好。\"|他|说：|\"不。\"");
  expect_chinese("说|'“单”|引'|号");
  expect_chinese("说|\"'单'|引\"|号");
  expect_chinese("（\"好\"）");
  expect_chinese("第|\"1\"|号");
  expect_chinese("说|＂好＂|了|＇啊＇|了");
  expect_chinese("的|\"Best |Game\"|奖");
  // No pair: they bind on both sides, as UAX #14 has it.
  expect_chinese("说\"好|了");
  expect_chinese("说\"好\n|的\"话");
  expect_chinese("高|6'2\"的");
  // In Latin they are Latin.
  expect_chinese("He |said |\"yes\", |don't |you");
  expect_chinese("a\"b\"c");
  expect_breaks("그|는 |\"네\"라|고", {ko, strict, WordBreak::normal});
}

TEST(ChineseLineBreak, ApostrophesAreNoQuotes) {
  expect_chinese("看 |’90s |的|片");
  expect_chinese("用|O‘Neil|的");
  expect_chinese("说|‘don’t’|了");
  expect_chinese("the |students' |book|和|书");
}

TEST(ChineseLineBreak, SignsAndFullWidthNumbers) {
  expect_chinese("升|＋5％|了");
  expect_chinese("升|+5%|了");
  expect_chinese("降－5℃|了");
  expect_chinese("值|２０．５％|的");
  expect_chinese("共|１，２３４|人");
  expect_chinese("共|1，|2");
  expect_chinese("晚|上|10：30|开");
  expect_chinese("甲：|30");
  expect_chinese("以|３：２|胜");
  expect_chinese("第|1／2");
  expect_chinese("C++|语|言");
  expect_chinese("№5");
}

TEST(ChineseLineBreak, UnitsAndCurrenciesBesideSpaces) {
  for (LineBreakStrictness level : {normal, strict}) {
    expect_breaks("约|25 ℃|的", {zh, level, WordBreak::normal});
    expect_breaks("约|50 %|的", {zh, level, WordBreak::normal});
    expect_breaks("付|￥ 100|元|US$ 5", {zh, level, WordBreak::normal});
  }
  expect_breaks("约|25 |℃|的", {zh, loose, WordBreak::normal});
}

TEST(SoftHyphen, ABreakThereShowsAHyphen) {
  LineBreakOptions options;
  EXPECT_EQ(penalty_at("exam\u00AD", "ple", options), BreakPenalty::hyphen);
  EXPECT_EQ(penalty_at("exam\u00AD ", "ple", options), BreakPenalty::none);
  EXPECT_EQ(penalty_at("中\u00AD", "文", options), BreakPenalty::none) << "not between ideographs";
  EXPECT_EQ(penalty_at("a\t\u00AD", "ple", options), BreakPenalty::none);
  EXPECT_EQ(penalty_at("exam\u00AD", "ple", {zh, strict, WordBreak::break_all}), BreakPenalty::hyphen);
  EXPECT_EQ(penalty_at("exam\u00AD", "ple", {ko, normal, WordBreak::normal}), BreakPenalty::hyphen);
  EXPECT_EQ(penalty_at("exam\u00AD", "ple", {none, strict, WordBreak::normal}), BreakPenalty::none);
}

TEST(ChineseLineBreak, DashesPartByASpaceStayTogether) {
  expect_breaks("中|—— ——|文", {zh, normal, WordBreak::normal});
}

TEST(LooseLineBreak, PrefixesAndCentredMarks) {
  expect_breaks("￥|五", {zh, loose, WordBreak::normal});
  expect_breaks("￥五", {zh, normal, WordBreak::normal});
  expect_breaks("￥|五|￥|5", {ja, loose, WordBreak::normal});
  expect_breaks("￥五|￥5", {ja, normal, WordBreak::normal});
  expect_breaks("時|：|分|‼", {ja, loose, WordBreak::normal});
  expect_breaks("時：|分‼", {ja, normal, WordBreak::normal});
}

TEST(KoreanLineBreak, QuotesStayWithParticles) {
  LineBreakOptions options{ko, strict, WordBreak::normal};
  expect_breaks("그|는 |“네”라|고", options);
  expect_breaks("한|국, |일|본", options);
}

}  // namespace
}  // namespace banxin
