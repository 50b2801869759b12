// The loader of font slices: what it asks a host for, what it hands over, what it keeps, and what it gives up.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isSound, runsOf } from '../../web/src/cell_places.js';
import { slicesOf } from '../../web/src/font_table.js';
import { Fonts } from '../../web/src/fonts.js';
import { SliceStore } from '../../web/src/slice_store.js';
import { cachesOf, catalog, cell, named, packedHan, Shelf, stall } from './font_shelf.mjs';

globalThis.crypto ??= webcrypto;  // a global only from Node 19 on

/** A loader of `fonts` from `shelf`, with what it handed over: [slice, bytes] each. */
function loading(shelf, fonts, means = {}) {
  const took = [];
  const failed = [];
  const loader = new Fonts('http://fonts.example/', fonts, (slice, bytes) => took.push([slice, Buffer.from(bytes)]), (slice) => failed.push(slice),
    { fetcher: shelf.fetcher, store: new SliceStore(undefined), ...means });
  return { loader, failed, took, slices: () => took.map(([slice]) => slice).sort((a, b) => a - b), texts: () => took.map(([slice, bytes]) => `${slice} ${bytes}`).sort() };
}

const shelfOf = (...files) => {
  const shelf = new Shelf();
  for (const { file, packed } of files) shelf.answers.set(file, [packed]);
  return shelf;
};

const settledWrites = () => new Promise((resolve) => { setTimeout(resolve, 1300); });

test('slices are unpacked, each asked once, in the order wanted', async () => {
  const slices = Array.from({ length: 30 }, (_, i) => named(`font ${i}`));
  const shelf = shelfOf(...slices);
  const { loader, texts, failed } = loading(shelf, catalog(slices.map(({ file }) => file)));
  loader.want([8, 3]);
  loader.want([3, ...slices.keys()]);
  assert.equal(loader.pending([8]), true);
  await loader.settle([...slices.keys()]);
  assert.equal(loader.pending([0, 8]), false);
  assert.deepEqual(texts(), slices.map((_, i) => `${i} font ${i}`).sort());
  assert.deepEqual(failed, []);
  assert.equal(shelf.requests.length, 30);
  assert.deepEqual(shelf.requests.slice(0, 2), [slices[8].file, slices[3].file]);
  await loader.settle([0]);
  assert.equal(shelf.requests.length, 30);
});

test('a wrong hash, a torn file, an answer of 404, silence: one retry, then failed', async () => {
  const [good, torn, silent, half] = ['good', 'torn'.repeat(500), 'silent', 'half'.repeat(500)].map(named);
  const shelf = shelfOf(good, torn, silent, half);
  shelf.answers.set(good.file, [gzipSync('other')]);
  shelf.answers.set(torn.file, [torn.packed.subarray(0, 20)]);
  shelf.answers.set(silent.file, [stall()]);
  shelf.answers.set(half.file, [stall(half.packed.subarray(0, 9))]);
  const { loader, took, failed } = loading(shelf, catalog([good.file, torn.file, 'F.00000000.otf.gz', silent.file, half.file]), { patience: 50 });
  await loader.settle([0, 1, 2, 3, 4]);
  assert.deepEqual(failed.sort(), [0, 1, 2, 3, 4]);
  assert.deepEqual(took, []);
  assert.equal(shelf.requests.length, 10);
});

test('a second attempt that works is enough', async () => {
  const [one, two] = ['once more', 'went on'.repeat(100)].map(named);
  const shelf = shelfOf();
  shelf.answers.set(one.file, [gzipSync('other'), one.packed]);
  shelf.answers.set(two.file, [stall(two.packed.subarray(0, 9)), two.packed]);
  const { loader, texts, failed } = loading(shelf, catalog([one.file, two.file]), { patience: 50 });
  await loader.settle([0, 1]);
  assert.deepEqual(texts(), ['0 once more', `1 ${'went on'.repeat(100)}`]);
  assert.deepEqual(failed, []);
});

