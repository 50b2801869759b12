// What no shipped face covers is drawn by the browser's own fonts: pictures in colour, words joined, each as wide as the
// browser has it.
import assert from 'node:assert/strict';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { openText } from './layer_text.mjs';

const HEAD = '<!--1730448421000-->\n[系统字体](https://example.org/)\n------\n\n';

/** In the page: what its fonts make of a text: its width in ems, and whether it has colours. */
function ownDrawing(text) {
  const context = new OffscreenCanvas(400, 100).getContext('2d', { willReadFrequently: true });
  if ('lang' in context) context.lang = '';
  context.font = /\p{Script=Han}/u.test(text) ? '50px "Noto Serif CJK SC", serif' : '50px serif';
  const { width } = context.measureText(text);
  context.fillText(text, 10, 70);
  const { data } = context.getImageData(0, 0, 400, 100);
  let colored = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 128 && Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 60) colored++;
  return { width: width / 50, colored };
}

/** In the page: the drawing of a paragraph, by its number: how many pixels differ from the paper, how many are in colour, and from where to where ink reaches, CSS px. */
function drawnParagraph(number) {
  const { left, width, top, bottom } = layer.root.querySelectorAll('.text-layer p')[number].getBoundingClientRect();
  const scale = devicePixelRatio;
  const found = { ink: 0, colored: 0, paper: 0, from: Infinity, to: 0 };
  for (const canvas of layer.root.querySelectorAll('.tiles canvas')) {
    const box = canvas.getBoundingClientRect();
    const first = Math.max(0, Math.round((top - box.top) * scale));
    const end = Math.min(canvas.height, Math.round((bottom - box.top) * scale));
    if (end <= first) continue;
    const columns = Math.round(width * scale);
    const copy = new OffscreenCanvas(columns, end - first);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(canvas, Math.round((box.left - left) * scale), -first);
    const { data } = context.getImageData(0, 0, columns, end - first);
    found.paper = data[0];
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = data.subarray(i, i + 3);
      if (Math.max(r, g, b) - Math.min(r, g, b) > 60) found.colored++;
      if (Math.abs(r - data[0]) + Math.abs(g - data[1]) + Math.abs(b - data[2]) <= 60) continue;
      found.ink++;
      found.from = Math.min(found.from, i / 4 % columns / scale);
      found.to = Math.max(found.to, i / 4 % columns / scale);
    }
  }
  return found;
}

const PICTURES = ['😀', '👍🏽', '🇨🇳', '👩🏽‍🚀', '1️⃣', '❤️'];
const WORDS = ['القرآن', 'नमस्ते', 'ไทย', '𪚥'];
const EM = 18;

for (const theme of ['light', 'dark']) {
  inBothBrowsers(`pictures keep their colours, words their forms: ${theme}`, { scale: 2 }, async (opened, site) => {
    const texts = [...PICTURES, ...WORDS];
    await openText(opened, serveArticle(site, HEAD + texts.map((text) => `<p>国${text}国</p>`).join('')));
    await opened.page.evaluate((to) => document.querySelector('banxin-article').setAttribute('theme', to), theme);
    await opened.page.evaluate(`globalThis.drawnParagraph = ${drawnParagraph}`);
    for (const [number, text] of texts.entries()) {
      const own = await opened.page.evaluate(ownDrawing, text);
      await opened.page.evaluate((words) => layer.show(words), text);
      const drawn = await opened.until(([index, dark]) => {
        const found = globalThis.drawnParagraph(index);
        return found.ink > 200 && found.paper < 128 === dark && found;
      }, [number, theme === 'dark']);
      // Two ideographs, whose ink keeps a px or so from their edges, and the gaps beside letters.
      const expected = (2 + own.width + (/[^\p{Script=Han}\P{L}]/u.test(text) ? 0.5 : 0)) * EM;
      const extent = drawn.to - drawn.from;
      assert.ok(Math.abs(extent - expected) < 5, `${text} is ${own.width} em wide: ${expected} px, drawn ${extent}`);
      if (PICTURES.includes(text)) {
        assert.ok(own.colored > 100, `a system with pictures in colour: ${text}`);
        assert.ok(drawn.colored > 60, `${text} has its colours: ${drawn.colored}`);
      } else {
        assert.equal(drawn.colored, 0, `${text} has the text's colour`);
      }
    }
  });
}
