// What of a character counts when words are looked for: one form for all that a reader takes for the same.

/** Answers of foldUnit() that are not characters. */
export const WHITE_SPACE = 0x20;
export const IGNORED = 1;
export const FOLD_SLOWLY = 2;

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
// What may be less than a grapheme: marks, joiners, jamo, what precedes, halves of surrogate pairs, carriage returns.
const JOINS = /[\p{M}\u200c\u200d\ud800-\udfff\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\r]/u;
const WHITE = /^\s+$/;
const FORMS = new Map([
  ...[...'“”„‟〝〞〟'].map((quote) => [quote, '"']),
  ...[...'‘’‚‛ʼ'].map((quote) => [quote, "'"]),
  ['‐', '-'],
  ['ς', 'σ'],
]);
const FORM = /[“”„‟〝〞〟‘’‚‛ʼ‐ς]/g;

const remembered = new Map();
const MOST_REMEMBERED = 4096;

/** The folded form of one grapheme: '' when nothing of it is seen, ' ' for white space. */
export function foldCluster(grapheme) {
  let folded = remembered.get(grapheme);
  if (folded === undefined) {
    folded = foldedForm(grapheme);
    if (remembered.size < MOST_REMEMBERED) remembered.set(grapheme, folded);
  }
  return folded;
}

function foldedForm(grapheme) {
  if (WHITE.test(grapheme)) return ' ';
  return grapheme.replace(IGNORABLE, '').normalize('NFKC')
    .toLowerCase().toUpperCase().toLowerCase()  // over capitals, which more letters share
    .replace(FORM, (form) => FORMS.get(form)).normalize('NFKC');
}

const known = new Uint16Array(0x10000);  // 0: not asked for yet

/**
 * The folded form of a UTF-16 code unit that is a grapheme of its own wherever its neighbours are; else WHITE_SPACE, IGNORED
 * or FOLD_SLOWLY: its graphemes are to be found and folded one by one.
 */
export function foldUnit(code) {
  return known[code] || (known[code] = askedFirst(code));
}

function askedFirst(code) {
  const character = String.fromCharCode(code);
  if (code < 3 || JOINS.test(character)) return FOLD_SLOWLY;
  const folded = foldedForm(character);
  if (folded === '') return IGNORED;
  return folded.length === 1 ? folded.charCodeAt(0) : FOLD_SLOWLY;
}

/** Han, kana and bopomofo, and the punctuation that is set with them. @param {number} code point, as written */
export function isCjk(code) {
  if (code < 0x2e80) return false;
  if (code < 0xa000) return code !== 0x3000;
  return (code >= 0xf900 && code < 0xfb00) || (code >= 0x20000 && code < 0x40000)
    || (code >= 0xff01 && code < 0xffa0 && !isFullWidthAlphanumeric(code));
}

const isFullWidthAlphanumeric = (code) => (
  (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a));
