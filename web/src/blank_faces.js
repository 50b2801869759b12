// The fonts of no ink that the document knows: those of one advance for all characters, of which there are as many as advances
// that are asked for, and those of letters. Bytes given to FontFace need no font-src of a page's policy.
import { evenFont, lettersFont } from './blank_font.js';

/** There is a face for each sixteenth of an em: browsers find the character under the pointer by the font's own advance, so
 * that letter-spacing must stay small. */
const PARTS = 16;
const WIDEST = 24;       // of PARTS
const FINE = 256;        // parts for joining letters, which take no letter-spacing
const MOST_LETTERS = 200;  // faces of letters that are kept

/** @param {number} parts of an em that every character is wide @returns {string} a family name for CSS */
const familyOf = (parts, of = PARTS) => `"banxin blank ${parts}/${of}"`;

/** The face of characters without an advance. */
export const NO_ADVANCE = familyOf(0);

/** The family whose advance is nearest, and that advance. @param {number} advance em @returns {[string, number]} */
export function nearestFace(advance) {
  const parts = Math.min(WIDEST, Math.max(0, Math.round(advance * PARTS)));
  return [familyOf(parts), parts / PARTS];
}

const load = async (family, bytes) => new FontFace(family.slice(1, -1), bytes).load();
let coming = null;

/** Makes the even faces known to this document, once. Resolves with whether they are. @returns {Promise<boolean>} */
export function loadBlankFaces() {
  coming ??= (async () => {
    try {
      const faces = Array.from({ length: WIDEST + 1 }, (_, parts) => load(familyOf(parts), evenFont(parts / PARTS)));
      for (const face of await Promise.all(faces)) document.fonts.add(face);
      return true;
    } catch {
      return false;
    }
  })();
  return coming;
}

const fine = new Map();  // parts -> when the face is here

/** A family whose every character is as wide as can be told apart. @param {number} advance em @returns {Promise<string>} */
export async function exactFace(advance) {
  const parts = Math.min(8 * FINE, Math.max(0, Math.round(advance * FINE)));
  const family = familyOf(parts, FINE);
  if (!fine.has(parts)) fine.set(parts, load(family, evenFont(parts / FINE)).then((face) => document.fonts.add(face)));
  await fine.get(parts);
  return family;
}

let count = 0;
const kept = new Map();  // key -> {family, here}, the longest unused first
const names = new WeakMap();

/**
 * A family of the letters of one of the drawing's faces.
 * @param {Float32Array} values of the face, see EngineViewer
 * @param {number} scale how much of the family's em one of the face's is
 * @returns {Promise<string>} the family, when it can be used
 */
export async function lettersFace(values, scale) {
  if (!names.has(values)) names.set(values, ++count);
  const key = `${names.get(values)} ${scale}`;
  let entry = kept.get(key);
  kept.delete(key);
  if (!entry) {
    const family = `"banxin blank letters ${++count}"`;
    entry = { family, face: load(family, lettersFont(values, scale)) };
    entry.here = entry.face.then((face) => document.fonts.add(face));
  }
  kept.set(key, entry);
  if (kept.size > MOST_LETTERS) {
    const [oldest, { face }] = kept.entries().next().value;
    kept.delete(oldest);
    face.then((gone) => document.fonts.delete(gone), () => {});
  }
  await entry.here;
  return entry.family;
}
