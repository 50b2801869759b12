import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './tree.mjs';
import { allowedImports, limits, listedExports, sizeFindings, sizes, wasmInterface } from './wasm_interface.mjs';

const path = join(root, 'build/wasm/banxin.wasm');
const bytes = existsSync(path) ? readFileSync(path) : null;

test('the engine is built', () => assert.ok(bytes, `${path} is there`));

test('it asks its loader for nothing new', { skip: !bytes }, () => {
  assert.deepEqual(wasmInterface(bytes).imports.filter((name) => !allowedImports.includes(name)), []);
});

test('it exports what wasm_exports.txt lists, no more, no less', { skip: !bytes }, () => {
  assert.deepEqual(wasmInterface(bytes).exports, listedExports(join(root, 'tests/checks/wasm_exports.txt')));
});

test('it is within its size', { skip: !bytes }, (t) => {
  const { raw, brotli } = sizes(bytes);
  t.diagnostic(`${raw} bytes, ${brotli} after brotli; budget of the finished engine ${limits.rawBudget}, ${limits.brotliBudget}`);
  assert.deepEqual(sizeFindings({ raw, brotli }), []);
});

test('found: an import, an export, too many bytes', () => {
  // (module (import "env" "now" (func)) (export "peek" (func 0)) (export "stackSave" (func 0)))
  const name = (text) => [text.length, ...Buffer.from(text)];
  const section = (id, body) => [id, body.length, ...body];
  const module = Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 0, 0]),
    ...section(2, [1, ...name('env'), ...name('now'), 0, 0]),
    ...section(7, [2, ...name('peek'), 0, 0, ...name('stackSave'), 0, 0]),
  ]);
  assert.deepEqual(wasmInterface(module), { imports: ['env.now'], exports: ['peek'] });
  assert.ok(!allowedImports.includes('env.now'));
  assert.equal(sizeFindings({ raw: limits.raw + 1, brotli: limits.brotli + 1 }).length, 2);
  assert.deepEqual(sizeFindings({ raw: limits.raw, brotli: limits.brotli }), []);
  assert.equal(sizes(Buffer.alloc(10_000)).raw, 10_000);
  assert.ok(sizes(Buffer.alloc(10_000)).brotli < 100);
});
