#include "unicode/line_break.h"

#include "unicode/grapheme_machine.h"
#include "unicode/line_break_tailoring.h"
#include "unicode/note_reference.h"
#include "unicode/pair_rules.h"
#include "unicode/quote_context.h"

namespace banxin {
namespace {

using enum LineClass;

constexpr ClassSet kAfterOpensQuote{sot, op, op_wide, qu, qu_initial, qu_opening, qu_final, gl, zw};  // LB15a
constexpr ClassSet kBeforeClosesQuote{
    gl, wj, cl, qu, qu_initial, qu_final, cp, cp_wide, ex,
    is, sy, sp, bk, cr,         lf,       nl, zw,      sot};  // LB15b; sot stands for the end of text
constexpr ClassSet kBeforeInitialHyphen{sot, zw, cb, gl};     // LB20a, and spaces
constexpr ClassSet kNumberBody{nu, sy_number, is_number};     // LB25: NU (SY | IS)*
constexpr uint16_t kBoundFlags = symbol_no_start | symbol_no_end | symbol_clings | symbol_quote;
constexpr ClassSet kHyphenated{al, hl, nu, id};  // id: letters under word-break: break-all
constexpr ClassSet kAksaraBase{ak, dotted_circle, as};

constexpr BreakOpportunity kProhibited{};
constexpr BreakOpportunity kMandatory{BreakKind::mandatory, BreakPenalty::none};

/// One pass over a text. What stands left of the current position is kept as a class and a few facts.
class LineBreaker {
 public:
  LineBreaker(std::u32string_view text, LineRules const& rules) : text_(text), rules_(rules) {
    if (rules.resolve_quotes) find_chinese_quotes(text, true, quotes_);
  }

  void run(std::vector<BreakOpportunity>& out) {
    for (position_ = 0; position_ < text_.size(); ++position_) {
      bool starts_cluster = !rules_.tailored || graphemes_.starts_cluster(text_[position_]);
      BreakOpportunity found = step();
      if (!starts_cluster && found.kind == BreakKind::allowed) found = kProhibited;
      out[position_] = found;
    }
    out[0] = kProhibited;            // LB2
    out[text_.size()] = kMandatory;  // LB3
  }

 private:
  MappedSymbol symbol_at(size_t i) const { return rules_.symbols[kLineBreakTrie[text_[i]]]; }

  BreakOpportunity step() {
    MappedSymbol symbol = symbol_at(position_);
    if (symbol.line_class == id && left_ == id && !spaced_ && !after_zwj_ &&
        !((symbol.flags | left_flags_) & kBoundFlags)) {
      // The common case of Chinese text, as the pair table and take() would have it.
      before_left_east_asian_ = (left_flags_ & symbol_east_asian) != 0;
      before_left_ = id;
      left_flags_ = symbol.flags;
      return {BreakKind::allowed, BreakPenalty::none};
    }
    if (symbol.flags & symbol_quote) symbol = resolve_quote(symbol);
    if (symbol.line_class >= kFirstPlainClass) return step_plain(symbol);
    switch (symbol.line_class) {
      case sp:  // LB7
        return step_space();
      case cm:
      case zwj:
        return step_mark(symbol.line_class);
      case zw: {  // LB7
        BreakOpportunity found = after_mandatory_ ? kMandatory : kProhibited;
        forget(zw);
        return found;
      }
      default: {  // LB4 to LB6
        bool parted = after_mandatory_ && !(after_cr_ && symbol.line_class == lf);
        forget(sot);
        after_mandatory_ = true;
        after_cr_ = symbol.line_class == cr;
        return parted ? kMandatory : kProhibited;
      }
    }
  }

  BreakOpportunity step_space() {
    BreakOpportunity found = kProhibited;
    if (after_mandatory_) {
      found = kMandatory;
      forget(sot);
    }
    spaced_ = true;
    after_zwj_ = false;
    return found;
  }

  BreakOpportunity step_mark(LineClass which) {
    bool absorbed = !spaced_ && left_ != sot && left_ != zw;  // LB9
    BreakOpportunity found = kProhibited;
    if (!absorbed) found = step_plain({al, 0});  // LB10
    after_zwj_ = which == zwj;
    return found;
  }

  BreakOpportunity step_plain(MappedSymbol symbol) {
    BreakOpportunity found = kProhibited;
    if (rules_.keeps_notes) look_for_note(symbol);
    if (after_mandatory_)
      found = kMandatory;
    else if (!after_zwj_)
      found = judge(symbol);  // LB8a
    take(symbol);
    return found;
  }

