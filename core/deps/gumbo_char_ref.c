/* Character references for gumbo, in the place of its own char_ref.c. litehtml is only ever given HTML that
   core/article has written from a sanitised tree, and that knows five names; gumbo's table of all 2,231 would be
   60 KB of the compressed engine. References in an article's own file are read by core/article.
   HTML Living Standard, 13.2.5.72 to 13.2.5.80. */
#include "char_ref.h"

#include <stddef.h>
#include <string.h>

#include "utf8.h"

const int kGumboNoChar = -1;

static const struct {
  const char* name;
  int code_point;
} kNames[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"nbsp;", 0xA0}};

static int digit_of(int c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/* The iterator is at '#'. Leaves it after the reference, or unmoved with kGumboNoChar. */
static int number(Utf8Iterator* input) {
  utf8iterator_next(input);
  int base = 10;
  if (utf8iterator_current(input) == 'x' || utf8iterator_current(input) == 'X') {
    base = 16;
    utf8iterator_next(input);
  }
  if (digit_of(utf8iterator_current(input), base) < 0) return kGumboNoChar;
  int code_point = 0;
  for (int digit; (digit = digit_of(utf8iterator_current(input), base)) >= 0; utf8iterator_next(input)) {
    if (code_point <= 0x10FFFF) code_point = code_point * base + digit;
  }
  if (utf8iterator_current(input) == ';') utf8iterator_next(input);
  if (code_point == 0 || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) return 0xFFFD;
  return code_point;
}

/* Never a parse error: what is not a reference is text. */
bool consume_char_ref(struct GumboInternalParser* parser, struct GumboInternalUtf8Iterator* input,
                      int additional_allowed_char, bool is_in_attribute, OneOrTwoCodepoints* output) {
  (void)parser;
  (void)additional_allowed_char;
  (void)is_in_attribute;
  output->first = output->second = kGumboNoChar;
  utf8iterator_mark(input);
  utf8iterator_next(input);
  if (utf8iterator_current(input) == '#') {
    output->first = number(input);
  } else {
    for (size_t i = 0; i < sizeof kNames / sizeof *kNames; ++i) {
      if (utf8iterator_maybe_consume_match(input, kNames[i].name, strlen(kNames[i].name), true)) {
        output->first = kNames[i].code_point;
        break;
      }
    }
  }
  if (output->first == kGumboNoChar) utf8iterator_reset(input);
  return true;
}
