#include "typesetting/written_article_fixture.h"

#include "base/utf8.h"

namespace banxin::test {

std::string ArticleMaker::han(uint32_t least, uint32_t most) {
  constexpr std::u32string_view kHan =
      U"山海潮灯船桥信书墨纸木石人心水火土日月一二三十百千万里尺寸天地长短高低东南西北中外左右大小多少来去上"
      U"下";
  std::u32string text;
  for (uint32_t n = least + below(most - least + 1); n > 0; --n) text += kHan[below(uint32_t(kHan.size()))];
  return to_utf8(text);
}

void ArticleMaker::word(Pieces& out, uint32_t depth) {
  uint32_t const kind = below(depth > 1 ? 14 : 20);
  if (kind < 8) {
    out.push_back(han(2, 9));
  } else if (kind == 8) {
    out.emplace_back(
        one_of({"2024年", "3.5 kg", "1,234元", "50%", "￥100", "18～20 cm", "5:17", "−12 dB", "第27号", "24℃",
                "1/2", "3–5天", "96 kHz", "100 万", "2021-04", "30%～40%", "4.7 km²", "7月3日6:12"}));
  } else if (kind == 9) {
    out.emplace_back(one_of({"Ingrid Sørby", "X", "GDP", "Rong X.", "Corvid R-4", "A股", "Wi-Fi", "C++",
                             "O’Brien", "AT&amp;T", "e-mail", "Ελλάδα", "Москва", "the North Sea"}));
  } else if (kind == 10) {
    out.push_back(han(2, 3) + "·" + han(2, 4));
  } else if (kind == 11) {
    out.push_back(han(1, 3) + "/" + han(1, 3));
  } else if (kind == 12) {
    out.push_back(han(1, 3) +
                  std::string(one_of({"——", "……", "、",
                                      "（"
                                      "注"
                                      "）",
                                      "(Note)", "[1]"})) +
                  han(2, 4));
  } else if (kind == 13) {
    out.push_back(han(1, 2) + "、" + han(1, 2) + "、" + han(1, 2));
  } else {
    struct Brackets {
      char const *opening, *closing;
    };
    bool const nested = depth > 0;
    Brackets const quotes = traditional_ ? (nested ? Brackets{"『", "』"} : Brackets{"「", "」"})
                                         : (nested ? Brackets{"‘", "’"} : Brackets{"“", "”"});
    Brackets const used = kind < 17    ? quotes
                          : kind == 17 ? Brackets{"（", "）"}
                          : nested     ? Brackets{"〈", "〉"}
                                       : Brackets{"《", "》"};
    out.emplace_back(used.opening);
    clause(out, depth + 1);
    out.emplace_back(used.closing);
  }
}

void ArticleMaker::clause(Pieces& out, uint32_t depth) {
  for (uint32_t n = 1 + below(3); n > 0; --n) word(out, depth);
}

void ArticleMaker::sentence(Pieces& out) {
  for (uint32_t n = 1 + below(4); n > 0; --n) {
    clause(out, 0);
    if (n > 1) out.emplace_back(one_of({"，", "，", "，", "；", "：", "——", "……"}));
  }
  out.emplace_back(one_of({"。", "。", "。", "。", "？", "！", "……", "？！", "！！！"}));
}

void ArticleMaker::speech(Pieces& out) {
  char const* const opening = traditional_ ? "「" : "“";
  char const* const closing = traditional_ ? "」" : "”";
  out.emplace_back(opening);
  clause(out, 1);
  out.emplace_back(one_of({"，", "。", "？", "……", "！"}));
  out.emplace_back(closing);
  if (below(2)) {
    out.push_back(han(2, 4));
    out.emplace_back("：");
    out.emplace_back(opening);
    clause(out, 1);
    out.emplace_back("。");
    out.emplace_back(closing);
  }
}

std::string ArticleMaker::marked_up(Pieces const& pieces) {
  std::string html;
  uint32_t const size = uint32_t(pieces.size());
  bool const marks = below(2) == 0;
  uint32_t const begin = below(size), end = begin + 1 + below(std::min(4u, size - begin));
  std::string const tag(one_of({"b", "i", "a", "em"}));
  for (uint32_t i = 0; i < size; ++i) {
    if (marks && i == begin) html += tag == "a" ? "<a href=\"https://example.org/\">" : "<" + tag + ">";
    html += pieces[i];
    if (marks && i + 1 == end) html += "</" + tag + ">";
  }
  return html;
}

std::string ArticleMaker::paragraph() {
  std::string html;
  for (uint32_t n = 1 + below(5); n > 0; --n) {
    Pieces pieces;
    if (below(4) == 0)
      speech(pieces);
    else
      sentence(pieces);
    html += marked_up(pieces);
  }
  return html;
}

std::string ArticleMaker::make(size_t blocks) {
  std::string html = traditional_ ? "<div lang=\"zh-Hant\">" : "<div lang=\"zh-Hans\">";
  for (size_t i = 0; i < blocks; ++i) {
    uint32_t const kind = below(12);
    if (kind == 0) {
      html += "<h2>" + han(4, 30) + "</h2>";
    } else if (kind == 1) {
      html += "<ul><li>" + paragraph() + "</li><li>" + paragraph() + "</li></ul>";
    } else if (kind == 2) {
      html += "<blockquote><p>" + paragraph() + "</p></blockquote>";
    } else {
      html += "<p>" + paragraph() + "</p>";
    }
  }
  return html + "</div>";
}

}  // namespace banxin::test
