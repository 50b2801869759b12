// The `banxin` command as its users run it: exit statuses, output shapes, standard input.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { evenFont } from '../../web/src/blank_font.js';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const program = join(root, 'build/native/banxin');
const shared = process.env.BANXIN_SHARED ?? join(root, '../shared');
const seed = join(shared, 'seeds/000_3a618bf9dc8f501c.txt');
const samples = readdirSync(join(root, 'web/articles')).filter((name) => /\.(txt|md)$/.test(name));
const folder = mkdtempSync(join(tmpdir(), 'banxin-'));
after(() => rmSync(folder, { recursive: true }));

function banxin(args, input = '') {
  const result = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  return { status: result.status, out: result.stdout, error: result.stderr };
}
const sample = (name) => join(root, 'web/articles', name);

test('--version prints name and version', () => {
  const { status, out } = banxin(['--version']);
  assert.equal(status, 0);
  assert.match(out, /^banxin \d+\.\d+\.\d+\n$/);
});

test('wrong usage exits 2 with one line', () => {
  for (const args of [[], ['fold'], ['layout'], ['layout', 'x', '--json', '--width', 'x'], ['render', 'x']]) {
    const { status, out, error } = banxin(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(out, '');
    assert.match(error, /^banxin: [^\n]+\n$/);
  }
});

test('an input that cannot be read exits 1 with one line', () => {
  const binary = join(folder, 'binary');
  writeFileSync(binary, Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) & 255)));
  const empty = join(folder, 'empty');
  writeFileSync(empty, '');
  for (const [file, code] of [[join(folder, 'absent'), 'not-found'], [binary, 'not-text'], [empty, 'empty']]) {
    for (const args of [['layout', file, '--json'], ['info', file, '--json'], ['html', file], ['render', file, '-o', join(folder, 'x.png')]]) {
      const { status, error } = banxin(args);
      assert.equal(status, 1, `${args.join(' ')}: ${error}`);
      assert.match(error, new RegExp(`^banxin: ${code}: [^\\n]+\\n$`));
    }
  }
});

// What a system is that covers everything: see web/src/blank_font.js.
test('--fallback-font draws what the shipped faces do not cover', () => {
  const everything = join(folder, 'everything.ttf');
  writeFileSync(everything, evenFont(0.5));
  const text = '国𪚥家سلام';
  const glyphsWith = (more) => {
    const { status, out, error } = banxin(['layout', '-', '--html', '--json', ...more], `<p>${text}</p>`);
    assert.equal(status, 0, error);
    return JSON.parse(out).blocks[0].lines[0].glyphs;
  };
  const fonts = (glyphs) => glyphs.map(({ font }) => font);
  const own = 'NotoSerifSC-Regular';
  assert.deepEqual(fonts(glyphsWith([])), [own, '', own, '', '', '', '']);
  const glyphs = glyphsWith(['--fallback-font', everything]);
  assert.deepEqual(fonts(glyphs), [own, 'everything', own, ...new Array(4).fill('everything')]);
  assert.equal(glyphs[1].advance, 9);
  assert.notEqual(glyphs[1].id, 0);
});

test('--fallback-font that is no font exits 1 with one line', () => {
  const text = join(folder, 'text.ttf');
  writeFileSync(text, 'not a font');
  for (const [file, code] of [[text, 'font-missing'], [join(folder, 'absent.ttf'), 'not-found']]) {
    const { status, out, error } = banxin(['layout', '-', '--html', '--json', '--fallback-font', file], '<p>国</p>');
    assert.equal(status, 1);
    assert.equal(out, '');
    assert.match(error, new RegExp(`^banxin: ${code}: [^\\n]+\\n$`));
  }
});

test('breaks answers in the notation of the break tests', () => {
  const { status, out } = banxin(['breaks', '--tailoring', 'none'], '× 0023 × 0023 ÷\t# comment\n4E00 4E8C 3002\n');
  assert.equal(status, 0);
  assert.equal(out, '× 0023 × 0023 ÷\n× 4E00 ÷ 4E8C × 3002 ÷\n');
});

