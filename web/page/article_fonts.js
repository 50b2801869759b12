// The site's own fonts as fonts of the document, so that the browser sets an article in the very glyphs that the engine draws.
import { Engine } from '../src/engine.js';
import { CODED, FIRST_GLYPH, FONT, slicesOf } from '../src/font_table.js';
import { Fonts } from '../src/fonts.js';
import { glyphsOf, outlineFont, outlinesIn, withOutlines } from './outline_font.js';

/** CSS names of the catalogue's families. */
export const FAMILIES = Object.freeze({ song: 'Banxin Song', hei: 'Banxin Hei', kai: 'Banxin Kai', mono: 'Banxin Mono' });

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

const spelt = (codePoints) => codePoints.map((codePoint) => `U+${codePoint.toString(16)}`).join();

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

/** Which slice of a face holds a code point in the forms of a language, and which the outline of a glyph of its shaped slices. */
class FaceSlices {
  #common = new Map();
  #regional = new Map();  // language -> code point -> slice
  #glyphs = new Map();

  /** @param {string} language @param {number} codePoint */
  find(language, codePoint) { return this.#regional.get(language)?.get(codePoint) ?? this.#common.get(codePoint); }

  /** @param {number} codePoint that stands for a glyph */
  glyph(codePoint) { return this.#glyphs.get(codePoint); }

  /** @param {import('../src/font_table.js').SliceEntry} entry @param {number} slice @param {[number, number][]} ranges */
  add({ languages, glyphs }, slice, ranges) {
    const places = glyphs ? [this.#glyphs] : languages?.map((language) => {
      if (!this.#regional.has(language)) this.#regional.set(language, new Map());
      return this.#regional.get(language);
    }) ?? [this.#common];
    for (const [first, last] of ranges) {
      // Where slices overlap the earlier one holds.
      for (let c = first; c <= last; c++) for (const place of places) if (!place.has(c)) place.set(c, slice);
    }
  }
}

export class ArticleFonts {
  #site;
  #started = null;
  #engine = null;
  #catalog = null;
  #entries = [];
  #faces = [];            // FaceSlices by face
  #fonts = null;
  #shapes = new Map();    // slice -> OpenType without outlines
  #outlines = new Map();  // coded slice -> outlines by code point
  #made = [];             // FontFaces of the article that is shown
  #turn = 0;

  /** @param {URL} site */
  constructor(site) { this.#site = site; }

  /** Resolves when what the text below `root` is set in is there, or has failed. @param {Element} root @param {string} language */
  async load(root, language) {
    const turn = ++this.#turn;
    this.#started ??= this.#start();
    await this.#started;
    const chosen = [...wantedText(root)].flatMap(([key, text]) => this.#choose(key, text, language));
    await this.#fonts.settle(chosen.flatMap(({ slices }) => [...slices.keys()]));
    await this.#fonts.settle(chosen.flatMap(({ face, slices }) => [...slices.keys()].flatMap((slice) => this.#glyphSlices(face, slice))));
    if (turn !== this.#turn) return;
    for (const font of this.#made) document.fonts.delete(font);
    this.#made = [];
    await Promise.all(chosen.map((choice) => this.#make(choice)));
  }

  /** A face's slices for `text`, each with the code points that it serves. */
  #choose(key, text, language) {
    const face = this.#catalog.faces.findIndex(({ family, weight }) => `${family} ${weight}` === key);
    if (face < 0) return [];
    const slices = new Map();
    for (const codePoint of text) {
      const slice = this.#faces[face].find(language, codePoint);
      if (slice === undefined) continue;
      if (!slices.has(slice)) slices.set(slice, []);
      slices.get(slice).push(codePoint);
    }
    return [{ face, slices }];
  }

  /** Where the outlines of a shaped slice are. */
  #glyphSlices(face, slice) {
    const { outlines } = this.#entries[slice];
    const shape = this.#shapes.get(slice);
    if (!shape || !outlines) return [];
    const glyphs = shape.glyphs ??= glyphsOf(shape.bytes);
    return [...new Set(Array.from({ length: glyphs }, (_, glyph) => this.#faces[face].glyph(outlines + glyph)))].filter((found) => found !== undefined);
  }

  async #make({ face, slices }) {
    const { family, weight, metrics } = this.#catalog.faces[face];
    const add = async (bytes, unicodeRange) => {
      const font = new FontFace(FAMILIES[family], bytes, { weight: String(weight), unicodeRange });
      this.#made.push(font);
      document.fonts.add(await font.load());
    };
    const characters = [];
    for (const [slice, codePoints] of slices) {
      const { form, outlines, advance } = this.#entries[slice];
      if (form === CODED) {
        const known = this.#outlines.get(slice);
        if (known) characters.push(...codePoints.filter((c) => known.has(c)).map((c) => [c, advance, known.get(c)]));
        continue;
      }
      const shape = this.#shapes.get(slice);
      if (!shape) continue;
      const outlineOf = (glyph) => this.#outlines.get(this.#faces[face].glyph(outlines + glyph))?.get(outlines + glyph);
      await add(withOutlines(shape.bytes, metrics, outlineOf), spelt(codePoints));
    }
    if (characters.length) await add(outlineFont(metrics, characters), spelt(characters.map(([c]) => c)));
  }

  async #start() {
    const folder = new URL('fonts/', this.#site);
    const response = await fetch(new URL('fonts.json', folder));
    if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
    this.#catalog = await response.json();
    this.#engine = await Engine.start(new URL('banxin.wasm', this.#site));
    this.#engine.setFonts(this.#catalog);
    this.#entries = slicesOf(this.#catalog);
    this.#faces = this.#catalog.faces.map(() => new FaceSlices());
    const sets = this.#catalog.ranges.map(rangesOf);
    this.#entries.forEach((entry, slice) => {
      this.#faces[entry.face].add(entry, slice, typeof entry.ranges === 'number' ? sets[entry.ranges] : rangesOf(entry.ranges));
    });
    const take = (slice, bytes) => {
      if (this.#entries[slice].form === FONT) this.#shapes.set(slice, { bytes });
      this.#engine.addSlice(slice, bytes);
      if (this.#entries[slice].form === CODED) this.#outlines.set(slice, outlinesIn(this.#engine.outlines(slice)));
    };
    this.#fonts = new Fonts(folder.href, this.#catalog, take, (slice) => console.warn(`${this.#entries[slice].file} did not come`));
  }
}
