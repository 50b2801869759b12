// Modules of the page that need no browser: tiles, places, sources, the article as text, font slices, colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FontFaceRecord, FontSetRecord, FontSliceRecord, FontTable } from '../../web/src/abi.js';
import { readArticleText } from '../../web/src/article_text.js';
import { packFontTable } from '../../web/src/font_table.js';
import { palettes } from '../../web/src/palette_style.js';
import { safeUrl } from '../../web/src/safe_url.js';
import { heightOf, placeAt } from '../../web/src/scroll_place.js';
import { readSource } from '../../web/src/source.js';
import { tileGrid, wantedTiles } from '../../web/src/tile_grid.js';
import { articleFiles, root, startEngine, wasmFile } from './built.mjs';

const bytes = (text) => new TextEncoder().encode(text);

// ---- tiles ----

test('tiles cover the page once, at any size and scale', () => {
  for (const [width, height, scale] of [[720, 4136, 1], [720, 4136, 2], [401, 1000.5, 1.25], [5000, 900, 3], [1, 1, 1], [320, 100000, 2.625]]) {
    const grid = tileGrid(width, height, scale);
    let y = 0;
    for (let index = 0; index < grid.count; index++) {
      const tile = grid.tile(index);
      assert.equal(tile.y, y);
      assert.ok(tile.height > 0 && tile.width >= width * scale - 0.01);
      assert.ok(tile.width * tile.height <= 1 << 22 || tile.height <= 128);
      y += tile.height;
    }
    assert.ok(y >= height * scale - 0.01 && y < height * scale + 1, `${y} for ${height * scale}`);
  }
});

test('between two heights: the tiles that show them, no others', () => {
  const grid = tileGrid(720, 2000, 1);  // of 512
  assert.deepEqual(grid.between(0, 512), [0]);
  assert.deepEqual(grid.between(0, 513), [0, 1]);
  assert.deepEqual(grid.between(511.5, 512.5), [0, 1]);
  assert.deepEqual(grid.between(1990, 9999), [3]);
  assert.deepEqual(grid.between(-500, 0), []);
  assert.deepEqual(grid.between(2000, 3000), []);
  assert.deepEqual(grid.between(700, 600), []);
});

test('what is visible comes first, then where the reader goes', () => {
  const grid = tileGrid(720, 5000, 1);
  const view = { top: 1100, bottom: 2000, ahead: 900 };
  assert.deepEqual(wantedTiles(grid, { ...view, upwards: false }), [2, 3, 4, 5, 1, 0]);
  assert.deepEqual(wantedTiles(grid, { ...view, upwards: true }), [2, 3, 1, 0, 4, 5]);
});

test('a place is found again in another layout', () => {
  const blocks = (scale) => [{ y: 0, height: 50 }, { y: 70, height: 200 }, { y: 290, height: 100 }]
    .map(({ y, height }, i) => ({ begin: i * 10, end: i * 10 + 9, rect: { y: y * scale, height: height * scale } }));
  for (const y of [0, 25, 60, 170, 280, 300]) {
    const found = heightOf(blocks(2), placeAt(blocks(1), y));
    assert.ok(Math.abs(found - 2 * y) <= 20, `${y} -> ${found}`);
  }
  assert.equal(heightOf(blocks(2), placeAt(blocks(1), 170)), 340);
  // Between two blocks the one that is seen counts, as long as it is on the screen.
  assert.equal(heightOf(blocks(2), placeAt(blocks(1), 60)), 130);
  assert.equal(heightOf(blocks(2), placeAt(blocks(1), 60, 65)), 110);
  assert.equal(heightOf(blocks(2), placeAt(blocks(1).slice(1), 10)), 80);
  assert.equal(placeAt(blocks(1).slice(1), 10, 70), null);
  assert.equal(placeAt([], 10), null);
});

// ---- addresses and files ----

test('addresses: schemes that are allowed, with and without a base', () => {
  assert.equal(safeUrl('/a b', 'https://example.org/x/', 'link'), 'https://example.org/a%20b');
  assert.equal(safeUrl('mailto:a@example.org', null, 'link'), 'mailto:a@example.org');
  for (const [address, base, use] of [['/a', null, 'link'], ['javascript:1', 'https://e.org/', 'link'], ['JaVaScRiPt:1', null, 'link'],
    ['data:image/png;base64,AA', null, 'image'], ['mailto:a@e.org', null, 'image'], ['file:///etc/passwd', null, 'link'], ['http://', null, 'link']]) {
    assert.equal(safeUrl(address, base, use), null, address);
  }
});

