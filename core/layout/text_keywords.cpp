#include "layout/text_keywords.h"

#include <algorithm>

namespace banxin {

namespace {

template <class T>
struct Keyword {
  std::string_view name;
  T value;
};

template <class T, size_t N>
std::optional<T> keyword(std::string_view value, Keyword<T> const (&words)[N]) {
  for (auto const& word : words)
    if (word.name == value) return word.value;
  return std::nullopt;
}

/// Calls visit(word) for each of the words that white space parts.
template <class Visit>
void for_words(std::string_view value, Visit visit) {
  constexpr std::string_view kBlanks = " \t\r\n";
  for (size_t begin = value.find_first_not_of(kBlanks); begin != std::string_view::npos;) {
    size_t const end = std::min(value.find_first_of(kBlanks, begin), value.size());
    visit(value.substr(begin, end - begin));
    begin = value.find_first_not_of(kBlanks, end);
  }
}

}  // namespace

uint8_t autospace_of(std::string_view value) {
  constexpr uint8_t kKinds = autospace_alpha | autospace_numeric;
  constexpr Keyword<uint8_t> kWords[] = {{"no-autospace", autospace_none},
                                         {"normal", kKinds},
                                         {"auto", autospace_all},
                                         {"ideograph-alpha", autospace_alpha},
                                         {"ideograph-numeric", autospace_numeric},
                                         {"insert", autospace_none},
                                         {"replace", autospace_replace}};
  uint8_t set = autospace_none;
  bool known = false;
  for_words(value, [&](std::string_view word) {
    auto const part = keyword(word, kWords);
    known = known || part.has_value();
    set |= part.value_or(autospace_none);
  });
  if (!known) return autospace_all;
  // What becomes of written spaces may be said alone.
  bool const of_spaces_alone = value == "insert" || value == "replace";
  return of_spaces_alone ? set | kKinds : set;
}

uint8_t spacing_trim_of(std::string_view value) {
  constexpr Keyword<uint8_t> kWords[] = {{"space-all", trim_none},  {"normal", trim_adjacent | trim_line_end},
                                         {"space-first", trim_all}, {"trim-start", trim_all},
                                         {"trim-both", trim_all},   {"auto", trim_all}};
  return keyword(value, kWords).value_or(trim_all);
}

std::optional<LineBreakStrictness> line_break_of(std::string_view value) {
  constexpr Keyword<LineBreakStrictness> kWords[] = {{"loose", LineBreakStrictness::loose},
                                                     {"normal", LineBreakStrictness::normal},
                                                     {"strict", LineBreakStrictness::strict},
                                                     {"anywhere", LineBreakStrictness::anywhere}};
  return keyword(value, kWords);
}

WordBreak word_break_of(std::string_view value) {
  constexpr Keyword<WordBreak> kWords[] = {{"break-all", WordBreak::break_all},
                                           {"keep-all", WordBreak::keep_all}};
  return keyword(value, kWords).value_or(WordBreak::normal);
}

OverflowWrap overflow_wrap_of(std::string_view value, std::string_view word_break) {
  if (word_break == "break-word") return OverflowWrap::anywhere;
  constexpr Keyword<OverflowWrap> kWords[] = {{"normal", OverflowWrap::normal},
                                              {"break-word", OverflowWrap::break_word},
                                              {"anywhere", OverflowWrap::anywhere}};
  return keyword(value, kWords).value_or(OverflowWrap::break_word);
}

std::optional<LineAlign> line_align_of(std::string_view value) {
  constexpr Keyword<LineAlign> kWords[] = {
      {"start", LineAlign::start},        {"end", LineAlign::end},       {"left", LineAlign::left},
      {"right", LineAlign::right},        {"center", LineAlign::center}, {"justify", LineAlign::justify},
      {"justify-all", LineAlign::justify}};
  return keyword(value, kWords);
}

TextJustify text_justify_of(std::string_view value) {
  constexpr Keyword<TextJustify> kWords[] = {{"none", TextJustify::none},
                                             {"inter-word", TextJustify::inter_word},
                                             {"inter-character", TextJustify::inter_character},
                                             {"distribute", TextJustify::inter_character}};
  return keyword(value, kWords).value_or(TextJustify::automatic);
}

HangingPunctuation hanging_punctuation_of(std::string_view value) {
  HangingPunctuation hanging = HangingPunctuation::none;
  for_words(value, [&](std::string_view word) {
    if (word == "allow-end") hanging = HangingPunctuation::allow_end;
    if (word == "force-end") hanging = HangingPunctuation::force_end;
  });
  return hanging;
}

bool balances_lines(std::string_view text_wrap) {
  bool balances = false;
  for_words(text_wrap, [&](std::string_view word) { balances = balances || word == "balance"; });
  return balances;
}

}  // namespace banxin
