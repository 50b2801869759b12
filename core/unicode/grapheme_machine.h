// The rules of UAX #29 for extended grapheme clusters as a machine that is fed one code point at a time.
#pragma once
#include "unicode/tables_grapheme.h"

namespace banxin {

class GraphemeMachine {
 public:
  /// Takes the next code point of a text; true where a cluster boundary stands before it.
  bool starts_cluster(char32_t c) {
    GraphemeClass next = GraphemeClass(kGraphemeTrie[c]);
    if (next == GraphemeClass::other && previous_ == GraphemeClass::other) return true;
    bool boundary = is_boundary(next);
    advance(next);
    return boundary;
  }

 private:
  using Class = GraphemeClass;
  enum class Emoji : uint8_t { none, base, joined };  // GB11: pictograph Extend*, then ZWJ
  enum class Conjunct : uint8_t {
    none,
    consonant,
    linked
  };  // GB9c: consonant [Extend Linker]*, with a linker in it

  static bool is_control(Class c) { return c == Class::control || c == Class::cr || c == Class::lf; }
  static bool extends(Class c) {
    return c == Class::extend || c == Class::conjunct_extend || c == Class::conjunct_linker;
  }

  bool is_boundary(Class next) const {
    Class left = previous_;
    if (at_start_) return true;                                // GB1
    if (left == Class::cr && next == Class::lf) return false;  // GB3
    if (is_control(left) || is_control(next)) return true;     // GB4, GB5
    switch (next) {
      case Class::l:
      case Class::lv:
      case Class::lvt:
        if (left == Class::l) return false;  // GB6
        break;
      case Class::v:
        if (left == Class::l || left == Class::lv || left == Class::v) return false;  // GB6, GB7
        break;
      case Class::t:
        if (left == Class::lv || left == Class::v || left == Class::lvt || left == Class::t)
          return false;  // GB7, GB8
        break;
      case Class::extend:
      case Class::conjunct_extend:
      case Class::conjunct_linker:
      case Class::zwj:
      case Class::spacing_mark:
        return false;  // GB9, GB9a
      case Class::consonant:
        if (conjunct_ == Conjunct::linked) return false;  // GB9c
        break;
      case Class::pictographic:
        if (emoji_ == Emoji::joined) return false;  // GB11
        break;
      case Class::regional:
        if (odd_regional_) return false;  // GB12, GB13
        break;
      default:
        break;
    }
    return left != Class::prepend;  // GB9b, GB999
  }

  void advance(Class next) {
    if (next == Class::pictographic)
      emoji_ = Emoji::base;
    else if (emoji_ == Emoji::base && next == Class::zwj)
      emoji_ = Emoji::joined;
    else if (!(emoji_ == Emoji::base && extends(next)))
      emoji_ = Emoji::none;

    if (next == Class::consonant)
      conjunct_ = Conjunct::consonant;
    else if (conjunct_ != Conjunct::none && next == Class::conjunct_linker)
      conjunct_ = Conjunct::linked;
    else if (next != Class::conjunct_extend && next != Class::zwj)
      conjunct_ = Conjunct::none;

    odd_regional_ = next == Class::regional && !odd_regional_;
    previous_ = next;
    at_start_ = false;
  }

  Class previous_ = Class::control;  // not `other`, so that the start is not taken for two plain characters
  Emoji emoji_ = Emoji::none;
  Conjunct conjunct_ = Conjunct::none;
  bool odd_regional_ = false;
  bool at_start_ = true;
};

}  // namespace banxin