  BreakOpportunity judge(MappedSymbol right) {
    PairVerdict verdict = kPairTable.verdict(left_, right.line_class, spaced_);
    if (verdict == PairVerdict::prohibited) return kProhibited;
    if (left_ != zw && ((right.flags & symbol_no_start) || (left_flags_ & symbol_no_end))) return kProhibited;
    if (verdict != PairVerdict::allowed) return ask(verdict, right);
    if (!spaced_ && stays(right)) return kProhibited;
    return {BreakKind::allowed, penalty_before(right)};
  }

  /// What is bound to the character right before it, beyond what pairs of classes tell.
  bool stays(MappedSymbol right) const {
    if (left_ == zw) return false;
    if (right.flags & symbol_clings) return true;
    if (right.line_class == nu && before_left_ == nu) {
      uint16_t const wanted =
          symbol_joins_digits | (right.flags & symbol_east_asian ? symbol_joins_wide_digits : 0);
      if (left_flags_ & wanted) return true;
    }
    return note_begins_ || position_ < note_end_;
  }

  /// A note, which is not divided either.
  void look_for_note(MappedSymbol symbol) {
    bool const opens = symbol.line_class == op || symbol.line_class == op_wide;
    size_t const length = opens ? note_reference_length(text_, position_) : 0;
    note_begins_ = length > 0;
    if (note_begins_) note_end_ = position_ + length;
  }

  BreakPenalty penalty_before(MappedSymbol right) const {
    if (left_ == nu && (right.flags & symbol_unit)) return BreakPenalty::digit_unit;
    if (spaced_) return BreakPenalty::none;
    if (left_ == id && (right.flags & symbol_note)) return BreakPenalty::before_note;
    bool const in_word = kHyphenated.has(before_left_) && !before_left_east_asian_;
    if ((left_flags_ & symbol_soft_hyphen) && in_word) return BreakPenalty::hyphen;
    return BreakPenalty::none;
  }

  BreakOpportunity ask(PairVerdict verdict, MappedSymbol right) {
    bool allowed = true;
    switch (verdict) {
      case PairVerdict::ask_closing_quote:
        allowed = !kBeforeClosesQuote.has(look_ahead(position_).line_class);
        break;
      case PairVerdict::ask_separator:
        allowed = look_ahead(position_).line_class == nu;
        break;
      case PairVerdict::ask_opening_quote:
        allowed = (left_flags_ & symbol_east_asian) && (look_ahead(position_).flags & symbol_east_asian);
        break;
      case PairVerdict::ask_after_quote:
        // Where LB19a is silent, the rules after it know the right side only; EX has no rule of its own on
        // the left.
        allowed = before_left_east_asian_ && (right.flags & symbol_east_asian) &&
                  kPairTable.verdict(ex, right.line_class, false) == PairVerdict::allowed;
        break;
      case PairVerdict::ask_number_bracket:
        allowed = !number_follows(position_);
        break;
      case PairVerdict::ask_final_virama:
        allowed = look_ahead(position_).line_class != vf;
        break;
      case PairVerdict::ask_dash_run:
        return judge_run(right);
      default:
        break;
    }
    return {allowed ? BreakKind::allowed : BreakKind::prohibited, BreakPenalty::none};
  }

  /// — and … count in pairs from the start of their run; a pair may begin a line where the policy lets it.
  BreakOpportunity judge_run(MappedSymbol right) {
    RunPolicy policy = right.line_class == dash ? rules_.dash : rules_.ellipsis;
    bool inside = left_ == right.line_class && !spaced_;
    size_t index = inside ? run_index_ + 1 : 0;
    size_t length = inside ? run_length_ : run_length_at(position_);
    bool pair_starts = index % 2 == 0 && length - index >= 2;
    if (!pair_starts || !(index == 0 ? policy.may_start : policy.may_part)) return kProhibited;
    return {BreakKind::allowed, BreakPenalty::before_dash_or_ellipsis};
  }

  size_t run_length_at(size_t i) const {
    size_t end = i;
    while (end < text_.size() && text_[end] == text_[i]) ++end;
    return end - i;
  }

  /// The symbol after the one at `i` and its marks (LB9); sot at the end of the text.
  MappedSymbol look_ahead(size_t i) const {
    for (++i; i < text_.size(); ++i) {
      MappedSymbol symbol = symbol_at(i);
      if (symbol.line_class != cm && symbol.line_class != zwj) return symbol;
    }
    return {sot, 0};
  }

  /// LB25: NU, or IS NU, after the bracket at `i`.
  bool number_follows(size_t i) const {
    size_t next = i + 1;
    bool separator = false;
    for (; next < text_.size(); ++next) {
      LineClass c = symbol_at(next).line_class;
      if (c == cm || c == zwj) continue;
      if (c == nu) return true;
      if (c != is || separator) return false;
      separator = true;
    }
    return false;
  }

