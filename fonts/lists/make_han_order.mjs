// Makes han_simplified.txt and han_traditional.txt: Han characters by how often they are used.
//
//   npm pack nodejieba@3.5.8 && tar xzf nodejieba-3.5.8.tgz && mv package nodejieba
//   npm pack opencc-js@1.4.2 && tar xzf opencc-js-1.4.2.tgz && mv package opencc-js
//   node fonts/lists/make_han_order.mjs nodejieba opencc-js fonts/lists
//
// A character's weight is the sum of the frequencies of the words it is in, over jieba's dictionary
// (word, frequency, part of speech). For the traditional list every word is first converted as a whole by
// OpenCC, so that one simplified character with several traditional ones is shared out by its words.
// Only ranks are kept. Ties fall by code point: the same input gives the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [jieba, opencc, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node make_han_order.mjs NODEJIEBA_PACKAGE OPENCC_JS_PACKAGE OUT_FOLDER');
  process.exit(2);
}
const han = /^\p{Script=Han}$/u;
const words = readFileSync(join(jieba, 'submodules/cppjieba/dict/jieba.dict.utf8'), 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter((fields) => fields.length >= 2 && Number(fields[1]) > 0)
  .map(([word, count]) => ({ word, count: Number(count) }));

function ranked(convert) {
  const weights = new Map();
  for (const { word, count } of words) {
    for (const character of convert(word)) {
      if (han.test(character)) weights.set(character, (weights.get(character) ?? 0) + count);
    }
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1] || a[0].codePointAt(0) - b[0].codePointAt(0))
    .map(([character]) => character);
}

function write(name, title, characters) {
  const lines = [`# ${title}; made by make_han_order.mjs, see PROVENANCE.md. Most used first.`];
  for (let i = 0; i < characters.length; i += 50) lines.push(characters.slice(i, i + 50).join(''));
  writeFileSync(join(out, name), lines.join('\n') + '\n');
  console.log(`${name}: ${characters.length} characters`);
}

const { Converter } = await import(pathToFileURL(resolve(opencc, 'dist/esm/full.js')));
write('han_simplified.txt', 'Han in simplified text', ranked((word) => word));
write('han_traditional.txt', 'Han in traditional text', ranked(Converter({ from: 'cn', to: 'twp' })));
