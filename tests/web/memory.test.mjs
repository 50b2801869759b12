// Memory of the engine in bytes: an article of many Han in four faces, and articles that come and go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticText } from '../../fonts/synthetic_text.mjs';
import { settings, startEngine } from './built.mjs';

const FIXED = 16 << 20;
const PER_CHARACTER = 150;

/** The same paragraphs in Song and Hei, regular and bold. */
function inFourFaces(text) {
  const paragraphs = text.split('\n\n').filter(Boolean);
  const all = (around) => paragraphs.map(around).join('\n');
  const body = [all((p) => `<p>${p}</p>`), all((p) => `<p><b>${p}</b></p>`), all((p) => `<p><small>${p}</small></p>`), all((p) => `<h3>${p}</h3>`)];
  return new TextEncoder().encode(`<!--1730448421000-->\n[题目](https://example.org/a)\n------\n\n${body.join('\n')}\n`);
}

function openWhole({ engine, load }, bytes) {
  const viewer = engine.open(bytes);
  let layout = viewer.layout(settings);
  while (load(viewer.neededSlices())) layout = viewer.layout(settings);
  const wanted = viewer.wantedSlices(0, layout.height);
  load(wanted);
  return { viewer, layout, wanted };
}

test('1,469 distinct Han in four faces', async (t) => {
  const built = await startEngine();
  const { viewer, layout, wanted } = openWhole(built, inFourFaces(syntheticText(1469)));
  const faces = new Set(wanted.map((slice) => built.slices[slice].face));
  assert.equal(faces.size, 4);
  assert.ok(wanted.length > 4 * 1400, 'nearly every glyph is a slice of its own');
  const { memoryBytes } = built.engine;
  t.diagnostic(`${memoryBytes} bytes for ${layout.textLength} characters`);
  assert.ok(memoryBytes <= FIXED + PER_CHARACTER * layout.textLength, `${memoryBytes} bytes`);
  viewer.close();
});

test('articles one after the other take no more than one of them', async () => {
  const built = await startEngine();
  let most = 0;
  for (let round = 0; round < 8; round++) {
    const { viewer } = openWhole(built, inFourFaces(syntheticText(700, round + 1)));
    if (round === 2) most = built.engine.memoryBytes;
    const gone = viewer.close();
    assert.ok(round < 2 || gone.length > 100, 'slices go');
    assert.ok(gone.length < 700 * 4, 'and not all of them');
  }
  assert.ok(built.engine.memoryBytes <= most + (1 << 20), `${most} -> ${built.engine.memoryBytes}`);
});
