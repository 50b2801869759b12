#include "unicode/line_break_tailoring.h"

#include <iterator>

namespace banxin {
namespace {

using enum LineClass;

// Which options an override is for; bits in the order of the enumerations of line_break.h.
enum Language : uint8_t { raw = 1, zh = 2, ja = 4, ko = 8, cjk = 14, every_language = 15 };
enum Level : uint8_t { loose = 1, normal = 2, strict = 4, lenient = 3, firm = 6, every_level = 15 };
enum Words : uint8_t { words_normal = 1, break_all = 2, keep_all = 4, every_word = 7 };

/// Symbols of `group`, or where that is none of `classes`, take class `to` (`count_`: keep theirs) and
/// `flags`.
struct SymbolOverride {
  uint8_t languages, levels, words;
  LineGroup group;
  ClassSet classes;
  LineClass to;
  uint16_t flags;
};

constexpr LineClass kSame = count_;

constexpr SymbolOverride of_group(uint8_t languages, uint8_t levels, LineGroup group, LineClass to,
                                  uint16_t flags = 0) {
  return {languages, levels, every_word, group, {}, to, flags};
}

constexpr SymbolOverride of_classes(uint8_t languages, uint8_t levels, uint8_t words, ClassSet classes,
                                    LineClass to, uint16_t flags = 0) {
  return {languages, levels, words, LineGroup::none, classes, to, flags};
}

/// Applied in this order; a later one sees the classes that earlier ones gave.
constexpr SymbolOverride kOverrides[] = {
    // CSS Text 3, word-break: keep-all. Before all else, so that objects, which become id below, stay apart.
    of_classes(cjk, every_level, keep_all, {id, h2, h3, jl, jv, jt, cj}, kept),
    {cjk, every_level, keep_all, LineGroup::iteration_mark, {}, kept, 0},

    // CSS Text 3, section 5.1: an inline object breaks like an ideograph. LB1: small kana by the level.
    of_classes(cjk, every_level, every_word, cb, id),
    of_classes(cjk, lenient, every_word, cj, id),
    of_classes(every_language, every_level, every_word, cj, ns),
    of_group(cjk, lenient, LineGroup::wave_dash, id),
    of_group(cjk, loose, LineGroup::iteration_mark, id),

    // Chinese: what begins no line at any level (CLREQ; GB/T 15834): marks, interpuncts, connectors, solidi.
    // For other
    // marks and the solidus LB13 says the same.
    of_group(zh, every_level, LineGroup::fullwidth_colon, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::fullwidth_semicolon, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::double_exclamation, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::katakana_dot, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::interpunct, al, symbol_no_start),
    of_group(zh, every_level, LineGroup::bullet, kSame, symbol_clings),
    of_group(zh, every_level, LineGroup::fullwidth_tilde, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::tilde, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::ratio, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::hyphen_minus, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::hyphen, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::figure_dash, kSame, symbol_no_start),
    of_group(zh, every_level, LineGroup::fullwidth_solidus, kSame, symbol_no_start),
    of_group(zh, strict, LineGroup::wave_dash, kSame, symbol_no_start),
    of_group(zh, strict, LineGroup::long_dash, kSame, symbol_no_start),
    of_group(zh, strict, LineGroup::solidus, kSame, symbol_no_end),
    of_group(zh, strict, LineGroup::fullwidth_solidus, kSame, symbol_no_end),
    // —— and …… are units; RunPolicy below says where they may stand.
    of_group(zh, every_level, LineGroup::em_dash, dash),
    of_group(zh, every_level, LineGroup::ellipsis, ellipsis),

    // Chinese: digits stay with their separators, signs and units (typesetting rule 5), full-width ones too.
    // Units begin
    // no line and currencies end none even beside a space.
    of_group(zh, every_level, LineGroup::fullwidth_digit, nu),
    of_group(zh, every_level, LineGroup::plus, sign),
    of_group(zh, every_level, LineGroup::fullwidth_minus, hy, symbol_no_start),
    of_group(zh, every_level, LineGroup::fullwidth_stop, kSame, symbol_joins_digits),
    of_group(zh, every_level, LineGroup::fullwidth_colon, kSame, symbol_joins_digits),
    of_group(zh, every_level, LineGroup::fullwidth_solidus, kSame, symbol_joins_digits),
    of_group(zh, every_level, LineGroup::fullwidth_comma, kSame, symbol_joins_wide_digits),
    of_classes(zh, firm, every_word, po, kSame, symbol_no_start),
    of_group(zh, firm, LineGroup::wide_prefix, kSame, symbol_no_end),
    of_group(zh, firm, LineGroup::narrow_currency, kSame, symbol_no_end),

    // Chinese: what points to a note stays with its word.
    of_group(zh, every_level, LineGroup::raised_mark, kSame, symbol_clings),
    of_group(zh, every_level, LineGroup::circled_number, kSame, symbol_note),

    // CSS Text 3, loose; digits keep their signs in Chinese all the same (typesetting rule 5).
    of_group(zh, loose, LineGroup::wide_suffix, loose_po),
    of_group(zh, loose, LineGroup::wide_prefix, loose_pr),

    // Japanese: CSS Text 3, loose.
    of_group(ja, loose, LineGroup::fullwidth_colon, id),
    of_group(ja, loose, LineGroup::fullwidth_semicolon, id),
    of_group(ja, loose, LineGroup::fullwidth_exclamation, id),
    of_group(ja, loose, LineGroup::double_exclamation, id),
    of_group(ja, loose, LineGroup::katakana_dot, id),
    of_group(ja, loose, LineGroup::wide_suffix, id),
    of_group(ja, loose, LineGroup::wide_prefix, id),
    of_group(ja, loose, LineGroup::hyphen, loose_hyphen),
    of_classes(ja | ko, loose, every_word, in, loose_in),

    // Korean: particles follow closing quotation marks without a space, so that these never part from a
    // syllable.
    of_classes(ko, every_level, every_word, {qu_initial, qu_final}, qu),

    of_group(zh | ja, every_level, LineGroup::curly_quote, kSame, symbol_quote),
    of_group(zh | ja, every_level, LineGroup::straight_quote, kSame, symbol_quote),
    of_group(cjk, every_level, LineGroup::soft_hyphen, kSame, symbol_soft_hyphen),
    of_group(zh | ja, every_level, LineGroup::han, kSame, symbol_unit),

    // CSS Text 3, word-break: break-all.
    of_classes(cjk, every_level, break_all, {al, al_reserved, hl, dotted_circle, nu}, id),
};

struct RunPolicies {
  uint8_t languages, levels;
  RunPolicy dash, ellipsis;
};

constexpr RunPolicies kRunPolicies[] = {
    {zh, strict, {false, false}, {false, true}},
    {zh, lenient, {true, true}, {true, true}},
};

constexpr uint8_t kKeepsNotes = zh;

constexpr uint8_t bit(auto option) {
  return uint8_t(1u << unsigned(option));
}

}  // namespace

LineRules compose_line_rules(LineBreakOptions const& options) {
  uint8_t language = bit(options.tailoring), level = bit(options.strictness), words = bit(options.word_break);
  LineRules rules;
  rules.tailored = options.tailoring != LineBreakTailoring::none;
  rules.resolve_quotes = (language & (zh | ja)) != 0;
  rules.keeps_notes = (language & kKeepsNotes) != 0;

  // This is done for every paragraph: groups are reached through their chains of symbols, not by asking all
  // of them.
  constexpr uint8_t kEnd = 0xFF;
  static_assert(kLineSymbolCount < kEnd);
  std::array<uint8_t, size_t(LineGroup::count_)> first_of_group;
  std::array<uint8_t, kLineSymbolCount> next_of_group;
  first_of_group.fill(kEnd);
  for (size_t s = 0; s < rules.symbols.size(); ++s) {
    LineSymbol const& symbol = kLineSymbols[s];
    rules.symbols[s] = {symbol.line_class, uint16_t(symbol.east_asian ? symbol_east_asian : 0)};
    next_of_group[s] = first_of_group[size_t(symbol.group)];
    first_of_group[size_t(symbol.group)] = uint8_t(s);
  }
  for (SymbolOverride const& change : kOverrides) {
    if (!(change.languages & language) || !(change.levels & level) || !(change.words & words)) continue;
    auto apply = [&](MappedSymbol& mapped) {
      if (change.to != kSame) mapped.line_class = change.to;
      mapped.flags |= change.flags;
    };
    if (change.group == LineGroup::none) {
      for (MappedSymbol& mapped : rules.symbols)
        if (change.classes.has(mapped.line_class)) apply(mapped);
    } else {
      for (uint8_t s = first_of_group[size_t(change.group)]; s != kEnd; s = next_of_group[s])
        apply(rules.symbols[s]);
    }
  }
  for (RunPolicies const& policy : kRunPolicies) {
    if (!(policy.languages & language) || !(policy.levels & level)) continue;
    rules.dash = policy.dash;
    rules.ellipsis = policy.ellipsis;
  }
  return rules;
}

}  // namespace banxin