  MappedSymbol resolve_quote(MappedSymbol symbol) {
    while (next_quote_ < quotes_.size() && quotes_[next_quote_].position < position_) ++next_quote_;
    if (next_quote_ == quotes_.size() || quotes_[next_quote_].position != position_) return symbol;
    symbol.line_class = quotes_[next_quote_].opening ? op_wide : cl;
    symbol.flags |= symbol_east_asian;
    return symbol;
  }

  /// Makes `symbol` the left side of the next position.
  void take(MappedSymbol symbol) {
    LineClass left = symbol.line_class;
    bool touching = !spaced_;
    switch (left) {
      case qu_initial:
        if (spaced_ || kAfterOpensQuote.has(left_)) left = qu_opening;
        break;
      case hy:
      case hh:
      case loose_hyphen:
        if (spaced_ || kBeforeInitialHyphen.has(left_))
          left = left == hy ? hy_initial : hh_initial;
        else if (left_ == hl)
          left = hyphen_hebrew;
        break;
      case sy:
        if (touching && kNumberBody.has(left_)) left = sy_number;
        break;
      case is:
        if (touching && kNumberBody.has(left_)) left = is_number;
        break;
      case cl:
        if (touching && kNumberBody.has(left_)) left = cl_number;
        break;
      case cp:
        if (touching && kNumberBody.has(left_)) left = cp_number;
        break;
      case cp_wide:
        if (touching && kNumberBody.has(left_)) left = cp_wide_number;
        break;
      case vi:
        if (touching && kAksaraBase.has(left_)) left = vi_aksara;
        break;
      case ri:
        if (touching && left_ == ri) left = ri_second;
        break;
      case dash:
      case ellipsis:
        if (touching && left_ == left && run_index_ + 1 < run_length_) {
          ++run_index_;
        } else {
          run_index_ = 0;
          run_length_ = run_length_at(position_);
        }
        break;
      default:
        break;
    }
    before_left_east_asian_ = touching && (left_flags_ & symbol_east_asian);
    before_left_ = touching ? left_ : sot;
    left_ = left;
    left_flags_ = symbol.flags;
    spaced_ = after_zwj_ = after_mandatory_ = after_cr_ = false;
  }

  /// Nothing of what went before matters but `left`.
  void forget(LineClass left) {
    left_ = left;
    left_flags_ = 0;
    before_left_ = sot;
    before_left_east_asian_ = spaced_ = after_zwj_ = after_mandatory_ = after_cr_ = false;
  }

  std::u32string_view text_;
  LineRules const& rules_;
  std::vector<ChineseQuote> quotes_;
  GraphemeMachine graphemes_;
  size_t position_ = 0;
  size_t next_quote_ = 0;
  size_t run_index_ = 0, run_length_ = 0;
  size_t note_end_ = 0;
  bool note_begins_ = false;  ///< at the position
  LineClass left_ = sot;
  LineClass before_left_ = sot;  ///< touching it
  uint16_t left_flags_ = 0;
  bool before_left_east_asian_ = false;
  bool spaced_ = false;           ///< spaces stand between the left side and the position
  bool after_zwj_ = false;        ///< the code point just before is ZWJ
  bool after_mandatory_ = false;  ///< the code point just before ends a line
  bool after_cr_ = false;
};

/// CSS Text 3, line-break: anywhere: around every typographic character unit, that is grapheme cluster.
void find_breaks_anywhere(std::u32string_view text, LineRules const& rules,
                          std::vector<BreakOpportunity>& out) {
  constexpr ClassSet kLineEnds{bk, cr, lf, nl};
  GraphemeMachine graphemes;
  bool after_line_end = false;
  for (size_t i = 0; i < text.size(); ++i) {
    bool line_end = kLineEnds.has(rules.symbols[kLineBreakTrie[text[i]]].line_class);
    bool starts_cluster = graphemes.starts_cluster(text[i]);
    out[i] = kProhibited;
    if (starts_cluster && after_line_end)
      out[i] = kMandatory;
    else if (starts_cluster && !line_end)
      out[i].kind = BreakKind::allowed;
    after_line_end = line_end;
  }
  out[0] = kProhibited;
  out[text.size()] = kMandatory;
}

}  // namespace

void find_line_breaks(std::u32string_view text, LineBreakOptions const& options,
                      std::vector<BreakOpportunity>& out) {
  out.resize(text.size() + 1);
  if (text.empty()) {
    out[0] = kMandatory;
    return;
  }
  LineRules rules = compose_line_rules(options);
  if (rules.tailored && options.strictness == LineBreakStrictness::anywhere) {
    find_breaks_anywhere(text, rules, out);
  } else {
    LineBreaker(text, rules).run(out);
  }
}

}  // namespace banxin
