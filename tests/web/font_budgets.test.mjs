// Font bytes of a cold first view, by the reader's own loader over the built fonts, against the exact subset.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGETS, report, sampleFiles } from '../../fonts/report.mjs';
import { syntheticText } from '../../fonts/synthetic_text.mjs';

test('articles cost what they may', async () => {
  const files = sampleFiles();
  const rows = await report(files);
  assert.ok(rows.length >= files.length + 4);
  for (const { name, bytes, exact } of rows) {
    assert.ok(bytes <= BUDGETS.unknown * exact.plain, `${name}: ${bytes} of ${exact.plain} bytes`);
    assert.ok(exact.bytes <= BUDGETS.known * exact.plain, `${name}: ${exact.bytes} of ${exact.plain} bytes`);
    assert.ok(bytes > exact.bytes, `${name}: no less than what it needs`);
  }
});

test('synthetic texts have as many distinct Han as is asked, always the same', () => {
  for (const n of [1, 100, 727]) {
    const text = syntheticText(n);
    assert.equal(new Set(text.match(/\p{Script=Han}/gu)).size, n);
    assert.equal(syntheticText(n), text);
  }
  assert.notEqual(syntheticText(100, 1), syntheticText(100, 2));
});
