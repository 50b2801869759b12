// The engine in Node: articles open, are laid out and drawn; whatever else comes is answered with its code.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { before, test } from 'node:test';
import { articleFiles, openWhole, settings, startEngine } from './built.mjs';

let built;
before(async () => { built = await startEngine(); });

const bytes = (text) => new TextEncoder().encode(text);
const sha = (pixels) => createHash('sha256').update(pixels).digest('hex');
const article = (body, title = '题目') => bytes(`<!--1730448421000-->\n[${title}](https://example.org/a)\n------\n\n${body}\n`);

for (const file of articleFiles()) {
  test(`${basename(file)}: head, layout, tables, tiles`, (t) => {
    const { viewer, layout } = openWhole(built, readFileSync(file));
    const head = viewer.article();
    assert.ok(head.title.length > 1);
    assert.match(head.url, /^(https?:|$)/);
    assert.match(head.language, /^(zh|ja|ko|en)/);
    assert.ok(head.counts.han > 50);
    assert.equal(layout.width, settings.width);
    assert.ok(layout.height > 300);

    const text = Array.from(viewer.text());
    assert.equal(text.length, layout.textLength);
    const blocks = viewer.blocks();
    assert.ok(blocks.length > 3);
    for (const block of blocks) {
      assert.ok(block.begin <= block.end && block.end <= text.length);
      assert.ok(block.rect.x >= 0 && block.rect.x + block.rect.width <= layout.width + 0.5, block.tag);
    }
    for (const link of viewer.links()) {
      assert.match(link.href, /^(https?:|mailto:|\.{0,2}\/|#|[\w%])/);
      assert.equal(link.text, text.slice(link.begin, link.end).join(''));
      for (const rect of link.rects) assert.ok(rect.width > 0 && rect.height > 0 && rect.y + rect.height <= layout.height);
    }
    assert.equal(viewer.images().length, head.counts.images);
    assert.match(viewer.html(), /^<article/);
    const { pixels, missing } = viewer.render({ x: 0, y: 0, width: 720, height: 800, scale: 1, theme: 'light' });
    assert.deepEqual(missing, []);
    assert.ok(new Set(new Uint32Array(pixels.slice().buffer)).size > 16, 'something is drawn');
    t.diagnostic(`${layout.lines} lines, ${layout.glyphs} glyphs, ${Math.round(layout.height)} px high`);
    viewer.close();
  });
}

test('lines and glyphs tell where everything stands', () => {
  for (const file of articleFiles()) {
    const { viewer, layout } = openWhole(built, readFileSync(file));
    const { revision, blocks, lines, runs, glyphs } = viewer.lines();
    const text = Array.from(viewer.text());
    assert.equal(revision, layout.revision);
    assert.equal(blocks.length, viewer.blocks().length);
    assert.deepEqual([lines.length, glyphs.x.length], [layout.lines, layout.glyphs]);
    const seen = new Set();
    for (const [i, block] of blocks.entries()) {
      const own = viewer.blocks()[i];
      assert.ok(block.fontSize > 5 && block.content.width > 0);
      for (const line of lines.slice(block.lineBegin, block.lineEnd)) {
        assert.ok(line.begin >= own.begin && line.end <= own.end, 'a line is of its block');
        assert.ok(line.baseline > line.rect.y && line.baseline < line.rect.y + line.rect.height);
        let pen = line.rect.x;
        for (let r = line.runBegin; r < line.runEnd; r++) {
          for (let g = runs[r].glyphBegin; g < runs[r].glyphEnd; g++) {
            const left = glyphs.x[g] + glyphs.lead[g];
            assert.ok(left > pen - 0.05, `${file}: spaces do not overlap: ${left} after ${pen}`);
            const blank = !text.slice(glyphs.begin[g], glyphs.end[g]).join('').trim();
            pen = left + glyphs.advance[g];
            assert.ok(blank || pen <= line.rect.x + line.rect.width + 0.05, 'nothing but spaces beyond its line');
            assert.ok(glyphs.begin[g] >= line.begin && glyphs.end[g] <= line.end && glyphs.begin[g] < glyphs.end[g]);
            for (let c = glyphs.begin[g]; c < glyphs.end[g]; c++) seen.add(c);
          }
        }
      }
    }
    const lost = text.filter((c, i) => !seen.has(i) && /[\p{L}\p{N}\p{P}]/u.test(c));
    assert.deepEqual(lost, [], 'every character is on a line');
    viewer.close();
  }
});

test('a tile does not depend on where tiles are cut', () => {
  const { viewer } = openWhole(built, readFileSync(articleFiles()[0]));
  for (const scale of [1, 1.25, 2]) {
    const width = Math.ceil(720 * scale);
    const whole = viewer.render({ x: 0, y: 0, width, height: 900, scale, theme: 'dark' }).pixels.slice();
    const part = viewer.render({ x: 0, y: 300, width, height: 257, scale, theme: 'dark' }).pixels;
    assert.equal(sha(part), sha(whole.subarray(300 * width * 4, 557 * width * 4)), `scale ${scale}`);
  }
  viewer.close();
});

test('slices that are missing are told, wanted, and change pixels but not lines', async () => {
  const fresh = await startEngine();
  const viewer = fresh.engine.open(readFileSync(articleFiles()[0]));
  assert.deepEqual(viewer.neededSlices(), [], 'before a layout nothing is lacked');
  let before = viewer.layout(settings);
  assert.ok(viewer.neededSlices().length > 0);
  while (fresh.load(viewer.neededSlices())) before = viewer.layout(settings);
  const area = { x: 0, y: 0, width: 720, height: 600, scale: 1, theme: 'light' };
  const first = viewer.render(area);
  assert.ok(first.missing.length > 0);
  const early = sha(first.pixels);
  const wanted = viewer.wantedSlices(0, 600);
  for (const slice of first.missing) assert.ok(wanted.includes(slice));
  const rects = JSON.stringify(viewer.blocks());
  fresh.load(wanted);
  const second = viewer.render(area);
  assert.deepEqual(second.missing, []);
  assert.notEqual(sha(second.pixels), early);
  assert.equal(viewer.layout(settings).height, before.height);
  assert.equal(JSON.stringify(viewer.blocks()), rects, 'no line moved');
});

test('a slice that is no font is refused, and its text still drawn', async () => {
  const fresh = await startEngine();
  const viewer = fresh.engine.open(readFileSync(articleFiles()[0]));
  do viewer.layout(settings); while (fresh.load(viewer.neededSlices()));
  const wanted = viewer.wantedSlices(0, 600);
  assert.throws(() => fresh.engine.addSlice(wanted[0], bytes('not a font')), { code: 'font-missing' });
  assert.throws(() => fresh.engine.addSlice(1 << 20, bytes('x')), { code: 'font-missing' });
  for (const slice of wanted.slice(1)) fresh.engine.failSlice(slice);
  const { missing } = viewer.render({ x: 0, y: 0, width: 720, height: 600, scale: 1, theme: 'light' });
  assert.deepEqual(missing, [], 'nothing is waited for any more');
});

test('width, theme and settings count; what does not change, does not', () => {
  const { viewer, layout } = openWhole(built, readFileSync(articleFiles()[0]));
  const area = { x: 0, y: 0, width: 400, height: 500, scale: 1, theme: 'light' };
  const narrow = viewer.layout({ ...settings, width: 400 });
  assert.ok(narrow.height > layout.height);
  assert.ok(narrow.revision > layout.revision);
  built.load(viewer.wantedSlices(0, 500));
  const light = sha(viewer.render(area).pixels);
  assert.notEqual(sha(viewer.render({ ...area, theme: 'sepia' }).pixels), light);
  assert.equal(sha(viewer.render(area).pixels), light);
  assert.ok(viewer.layout({ ...settings, fontSize: 24 }).height > layout.height);
  assert.ok(viewer.layout({ ...settings, lineHeight: 2.4 }).height > layout.height);
  assert.equal(viewer.layout(settings).height, layout.height);
  viewer.close();
});

test('an image without size is told, and its size counts at the next layout', () => {
  const { viewer, layout } = openWhole(built, article('<p>甲</p><img src="https://example.org/a.jpg" alt="乙"><p>丙</p>'));
  const [image] = viewer.images();
  assert.equal(image.sizeKnown, false);
  assert.equal(image.source, 'https://example.org/a.jpg');
  assert.equal(image.alternative, '乙');
  viewer.setImageSize(image.node, 400, 1600);
  const after = viewer.layout(settings);
  assert.ok(after.height > layout.height);
  const { rect } = viewer.images()[0];
  assert.ok(Math.abs(rect.height / rect.width - 4) < 0.05, `${rect.width} × ${rect.height}`);
  viewer.setImageSize(4_000_000, 1, 1);
  viewer.setImageSize(image.node, NaN, -1);
  viewer.close();
});

for (const [what, input, code] of [
  ['no bytes', new Uint8Array(0), 'empty'],
  ['white space', bytes(' \n\t\u3000\n'), 'empty'],
  ['a head of nothing', bytes('<div></div>'), 'empty'],
  ['binary', Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) & 255), 'not-text'],
]) {
  test(`${what} is ${code}`, () => assert.throws(() => built.engine.open(input), (error) => {
    assert.equal(error.code, code);
    assert.ok(error.message.length > 10);
    return true;
  }));
}

