// Texts of a given number of distinct Han, drawn by the frequency facts of lists/.
import { readFileSync } from 'node:fs';

/**
 * How often the Han of a rank comes among a million, in the word frequencies that lists/ are made from (PROVENANCE.md);
 * between two ranks a power of the rank.
 */
const KNOTS = [[1, 12509], [2, 10407], [4, 9432], [8, 7705], [16, 4990], [32, 3374], [64, 2444], [128, 1613], [256, 921], [512, 444],
  [1000, 170], [2000, 41.9], [3000, 13.2], [4096, 4.74], [6000, 1.02], [8192, 0.2]];

function frequency(rank) {
  const at = Math.max(1, KNOTS.findIndex(([knot]) => knot >= rank));
  const [[r0, f0], [r1, f1]] = [KNOTS[at - 1], KNOTS[at]];
  return f0 * (rank / r0) ** (Math.log(f1 / f0) / Math.log(r1 / r0));
}

/** xorshift32. */
function random(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The same text for the same arguments. @param {number} distinct Han @param {number} seed */
export function syntheticText(distinct, seed = 20260101) {
  const list = readFileSync(new URL('lists/han_simplified.txt', import.meta.url), 'utf8');
  const characters = Array.from(list.replace(/^#.*$/gm, '').replace(/\s/g, '')).slice(0, KNOTS.at(-1)[0]);
  const sums = [];
  characters.reduce((sum, _, rank) => (sums[rank] = sum + frequency(rank + 1)), 0);
  const next = random(seed + distinct);
  const seen = new Set();
  let text = '';
  while (seen.size < distinct) {
    const aim = next() * sums.at(-1);
    let low = 0;
    for (let high = sums.length - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (sums[middle] < aim) low = middle + 1;
      else high = middle;
    }
    seen.add(characters[low]);
    text += characters[low];
    if (text.length % 23 === 0) text += '，';
    if (text.length % 97 === 0) text += '。\n\n';
  }
  return `${text}。`;
}
