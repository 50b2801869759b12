// Texts of a given number of distinct Han, drawn by the frequency facts of lists/: a character of rank r comes with
// probability proportional to 1 / (r + 8), which is Zipf's law as Mandelbrot amended it.
import { readFileSync } from 'node:fs';

const SHIFT = 8;
const LISTED = 6000;

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
  const characters = Array.from(list.replace(/^#.*$/gm, '').replace(/\s/g, '')).slice(0, LISTED);
  const sums = [];
  characters.reduce((sum, _, rank) => (sums[rank] = sum + 1 / (rank + SHIFT)), 0);
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
