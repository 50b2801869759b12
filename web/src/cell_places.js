// Where the cells of a face's packs lie in their files, from its index files (fonts/README.md).

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
}

/**
 * Runs of cells of one file that are fetched at once: what lies between two of them is at most `gap` bytes.
 * @param {{begin: number, size: number}[]} cells @param {number} gap @returns {{begin: number, size: number}[][]}
 */
export function runsOf(cells, gap) {
  const runs = [];
  for (const cell of [...cells].sort((a, b) => a.begin - b.begin)) {
    const last = runs.at(-1)?.at(-1);
    if (last && cell.begin - last.begin - last.size <= gap) runs.at(-1).push(cell);
    else runs.push([cell]);
  }
  return runs;
}
