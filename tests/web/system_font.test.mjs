// Text in the fonts of the system: what the engine asks of its loader, and what it makes of the answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SystemFont } from '../../web/src/system_font.js';
import { openWhole, startEngine } from './built.mjs';

const bytes = (html) => new TextEncoder().encode(html);
const page = (body) => bytes(`<!--1730448421000-->\n[题目](https://example.org/a)\n------\n\n${body}\n`);

/** Letters of half an em in black, pictures of 1.25 em in green. Notes what it is asked. */
class BlockFont {
  measured = [];
  drawn = [];

  measure(text) {
    this.measured.push(text);
    const advance = /\p{Extended_Pictographic}/u.test(text.text) ? 1.25 : 0.5 * Array.from(text.text).length;
    return { advance, left: 0, right: advance, above: 0.75, below: 0 };
  }

  draw(text, size, shift) {
    this.drawn.push({ text: text.text, size, shift });
    const { advance } = this.measure(text);
    this.measured.pop();
    const width = Math.round(advance * size);
    const height = Math.round(0.75 * size);
    const green = advance === 1.25 ? 200 : 0;
    const pixels = new Uint8ClampedArray(width * height * 4);
    for (let i = 0; i < pixels.length; i += 4) pixels.set([0, green, 0, 255], i);
    return { left: 0, top: height, width, height, pixels };
  }
}

async function openWith(font, body) {
  const built = await startEngine(font);
  return { engine: built.engine, ...openWhole(built, page(body)) };
}

/** The glyph that the text's first `character` is drawn as: x and advance, and the font size. */
function glyphOf(viewer, character) {
  const at = Array.from(viewer.text()).indexOf(character);
  const { glyphs, lines, runs } = viewer.lines();
  const index = glyphs.begin.indexOf(at);
  assert.ok(index >= 0, character);
  const line = lines.find(({ begin, end }) => begin <= at && at < end);
  const { fontSize } = runs.find(({ glyphBegin, glyphEnd }) => glyphBegin <= index && index < glyphEnd);
  return { x: glyphs.x[index], advance: glyphs.advance[index], baseline: line.baseline, fontSize };
}

function pixelAt(viewer, x, y, theme = 'light') {
  const { pixels } = viewer.render({ x: Math.floor(x), y: Math.floor(y), width: 1, height: 1, scale: 1, theme });
  return Array.from(pixels);
}

test('the loader is told the text with its style, each once', async () => {
  const font = new BlockFont();
  await openWith(font, '<p>国😀家😀<b>سلام</b><i lang="ja">Ա</i></p>');
  assert.deepEqual(font.measured, [
    { text: '😀', language: 'zh-Hans', family: 'song', weight: 400, italic: false, rightToLeft: false },
    { text: 'سلام', language: 'zh-Hans', family: 'song', weight: 700, italic: false, rightToLeft: true },
    { text: 'Ա', language: 'ja', family: 'kai', weight: 400, italic: true, rightToLeft: false },
  ]);
});

test('its advance is that of the text, whatever the size', async () => {
  const { viewer } = await openWith(new BlockFont(), '<h2>国😀家</h2><p>国🚀家</p>');
  const [large, small] = ['😀', '🚀'].map((picture) => glyphOf(viewer, picture));
  assert.ok(large.fontSize > small.fontSize);
  for (const { advance, fontSize } of [large, small]) assert.ok(Math.abs(advance - 1.25 * fontSize) < 0.01);
});

test('pictures keep their colours, letters take that of the text', async () => {
  const { viewer, engine } = await openWith(new BlockFont(), '<p>国😀家سلام国</p>');
  for (const theme of ['light', 'dark']) {
    const picture = glyphOf(viewer, '😀');
    assert.deepEqual(pixelAt(viewer, picture.x + 9, picture.baseline - 6, theme), [0, 200, 0, 255]);
    const word = glyphOf(viewer, 'س');
    const ink = engine.palette(theme).ink.match(/\d+/g).slice(0, 3).map(Number);
    assert.deepEqual(pixelAt(viewer, word.x + 9, word.baseline - 6, theme).slice(0, 3), ink);
  }
});

test('a font that fails leaves boxes and an engine that goes on', async () => {
  const broken = { measure() { throw new Error('no'); }, draw() { throw new Error('no'); } };
  const { viewer } = await openWith(broken, '<p>国😀家</p>');
  assert.equal(glyphOf(viewer, '😀').advance, 18);
  const halting = new BlockFont();
  halting.draw = () => null;
  const { viewer: other } = await openWith(halting, '<p>国😀家</p>');
  const { x, baseline } = glyphOf(other, '😀');
  const paper = pixelAt(other, 2, 2);
  assert.deepEqual(pixelAt(other, x + 11, baseline - 6), paper, 'hollow');
  assert.notDeepEqual(pixelAt(other, x + 11, baseline), paper, 'with an edge');
});

test('without a system font nothing is asked', async () => {
  const { viewer } = await openWith(null, '<p>国♥\ufe0f家😀</p>');
  assert.equal(glyphOf(viewer, '😀').advance, 18);
});

/** What a canvas's context is told. */
function notingContext() {
  const canvas = { width: 256, height: 128 };
  return {
    canvas, calls: [], textRendering: '', lang: '',
    measureText(text) {
      this.calls.push(['measure', text, this.font, this.direction]);
      const size = Number(/([\d.]+)px/.exec(this.font)[1]);
      return { width: size * 2, actualBoundingBoxLeft: 1, actualBoundingBoxRight: 1, actualBoundingBoxAscent: 1, actualBoundingBoxDescent: 0 };
    },
    clearRect() {},
    fillText(text, x, y) { this.calls.push(['fill', text, x, y]); },
    getImageData: (x, y, width, height) => ({ data: new Uint8ClampedArray(width * height * 4) }),
  };
}

const word = { text: 'سلام', language: 'zh-Hant', family: 'hei', weight: 700, italic: true, rightToLeft: true };

test('a canvas is dressed for family, region, weight and direction', () => {
  const context = notingContext();
  const told = new SystemFont(context).measure({ ...word, text: '𪚥' });
  assert.equal(told.advance, 2);
  assert.ok(told.right >= told.advance && told.above > 0.9, 'ink is no less than its own square');
  assert.match(context.font, /^italic 700 100px "Noto Sans CJK TC".*, sans-serif$/);
  assert.deepEqual([context.direction, context.textAlign, context.lang], ['rtl', 'left', 'zh-Hant']);
  new SystemFont(context).measure(word);
  assert.equal(context.font, 'italic 700 100px sans-serif', 'no part of a word from a font for Han');
  new SystemFont(context).measure({ ...word, language: 'en', family: 'mono', italic: false, rightToLeft: false });
  assert.match(context.font, /^700 100px monospace$/);
  assert.equal(context.direction, 'ltr');
});

test('a drawing lies about its origin, in a canvas that grows', () => {
  const context = notingContext();
  const drawing = new SystemFont(context).draw(word, 200, 0.25);
  const [, , x, y] = context.calls.at(-1);
  assert.deepEqual([drawing.left, drawing.top], [-Math.floor(x), y]);
  assert.equal(x % 1, 0.25);
  assert.equal(drawing.pixels.length, drawing.width * drawing.height * 4);
  assert.ok(drawing.width > 400 && context.canvas.width >= drawing.width && context.canvas.height >= drawing.height);
  assert.equal(new SystemFont(context).draw(word, 1e5, 0), null, 'too large');
});
