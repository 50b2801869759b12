// The site's own font slices as fonts of the document, so that the browser sets an article in the very glyphs that the
// engine draws.
import { Fonts } from '../src/fonts.js';
import { slicesOf } from '../src/font_table.js';
import { withTables } from './sfnt.js';

/** CSS names of the catalogue's families. */
export const FAMILIES = Object.freeze({ song: 'Banxin Song', hei: 'Banxin Hei', kai: 'Banxin Kai', mono: 'Banxin Mono' });

// What browsers ask of a font and the engine does not: only a face's first slice, which has several widths, holds it.
const BROWSERS_OWN = ['OS/2', 'name', 'post'];

/** [first, last] pairs of a set as fonts.json spells it. @param {string} steps */
export function rangesOf(steps) {
  let last = 0;
  return steps.split(',').filter(Boolean).map((entry) => {
    const [step, more = '0'] = entry.split('-');
    const first = last + parseInt(step, 16);
    last = first + parseInt(more, 16);
    return [first, last];
  });
}

const holds = (ranges, codePoints) => codePoints.some((c) => ranges.some(([first, last]) => first <= c && c <= last));
const spelt = (ranges) => ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join();

/** Code points by family and weight of all text below `root`. */
function wantedText(root) {
  const wanted = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { fontFamily, fontWeight } = getComputedStyle(node.parentElement);
    const family = Object.keys(FAMILIES).find((name) => fontFamily.startsWith(`"${FAMILIES[name]}"`));
    if (!family) continue;
    const key = `${family} ${Number(fontWeight) > 500 ? 700 : 400}`;
    if (!wanted.has(key)) wanted.set(key, new Set());
    for (const character of node.data) wanted.get(key).add(character.codePointAt(0));
  }
  return wanted;
}

export class ArticleFonts {
  #folder;
  #catalog = null;
  #fonts = null;
  #places = [];  // of each slice: {face, first, ranges, languages}
  #firsts = new Map();  // first slice of a face -> its bytes

  /** @param {URL} folder of fonts.json */
  constructor(folder) { this.#folder = folder; }

  /** Resolves when what the text below `root` is set in is there, or has failed. @param {Element} root @param {string} language */
  async load(root, language) {
    this.#catalog ??= this.#read();
    await this.#catalog;
    const slices = [];
    for (const [key, text] of wantedText(root)) {
      const codePoints = [...text];
      this.#places.forEach(({ face, ranges, languages }, slice) => {
        if (`${face.family} ${face.weight}` !== key || (languages && !languages.includes(language))) return;
        if (holds(ranges, codePoints)) slices.push(slice);
      });
    }
    await this.#fonts.settle([...new Set(slices.map((slice) => this.#places[slice].first))]);
    await this.#fonts.settle(slices);
  }

  async #read() {
    const response = await fetch(new URL('fonts.json', this.#folder));
    if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
    const catalog = await response.json();
    const sets = catalog.ranges.map(rangesOf);
    for (const face of catalog.faces) {
      const first = this.#places.length;
      this.#places.push(...face.slices.map(({ ranges, languages }) => ({ face, first, ranges: sets[ranges], languages })));
    }
    const entries = slicesOf(catalog);
    this.#fonts = new Fonts(this.#folder.href, catalog, async (slice, bytes) => {
      const { face, first, ranges } = this.#places[slice];
      if (slice === first) this.#firsts.set(slice, bytes);
      const whole = this.#firsts.has(first) ? withTables(bytes, this.#firsts.get(first), BROWSERS_OWN) : bytes;
      const made = new FontFace(FAMILIES[face.family], whole, { weight: String(face.weight), unicodeRange: spelt(ranges) });
      document.fonts.add(await made.load());
    }, (slice) => console.warn(`${entries[slice].file} did not come`));
  }
}