test('sources: text, bytes, files; what looks like an address is one', async () => {
  const text = '<p>甲</p>';
  const read = async (source) => new TextDecoder().decode((await readSource(source, 'https://example.org/')).bytes);
  assert.equal(await read(text), text);
  assert.equal(await read(bytes(text)), text);
  assert.equal(await read(bytes(text).buffer), text);
  assert.equal(await read(new DataView(bytes(`xx${text}`).buffer, 2)), text);
  assert.equal(await read(new Blob([text])), text);
  assert.equal(await read('全是汉字没有空格'), '全是汉字没有空格');
  assert.equal(await read(''), '');
  await assert.rejects(readSource('ftp://example.org/a', 'https://example.org/'), { code: 'not-found' });
  await assert.rejects(readSource('http://[/', 'https://example.org/'), { code: 'not-found' });
  await assert.rejects(readSource(new URL('http://127.0.0.1:9/'), 'https://example.org/'), { code: 'network' });
});

test('without the engine: head and body of a file', () => {
  const { title, url, html } = readArticleText(bytes('<!--1730448421000-->\n[a [b] (c)](https://example.org/x)\n------\n\n<p>甲</p>\n'));
  assert.deepEqual([title, url, html.trim()], ['a [b] (c)', 'https://example.org/x', '<p>甲</p>']);
  assert.equal(readArticleText(bytes('<p>甲</p>')).html, '<p>甲</p>');
  assert.equal(readArticleText(Uint8Array.from([0xff, 0xfe, 0x32, 0x75])).html, '甲');
  assert.throws(() => readArticleText(bytes(' \n')), { code: 'empty' });
  assert.throws(() => readArticleText(Uint8Array.from([1, 0, 2, 0])), { code: 'not-text' });
  for (const file of articleFiles()) assert.ok(readArticleText(readFileSync(file)).title.length > 1, file);
});

// ---- fonts ----

const metrics = { units_per_em: 1000, ascent: 880, descent: 120, x_height: 500, cap_height: 700, underline_position: -125, underline_thickness: 50, strikeout_position: 325 };
const catalog = (files) => ({
  version: 2, order: '', cells: [], ranges: ['20-5E', '4E00-10'],
  faces: [{ name: 'Test', family: 'hei', weight: 700, metrics, slices: files.map((file) => ({ file, advance: 1000, ranges: 1, languages: ['zh-Hant', 'ja'] })) }],
});

test('the catalogue is packed as the header says', () => {
  const packed = packFontTable(catalog(['a', 'b']));
  const view = new DataView(packed.buffer);
  const table = FontTable.read(view, 0);
  assert.deepEqual(table, { set_count: 2, face_count: 1, slice_count: 2, text_size: 5 + 7 + 4 });
  const faceAt = FontTable.size + 2 * FontSetRecord.size;
  const face = FontFaceRecord.read(view, faceAt);
  assert.equal(face.family, 1);
  assert.equal(face.underline_position, -125);
  assert.deepEqual(FontSliceRecord.read(view, faceAt + FontFaceRecord.size), { set: 1, advance: 1000, languages: 0b1010, form: 0, outlines: 0 });
  assert.equal(packed.length, faceAt + FontFaceRecord.size + 2 * FontSliceRecord.size + table.text_size);
  assert.throws(() => packFontTable({ version: 1 }), TypeError);
});

test('a catalogue that is cut short is refused', async () => {
  const { Engine } = await import('../../web/src/engine.js');
  const engine = await Engine.start(readFileSync(wasmFile));
  const wrong = catalog(['a']);
  wrong.faces[0].slices[0].ranges = 7;
  assert.throws(() => engine.setFonts(wrong), { code: 'font-missing' });
  wrong.faces[0].slices[0].ranges = 0;
  wrong.ranges[0] = '20-,';
  assert.throws(() => engine.setFonts(wrong), { code: 'font-missing' });
  engine.setFonts(catalog(['a']));
});

// ---- colours ----

test('the colours before the engine is there are those of its themes', async () => {
  const { engine } = await startEngine();
  const page = readFileSync(join(root, 'web/style.css'), 'utf8');
  const numbers = (color) => color.match(/\d+/g).slice(0, 3).join(' ');
  const block = (text, start) => text.slice(text.indexOf(start), text.indexOf('}', text.indexOf(start)));
  const blocks = {
    light: [palettes.light, block(page, ':root {')],
    sepia: [palettes.sepia, block(page, ':root[data-theme="sepia"]')],
    dark: [palettes.dark, block(page, ':root[data-theme="dark"]'), block(page, ':root:not([data-theme])')],
  };
  for (const [theme, [own, ...pages]] of Object.entries(blocks)) {
    const palette = engine.palette(theme);
    let count = 0;
    for (const [, role, value] of own.matchAll(/--([\w-]+): rgb\(([\d ]+?)(?: \/ [.\d]+)?\)/g)) {
      assert.equal(value, numbers(palette[role]), `${theme} ${role}`);
      count++;
    }
    assert.equal(count, 18);
    for (const text of pages) {
      for (const [, role, hex] of text.matchAll(/--([\w-]+): #([0-9a-f]{6})/g)) {
        if (role === 'seal') continue;
        assert.equal([0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(' '), numbers(palette[role]), `${theme} ${role}`);
      }
    }
  }
});
