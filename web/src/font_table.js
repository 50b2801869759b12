// fonts.json as one buffer for the engine (wasm/abi.h, FontTable).
import { FONT_FAMILIES, FontFaceRecord, FontSetRecord, FontSliceRecord, FontTable, LANGUAGES } from './abi.js';

/**
 * @typedef {{file: string, bytes: number, advance: number, ranges: number, languages?: string[]}} SliceEntry
 * @typedef {{version: number, ranges: string[], faces: {name: string, family: string, weight: number,
 *   metrics: Record<string, number>, slices: SliceEntry[]}[]}} FontsFile
 */

/** Slices of all faces in catalogue order: their index is what the engine calls a slice. @param {FontsFile} fonts */
export const slicesOf = (fonts) => fonts.faces.flatMap((face) => face.slices);

/** @param {FontsFile} fonts @returns {Uint8Array} */
export function packFontTable(fonts) {
  if (fonts?.version !== 1 || !Array.isArray(fonts.ranges) || !Array.isArray(fonts.faces)) {
    throw new TypeError('fonts.json is not a catalogue of version 1');
  }
  const slices = slicesOf(fonts);
  const encoder = new TextEncoder();
  const texts = [];
  let textSize = 0;
  const place = (text) => {
    const bytes = encoder.encode(text);
    const begin = textSize;
    texts.push(bytes);
    textSize += bytes.length;
    return { begin, size: bytes.length };
  };
  const sets = fonts.ranges.map((steps) => ({ steps: place(steps) }));
  const faces = fonts.faces.map((face) => ({
    ...face.metrics,
    name: place(face.name),
    family: FONT_FAMILIES.indexOf(face.family),
    weight: face.weight,
    slice_count: face.slices.length,
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
  for (const slice of slices) {
    let languages = 0;
    for (const tag of slice.languages ?? []) languages |= LANGUAGES.includes(tag) ? 1 << LANGUAGES.indexOf(tag) : 0;
    write(FontSliceRecord, { set: slice.ranges, advance: slice.advance, languages });
  }
  for (const text of texts) {
    bytes.set(text, at);
    at += text.length;
  }
  return bytes;
}
