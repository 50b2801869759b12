// Where the cells of a face's packs lie in their files, from its index files, and which of them are fetched together
// (fonts/README.md).

const UNIT = 4;
const LONG = 0xf0;

/**
 * @param {import('./font_table.js').SliceEntry[]} slices of one face and one part of its index, in order
 * @param {Uint8Array} lengths
 */
export function placeCells(slices, lengths) {
  let at = 0, begin = 0, file = '';
  for (const slice of slices) {
    let units = lengths[at++];
    if (units >= LONG) units = LONG + ((units - LONG) << 8 | lengths[at++]);
    if (units === undefined || at > lengths.length) throw new Error('an index is cut short');
    if (slice.file !== file) [file, begin] = [slice.file, 0];
    slice.begin = begin;
    slice.size = units * UNIT;
    begin += slice.size;
  }
  if (at !== lengths.length) throw new Error('an index of other cells');
}

/**
 * Runs of cells that are fetched at once. The smallest gaps between cells of one file are bridged first, as long as what
 * comes unasked is at most `allowance` bytes in all; without limit (Infinity) a run is its whole file.
 * @param {number[]} wanted indices into `slices`, each once, of cells with places
 * @param {import('./font_table.js').SliceEntry[]} slices of all faces: those of one file lie together, in order
 * @param {number} allowance
 * @returns {{first: number, last: number, wanted: number, unasked: number}[]} slices first to last; sums of bytes
 */
export function runsOf(wanted, slices, allowance) {
  const cells = [...wanted].sort((a, b) => a - b);
  const gaps = [];
  for (let i = 1; i < cells.length; i++) {
    const [before, after] = [slices[cells[i - 1]], slices[cells[i]]];
    if (before.file === after.file) gaps.push({ i, size: after.begin - before.begin - before.size });
  }
  gaps.sort((a, b) => a.size - b.size || a.i - b.i);
  const bridged = new Map();
  let left = allowance;
  for (const { i, size } of gaps) {
    if ((left -= size) < 0) break;
    bridged.set(i, size);
  }
  const runs = [];
  cells.forEach((cell, i) => {
    if (!bridged.has(i)) runs.push({ first: cell, last: cell, wanted: 0, unasked: 0 });
    const run = runs.at(-1);
    run.last = cell;
    run.wanted += slices[cell].size;
    run.unasked += bridged.get(i) ?? 0;
  });
  if (allowance < Infinity) return runs;
  for (const run of runs) {
    const { file } = slices[run.first];
    while (slices[run.first - 1]?.file === file) run.first--;
    while (slices[run.last + 1]?.file === file) run.last++;
  }
  return runs;
}

/** True when a cell is what its first two bytes say: CRC-16/XMODEM, high byte first. @param {Uint8Array} cell */
export function isSound(cell) {
  let crc = 0;
  for (let i = 2; i < cell.length; i++) {
    crc ^= cell[i] << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1) & 0xffff;
  }
  return cell.length > 2 && crc === (cell[0] << 8 | cell[1]);
}
