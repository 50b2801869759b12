// What a page of Chinese text is measured by, counted from where its glyphs stand. Knows neither browser nor engine: both
// sides of a comparison hand over the same plain structure.

/**
 * @typedef {object} Glyph a character, or what is drawn as one, as set; CSS px from one left edge
 * @property {string} text
 * @property {number} left of the space that it takes on the line
 * @property {number} right
 * @property {number} origin where its own square begins: left of `left` where a blank half is trimmed
 * @property {number} natural its advance alone
 * @property {number} size its font size
 * @property {boolean} [code] of a stretch that is set without gaps, in a box with edges
 *
 * @typedef {object} Line
 * @property {Glyph[]} glyphs from left to right, without the spaces at its ends
 * @property {number} left of the first glyph's space
 * @property {number} right of the last glyph's
 * @property {number} top
 * @property {number} bottom
 * @property {boolean} last of its paragraph, or before a forced break
 *
 * @typedef {object} Paragraph
 * @property {number} em CSS px
 * @property {string} align
 * @property {number} left of the measure
 * @property {number} right
 * @property {Line[]} lines
 *
 * @typedef {{line: Line, left: number, right: number}} Place where a fault is to be seen
 *
 * @typedef {object} PageTargets
 * @property {number} lines
 * @property {Record<string, Place[]>} faults by the names of FAULTS
 * @property {number[]} deviations of justified lines but last ones, em
 * @property {number} mean of them
 * @property {number} high their 95th percentile
 * @property {number} jump mean difference between neighbouring lines
 */

/** What is to be zero, in the order of the table. */
export const FAULTS = Object.freeze(['start', 'end', 'blank', 'pair', 'hole', 'gap', 'orphan', 'dash', 'measure']);
/** What is to be small. */
export const DEVIATIONS = Object.freeze(['mean', 'high', 'jump']);

const OPENING = '（「『【〔［｛《〈〖〘“‘';
const CLOSING = '）」』】〕］｝》〉〗〙”’';
const STOPS = '、，。．：；！？';
const NOT_AT_START = `${STOPS}${CLOSING})]}–—～-·・‧/／…⋯`;
const NOT_AT_END = `${OPENING}([{/／`;
const HAN = /^\p{Script=Han}/u;
const LATIN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
const FULL_WIDTH = /^[\uff00-\uffef]/;

const BLANK = 0.4;         // em, of a half that was not trimmed
const LOOSE_PAIR = 0.6;    // em between two origins: the pair takes one em more
const LEAST_GAP = 1 / 8;   // em
const MOST_GAP = 1 / 2;
const TOLERANCE = 0.02;    // em
const GAP_TOLERANCE = 0.01;

const firstOf = (text) => String.fromCodePoint(text.codePointAt(0));
const lastOf = (text) => Array.from(text).at(-1);
const isHan = ({ text }) => HAN.test(text);
const isLatin = ({ text }) => LATIN.test(text) && !FULL_WIDTH.test(text);
const isSpace = ({ text }) => /^\s*$/.test(text);
const isMark = (marks, { text }) => marks.includes(text);
const average = (values) => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0);

/** Nearest rank. @param {number[]} values @param {number} part */
function percentile(values, part) {
  if (!values.length) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}

/** Neighbours on a line, spaces between them left out, with what is between their spaces: margins of boxes, no glue. */
function* neighbours(glyphs) {
  let before = null;
  let apart = 0;
  for (const [i, glyph] of glyphs.entries()) {
    apart += i ? Math.max(0, glyph.left - glyphs[i - 1].right) : 0;
    if (isSpace(glyph)) continue;
    if (before) yield [before, glyph, apart];
    before = glyph;
    apart = 0;
  }
}

const sameSize = (a, b) => Math.abs(a.size - b.size) < 0.5;

/** Pairs that take one and a half em in all (rule 10): their origins are half an em apart. */
function tightens(a, b, stops) {
  const closes = (glyph) => isMark(CLOSING, glyph) || isMark(stops, glyph);
  if (isMark(OPENING, a)) return isMark(OPENING, b);
  return closes(a) && (closes(b) || isMark(OPENING, b));
}

/** A line with a place that justification may widen; one overlong word has none. */
const hasJoints = (line) => line.glyphs.some(isSpace) || line.glyphs.filter(isHan).length > 1;

/** Deviation of a line: mean of what is between its Han that stand side by side, in em; nothing where none do. */
export function deviationOf(line, em) {
  const gaps = [];
  for (const [a, b, apart] of neighbours(line.glyphs)) {
    if (isHan(a) && isHan(b) && sameSize(a, b) && Math.abs(a.size - em) < 0.5) gaps.push(Math.abs(b.origin - a.origin - a.size - apart) / em);
  }
  return gaps.length ? average(gaps) : undefined;
}

class Counter {
  faults = Object.fromEntries(FAULTS.map((name) => [name, []]));
  deviations = [];
  jumps = [];
  lines = 0;

