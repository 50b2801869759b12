// The files of the checkout, for the checks in this folder. A tree is a Map from path (relative, with slashes) to text.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../../..');

const binary = /\.(png|jpe?g|webp|gz|br|woff2?|otf|ttf|ico|wasm)$/;

/** Everything of the checkout but build/ and Git's own. */
export function readTree(folder = root) {
  const tree = new Map();
  const walk = (relative) => {
    for (const entry of readdirSync(join(folder, relative), { withFileTypes: true })) {
      const path = relative ? `${relative}/${entry.name}` : entry.name;
      if (path === 'build' || path === '.git' || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) walk(path);
      else if (!binary.test(path)) tree.set(path, readFileSync(join(folder, path), 'utf8'));
    }
  };
  walk('');
  return tree;
}

/** Pairs of line number (from 1) and line. */
export function* lines(text) {
  let number = 0;
  for (const line of text.split('\n')) yield [++number, line];
}