for (const name of samples) {
  test(`layout --json of ${name} holds its own promises`, () => {
    const { status, out, error } = banxin(['layout', sample(name), '--json']);
    assert.equal(status, 0, error);
    const page = JSON.parse(out);
    assert.equal(page.width, 720);
    assert.ok(page.height > 100);
    const text = [...page.text];
    let last = 0;
    for (const block of page.blocks) {
      assert.ok(block.start >= 0 && block.end <= text.length && block.start <= block.end);
      for (const line of block.lines) {
        assert.ok(line.start >= block.start && line.end <= block.end, 'a line lies in its block');
        for (const glyph of line.glyphs) {
          assert.ok(glyph.start >= line.start && glyph.end <= line.end, 'a glyph lies in its line');
          assert.ok(Number.isFinite(glyph.x) && glyph.advance >= 0);
        }
        last = Math.max(last, line.end);
      }
    }
    assert.ok(last >= text.length - 1, 'lines reach the end of the text');
    for (const link of page.links) assert.match(link.href, /^(https?:|mailto:)/);
  });
}

test('standard input gives the same as the file', () => {
  const file = sample(samples[0]);
  assert.equal(banxin(['info', '-', '--json'], readFileSync(file)).out, banxin(['info', file, '--json']).out);
});

test('--html takes plain HTML', () => {
  const { status, out } = banxin(['layout', '-', '--html', '--json'], '<h2>题</h2><p>甲<b>乙</b>丙</p><script>no()</script>');
  assert.equal(status, 0);
  const page = JSON.parse(out);
  assert.equal(page.text, '题\n甲乙丙');
  assert.deepEqual(page.blocks.map((b) => b.tag), ['h2', 'p']);
});

test('render writes a PNG of the asked size', () => {
  const file = join(folder, 'page.png');
  const { status, error } = banxin(['render', sample(samples[0]), '-o', file, '--width', '400', '--scale', '2', '--from', '10', '--height', '120']);
  assert.equal(status, 0, error);
  const png = readFileSync(file);
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.equal(png.readUInt32BE(16), 800);
  assert.equal(png.readUInt32BE(20), 240);
});

test('render says so when the picture cannot be written', () => {
  const { status, error } = banxin(['render', sample(samples[0]), '-o', join(folder, 'no/such/folder.png'), '--height', '10']);
  assert.equal(status, 1);
  assert.match(error, /cannot be written/);
});

test('html --full-page is a page that needs nothing else', () => {
  const { status, out } = banxin(['html', sample(samples[0]), '--full-page']);
  assert.equal(status, 0);
  assert.match(out, /^<!DOCTYPE html>/i);
  assert.match(out, /<meta charset="?utf-8/i);
  assert.doesNotMatch(out, /<script/i);
});

test('the seed: every paragraph, link, caption and footer in order', { skip: !existsSync(seed) && 'no seed here' }, () => {
  const source = readFileSync(seed, 'utf8');
  const body = source.split('\n').at(-1) || source.split('\n').at(-2);
  const plain = (html) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim();
  const expected = [...body.matchAll(/<p>(.*?)<\/p>/g)].map((m) => plain(m[1]));
  const { status, out, error } = banxin(['layout', seed, '--json']);
  assert.equal(status, 0, error);
  const page = JSON.parse(out);
  let from = 0;
  for (const paragraph of expected) {
    const at = page.text.indexOf(paragraph, from);
    assert.ok(at >= from, `in order: ${paragraph.slice(0, 12)}…`);
    from = at + paragraph.length;
  }
  const caption = plain(body.match(/<figcaption>(.*?)<cite>/)[1]);
  const cite = plain(body.match(/<cite>(.*?)<\/cite>/)[1]);
  assert.ok(page.text.includes(caption) && page.text.includes(cite));
  const text = [...page.text];
  const links = [...body.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map((m) => [m[1], plain(m[2])]);
  const got = page.links.map((l) => [l.href, text.slice(l.start, l.end).join('')]);
  assert.deepEqual(got.filter(([, t]) => links.some(([, u]) => u === t)), links);

  const info = JSON.parse(banxin(['info', seed, '--json']).out);
  assert.equal(info.archived_at, '2024-11-01T08:07:01.000Z');
  assert.equal(info.published_at.slice(0, 10), '2024-11-01');
  assert.equal(info.lang, 'zh-Hans');
  assert.equal(info.counts.images, 1);
  assert.equal(info.counts.links, links.length);
  for (const word of [info.title, info.author]) assert.equal(page.text.split(word).length - 1 >= 1, true);
});