test('one that has not begun may be waiting for its turn while others come', async () => {
  const [quick, late] = ['quick', 'late'].map(named);
  const shelf = shelfOf();
  const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
  shelf.answers.set(late.file, [async () => { await pause(300); return new Response(late.packed); }]);
  shelf.answers.set(quick.file, [() => new Response(new ReadableStream({
    async start(controller) {
      for (const byte of quick.packed) {
        controller.enqueue(Uint8Array.of(byte));
        await pause(300 / quick.packed.length);
      }
      controller.close();
    },
  }))]);
  const { loader, texts } = loading(shelf, catalog([quick.file, late.file]), { patience: 150 });
  await loader.settle([0, 1]);
  assert.deepEqual(texts(), ['0 quick', '1 late']);
  assert.equal(shelf.requests.length, 2);
});

test('what the server has unpacked already is taken as it is', async () => {
  const shelf = shelfOf();
  shelf.answers.set('F.0badc0de.otf.gz', ['OTTO raw']);
  const { loader, texts } = loading(shelf, catalog(['F.0badc0de.otf.gz']));
  await loader.settle([0]);
  assert.deepEqual(texts(), ['0 OTTO raw']);
});

// ---- cells ----

test('the smallest gaps are bridged first, as far as the allowance goes', () => {
  const slices = [];
  const file = (name, sizes) => {
    let begin = 0;
    for (const size of sizes) {
      slices.push({ file: name, begin, size });
      begin += size;
    }
  };
  file('a', [10, 20, 10, 8, 10, 40, 10]);
  file('b', [10, 12, 10]);
  const wanted = [9, 0, 2, 4, 6, 7];
  const spans = (allowance) => runsOf(wanted, slices, allowance).map(({ first, last, unasked }) => `${first}-${last} ${unasked}`);
  assert.deepEqual(spans(0), ['0-0 0', '2-2 0', '4-4 0', '6-6 0', '7-7 0', '9-9 0']);
  assert.deepEqual(spans(8), ['0-0 0', '2-4 8', '6-6 0', '7-7 0', '9-9 0']);
  assert.deepEqual(spans(20), ['0-0 0', '2-4 8', '6-6 0', '7-9 12']);
  assert.deepEqual(spans(79), ['0-4 28', '6-6 0', '7-9 12']);
  assert.deepEqual(spans(80), ['0-6 68', '7-9 12']);
  assert.deepEqual(runsOf([1, 8], slices, Infinity).map(({ first, last }) => [first, last]), [[0, 6], [7, 9]]);
  assert.equal(runsOf(wanted, slices, 28).reduce((sum, run) => sum + run.wanted, 0), 60);
});

test('a cell is sound when its check is that of its bytes', () => {
  const one = Buffer.concat([Buffer.from([0x31, 0xc3]), Buffer.from('123456789')]);  // the CRC's published check value
  assert.ok(isSound(one));
  for (let i = 0; i < one.length; i++) {
    const altered = Uint8Array.from(one);
    altered[i] ^= 16;
    assert.ok(!isSound(altered), String(i));
  }
  assert.ok(isSound(cell(7, 400)));
  assert.ok(!isSound(new Uint8Array(2)));
});

test('cells come as ranges; what lies between is kept and costs nothing later', async () => {
  const shelf = new Shelf();
  const fonts = packedHan(shelf);
  assert.deepEqual(slicesOf(fonts).map(({ ranges }) => ranges), ['', '4e06', '4e03', '4e00', '4e01', '4e02', '4e04', '4e05']);
  const { loader, took, slices } = loading(shelf, fonts);
  await loader.settle([3, 1, 5, 7]);
  assert.deepEqual(took.map(([slice, bytes]) => [slice, bytes.length, bytes.at(-1)]).sort((a, b) => a[0] - b[0]),
    [[0, 3, 3], [1, 400, 1], [3, 400, 3], [5, 400, 5], [7, 400, 7]]);
  assert.deepEqual(shelf.requests, ['T.0.index.gz', 'T.0.0.glyphs 0-839', 'T.0.1.glyphs 0-399', 'T.0.1.glyphs 1000-1399']);
  await loader.settle([2]);
  assert.equal(shelf.requests.length, 4);
  assert.deepEqual(slices(), [0, 1, 2, 3, 5, 7]);
  await loader.settle([4, 6]);
  assert.equal(shelf.requests.length, 6);
});

