// Fonts made of coded outlines: the tables, and the charstrings walked again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODED, FIRST_GLYPH, FONT } from '../../web/src/font_table.js';
import { glyphsOf, outlineFont, outlinesIn, withOutlines } from '../../web/page/outline_font.js';
import { tablesOf } from '../../web/page/sfnt.js';
import { rangesOf } from '../../web/page/article_fonts.js';
import { startEngine } from './built.mjs';

/** The items of an INDEX at `at` (Technical Note 5176, 5), and where it ends. */
function indexAt(bytes, at) {
  const count = bytes[at] << 8 | bytes[at + 1];
  if (!count) return { items: [], end: at + 2 };
  const size = bytes[at + 2];
  const offset = (i) => bytes.subarray(at + 3 + i * size, at + 3 + (i + 1) * size).reduce((sum, byte) => sum * 256 + byte, 0);
  const begin = at + 2 + (count + 1) * size;
  return { items: Array.from({ length: count }, (_, i) => bytes.subarray(begin + offset(i), begin + offset(i + 1))), end: begin + offset(count) };
}

/** Operands and operators of a charstring or a dictionary. */
function* tokensOf(bytes) {
  for (let at = 0; at < bytes.length;) {
    const b = bytes[at++];
    if (b >= 32 && b <= 246) yield b - 139;
    else if (b >= 247 && b <= 250) yield (b - 247) * 256 + bytes[at++] + 108;
    else if (b >= 251 && b <= 254) yield -(b - 251) * 256 - bytes[at++] - 108;
    else if (b === 28) yield (bytes[at++] << 8 | bytes[at++]) << 16 >> 16;
    else if (b === 29) yield bytes[at++] << 24 | bytes[at++] << 16 | bytes[at++] << 8 | bytes[at++];
    else yield { operator: b === 12 ? `12 ${bytes[at++]}` : String(b) };
  }
}

function glyphsIn(cff) {
  let { items, end } = indexAt(cff, cff[2]);
  const names = items.length;
  ({ items, end } = indexAt(cff, end));
  const top = {};
  let operands = [];
  for (const token of tokensOf(items[0])) {
    if (typeof token === 'number') {
      operands.push(token);
    } else {
      top[token.operator] = operands;
      operands = [];
    }
  }
  return { names, top, glyphs: indexAt(cff, top['17'][0]).items };
}

/** Where a charstring's contours begin and its curves and lines end. */
function endsOf(charString) {
  const out = [];
  let x = 0, y = 0, operands = [];
  for (const token of tokensOf(charString)) {
    if (typeof token === 'number') {
      operands.push(token);
      continue;
    }
    if (token.operator === '14') return out;
    assert.ok(['21', '5', '8'].includes(token.operator), token.operator);
    assert.equal(operands.length, token.operator === '8' ? 6 : 2);
    for (let i = 0; i < operands.length; i += 2) {
      x += operands[i];
      y += operands[i + 1];
    }
    out.push([token.operator, x, y]);
    operands = [];
  }
  return assert.fail('no end');
}

const METRICS = { units_per_em: 1000, ascent: 880, descent: 120, x_height: 500, cap_height: 700 };
const on = (x, y) => ({ x, y, kind: 1 });
const conic = (x, y) => ({ x, y, kind: 0 });
const cubic = (x, y) => ({ x, y, kind: 2 });

test('lines, cubic and conic curves, far and near', () => {
  const outline = {
    points: [on(0, 0), on(2000, -1200), cubic(2000, 100), cubic(300, 700), on(0, 100), conic(100, 100), conic(100, 200), conic(0, 200), conic(0, 100)],
    ends: [4, 8],
  };
  const { glyphs, names, top } = glyphsIn(tablesOf(outlineFont(METRICS, [[0x4e00, 1000, outline]])).get('CFF '));
  assert.equal(names, 1);
  assert.deepEqual(top['12 30'], [391, 392, 0]);
  assert.equal(glyphs.length, 2);
  assert.deepEqual(endsOf(glyphs[0]), []);
  assert.deepEqual(endsOf(glyphs[1]), [
    ['21', 0, 0], ['5', 2000, -1200], ['8', 0, 100], ['5', 0, 0],
    ['21', 50, 100], ['8', 100, 150], ['8', 50, 200], ['8', 0, 150], ['8', 50, 100],
  ]);
});

test('characters find their glyphs and advances', () => {
  const dot = { points: [on(0, 0), on(10, 0), on(0, 10)], ends: [2] };
  const tables = tablesOf(outlineFont(METRICS, [[0x4e02, 900, dot], [0x20000, 1000, dot], [0x4e01, 1000, dot]]));
  const map = new DataView(tables.get('cmap').slice().buffer);
  const groups = Array.from({ length: map.getUint32(24) }, (_, i) => [0, 4, 8].map((at) => map.getUint32(28 + i * 12 + at)));
  assert.deepEqual(groups, [[0x4e01, 0x4e02, 1], [0x20000, 0x20000, 3]]);
  const advances = new DataView(tables.get('hmtx').slice().buffer);
  assert.deepEqual([0, 1, 2, 3].map((glyph) => advances.getUint16(glyph * 4)), [1000, 1000, 900, 1000]);
  assert.deepEqual([...tables.keys()], [...tables.keys()].sort(), 'in order');
  for (const name of ['OS/2', 'head', 'hhea', 'maxp', 'name', 'post']) assert.ok(tables.has(name), name);
});

test('the built slices: coded ones, and a shaped one with its outlines put back', async () => {
  const { engine, fonts, slices, load, read } = await startEngine();
  const face = slices.findIndex(({ form, part }) => form === CODED && part === 0);
  load([face]);
  const [[codePoint, outline]] = outlinesIn(engine.outlines(face));
  assert.deepEqual(rangesOf(slices[face].ranges)[0][0], codePoint);
  assert.ok(outline.points.length > 3 && outline.ends.at(-1) === outline.points.length - 1);
  assert.deepEqual(outlinesIn(engine.outlines(face + 1)), new Map(), 'what has not come has none');

  const shaped = slices.findIndex(({ form }) => form === FONT);
  const bytes = read(shaped);
  assert.ok(!tablesOf(bytes).has('CFF '));
  const first = slices[shaped].outlines;
  assert.ok(first >= FIRST_GLYPH);
  const wanted = slices.flatMap(({ glyphs, face: of, ranges }, slice) => (
    glyphs && of === slices[shaped].face && rangesOf(ranges).some(([from]) => from - first < glyphsOf(bytes)) ? [slice] : []));
  load(wanted);
  const outlines = new Map(wanted.flatMap((slice) => [...outlinesIn(engine.outlines(slice))]));
  const whole = tablesOf(withOutlines(bytes, fonts.faces[0].metrics, (glyph) => outlines.get(first + glyph)));
  const { glyphs } = glyphsIn(whole.get('CFF '));
  assert.equal(glyphs.length, glyphsOf(bytes));
  assert.ok(glyphs.filter((glyph) => endsOf(glyph).length > 3).length > glyphs.length / 2, 'most have ink');
  for (const [name, table] of tablesOf(bytes)) if (name !== 'maxp') assert.deepEqual(whole.get(name), table, name);
});
