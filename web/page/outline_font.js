// Fonts of the engine's coded outlines, for a browser to set text in.
import { u16, u32, zeros } from '../src/big_endian.js';
import { cffTable } from './cff.js';
import { assemble, tablesOf } from './sfnt.js';

const OTTO = [0x4f, 0x54, 0x54, 0x4f];
const EMPTY = Object.freeze({ points: [], ends: [] });

/**
 * What Engine.outlines() tells.
 * @param {Int32Array} numbers @returns {Map<number, import('./cff.js').Outline>} by code point
 */
export function outlinesIn(numbers) {
  const out = new Map();
  for (let at = 0; at < numbers.length;) {
    const [codePoint, points, contours] = numbers.subarray(at, at + 3);
    at += 3;
    const outline = { points: [], ends: [] };
    for (let i = 0; i < points; i++, at += 3) outline.points.push({ x: numbers[at], y: numbers[at + 1], kind: numbers[at + 2] });
    outline.ends.push(...numbers.subarray(at, at += contours));
    out.set(codePoint, outline);
  }
  return out;
}

/** cmap of one code point a glyph, from 1 on (format 12). @param {number[]} codePoints ascending */
function characterMap(codePoints) {
  const groups = [];
  codePoints.forEach((codePoint, i) => {
    const last = groups.at(-1);
    if (last && last[1] + 1 === codePoint) last[1] = codePoint;
    else groups.push([codePoint, codePoint, i + 1]);
  });
  return [...u16(0, 1, 3, 10), ...u32(12), ...u16(12, 0), ...u32(16 + groups.length * 12, 0, groups.length), ...groups.flatMap((group) => u32(...group))];
}

const table = (bytes) => Uint8Array.from(bytes);
const sizes = (glyphs) => table([...u32(0x5000), ...u16(glyphs)]);  // maxp of a CFF font

/** What browsers ask of a font and the engine does not. @param {Record<string, number>} metrics @returns {[string, Uint8Array][]} */
function browsersOwn({ units_per_em: em, ascent, descent, x_height: xHeight, cap_height: capHeight }) {
  return [
    ['OS/2', table([...u16(4, em, 400, 5, 0), ...zeros(22), ...zeros(10), ...u32(0, 0, 0, 0), ...zeros(4),
      ...u16(0x40, 0, 0xffff, ascent, -descent, 0, ascent, descent), ...u32(0, 0), ...u16(xHeight, capHeight, 0, 32, 0)])],
    ['name', table(u16(0, 0, 6))],
    ['post', table([...u32(0x30000, 0), ...u16(0, 0), ...u32(0, 0, 0, 0, 0)])],
  ];
}

/**
 * Characters of advances of their own, without shaping.
 * @param {Record<string, number>} metrics of the face, as fonts.json has them
 * @param {[number, number, import('./cff.js').Outline][]} characters code point, advance (font units), outline
 * @returns {Uint8Array} OpenType (1.9: CFF, OS/2, cmap, head, hhea, hmtx, maxp, name, post)
 */
export function outlineFont(metrics, characters) {
  const { units_per_em: em, ascent, descent } = metrics;
  const sorted = [...characters].sort(([a], [b]) => a - b);
  const advances = [em, ...sorted.map(([, advance]) => advance)];
  const widest = Math.max(...advances);
  const tables = new Map([
    ['CFF ', cffTable([EMPTY, ...sorted.map(([, , outline]) => outline)])],
    ['cmap', table(characterMap(sorted.map(([codePoint]) => codePoint)))],
    ['head', table([...u32(0x10000, 0x10000, 0, 0x5f0f3cf5), ...u16(3, em), ...zeros(16), ...u16(0, -descent, em, ascent, 0, 8, 2, 0, 0)])],
    ['hhea', table([...u32(0x10000), ...u16(ascent, -descent, 0, widest, 0, 0, em, 1, 0, 0, 0, 0, 0, 0, 0, advances.length)])],
    ['hmtx', table(advances.flatMap((advance) => u16(advance, 0)))],
    ['maxp', sizes(advances.length)],
    ...browsersOwn(metrics),
  ]);
  return assemble(OTTO, tables);
}

/** How many glyphs a file has. @param {Uint8Array} bytes OpenType */
export function glyphsOf(bytes) {
  const maxp = tablesOf(bytes).get('maxp');
  return maxp[4] << 8 | maxp[5];
}

/**
 * A slice that came without its outlines, with them again.
 * @param {Uint8Array} slice OpenType @param {Record<string, number>} metrics of the face
 * @param {(glyph: number) => import('./cff.js').Outline|undefined} outlineOf by glyph number
 */
export function withOutlines(slice, metrics, outlineOf) {
  const tables = tablesOf(slice);
  for (const [name, bytes] of browsersOwn(metrics)) if (!tables.has(name)) tables.set(name, bytes);
  const glyphs = glyphsOf(slice);
  tables.set('maxp', sizes(glyphs));
  tables.set('CFF ', cffTable(Array.from({ length: glyphs }, (_, glyph) => outlineOf(glyph) ?? EMPTY)));
  return assemble(OTTO, tables);
}
