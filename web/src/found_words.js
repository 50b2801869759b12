// What was looked for in one open article, in the worker: the hits are marked on its drawing, one of them as the current one.
import { SearchText } from './search.js';

export class FoundWords {
  #viewer;
  #redraw;
  #words = '';
  #text = null;      // folded when it is first asked for; a width changes nothing of it
  #textLength;       // code points
  #ranges = new Uint32Array(0);
  #index = -1;

  /**
   * @param {import('./engine.js').EngineViewer} viewer
   * @param {number} textLength of its layout, code points
   * @param {(stretches: {top: number, bottom: number}[]) => void} redraw where the page looks different now
   */
  constructor(viewer, textLength, redraw) {
    this.#viewer = viewer;
    this.#textLength = textLength;
    this.#redraw = redraw;
  }

  /** After each layout. The engine keeps the marks; another text is searched anew. */
  laidOut({ textLength }) {
    if (textLength === this.#textLength) return;
    this.#textLength = textLength;
    this.#text = null;
    if (this.#words) this.find(this.#words, 0);
  }

  /**
   * Looks for other words; '' for none. The first hit that reaches below `from` (CSS px of the page) becomes the current one.
   * @returns {{count: number, index: number, rect: import('./engine.js').Rect|null}}
   */
  find(words, from) {
    this.#words = words;
    this.#text ??= words ? new SearchText(...searchedParts(this.#viewer)) : null;
    this.#ranges = words ? toCodePoints(this.#viewer.text(), this.#text.find(words)) : new Uint32Array(0);
    this.#redraw(this.#viewer.setMarks(this.#ranges));
    return this.#stand(-1, from);
  }

  /** The hit after (1) or before (-1) the current one, round and round; 0: the same again. */
  step(by) {
    const count = this.#ranges.length / 2;
    if (!count) return { count, index: -1, rect: null };
    return this.#stand((Math.max(0, this.#index) + by + count) % count, 0);
  }

  #stand(at, from) {
    const { index, rect, changed } = this.#viewer.setCurrentMark(at, from);
    this.#redraw(changed);
    this.#index = index;
    return { count: this.#ranges.length / 2, index, rect: index >= 0 ? rect : null };
  }
}

/** The reading text and what of it is searched: block by block, without the marks before list items. */
function searchedParts(viewer) {
  const text = viewer.text();
  const blocks = viewer.blocks();
  // Where a block's text begins or ends there is the newline that parts it from the next. Blocks may hold others.
  const edges = [...new Set(blocks.flatMap(({ begin, end }) => [begin, end + 1]))].sort((a, b) => a - b);
  const markers = new Set(blocks.filter(({ tag }) => tag === 'marker').map(({ begin }) => begin));
  const toUnits = unitsOf(text);
  const parts = [];
  edges.forEach((begin, i) => {
    const end = (edges[i + 1] ?? begin + 1) - 1;
    if (end > begin && !markers.has(begin)) parts.push({ begin: toUnits(begin), end: toUnits(end) });
  });
  return [text, parts];
}

/** Turns code points into UTF-16 code units; asked for in ascending order. */
function unitsOf(text) {
  let points = 0;
  let units = 0;
  return (wanted) => {
    for (; points < wanted && units < text.length; points++) units += isHighSurrogate(text.charCodeAt(units)) ? 2 : 1;
    return units;
  };
}

/** Turns UTF-16 code units, ascending, into code points. */
function toCodePoints(text, offsets) {
  let points = 0;
  let units = 0;
  return offsets.map((wanted) => {
    for (; units < wanted; points++) units += isHighSurrogate(text.charCodeAt(units)) ? 2 : 1;
    return points;
  });
}

// The text is well formed: the other half follows.
const isHighSurrogate = (code) => code >= 0xd800 && code < 0xdc00;