test('a host without ranges gives whole files, each once', async () => {
  const shelf = new Shelf();
  shelf.ranges = false;
  const { loader, slices } = loading(shelf, packedHan(shelf));
  await loader.settle([1]);
  loader.want([5]);
  await loader.settle([2, 3, 4, 6]);
  await loader.settle([7]);
  assert.deepEqual(slices(), [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(shelf.requests, ['T.0.index.gz', 'T.0.0.glyphs 0-399', 'T.0.1.glyphs']);
});

test('altered cells come anew alone; what came with them unasked is no failure', async () => {
  const shelf = new Shelf();
  const fonts = packedHan(shelf);
  const [whole] = shelf.answers.get('T.0.0.glyphs');
  const altered = (at) => {
    const bytes = Buffer.from(whole);
    bytes[at] ^= 1;
    return bytes;
  };
  shelf.answers.set('T.0.0.glyphs', [altered(10), whole]);
  const first = loading(shelf, fonts);
  await first.loader.settle([1, 3]);
  assert.deepEqual([first.slices(), first.failed], [[0, 1, 3], []]);
  // The one between, twice: nobody has asked for it yet. Then somebody does.
  shelf.answers.set('T.0.0.glyphs', [altered(420), altered(420), whole]);
  const second = loading(shelf, fonts);
  await second.loader.settle([1, 3]);
  assert.deepEqual(second.failed, []);
  await second.loader.settle([2]);
  assert.deepEqual([second.slices(), second.failed], [[0, 1, 2, 3], []]);
  shelf.answers.set('T.0.0.glyphs', [altered(10)]);
  const third = loading(shelf, fonts);
  await third.loader.settle([1, 2, 3]);
  assert.deepEqual([third.slices(), third.failed], [[0, 2, 3], [1]]);
});

for (const [what, answer] of [['torn', Buffer.alloc(100)], ['silent', stall()], ['stopped', stall(new Uint8Array(9))], ['404', () => new Response('', { status: 404 })],
  ['dropped', () => Promise.reject(new TypeError('network'))]]) {
  test(`a pack that is ${what} fails its cells after one retry`, async () => {
    const shelf = new Shelf();
    const fonts = packedHan(shelf);
    shelf.answers.set('T.0.0.glyphs', [answer]);
    const { loader, slices, failed } = loading(shelf, fonts, { patience: 50 });
    await loader.settle([1, 2, 7]);
    assert.deepEqual([slices(), failed], [[0, 7], [1, 2]]);
    assert.equal(shelf.requests.filter((name) => name.startsWith('T.0.0')).length, 2);
  });
}

test('a lost index fails its cells, those that are wanted later too', async () => {
  const shelf = new Shelf();
  const fonts = packedHan(shelf);
  shelf.answers.delete('T.0.index.gz');
  const { loader, took, failed } = loading(shelf, fonts);
  await loader.settle([2, 7]);
  await loader.settle([3]);
  assert.deepEqual([took, failed], [[], [2, 7, 3]]);
  assert.deepEqual(shelf.requests, ['T.0.index.gz', 'T.0.index.gz']);
});

test('an index that is something else is asked for anew', async () => {
  const shelf = new Shelf();
  const fonts = packedHan(shelf);
  const [index] = shelf.answers.get('T.0.index.gz');
  for (const wrong of ['<!doctype html><title>Welcome</title>', gzipSync(Buffer.alloc(40, 9))]) {
    shelf.answers.set('T.0.index.gz', [Buffer.from(wrong), index]);
    const { loader, slices, failed } = loading(shelf, fonts);
    await loader.settle([1, 7]);
    assert.deepEqual([slices(), failed], [[0, 1, 7], []]);
  }
});

// ---- what is kept ----

test('a second visit asks for nothing', async () => {
  const entries = new Map();
  const shelf = new Shelf();
  const font = named('kept');
  shelf.answers.set(font.file, [font.packed]);
  const fonts = packedHan(shelf);
  fonts.faces[0].slices = [{ file: font.file, advance: 0, ranges: 0 }];
  const visit = () => loading(shelf, fonts, { store: new SliceStore(cachesOf(entries)) });
  const first = visit();
  await first.loader.settle([0, 2, 4]);
  await settledWrites();
  await first.loader.settle([8]);
  await settledWrites();
  const asked = shelf.requests.length;
  assert.deepEqual([...entries.keys()].map((url) => url.split('/').at(-1)).sort(), [font.file, 'T.0.cells', 'T.0.index.gz'].sort());
  const second = visit();
  await second.loader.settle([0, 2, 3, 4, 8]);  // slice 3 was between
  assert.equal(shelf.requests.length, asked);
  assert.deepEqual(second.slices(), [0, 1, 2, 3, 4, 8]);
  for (const [slice, bytes] of first.took) assert.deepEqual(second.took.find(([other]) => other === slice)[1], bytes);
});

test('what was damaged where it is kept is asked for anew', async () => {
  const entries = new Map();
  const shelf = new Shelf();
  const font = named('kept');
  shelf.answers.set(font.file, [font.packed]);
  const fonts = packedHan(shelf);
  fonts.faces[0].slices = [{ file: font.file, advance: 0, ranges: 0 }];
  const visit = () => loading(shelf, fonts, { store: new SliceStore(cachesOf(entries)) });
  await visit().loader.settle([0, 2, 8]);
  await settledWrites();
  for (const [url, response] of entries) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    bytes[bytes.length - 1] ^= 1;
    entries.set(url, new Response(url.endsWith('.cells') ? bytes : bytes.subarray(0, bytes.length - 2)));
  }
  shelf.requests.length = 0;
  const second = visit();
  await second.loader.settle([0, 2, 8]);
  assert.deepEqual([second.slices(), second.failed], [[0, 1, 2, 8], []]);
  assert.deepEqual(shelf.requests.sort(), [font.file, 'T.0.1.glyphs 1000-1399', 'T.0.index.gz'].sort());
});

test('what the catalogue does not name any more is let go', async () => {
  const entries = new Map([['https://fonts.banxin.invalid/T.old.0.cells', new Response('old')]]);
  const shelf = new Shelf();
  await loading(shelf, packedHan(shelf), { store: new SliceStore(cachesOf(entries)) }).loader.settle([1]);
  await settledWrites();
  assert.deepEqual([...entries.keys()].map((url) => url.split('/').at(-1)).sort(), ['T.0.cells', 'T.0.index.gz']);
});

for (const [what, caches] of [
  ['nothing', undefined],
  ['nothing here', { open: async () => { throw new DOMException('insecure', 'SecurityError'); } }],
  ['nothing more', { open: async () => ({ match: async () => undefined, put: async () => { throw new DOMException('full', 'QuotaExceededError'); } }) }],
  ['nothing legible', cachesOf({ get: () => new Response(Uint8Array.of(255, 255, 255, 255, 1)), set() {}, keys: () => [], delete() {} })],
]) {
  test(`a browser that keeps ${what} is no fault`, async () => {
    const shelf = new Shelf();
    const { loader, slices, failed } = loading(shelf, packedHan(shelf), { store: new SliceStore(caches) });
    await loader.settle([1, 7]);
    await settledWrites();
    await loader.settle([2]);
    assert.deepEqual([slices(), failed], [[0, 1, 2, 7], []]);
  });
}

test('ranges pass by the cache of the browser where they are kept here', async () => {
  for (const [caches, mode] of [[cachesOf(new Map()), 'no-store'], [undefined, 'default']]) {
    const shelf = new Shelf();
    const fonts = packedHan(shelf);
    const [whole] = shelf.answers.get('T.0.0.glyphs');
    const modes = [];
    shelf.answers.set('T.0.0.glyphs', [({ cache }) => {
      modes.push(cache);
      return new Response(whole);
    }]);
    await loading(shelf, fonts, { store: new SliceStore(caches) }).loader.settle([1]);
    assert.deepEqual(modes, [mode]);
  }
});