const many = (text, count) => text.repeat(count);
const hostile = {
  'truncated UTF-8': article('<p>甲乙丙').subarray(0, -3),
  'UTF-16': (() => {
    const text = '<p>甲乙丙丁</p>'.repeat(20);
    const out = new Uint8Array(2 + text.length * 2);
    out.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++) out.set([text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8], 2 + i * 2);
    return out;
  })(),
  'a lone heading': bytes('[题](https://example.org/)'),
  'a heading without rule': bytes('[题](https://example.org/)\n\n<p>甲</p>'),
  '12,000 spaces': article(`<p>甲${many(' ', 12000)}乙</p>`),
  '10,000 nested elements': article(many('<div>', 10000) + '甲'),
  '10,000 nested inline elements': article(`<p>${many('<b>', 10000)}甲`),
  '10,000 nested lists': article(many('<ul><li>', 5000) + '甲'),
  '5,000 nested tables': article(many('<table><tr><td>', 5000) + '甲'),
  '100,000 attributes': article(`<p ${Array.from({ length: 100000 }, (_, i) => `a${i}="1"`).join(' ')}>甲</p>`),
  'everything unclosed': article('<p><b><i><a href="https://example.org/"><table><tr><td><ul><li>甲'),
  'an image of 0 × 0': article('<p>甲</p><img src="https://example.org/" width="0" height="0">'),
  'an image of 10⁹ × 10⁹': article('<p>甲</p><img src="https://example.org/" width="1000000000" height="1000000000">'),
  'position: fixed': article('<p style="position:fixed;top:0;left:-9999px;background:url(https://example.org/)">甲</p>'),
  'script and style': article('<script>alert(1)</script><style>@import "https://example.org/x.css"; p{color:red}</style><p onclick="x()">甲</p>'),
  'javascript: and data:': article('<p>甲<a href="javascript:alert(1)">乙</a><a href="data:text/html,x">丙</a><img src="data:image/png;base64,AA"></p>'),
};
for (const [what, input] of Object.entries(hostile)) {
  test(`readable: ${what}`, () => {
    const { viewer, layout } = openWhole(built, input);
    assert.ok(layout.height > 0 && layout.height < 1e6, `height ${layout.height}`);
    assert.match(viewer.text(), /甲|题/);
    assert.doesNotMatch(viewer.html(), /<script|javascript:|onclick|url\(|@import|fixed/i);
    assert.doesNotMatch(viewer.text(), /alert|@import/);
    viewer.render({ x: 0, y: 0, width: 720, height: 512, scale: 1, theme: 'light' });
    viewer.layout({ ...settings, width: 60 });
    viewer.layout({ ...settings, width: 20000 });
    viewer.close();
  });
}

test('10 MB of one character', (t) => {
  const start = performance.now();
  const { viewer, layout } = openWhole(built, article(`<p>${many('字', 3_500_000)}</p>`));
  assert.equal(Array.from(viewer.text()).filter((c) => c === '字').length, 3_500_000);
  viewer.render({ x: 0, y: Math.floor(layout.height) - 600, width: 720, height: 600, scale: 1, theme: 'light' });
  viewer.close();
  t.diagnostic(`${Math.round(performance.now() - start)} ms, ${built.engine.memoryBytes >> 20} MB`);
});

test('more than 64 MB is too large', () => {
  assert.throws(() => built.engine.open(new Uint8Array((64 << 20) + 1).fill(0x61)), { code: 'too-large' });
});

test('a closed article, a mad tile and a second catalogue are answered, not trusted', () => {
  const viewer = built.engine.open(article('<p>甲</p>'));
  viewer.layout(settings);
  const tile = { x: 0, y: 0, width: 10, height: 10, scale: 1, theme: 'light' };
  for (const mad of [{ width: 0 }, { height: -5 }, { width: 1 << 20 }, { scale: 0 }, { scale: NaN }, { scale: Infinity }]) {
    assert.throws(() => viewer.render({ ...tile, ...mad }), { code: 'wasm-failed' }, JSON.stringify(mad));
  }
  viewer.render({ ...tile, y: 1e9, x: -1e9 });
  viewer.layout({ ...settings, width: NaN, fontSize: -1, lineHeight: Infinity, measure: 0 });
  viewer.close();
  assert.throws(() => viewer.layout(settings), { code: 'wasm-failed' });
  assert.throws(() => viewer.article(), { code: 'wasm-failed' });
  assert.throws(() => viewer.render(tile), { code: 'wasm-failed' });
  assert.deepEqual(viewer.wantedSlices(0, 100), []);
  viewer.close();
  assert.throws(() => built.engine.setFonts(built.fonts), { code: 'font-missing' });
});

test('opening and closing gives memory back', () => {
  const file = readFileSync(articleFiles()[0]);
  const round = () => openWhole(built, file).viewer.close();
  for (let i = 0; i < 5; i++) round();
  const before = built.engine.memoryBytes;
  for (let i = 0; i < 60; i++) round();
  assert.ok(built.engine.memoryBytes <= before + (1 << 20), `${before} -> ${built.engine.memoryBytes}`);
});

test('the language can be given from outside', () => {
  const viewer = built.engine.open(article('<p>骨直</p>'), { language: 'ja' });
  assert.equal(viewer.article().language, 'ja');
  viewer.close();
});

test('head fields are data', () => {
  const viewer = built.engine.open(article('<address>某人</address><time datetime="2024-11-01 03:40:10">2024年11月1日</time><p>甲</p>', 'a [b] “c”'));
  const head = viewer.article();
  assert.equal(head.title, 'a [b] “c”');
  assert.equal(head.url, 'https://example.org/a');
  assert.equal(head.author, '某人');
  assert.equal(head.archivedAt, 1730448421000);
  assert.match(head.publishedAt, /^2024-11-01/);
  assert.equal(head.notice, null);
  viewer.close();
});
