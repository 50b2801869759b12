// fonts.json as one buffer for the engine (wasm/abi.h, FontTable), and what slices it stands for.
import { FONT_FAMILIES, FontFaceRecord, FontSetRecord, FontSliceRecord, FontTable, LANGUAGES } from './abi.js';

/** SliceForm of the engine. */
export const FONT = 0, CODED = 1, MODEL = 2;
/** Among a slice's languages: its code points from FIRST_GLYPH on stand for glyphs of a FONT slice (fonts/README.md). */
const GLYPHS = 0x80;
export const FIRST_GLYPH = 0x100000;

/**
 * @typedef {{advance: number, ranges: number|string, languages?: string[], form: number, face: number, file: string,
 *   raw_bytes?: number, bytes?: number, part?: number, name?: string, glyphs?: true, outlines?: number}} SliceEntry
 *   `ranges`: an index, or a set spelt out; `part`: of the face's index files, whose names begin with its model's `name`
 * @typedef {{version: number, ranges: string[], order: string, cells: number[][][], faces: {name: string, family: string,
 *   weight: number, italic?: true, metrics: Record<string, number>, slices: object[],
 *   coded: {name: string, index: number[], model?: string, packs: {advance: number, ranges: number, languages?: string[], glyphs?: true}[]}}[]}} FontsFile
 */

/** The code points of a set. @param {string} steps */
function codePointsOf(steps) {
  const out = [];
  let last = 0;
  for (const entry of steps.split(',')) {
    if (!entry) continue;
    const [step, more = '0'] = entry.split('-');
    last += parseInt(step, 16);
    out.push(last);
    for (let left = parseInt(more, 16); left > 0; left--) out.push(++last);
  }
  return out;
}

/** A set's cells, each as [its set spelt, file]: which Han lie together (fonts/README.md). */
function cellsOf(steps, ranks, rules) {
  const place = (c) => ranks.get(c) ?? ranks.size + c + (c < 0x4e00 ? 0x110000 : 0);
  const codePoints = codePointsOf(steps).sort((a, b) => place(a) - place(b));
  const cells = [];
  let file = -1;
  for (let at = 0, r = 0; r < rules.length; r++) {
    const [glyphs, size, inFile] = rules[r];
    const last = r === rules.length - 1;
    const end = last ? codePoints.length : Math.min(codePoints.length, at + glyphs);
    for (let cell = 0; at < end; cell++, at += size) {
      if (cell % inFile === 0) file++;
      let before = 0;
      const set = codePoints.slice(at, Math.min(end, at + size)).sort((a, b) => a - b)
        .map((c) => { const step = c - before; before = c; return step.toString(16); }).join();
      cells.push([set, file, r]);
    }
    at = end;
  }
  return cells;
}

const expanded = new WeakMap();

/** Slices of all faces in catalogue order: their index is what the engine calls a slice. @param {FontsFile} fonts @returns {SliceEntry[]} */
export function slicesOf(fonts) {
  if (expanded.has(fonts)) return expanded.get(fonts);
  const ranks = new Map(Array.from(fonts.order ?? '', (c, i) => [c.codePointAt(0), i]));
  const known = new Map();  // faces share their packs' cells
  const slices = fonts.faces.flatMap(({ slices: files, coded }, face) => {
    const out = files.map((entry) => ({ ...entry, form: FONT, face, outlines: entry.outlines === undefined ? 0 : FIRST_GLYPH + entry.outlines }));
    if (!coded) return out;
    const { name, packs, model } = coded;
    const brings = model ? fonts.faces.find((other) => other.name === model).coded.name : name;
    out.push({ form: MODEL, face, name, file: `${brings}.0.index.gz`, advance: 1000, ranges: '' });
    packs.forEach(({ advance, ranges, languages, glyphs }, p) => {
      const kind = p === 0 ? 0 : glyphs ? 3 : languages?.some((tag) => tag === 'zh-Hant' || tag === 'zh-HK') ? 1 : 2;
      const key = `${ranges} ${kind}`;
      if (!known.has(key)) known.set(key, cellsOf(fonts.ranges[ranges], ranks, fonts.cells[kind]));
      for (const [set, file, rule] of known.get(key)) {
        out.push({ form: CODED, face, file: `${name}.${p}.${file}.glyphs`, advance, ranges: set, languages, glyphs, part: p === 0 ? rule : fonts.cells[0].length + p - 1 });
      }
    });
    return out;
  });
  expanded.set(fonts, slices);
  return slices;
}

/** @param {FontsFile} fonts @returns {Uint8Array} */
export function packFontTable(fonts) {
  if (fonts?.version !== 2 || !Array.isArray(fonts.ranges) || !Array.isArray(fonts.faces)) {
    throw new TypeError('fonts.json is not a catalogue of version 2');
  }
  const slices = slicesOf(fonts);
  const texts = [];
  let textSize = 0;
  const place = (text) => {
    const begin = textSize;
    texts.push(text);
    textSize += text.length;
    return { begin, size: text.length };
  };
  const sets = fonts.ranges.map((steps) => ({ steps: place(steps) }));
  const spelt = new Map();
  const setOf = ({ ranges }) => {
    if (typeof ranges === 'number') return ranges;
    if (!spelt.has(ranges)) spelt.set(ranges, sets.push({ steps: place(ranges) }) - 1);
    return spelt.get(ranges);
  };
  const records = slices.map((slice) => {
    let languages = slice.glyphs ? GLYPHS : 0;
    for (const tag of slice.languages ?? []) languages |= LANGUAGES.includes(tag) ? 1 << LANGUAGES.indexOf(tag) : 0;
    return { set: setOf(slice), advance: slice.advance, languages, form: slice.form, outlines: slice.outlines ?? 0 };
  });
  const faces = fonts.faces.map((face, i) => ({
    ...face.metrics,
    name: place(face.name),
    family: FONT_FAMILIES.indexOf(face.family),
    weight: face.weight,
    italic: face.italic ? 1 : 0,
    slice_count: slices.filter((slice) => slice.face === i).length,
  }));

  const head = FontTable.size + sets.length * FontSetRecord.size + faces.length * FontFaceRecord.size +
    slices.length * FontSliceRecord.size;
  const bytes = new Uint8Array(head + textSize);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const write = (struct, value) => {
    struct.write(view, at, value);
    at += struct.size;
  };
  write(FontTable, {
    set_count: sets.length, face_count: faces.length, slice_count: slices.length, text_size: textSize,
  });
  for (const set of sets) write(FontSetRecord, set);
  for (const face of faces) write(FontFaceRecord, face);
  for (const record of records) write(FontSliceRecord, record);
  bytes.set(new TextEncoder().encode(texts.join('')), at);
  return bytes;
}
