// Fonts of no ink, made in memory, one em high and all of it above the baseline: what sets the text over the drawing. Either
// every character has one and the same advance, or letters have those of a face of the drawing, with its kerning.
import { tag, u16, u32, zeros } from './big_endian.js';

const UNITS = 4096;    // per em
const MOST = 0x110000;
const STRETCH = 2048;  // code points that share the glyphs
const WIDEST = 0xffff;

/** All characters but surrogates, as [first, last, glyph of the first]. */
function everyCharacter() {
  const out = [];
  for (let at = 0; at < MOST; at += STRETCH) if (at < 0xd800 || at >= 0xe000) out.push([at, at + STRETCH - 1, 1]);
  return out;
}

// Characters that may be shown as emoji, in ranges of 256 at most: with a variation selector, too, they are this font's, not a
// colour font's.
const EMOJI = [...Array.from({ length: 19 }, (_, i) => [0x2000 + i * 256, 255]),
  ...Array.from({ length: 11 }, (_, i) => [0x1f000 + i * 256, 255])];

/** cmap's format 14: the selectors for text and emoji keep the character's glyph. */
function variations() {
  const u24 = (value) => u32(value).slice(1);
  const ranges = [...u32(EMOJI.length), ...EMOJI.flatMap(([first, more]) => [...u24(first), more])];
  const records = [0xfe0e, 0xfe0f].flatMap((selector) => [...u24(selector), ...u32(32, 0)]);
  return [...u16(14), ...u32(32 + ranges.length, 2), ...records, ...ranges];
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) {
    sum = sum + ((bytes[i] << 24 | (bytes[i + 1] ?? 0) << 16 | (bytes[i + 2] ?? 0) << 8 | (bytes[i + 3] ?? 0)) >>> 0) >>> 0;
  }
  return sum;
}

const scripts = () => [...u16(1), ...tag('DFLT'), ...u16(8, 4, 0, 0, 0xffff, 1, 0)];

/** GSUB with Arabic forms that change nothing: without any a browser would make ligatures by itself, two letters with the
 * advance of one. */
const substitutions = () => [...u32(0x10000), ...u16(10, 30, 42), ...scripts(), ...u16(1), ...tag('isol'), ...u16(8, 0, 0), ...u16(0)];

/** GPOS with nothing but kerning. @param {[number, [number, number][]][]} pairs by glyph: later glyphs with font units */
function kerning(pairs) {
  const coverage = 10 + pairs.length * 2;
  const sets = [];
  const offsets = [];
  let at = coverage + 4 + pairs.length * 2;
  for (const [, seconds] of pairs) {
    offsets.push(at);
    sets.push(...u16(seconds.length, ...seconds.flat()));
    at += 2 + seconds.length * 4;
  }
  return [...u32(0x10000), ...u16(10, 30, 44), ...scripts(),
    ...u16(1), ...tag('kern'), ...u16(8, 0, 1, 0),
    ...u16(1, 4, 2, 0, 1, 8),
    ...u16(1, coverage, 4, 0, pairs.length, ...offsets, 1, pairs.length, ...pairs.map(([glyph]) => glyph)), ...sets];
}

/**
 * The OpenType file (OpenType 1.9: GPOS, GSUB, OS/2, cmap, glyf, head, hhea, hmtx, loca, maxp, name, post).
 * @param {{advances: number[], characters: [number, number, number][], selectors: boolean, pairs: [number, [number, number][]][]}} font
 *   advances by glyph from 1 on, font units; if they are fewer than the glyphs, the last one is that of the others
 * @returns {Uint8Array}
 */
