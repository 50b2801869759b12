// A font of no ink, made in memory. No character has an advance of its own, so that letter-spacing alone says how wide
// each is; letters of joining scripts, which browsers do not space, are one em wide instead. One em high, all of it
// above the baseline. Bytes given to FontFace need no font-src of a page's policy.

export const BLANK_FAMILY = 'banxin blank';

const MOST = 0x110000;
const STRETCH = 2048;  // code points that share the glyphs without an advance
const WIDE = 256;      // glyphs of one em

// Arabic, Syriac, N'Ko, Mandaic, Mongolian, Phags-pa, Hanifi Rohingya, Adlam, and Arabic's presentation forms: blocks of Unicode.
const JOINING = [[0x600, 0x77f], [0x7c0, 0x7ff], [0x840, 0x8ff], [0x1800, 0x18af], [0xa840, 0xa87f], [0xfb50, 0xfdff],
  [0xfe70, 0xfefe], [0x10d00, 0x10d3f], [0x1e900, 0x1e95f]];

const u16 = (...values) => values.flatMap((value) => [value >> 8 & 255, value & 255]);
const u32 = (...values) => values.flatMap((value) => [value >>> 24, value >> 16 & 255, value >> 8 & 255, value & 255]);
const zeros = (count) => new Array(count).fill(0);

/** Groups of cmap's format 12: [first, last, glyph]. Surrogates are none's. */
function groups() {
  const out = [];
  const cut = (begin, end, most, glyph) => {
    for (let at = begin; at <= end; at += most) out.push([at, Math.min(end, at + most - 1), glyph]);
  };
  let next = 0;
  for (const [begin, end] of [...JOINING, [MOST, MOST]].sort(([a], [b]) => a - b)) {
    for (const [from, to] of [[next, Math.min(begin - 1, 0xd7ff)], [Math.max(next, 0xe000), begin - 1]]) {
      if (from <= to) cut(from, to, STRETCH, 1 + WIDE);
    }
    if (begin < MOST) cut(begin, end, WIDE, 1);
    next = end + 1;
  }
  return out;
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) {
    sum = sum + ((bytes[i] << 24 | (bytes[i + 1] ?? 0) << 16 | (bytes[i + 2] ?? 0) << 8 | (bytes[i + 3] ?? 0)) >>> 0) >>> 0;
  }
  return sum;
}

/** The OpenType file (OpenType 1.9: OS/2, cmap, glyf, head, hhea, hmtx, loca, maxp, name, post). @returns {Uint8Array} */
export function blankFont() {
  const glyphs = 1 + WIDE + STRETCH;
  const map = groups();
  const ascent = 1000;
  const tables = {
    'OS/2': [...u16(4, 0, 400, 5, 0), ...zeros(22), ...zeros(10), ...u32(0, 0, 0, 0), ...zeros(4),
      ...u16(0x40, 0, 0xffff, ascent, 0, 0, ascent, 0), ...u32(0, 0), ...u16(0, 0, 0, 32, 0)],
    cmap: [...u16(0, 1, 3, 10), ...u32(12), ...u16(12, 0), ...u32(16 + map.length * 12, 0, map.length), ...map.flatMap((group) => u32(...group))],
    glyf: [0],
    head: [...u32(0x10000, 0x10000, 0, 0x5f0f3cf5), ...u16(0xb, 1000), ...zeros(16), ...u16(0, 0, 0, 0, 0, 8, 2, 0, 0)],
    hhea: [...u32(0x10000), ...u16(ascent, 0, 0, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, WIDE + 2)],
    hmtx: [...u16(0, 0), ...Array.from({ length: WIDE }, () => u16(1000, 0)).flat(), ...u16(0, 0), ...zeros((STRETCH - 1) * 2)],
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

/** Makes BLANK_FAMILY known to this document, once. Resolves with whether it is. @returns {Promise<boolean>} */
export function loadBlankFont() {
  coming ??= (async () => {
    try {
      document.fonts.add(await new FontFace(BLANK_FAMILY, blankFont()).load());
      return true;
    } catch {
      return false;
    }
  })();
  return coming;
}
