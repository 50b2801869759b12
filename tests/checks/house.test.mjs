import assert from 'node:assert/strict';
import { test } from 'node:test';
import { houseFindings, longFiles } from './house.mjs';
import { readTree } from './tree.mjs';

test('the house is in order', () => assert.deepEqual(houseFindings(readTree()), []));

test('files above 400 lines', (t) => {
  for (const [path, count] of longFiles(readTree())) t.diagnostic(`${count} lines: ${path}`);
  assert.deepEqual(longFiles(new Map([['core/a.cpp', 'x\n'.repeat(401)], ['core/b.cpp', 'x\n'.repeat(400)]])),
    [['core/a.cpp', 401]]);
});

const wrong = {
  'a folder at the top': ['scripts/a.sh', ''],
  'a file at the top': ['notes.md', ''],
  'an empty name': ['core/text/text_utils.cpp', ''],
  'a manager': ['core/font/font_manager.h', ''],
  'a path of one machine': ['web/src/a.js', `open("${['', 'work', 'main'].join('/')}/x")`],
  'a registry': ['tests/run.sh', ['https://deb', 'debian.org/debian'].join('.')],
  'markup from a string': ['web/src/a.js', 'node.innerHTML = text;'],
  'code from a string': ['web/src/a.js', 'return eval(text)'],
  'something unfinished': ['core/text/a.cpp', `// ${'TO' + 'DO'}: lines`],
};
for (const [name, [path, text]] of Object.entries(wrong)) {
  test(`found: ${name}`, () => assert.equal(houseFindings(new Map([[path, text]])).length, 1));
}

const right = {
  'dotfiles': ['.ci/run', ''],
  'a path below a variable': ['web/start.sh', 'cd "$root/work/x"'],
  'a word that holds another': ['core/base/database.cpp', 'retrieval(x); medieval(y)'],
};
for (const [name, [path, text]] of Object.entries(right)) {
  test(`let pass: ${name}`, () => assert.deepEqual(houseFindings(new Map([[path, text]])), []));
}
