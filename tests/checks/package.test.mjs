// The installed CMake package, used by a program that knows nothing of this checkout.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './tree.mjs';

function run(command, args, input) {
  const result = spawnSync(command, args, { encoding: 'utf8', input });
  assert.equal(result.status, 0, `${command} ${args.join(' ')}\n${result.stdout}\n${result.stderr}`);
  return result.stdout;
}

test('a program builds against the installed package and opens an article', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-'));
  try {
    run('cmake', ['--install', join(root, 'build/native'), '--prefix', join(folder, 'prefix')]);
    const targets = join(folder, 'prefix/lib');
    const texts = readdirSync(targets, { recursive: true }).filter((name) => name.endsWith('.cmake'))
      .map((name) => readFileSync(join(targets, name), 'utf8'));
    assert.ok(texts.length >= 3, 'the package has its files');
    assert.ok(texts.every((text) => !text.includes(root)), 'nothing in the package points into the checkout');
    run('cmake', ['-S', join(root, 'tests/checks/package'), '-B', join(folder, 'build'), '-G', 'Ninja',
      `-DCMAKE_PREFIX_PATH=${join(folder, 'prefix')}`]);
    run('cmake', ['--build', join(folder, 'build')]);
    const [title, height] = run(join(folder, 'build/reader'), [],
      '[题目](https://example.com/)\n------\n\n<p>正文一段。</p><p>正文二段。</p>\n').split('\n');
    assert.equal(title, '题目');
    assert.ok(Number(height) > 50, `the page has a height: ${height}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