  /** @param {boolean} centred stops stand in the middle of their square and have no blank half */
  constructor(centred) { this.stops = centred ? '' : STOPS; }

  add(name, line, left, right) { this.faults[name].push({ line, left, right }); }

  /** @param {Paragraph} paragraph */
  paragraph({ lines, em, align, left, right }) {
    const known = lines.filter(({ glyphs }) => glyphs.length);
    known.forEach((line, i) => {
      const begins = i === 0 || known[i - 1].last;
      this.lines++;
      this.#edges(line, begins, em);
      this.#inside(line, em);
      if (line.last && !begins) this.#orphan(line);
      if (align === 'justify' && !line.last) this.#measure(line, left, right, em);
      this.#deviation(line, begins ? null : known[i - 1], align, em);
    });
  }

  #edges(line, begins, em) {
    const first = line.glyphs[0];
    const last = line.glyphs.at(-1);
    if (!begins && NOT_AT_START.includes(firstOf(first.text))) this.add('start', line, first.left, first.right);
    const opensWide = isMark(OPENING, first) && first.right - first.left > 0.9 * first.size;
    if (opensWide && first.origin + first.size / 2 - first.left >= BLANK * first.size) this.add('hole', line, first.left, first.right);
    if (!begins && (isHan(first) || isLatin(first)) && first.origin - first.left > TOLERANCE * em) this.add('gap', line, first.left, first.origin);
    if (line.last) return;
    if (NOT_AT_END.includes(lastOf(last.text))) this.add('end', line, last.left, last.right);
    const closes = isMark(CLOSING, last) || isMark(this.stops, last);
    if (closes && last.right - last.origin - last.size / 2 >= BLANK * last.size) this.add('blank', line, last.left, last.right);
    const own = last.origin + last.natural;
    if ((isHan(last) || isLatin(last)) && last.right - own > TOLERANCE * em) this.add('gap', line, own, last.right);
  }

  #inside(line, em) {
    for (const [a, b, apart] of neighbours(line.glyphs)) {
      if (!sameSize(a, b)) continue;
      if (tightens(a, b, this.stops) && b.origin - a.origin - apart > LOOSE_PAIR * a.size) this.add('pair', line, a.left, b.right);
      if (((isHan(a) && isLatin(b)) || (isLatin(a) && isHan(b))) && !a.code && !b.code) {
        const gap = (b.origin - a.origin - a.natural - apart) / em;
        if (gap < LEAST_GAP - GAP_TOLERANCE || gap > MOST_GAP + GAP_TOLERANCE) this.add('gap', line, a.left, b.right);
      }
    }
    for (let i = 0; i < line.glyphs.length; i++) {
      const a = line.glyphs[i];
      const b = line.glyphs[i + 1];
      const pair = a.text === '—' && b?.text === '—';
      if (!pair && a.text !== '——') continue;
      const end = pair ? b : a;
      const width = pair ? b.origin - a.origin + Math.min(b.size, b.right - b.origin) : Math.min(2 * a.size, a.right - a.origin);
      if (Math.abs(width / a.size - 2) > TOLERANCE) this.add('dash', line, a.left, end.right);
      if (pair) i++;
    }
  }

  #orphan(line) {
    const marks = OPENING + CLOSING + STOPS;
    const letters = line.glyphs.filter((glyph) => !isSpace(glyph) && !isMark(marks, glyph));
    const alone = letters.length === 1 && isHan(letters[0]) && Array.from(letters[0].text).length === 1;
    if (alone || letters.length === 0) this.add('orphan', line, line.left, line.right);
  }

  #measure(line, left, right, em) {
    const boxed = line.glyphs[0].code || line.glyphs.at(-1).code;  // the box's edge stands at the measure
    if (!hasJoints(line) || boxed) return;
    if (Math.abs(line.left - left) > TOLERANCE * em || Math.abs(line.right - right) > TOLERANCE * em) this.add('measure', line, line.left, line.right);
  }

  #deviation(line, above, align, em) {
    if (align !== 'justify') return;
    const own = deviationOf(line, em);
    if (own === undefined) return;
    if (!line.last) this.deviations.push(own);
    const other = above && deviationOf(above, em);
    if (typeof other === 'number') this.jumps.push(Math.abs(own - other));
  }
}

/**
 * @param {Paragraph[]} paragraphs
 * @param {{centred?: boolean}} [options] centred: commas and stops stand in the middle of their square (Traditional)
 * @returns {PageTargets}
 */
export function countTargets(paragraphs, { centred = false } = {}) {
  const counter = new Counter(centred);
  for (const paragraph of paragraphs) counter.paragraph(paragraph);
  const { lines, faults, deviations, jumps } = counter;
  return { lines, faults, deviations, mean: average(deviations), high: percentile(deviations, 0.95), jump: average(jumps) };
}
