#include "unicode/pair_rules.h"

#include <iterator>

namespace banxin {
namespace {

enum class Where : uint8_t { direct, spaced, anywhere };

/// The first rule that fits a pair decides.
struct PairRule {
  ClassSet left, right;
  Where where;
  PairVerdict verdict;
};

consteval ClassSet every_class() {
  ClassSet all;
  for (int c = 0; c < kLineClassCount; ++c) all.add(LineClass(c));
  return all;
}

using enum LineClass;
using enum PairVerdict;
using enum Where;

constexpr ClassSet kAll = every_class();
constexpr ClassSet kLetter{al, al_reserved, hl, dotted_circle};
constexpr ClassSet kHyphen{hy, hy_initial, hyphen_hebrew};
constexpr ClassSet kHardHyphen{hh, hh_initial, loose_hyphen};
constexpr ClassSet kOpen{op, op_wide};
constexpr ClassSet kClose{cl, cp, cp_wide, cl_number, cp_number, cp_wide_number};
constexpr ClassSet kSolidus{sy, sy_number};
constexpr ClassSet kSeparator{is, is_number};
constexpr ClassSet kIdeograph{id, id_reserved, eb, em, kept};
constexpr ClassSet kSyllable{h2, h3, jl, jv, jt};
constexpr ClassSet kAksara{ak, dotted_circle, as};
constexpr ClassSet kNumber{nu, sy_number, is_number};
constexpr ClassSet kNumberEnd{nu, sy_number, is_number, cl_number, cp_number, cp_wide_number};

constexpr PairRule kRules[] = {
    // LB2 to LB7, LB8a, LB9, LB10 are the loop's work.
    {zw, kAll, anywhere, allowed},     // LB8
    {kAll, wj, anywhere, prohibited},  // LB11
    {wj, kAll, direct, prohibited},
    {gl, kAll, direct, prohibited},                                         // LB12
    {kAll - ClassSet{ba} - kHyphen - kHardHyphen, gl, direct, prohibited},  // LB12a
    {kAll, {cl, cp, cp_wide, ex, sy}, anywhere, prohibited},                // LB13
    {kOpen, kAll, anywhere, prohibited},                                    // LB14
    {qu_opening, kAll, anywhere, prohibited},                               // LB15a
    {kAll, qu_final, spaced, ask_closing_quote},  // LB15b; direct neighbours fall to LB19
    {kAll, is, spaced, ask_separator},            // LB15c
    {kAll, is, direct, prohibited},               // LB15d
    {kClose, ns, anywhere, prohibited},           // LB16
    {b2, b2, anywhere, prohibited},               // LB17
    // Chinese: —— and …… are one unit, and may begin a line at the looser levels only (CLREQ, prohibition
    // rules).
    {dash, dash, spaced, prohibited},
    {kAll, {dash, ellipsis}, spaced, ask_dash_run},
    {kAll, kAll, spaced, allowed},  // LB18
    // From here on the neighbours touch each other.
    {kAll, {qu, qu_final}, direct, prohibited},  // LB19
    {{qu, qu_initial}, kAll, direct, prohibited},
    {kAll, qu_initial, direct, ask_opening_quote},  // LB19a
    {qu_final, kAll, direct, ask_after_quote},
    {kAll, cb, direct, allowed},  // LB20
    {cb, kAll, direct, allowed},
    {{hy_initial, hh_initial}, kLetter, direct, prohibited},  // LB20a
    // CSS Text 3, line-break: loose.
    {{id, kept}, loose_hyphen, direct, allowed},
    {loose_in, loose_in, direct, allowed},
    {kAll, {ba, hh, hy, ns, loose_hyphen}, direct, prohibited},  // LB21
    {bb, kAll, direct, prohibited},
    {hyphen_hebrew, kAll - ClassSet{hl}, direct, prohibited},  // LB21a
    {kSolidus, hl, direct, prohibited},                        // LB21b
    {kAll, {in, loose_in}, direct, prohibited},                // LB22
    {kLetter | ClassSet{nu}, {dash, ellipsis}, direct, prohibited},
    {kAll, {dash, ellipsis}, direct, ask_dash_run},
    // CSS Text 3, word-break: keep-all.
    {ClassSet{kept, nu} | kLetter, kept, direct, prohibited},
    {kept, ClassSet{nu} | kLetter, direct, prohibited},
    {kLetter, nu, direct, prohibited},  // LB23
    {nu, kLetter, direct, prohibited},
    {pr, kIdeograph, direct, prohibited},  // LB23a
    {kIdeograph, po, direct, prohibited},
    {sign, sign, direct, prohibited},
    {{pr, po, sign}, kLetter, direct, prohibited},  // LB24
    {kLetter, {pr, po, sign}, direct, prohibited},
    {kNumberEnd, {pr, po, sign, loose_po}, direct, prohibited},  // LB25
    {{pr, po, sign}, kOpen, direct, ask_number_bracket},
    {{pr, po, sign, loose_pr}, nu, direct, prohibited},
    {kHyphen | kSeparator | kNumber, nu, direct, prohibited},
    {jl, {jl, jv, h2, h3}, direct, prohibited},  // LB26
    {{jv, h2}, {jv, jt}, direct, prohibited},
    {{jt, h3}, jt, direct, prohibited},
    {kSyllable, po, direct, prohibited},  // LB27
    {pr, kSyllable, direct, prohibited},
    {kLetter, kLetter, direct, prohibited},  // LB28
    {ap, kAksara, direct, prohibited},       // LB28a
    {kAksara, {vf, vi}, direct, prohibited},
    {vi_aksara, {ak, dotted_circle}, direct, prohibited},
    {kAksara, kAksara, direct, ask_final_virama},
    {kSeparator, kLetter, direct, prohibited},         // LB29
    {kLetter | ClassSet{nu}, op, direct, prohibited},  // LB30
    {{cp, cp_number}, kLetter | ClassSet{nu}, direct, prohibited},
    {ri, ri, direct, prohibited},                              // LB30a
    {{eb, id_reserved, al_reserved}, em, direct, prohibited},  // LB30b
    {kAll, kAll, direct, allowed},                             // LB31
};

/// Rules are laid down from the last to the first, so that earlier ones overwrite.
consteval PairTable compile_rules() {
  PairTable table;
  for (int r = int(std::size(kRules)) - 1; r >= 0; --r) {
    PairRule const& rule = kRules[r];
    int keep = rule.where == direct ? 0xF0 : rule.where == spaced ? 0x0F : 0;
    int value = (int(rule.verdict) << 4 | int(rule.verdict)) & ~keep;
    for (int left = 0; left < kLineClassCount; ++left) {
      if (!rule.left.has(LineClass(left))) continue;
      for (int right = 0; right < kRightClassCount; ++right) {
        if (!rule.right.has(LineClass(right))) continue;
        uint8_t& cell = table.cells[std::size_t(left * kRightClassCount + right)];
        cell = uint8_t((cell & keep) | value);
      }
    }
  }
  return table;
}

}  // namespace

constinit const PairTable kPairTable = compile_rules();

}  // namespace banxin
