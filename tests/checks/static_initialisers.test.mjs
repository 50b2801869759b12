import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { staticInitialisers } from './static_initialisers.mjs';
import { root } from './tree.mjs';

test('the core has no static initialisers', () => {
  const folder = join(root, 'build/native/core');
  const rooms = readdirSync(folder).filter((name) => /^libbanxin_\w+\.a$/.test(name) && name !== 'libbanxin_cli.a');
  assert.ok(rooms.includes('libbanxin_layout.a'), `the rooms are built: ${rooms}`);
  assert.deepEqual(staticInitialisers(rooms.map((name) => join(folder, name))), []);
});

test('found: a global with a constructor; let pass: a constant table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-'));
  try {
    const compile = (name, text) => {
      writeFileSync(join(folder, `${name}.cpp`), text);
      const object = join(folder, `${name}.o`);
      assert.equal(spawnSync('c++', ['-O2', '-c', join(folder, `${name}.cpp`), '-o', object]).status, 0);
      return object;
    };
    const bad = compile('bad', '#include <string>\nstd::string name(40, \'x\');');
    const good = compile('good', 'constexpr int table[] = {1, 2, 3};\nint const* first() { return table; }');
    assert.equal(staticInitialisers([bad, good]).length, 1);
    assert.deepEqual(staticInitialisers([good]), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
