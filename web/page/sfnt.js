// OpenType files as their tables (OpenType 1.9, "Organization of an OpenType Font").

const HEAD = 12;
const ENTRY = 16;
const tagAt = (view, at) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
const padded = (size) => (size + 3) & ~3;

/** @param {Uint8Array} bytes @returns {Map<string, Uint8Array>} views of the bytes, by tag */
export function tablesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Map(Array.from({ length: view.getUint16(4) }, (_, i) => {
    const at = HEAD + i * ENTRY;
    const offset = view.getUint32(at + 8);
    return [tagAt(view, at), bytes.subarray(offset, offset + view.getUint32(at + 12))];
  }));
}

function checksum(table) {
  const whole = new Uint8Array(padded(table.length));
  whole.set(table);
  const view = new DataView(whole.buffer);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/**
 * A file of these tables.
 * @param {ArrayLike<number>} version its first four bytes: `OTTO` or 1.0 @param {Map<string, Uint8Array>} tables @returns {Uint8Array}
 */
export function assemble(version, tables) {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const begin = HEAD + sorted.length * ENTRY;
  const bytes = new Uint8Array(sorted.reduce((size, [, table]) => size + padded(table.length), begin));
  const view = new DataView(bytes.buffer);
  bytes.set(version);
  const power = Math.floor(Math.log2(sorted.length));
  [sorted.length, 16 << power, power, (sorted.length - (1 << power)) * 16].forEach((value, i) => view.setUint16(4 + 2 * i, value));
  let offset = begin;
  sorted.forEach(([tag, table], i) => {
    const at = HEAD + i * ENTRY;
    bytes.set(Array.from(tag, (letter) => letter.charCodeAt(0)), at);
    [checksum(table), offset, table.length].forEach((value, n) => view.setUint32(at + 4 + 4 * n, value));
    bytes.set(table, offset);
    offset += padded(table.length);
  });
  return bytes;
}
