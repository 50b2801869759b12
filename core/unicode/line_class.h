// Line breaking classes as the rules see them: those of UAX #14 with brackets and quotation marks split,
// classes that only tailorings give, and states that only the left side of a position can have.
#pragma once
#include <cstdint>
#include <initializer_list>

namespace banxin {

// clang-format off
enum class LineClass : uint8_t {
  // Handled before any pair rule (LB4 to LB10).
  bk, cr, lf, nl, sp, zw, cm, zwj,
  // Plain classes. _wide: East Asian; initial, final: general category Pi, Pf; _reserved: unassigned pictograph.
  wj, gl, al, al_reserved, hl, dotted_circle, nu, op, op_wide, cl, cp, cp_wide, ex, is, sy, qu, qu_initial, qu_final,
  ns, cj, b2, ba, hh, hy, bb, cb, in, pr, po, id, id_reserved, eb, em, ri, h2, h3, jl, jv, jt,
  ak, ap, as, vf, vi,
  // Given by tailorings only.
  kept,          ///< ideograph or syllable under word-break: keep-all
  dash,          ///< — in runs of two
  ellipsis,      ///< … in runs of two
  loose_hyphen,  ///< ‐ – that may begin a line after an ideograph
  loose_in,      ///< inseparable character that may part from its like
  loose_po,      ///< suffix that stays with digits only
  loose_pr,      ///< prefix that stays with digits only
  sign,          ///< + as a prefix of digits, which neither parts from its like nor stays with an ideograph after it
  // Left side only: what went before, as far as a later rule asks.
  sot,           ///< start of text or of a line after a mandatory break
  qu_opening,    ///< qu_initial where LB15a sees an opening mark
  hy_initial, hh_initial,  ///< word-initial hyphens (LB20a)
  hyphen_hebrew,           ///< after a Hebrew letter (LB21a)
  sy_number, is_number, cl_number, cp_number, cp_wide_number,  ///< continue a number (LB25)
  vi_aksara,     ///< virama after AK, dotted circle or AS (LB28a)
  ri_second,     ///< completes a pair of regional indicators (LB30a)
  count_         ///< not a class
};
// clang-format on
inline constexpr int kLineClassCount = int(LineClass::count_);
/// Classes below this one can stand on the right side of a position.
inline constexpr int kRightClassCount = int(LineClass::sot);
inline constexpr LineClass kFirstPlainClass = LineClass::wj;

/// A set of classes; a constant expression.
struct ClassSet {
  uint64_t low = 0, high = 0;

  constexpr ClassSet() = default;
  constexpr ClassSet(LineClass c) { add(c); }
  constexpr ClassSet(std::initializer_list<LineClass> classes) {
    for (LineClass c : classes) add(c);
  }
  constexpr void add(LineClass c) { (int(c) < 64 ? low : high) |= uint64_t(1) << (int(c) & 63); }
  constexpr bool has(LineClass c) const { return (((int(c) < 64 ? low : high) >> (int(c) & 63)) & 1) != 0; }
  constexpr ClassSet operator|(ClassSet o) const {
    o.low |= low;
    o.high |= high;
    return o;
  }
  constexpr ClassSet operator-(ClassSet const& o) const {
    ClassSet result = *this;
    result.low &= ~o.low;
    result.high &= ~o.high;
    return result;
  }
};

}  // namespace banxin
