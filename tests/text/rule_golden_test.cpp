// Typesetting's rules, one file each in goldens/: a sentence that says what the rule wants, then cases parted
// by =====. A case names its settings, one a line (measure in em, align, lang, indent in em, line-break,
// word-break, autospace, trim, typesetting, hanging, direction), and its text, in which {hei:…}, {ja:…} and
// the like are set in another style and ⏎ is a forced break; after ----- each line of the result with every
// cluster's place and advance in em, as 字@place+advance. With BANXIN_BLESS=1 the results are written anew:
// read them against the rule before they are committed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

constexpr char const* kCaseMark = "=====\n";
constexpr char const* kResultMark = "-----\n";

std::filesystem::path golden_folder() {
  return std::filesystem::path(__FILE__).parent_path() / "goldens";
}

std::vector<std::string> golden_names() {
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(golden_folder()))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> split(std::string const& text, std::string const& mark) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (size_t end; (end = text.find(mark, begin)) != std::string::npos; begin = end + mark.size())
    parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

template <class T>
T one_of(std::string const& value, std::initializer_list<std::pair<char const*, T>> words) {
  for (auto const& [word, meaning] : words)
    if (value == word) return meaning;
  ADD_FAILURE() << "unknown value '" << value << "'";
  return words.begin()->second;
}

void apply(std::string const& key, std::string const& value, Setting& setting) {
  if (key == "measure") {
    setting.measure = std::stof(value);
  } else if (key == "indent") {
    setting.indent = std::stof(value);
  } else if (key == "align") {
    setting.align = one_of<LineAlign>(value, {{"start", LineAlign::start},
                                              {"justify", LineAlign::justify},
                                              {"center", LineAlign::center},
                                              {"end", LineAlign::end}});
  } else if (key == "lang") {
    setting.language = parse_language(value);
  } else if (key == "line-break") {
    setting.style.line_break =
        one_of<LineBreakStrictness>(value, {{"loose", LineBreakStrictness::loose},
                                            {"normal", LineBreakStrictness::normal},
                                            {"strict", LineBreakStrictness::strict},
                                            {"anywhere", LineBreakStrictness::anywhere}});
  } else if (key == "word-break") {
    setting.style.word_break =
        one_of<WordBreak>(value, {{"break-all", WordBreak::break_all}, {"keep-all", WordBreak::keep_all}});
  } else if (key == "typesetting") {
    setting.mode = one_of<TypesettingMode>(value, {{"simple", TypesettingMode::simple}});
  } else if (key == "autospace") {
    setting.style.autospace =
        one_of<uint8_t>(value, {{"none", autospace_none}, {"insert", autospace_alpha | autospace_numeric}});
  } else if (key == "trim") {
    setting.style.spacing_trim = one_of<uint8_t>(value, {{"none", trim_none}});
  } else if (key == "hanging") {
    setting.options.hanging = one_of<HangingPunctuation>(
        value, {{"allow-end", HangingPunctuation::allow_end}, {"force-end", HangingPunctuation::force_end}});
  } else if (key == "direction") {
    setting.direction = one_of<BaseDirection>(value, {{"rtl", BaseDirection::right_to_left}});
  } else {
    ADD_FAILURE() << "unknown setting '" << key << "'";
  }
}

/// The style that {name:…} stands for.
TextStyle style_named(std::string const& name, TextStyle style) {
  if (name == "hei") {
    style.font.family = FontFamily::hei;
  } else if (name == "nowrap") {
    style.white_space = WhiteSpace::nowrap;
  } else if (name == "small") {
    style.size = kEm / 2;
  } else {
    style.font.language = parse_language(name);
  }
  return style;
}

std::string with_forced_breaks(std::string text) {
  std::string const mark = "⏎";
  for (size_t at; (at = text.find(mark)) != std::string::npos;) text.replace(at, mark.size(), "\n");
  return text;
}

Typeset set_case(std::string const& head) {
  Setting setting;
  std::string text;
  std::istringstream lines(head);
  for (std::string line; std::getline(lines, line);) {
    size_t const space = line.find(' ');
    if (space == std::string::npos) continue;
    std::string const key = line.substr(0, space), value = line.substr(space + 1);
    if (key == "text")
      text = with_forced_breaks(value);
    else
      apply(key, value, setting);
  }
  ParagraphBuilder builder(setting);
  for (size_t at = 0; at < text.size();) {
    size_t const open = std::min(text.find('{', at), text.size());
    if (open > at) builder.text(text.substr(at, open - at));
    if (open == text.size()) break;
    size_t const colon = text.find(':', open), close = text.find('}', open);
    StyleId const style = builder.style(style_named(text.substr(open + 1, colon - open - 1), builder.base()));
    builder.text(text.substr(colon + 1, close - colon - 1), style);
    at = close + 1;
  }
  return builder.set();
}

std::string result_of(Typeset const& typeset) {
  std::string result;
  for (size_t i = 0; i < typeset.set.lines.size(); ++i) result += typeset.places(i) + "\n";
  return result;
}

class RuleGolden : public TextTest, public ::testing::WithParamInterface<std::string> {};

TEST_P(RuleGolden, IsKept) {
  std::filesystem::path const path = golden_folder() / (GetParam() + ".txt");
  std::ifstream file(path, std::ios::binary);
  std::string const written((std::istreambuf_iterator<char>(file)), {});
  std::vector<std::string> const parts = split(written, kCaseMark);
  ASSERT_GT(parts.size(), 1u) << path << " holds no case";
  bool const bless = std::getenv("BANXIN_BLESS") && *std::getenv("BANXIN_BLESS") == '1';
  std::string blessed = parts[0];
  for (size_t i = 1; i < parts.size(); ++i) {
    std::vector<std::string> const halves = split(parts[i], kResultMark);
    std::string const result = result_of(set_case(halves[0]));
    blessed += kCaseMark + halves[0] + kResultMark + result;
    if (!bless) {
      ASSERT_EQ(halves.size(), 2u) << "no result is written down for\n" << halves[0];
      EXPECT_EQ(halves[1], result) << parts[0] << halves[0];
    }
  }
  if (bless) std::ofstream(path, std::ios::binary) << blessed;
}

INSTANTIATE_TEST_SUITE_P(Text, RuleGolden, ::testing::ValuesIn(golden_names()),
                         [](auto const& test) { return test.param; });

}  // namespace
}  // namespace banxin::testing
