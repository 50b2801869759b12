// Looking for words as a reader means them, whatever way they are written. Full and half width are alike, and with them
// all that Unicode calls compatible (NFKC); so are capitals and small letters, curly and straight quotes, any run of white
// space, and a gap between Chinese and other characters, written or not. What is not seen (soft hyphens, joiners, selectors
// of variants) does not count. A hit never begins or ends inside a grapheme, and lies in one part of the text.
import { foldCluster, foldUnit, FOLD_SLOWLY, IGNORED, isCjk, WHITE_SPACE } from './fold_text.js';
import { graphemesOf } from './graphemes.js';

const BARRIER = 0x0a;  // between parts; no folded words hold it
const NOWHERE = 0xffffffff;  // of a barrier: parts may touch
const SPACE = 0x20;

/** Offsets are UTF-16 code units of the text given. */
export class SearchText {
  #units;   // folded text
  #from;    // of each unit: where its grapheme, or run of white space, begins in the text
  #to;      // and ends
  #size = 0;

  /**
   * @param {string} text
   * @param {{begin: number, end: number}[]} [parts] what is searched of it, ascending; no hit reaches from one to another
   */
  constructor(text, parts = [{ begin: 0, end: text.length }]) {
    this.#reserve(Math.ceil(text.length * 1.05) + parts.length + 16);
    for (const { begin, end } of parts) {
      this.#fold(text, begin, end);
      this.#push(BARRIER, NOWHERE, NOWHERE);
    }
  }

  /** @param {string} words @returns {Uint32Array} begin and end of every hit, in order; they do not overlap */
  find(words) {
    const looked = new SearchText(words);
    const pattern = looked.#units.subarray(0, looked.#size - 1);  // without the barrier
    const hits = [];
    if (!pattern.length || pattern.length > this.#size) return new Uint32Array(0);
    const fallback = fallbacksOf(pattern);
    const last = pattern.length - 1;
    const units = this.#units;
    let matched = 0;
    for (let i = 0; i < this.#size; i++) {
      const unit = units[i];
      while (matched > 0 && pattern[matched] !== unit) matched = fallback[matched - 1];
      if (pattern[matched] === unit) matched++;
      if (matched <= last) continue;
      const first = i - last;
      if (this.#beginsAt(first) && this.#endsAt(i)) {
        hits.push(this.#from[first], this.#to[i]);
        matched = 0;
      } else {
        matched = fallback[last];
      }
    }
    return Uint32Array.from(hits);
  }

  #beginsAt(unit) { return unit === 0 || this.#from[unit - 1] !== this.#from[unit]; }

  #endsAt(unit) { return unit + 1 === this.#size || this.#from[unit + 1] !== this.#from[unit]; }

  #fold(text, begin, end) {
    let spaceFrom = -1;     // of white space that waits for what follows it
    let spaceTo = -1;
    let before = 0;         // the last character that counts, as written
    const put = (first, lastCode, from, to, units) => {
      if (spaceFrom >= 0) {
        // White space where Chinese meets other characters is a gap that might as well not be there.
        if (before && isCjk(before) === isCjk(first)) this.#push(SPACE, spaceFrom, spaceTo);
        spaceFrom = -1;
      }
      before = lastCode;
      if (typeof units === 'number') this.#push(units, from, to);
      else for (let i = 0; i < units.length; i++) this.#push(units.charCodeAt(i), from, to);
    };
    const space = (from, to) => {
      if (spaceFrom < 0) spaceFrom = from;
      spaceTo = to;
    };
    for (let at = begin; at < end;) {
      const code = text.charCodeAt(at);
      const folded = foldUnit(code);
      if (folded !== FOLD_SLOWLY && (at + 1 === end || foldUnit(text.charCodeAt(at + 1)) !== FOLD_SLOWLY)) {
        if (folded === WHITE_SPACE) space(at, at + 1);
        else if (folded !== IGNORED) put(code, code, at, at + 1, folded);
        at++;
        continue;
      }
      // Up to where two characters meet that are surely graphemes of their own.
      let to = at + 1;
      while (to < end && (foldUnit(text.charCodeAt(to)) === FOLD_SLOWLY || foldUnit(text.charCodeAt(to - 1)) === FOLD_SLOWLY)) to++;
      for (const grapheme of graphemesOf(text.slice(at, to))) {
        const units = foldCluster(grapheme);
        if (units === ' ') space(at, at + grapheme.length);
        else if (units) put(grapheme.codePointAt(0), grapheme.codePointAt(0), at, at + grapheme.length, units);
        at += grapheme.length;
      }
    }
  }

  #push(unit, from, to) {
    if (this.#size === this.#units.length) this.#reserve(this.#size * 2);
    this.#units[this.#size] = unit;
    this.#from[this.#size] = from;
    this.#to[this.#size++] = to;
  }

  #reserve(size) {
    const grown = (array, before) => {
      if (before) array.set(before);
      return array;
    };
    this.#units = grown(new Uint16Array(size), this.#units);
    this.#from = grown(new Uint32Array(size), this.#from);
    this.#to = grown(new Uint32Array(size), this.#to);
  }
}

/** How much of the pattern still matches when the unit after its first n + 1 does not (Knuth, Morris and Pratt). */
function fallbacksOf(pattern) {
  const fallback = new Uint32Array(pattern.length);
  for (let i = 1, matched = 0; i < pattern.length; i++) {
    while (matched > 0 && pattern[matched] !== pattern[i]) matched = fallback[matched - 1];
    if (pattern[matched] === pattern[i]) matched++;
    fallback[i] = matched;
  }
  return fallback;
}
