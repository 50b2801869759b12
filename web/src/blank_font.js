// A font of no ink, made in memory: every character has one and the same advance, and letter-spacing says the rest of how wide
// it is. There is a face for each sixteenth of an em: browsers find the character under the pointer by the font's own advance,
// so that letter-spacing must stay small, and letters of joining scripts take none at all. One em high, all of it above the
// baseline. Bytes given to FontFace need no font-src of a page's policy.

/** The faces: their advance is 0, 1, … of this many parts of an em. */
export const PARTS = 16;
const WIDEST = 24;  // parts

/** @param {number} parts sixteenths of an em @returns {string} a family name for CSS */
export const blankFamily = (parts) => `"banxin blank ${parts}"`;
/** The face whose advance is nearest. @param {number} advance em */
export const nearestParts = (advance) => Math.min(WIDEST, Math.max(0, Math.round(advance * PARTS)));

const UNITS = 1024;    // per em
const MOST = 0x110000;
const STRETCH = 2048;  // code points that share the glyphs

const u16 = (...values) => values.flatMap((value) => [value >> 8 & 255, value & 255]);
const u32 = (...values) => values.flatMap((value) => [value >>> 24, value >> 16 & 255, value >> 8 & 255, value & 255]);
const zeros = (count) => new Array(count).fill(0);

/** Groups of cmap's format 12. Surrogates are none's. */
function groups() {
  const out = [];
  for (let at = 0; at < MOST; at += STRETCH) if (at < 0xd800 || at >= 0xe000) out.push(...u32(at, at + STRETCH - 1, 1));
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

/**
 * The OpenType file (OpenType 1.9: OS/2, cmap, glyf, head, hhea, hmtx, loca, maxp, name, post).
 * @param {number} advance font units, 1024 to the em
 * @returns {Uint8Array}
 */
export function blankFont(advance) {
  const glyphs = 1 + STRETCH;
  const map = groups();
  const selectors = variations();
  const tables = {
    'OS/2': [...u16(4, advance, 400, 5, 0), ...zeros(22), ...zeros(10), ...u32(0, 0, 0, 0), ...zeros(4),
      ...u16(0x40, 0, 0xffff, UNITS, 0, 0, UNITS, 0), ...u32(0, 0), ...u16(0, 0, 0, 32, 0)],
    cmap: [...u16(0, 2, 0, 5), ...u32(20), ...u16(3, 10), ...u32(20 + selectors.length), ...selectors, ...u16(12, 0), ...u32(16 + map.length, 0, map.length / 12), ...map],
    glyf: [0],
    head: [...u32(0x10000, 0x10000, 0, 0x5f0f3cf5), ...u16(0xb, UNITS), ...zeros(16), ...u16(0, 0, 0, 0, 0, 8, 2, 0, 0)],
    hhea: [...u32(0x10000), ...u16(UNITS, 0, 0, advance, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)],
    hmtx: [...u16(advance, 0), ...zeros((glyphs - 1) * 2)],
    loca: zeros((glyphs + 1) * 2),
    maxp: [...u32(0x10000), ...u16(glyphs, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)],
    name: u16(0, 0, 6),
    post: [...u32(0x30000, 0), ...u16(0, 0), ...u32(0, 0, 0, 0, 0)],
  };
  const names = Object.keys(tables);
  const directory = [...u32(0x10000), ...u16(names.length, 128, 3, names.length * 16 - 128)];
  const body = [];
  const start = 12 + names.length * 16;
  for (const name of names) {
    const bytes = tables[name];
    directory.push(...Array.from(name, (letter) => letter.charCodeAt(0)), ...u32(checksum(bytes), start + body.length, bytes.length));
    for (const byte of bytes) body.push(byte);
    while (body.length % 4) body.push(0);
  }
  return Uint8Array.from([...directory, ...body]);
}

let coming = null;

/** Makes the faces known to this document, once. Resolves with whether they are. @returns {Promise<boolean>} */
export function loadBlankFont() {
  coming ??= (async () => {
    try {
      const parts = Array.from({ length: WIDEST + 1 }, (_, i) => i);
      const faces = parts.map((i) => new FontFace(blankFamily(i).slice(1, -1), blankFont(i * UNITS / PARTS)));
      for (const face of await Promise.all(faces.map((made) => made.load()))) document.fonts.add(face);
      return true;
    } catch {
      return false;
    }
  })();
  return coming;
}