function openType({ advances, characters, selectors, pairs }) {
  const glyphs = 1 + Math.max(...characters.map(([first, last, glyph]) => glyph + last - first));
  const map = characters.flatMap((range) => u32(...range));
  const variants = selectors ? variations() : [];
  const widest = Math.max(...advances);
  const metrics = advances.length >= glyphs - 1 ? u16(0, 0, ...advances.flatMap((advance) => [advance, 0]))
    : [...u16(...advances.flatMap((advance) => [advance, 0])), ...zeros((glyphs - advances.length) * 2)];
  const tables = {
    ...(pairs.length && { GPOS: kerning(pairs) }),
    GSUB: substitutions(),
    'OS/2': [...u16(4, widest, 400, 5, 0), ...zeros(22), ...zeros(10), ...u32(0, 0, 0, 0), ...zeros(4),
      ...u16(0x40, 0, 0xffff, UNITS, 0, 0, UNITS, 0), ...u32(0, 0), ...u16(0, 0, 0, 32, 0)],
    cmap: [...u16(0, selectors ? 2 : 1), ...(selectors ? [...u16(0, 5), ...u32(20)] : []), ...u16(3, 10),
      ...u32((selectors ? 20 : 12) + variants.length), ...variants, ...u16(12, 0), ...u32(16 + map.length, 0, characters.length), ...map],
    glyf: [0],
    head: [...u32(0x10000, 0x10000, 0, 0x5f0f3cf5), ...u16(0xb, UNITS), ...zeros(16), ...u16(0, 0, 0, 0, 0, 8, 2, 0, 0)],
    hhea: [...u32(0x10000), ...u16(UNITS, 0, 0, widest, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, metrics.length === glyphs * 4 ? glyphs : advances.length)],
    hmtx: metrics,
    loca: zeros((glyphs + 1) * 2),
    maxp: [...u32(0x10000), ...u16(glyphs, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)],
    name: u16(0, 0, 6),
    post: [...u32(0x30000, 0), ...u16(0, 0), ...u32(0, 0, 0, 0, 0)],
  };
  const names = Object.keys(tables);
  const power = 2 ** Math.floor(Math.log2(names.length));
  const directory = [...u32(0x10000), ...u16(names.length, power * 16, Math.log2(power), (names.length - power) * 16)];
  const body = [];
  const start = 12 + names.length * 16;
  for (const name of names) {
    const bytes = tables[name];
    directory.push(...tag(name), ...u32(checksum(bytes), start + body.length, bytes.length));
    for (const byte of bytes) body.push(byte);
    while (body.length % 4) body.push(0);
  }
  return Uint8Array.from([...directory, ...body]);
}

const units = (em) => Math.round(em * UNITS);

/** Every character is as wide. @param {number} advance em @returns {Uint8Array} OpenType */
export const evenFont = (advance) => openType({
  advances: [Math.min(WIDEST, units(advance))], characters: everyCharacter(), selectors: true, pairs: [],
});

// Of core/text/face_letters.h: which letters there are, and which are kerned.
const RANGES = [[0x20, 0x52f], [0x1e00, 0x1fff], [0x2019, 0x2019]];
const LETTERS = RANGES.reduce((sum, [first, last]) => sum + last - first + 1, 0);
const KERNED = 95;

/**
 * Letters as a face of the drawing has them.
 * @param {Float32Array} values of FaceLetters, em
 * @param {number} scale how much of this font's em one of the face is
 * @returns {Uint8Array} OpenType
 */
export function lettersFont(values, scale) {
  const advances = Array.from(values.subarray(0, LETTERS), (advance) => units(Math.max(0, advance) * scale));
  const characters = [];
  let glyph = 1;
  for (const [first, last] of RANGES) {
    characters.push([first, last, glyph]);
    glyph += last - first + 1;
  }
  const pairs = [];
  for (let first = 0; first < KERNED; first++) {
    const seconds = [];
    for (let second = 0; second < KERNED; second++) {
      const kern = units(values[LETTERS + first * KERNED + second] * scale);
      if (kern) seconds.push([1 + second, kern]);
    }
    if (seconds.length) pairs.push([1 + first, seconds]);
  }
  return openType({ advances, characters, selectors: false, pairs });
}
