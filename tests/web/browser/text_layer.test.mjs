// The text over the drawing under load: an article of a megabyte, an engine that dies while the reader scrolls. Counted in
// elements made and kept, never in time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { articleFiles } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { linesReady, openText } from './layer_text.mjs';
import { tilesOf } from './site.mjs';

const FERRY = readFileSync(articleFiles().find((file) => file.endsWith('night-ferry.md')), 'utf8');
const MEGABYTE = 1 << 20;
const MOST_AT_ONCE = 1500;  // nodes that one task makes: some blocks' lines
const MOST_KEPT = 9000;     // spans at a time: some screens' lines

/** The ferry's paragraphs again and again, each with its number. */
function longArticle(bytes) {
  const paragraphs = Array.from(FERRY.matchAll(/<p>(.*?)<\/p>/g), ([, html]) => html);
  const out = [];
  for (let size = 0, number = 1; size < bytes; number++) {
    const paragraph = `<p>${number}：${paragraphs[number % paragraphs.length]}</p>`;
    size += Buffer.byteLength(paragraph);
    out.push(paragraph);
  }
  return { text: `[长文](https://example.org/)\n------\n\n${out.join('')}\n`, last: out.length };
}

inBothBrowsers('a megabyte, from end to end: little is made at a time, little is kept, and all that is looked at is there', { warm: true }, async (opened, site) => {
  const { text, last } = longArticle(MEGABYTE);
  await openText(opened, serveArticle(site, text));
  await opened.page.evaluate(() => {
    globalThis.most = 0;
    const count = (node) => (node.nodeType === Node.ELEMENT_NODE ? 1 + node.querySelectorAll('*').length : 0);
    // Told once after each task: what it has added.
    new MutationObserver((records) => {
      const made = records.reduce((sum, { addedNodes }) => sum + [...addedNodes].reduce((all, node) => all + count(node), 0), 0);
      globalThis.most = Math.max(globalThis.most, made);
    }).observe(globalThis.layer.root.querySelector('.text-layer'), { childList: true, subtree: true });
  });
  const { height, whole } = await opened.page.evaluate(() => ({ height: document.documentElement.scrollHeight, whole: globalThis.layer.text().length }));
  let kept = 0;
  const step = 40;
  for (let turn = 1; turn <= step; turn++) {
    // A quick reader's way: some screens at a stretch, frame by frame, then a look.
    await opened.page.evaluate(async ([from, to]) => {
      for (let frame = 1; frame <= 6; frame++) {
        scrollTo(0, from + (to - from) * frame / 6);
        await new Promise((resolve) => { requestAnimationFrame(resolve); });
      }
    }, [height * (turn - 1) / step, height * turn / step]);
    if (turn % 8 === 0) await linesReady(opened);
    kept = Math.max(kept, await opened.page.evaluate(() => globalThis.layer.root.querySelectorAll('.text-layer .s').length));
  }
  await linesReady(opened);
  const { most, end, number } = await opened.page.evaluate((sought) => ({
    most: globalThis.most, end: globalThis.layer.text().length, number: globalThis.layer.place(`${sought}：`),
  }), last);
  assert.ok(most > 20, 'lines were made on the way');
  assert.ok(most <= MOST_AT_ONCE, `${most} elements at once`);
  assert.ok(kept > 100 && kept <= MOST_KEPT, `${kept} stretches kept`);
  assert.equal(end, whole, 'no word lost, none twice');
  assert.ok(number.top > -100 && number.bottom < 1100, 'the last paragraph is on the screen');
});

/** In the page, beforehand: workers are kept where a test can end them. */
function keepEngines() {
  globalThis.engines = [];
  globalThis.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      globalThis.engines.push(this);
    }
  };
}

inBothBrowsers('a selection outlives the engine', { warm: true }, async (opened, site) => {
  await opened.beforehand(keepEngines);
  await openText(opened, serveArticle(site, FERRY));
  const words = '这条航线曾是岛上居民往返市区的唯一通道';
  await opened.page.evaluate((sought) => globalThis.layer.select(sought), words);
  await opened.forget();
  await opened.page.evaluate(() => globalThis.engines.at(-1).terminate());
  await opened.hear('fonts');
  await linesReady(opened);
  assert.equal(await opened.page.evaluate(() => globalThis.layer.selected()), words);
});

inBothBrowsers('an engine that dies while the reader scrolls: place, words and drawing are there again', { warm: true }, async (opened, site, name) => {
  const { text } = longArticle(150000);
  await opened.beforehand(keepEngines);
  await openText(opened, serveArticle(site, text));
  const { page } = opened;
  const start = await page.evaluate(() => {
    scrollTo(0, 2500);
    return globalThis.layer.text();
  });
  for (const round of [1, 2]) {
    await opened.forget();
    const y = await page.evaluate(async () => {
      for (let frame = 0; frame < 10; frame++) {
        scrollBy(0, 90);
        await new Promise((resolve) => { requestAnimationFrame(resolve); });
      }
      return scrollY;
    });
    assert.equal(await page.evaluate(() => {
      globalThis.engines.at(-1).terminate();
      return globalThis.engines.length;
    }), round);
    const later = await page.evaluate(async () => {
      for (let frame = 0; frame < 10; frame++) {
        scrollBy(0, 90);
        await new Promise((resolve) => { requestAnimationFrame(resolve); });
      }
      return scrollY;
    });
    assert.ok(Math.abs(later - y - 900) < 3, 'scrolling does not wait for the engine');
    await opened.hear('fonts');
    await linesReady(opened);
    assert.ok(Math.abs(await page.evaluate(() => scrollY) - later) < 3, 'the place');
    assert.equal(await page.evaluate(() => globalThis.layer.text()), start, `${name}, ${round}: no word lost, none twice`);
    assert.ok((await tilesOf(page)).length >= 2);
  }
});
