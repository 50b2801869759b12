// The article as ordinary text: as the reader wishes, on paper, in the system's colours, under translation, without an engine and
// without JavaScript.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, startEngine } from '../built.mjs';
import { inBothBrowsers, serveArticle, sharedSite } from './both_browsers.mjs';
import { siteFolder, startBrowser } from './site.mjs';

const textOf = (name) => readFileSync(join(root, 'web/articles', name), 'utf8');
const FERRY = textOf('night-ferry.md');
const MEASURES = textOf('measures.md');
const compact = (text) => text.replace(/\s+/g, '');

/** Opens an article on the page, with the reader's choices of before. */
async function read({ page, hear }, address, choices = {}) {
  const before = page.addInitScript ?? page.evaluateOnNewDocument;
  await before.call(page, (kept) => localStorage.setItem('banxin settings', kept), JSON.stringify(choices));
  await page.goto(address);
  await hear('ready');
}

/** What is on the screen: 'text' or 'canvas', and where its first line below the page's bar is. */
const shown = () => {
  const element = document.querySelector('banxin-article');
  const { shadowRoot } = element;
  const text = shadowRoot.querySelector('.text') ?? element.querySelector('.text');
  const layer = shadowRoot.querySelector('.text-layer');
  const seen = (node) => node?.getClientRects().length > 0 && getComputedStyle(node).visibility === 'visible';
  const line = (blocks) => {
    for (const block of blocks) {
      const { top, bottom } = block.getBoundingClientRect();
      if (bottom > 80) return { words: block.textContent.slice(0, 16), top: Math.round(top) };
    }
    return null;
  };
  const words = { text: seen(text) && line(text.querySelectorAll('p, h2, figcaption')), canvas: seen(layer) && line(layer.querySelectorAll('p, h2, figcaption')) };
  return { text: seen(text), canvas: seen(shadowRoot.querySelector('.tiles canvas')), light: text?.parentNode === element, line: words.text || words.canvas };
};
const stateOf = (opened) => opened.page.evaluate(shown);
const becomes = async (opened, wanted) => {
  await opened.until(`(${shown})().${wanted} && !(${shown})().${wanted === 'text' ? 'canvas' : 'text'}`);
  return stateOf(opened);
};

// ---- by wish ----

inBothBrowsers('the same words as the drawing has, in the same order', {}, async (opened, site) => {
  await read(opened, serveArticle(site, MEASURES));
  const words = (selector) => opened.page.evaluate((where) => {
    const copy = document.querySelector('banxin-article').shadowRoot.querySelector(where).cloneNode(true);
    for (const own of copy.querySelectorAll('.marker, button')) own.remove();
    return copy.textContent;
  }, selector);
  const drawn = await words('.text-layer article');
  await opened.page.evaluate(() => { document.querySelector('banxin-article').mode = 'text'; });
  const { text, canvas } = await becomes(opened, 'text');
  assert.deepEqual([text, canvas], [true, false]);
  assert.equal(await words('.text'), drawn);
  assert.equal(await opened.page.evaluate(() => document.querySelector('banxin-article').shadowRoot.querySelector('.text').getAttribute('part')), 'text');
});

inBothBrowsers('sizes are those of the drawing, for every kind of block', {}, async (opened, site) => {
  const { engine } = await startEngine();
  const viewer = engine.open(new TextEncoder().encode(MEASURES));
  viewer.layout({ width: 800, fontSize: 20, lineHeight: 2, measure: 30, align: 'start' });
  const lines = viewer.lines();
  const sizes = Object.fromEntries(viewer.blocks().map(({ tag }, i) => [tag, lines.blocks[i].fontSize]).filter(([tag]) => tag !== 'marker'));
  viewer.close();
  await read(opened, serveArticle(site, MEASURES), { mode: 'text', fontSize: '20', lineHeight: '2', align: 'start', theme: 'sepia' });
  const set = await opened.page.evaluate(() => {
    const text = document.querySelector('banxin-article').shadowRoot.querySelector('.text');
    const sizeOf = (element) => parseFloat(getComputedStyle(element).fontSize);
    const style = getComputedStyle(text.querySelector('section > p'));
    return {
      sizes: Object.fromEntries([...text.querySelectorAll('*')].map((element) => [element.localName, sizeOf(element)])),
      title: sizeOf(text.querySelector('h1')), leading: style.lineHeight, align: style.textAlign, color: style.color, strict: style.lineBreak,
      width: document.documentElement.getBoundingClientRect().width - parseFloat(getComputedStyle(text).width), paper: getComputedStyle(text).backgroundColor,
    };
  });
  for (const tag of ['p', 'h2', 'figcaption', 'caption', 'td', 'th', 'li', 'dt', 'dd', 'pre', 'summary']) {
    assert.ok(Math.abs(set.sizes[tag] - sizes[tag]) <= 0.5, `${tag}: ${set.sizes[tag]}, drawn ${sizes[tag]}`);
  }
  assert.ok(Math.abs(set.title - sizes.h1) <= 0.5);
  assert.deepEqual([set.leading, set.align, set.color, set.strict], ['40px', 'start', 'rgb(58, 46, 32)', 'strict']);
  assert.equal(set.paper, 'rgb(245, 236, 217)');
  assert.equal(set.width, 48);
});

inBothBrowsers('nothing is cut off or sticks out at 320 px; tables scroll in their box, by key, too', {}, async (opened, site) => {
  const wide = `[宽](https://example.org/)\n------\n\n<p>${'Donaudampfschifffahrtsgesellschaft'.repeat(6)}</p><p><img src="https://example.org/a.png" width="1600" height="900" alt="图"></p>` +
    `<table><caption>宽表</caption><tr>${'<td>https://example.org/a-cell</td>'.repeat(8)}</tr></table><pre>${'x'.repeat(400)}</pre><p>末</p>\n`;
  await opened.resize({ width: 320, height: 600 });
  await read(opened, serveArticle(site, wide), { mode: 'text' });
  await opened.until(() => document.querySelector('banxin-article').shadowRoot.querySelector('.table-box').tabIndex === 0);
  const found = await opened.page.evaluate(() => {
    const text = document.querySelector('banxin-article').shadowRoot.querySelector('.text');
    const box = text.querySelector('.table-box');
    const { clientWidth } = document.documentElement;
    const out = [...text.querySelectorAll('*')].filter((element) => !box.contains(element) && element.getBoundingClientRect().right > clientWidth + 0.5);
    return { wider: Math.max(0, document.scrollingElement.scrollWidth - clientWidth), out: out.map(({ outerHTML }) => outerHTML.slice(0, 60)), box: [box.scrollWidth > box.clientWidth, box.getAttribute('aria-label'), box.getAttribute('role')] };
  });
  assert.deepEqual(found, { wider: 0, out: [], box: [true, '宽表', 'region'] });
});

inBothBrowsers('the reader\'s line is kept both ways', {}, async (opened, site) => {
  const paragraphs = Array.from({ length: 60 }, (_, i) => `<p>${i}：${'潮水涨了又落，落了又涨。'.repeat(8 + (i % 5) * 6)}</p>`);
  await read(opened, serveArticle(site, `[长](https://example.org/)\n------\n\n${paragraphs.join('')}\n`));
  await opened.page.evaluate(() => scrollTo(0, 4321));
  await opened.until(() => scrollY === 4321);
  const { line } = await stateOf(opened);
  for (const mode of ['text', 'canvas', 'text', 'canvas']) {
    await opened.page.evaluate((to) => { document.querySelector('banxin-article').mode = to; }, mode);
    const now = await becomes(opened, mode);
    assert.equal(now.line.words, line.words, mode);
    assert.ok(Math.abs(now.line.top - line.top) < 40, `${mode}: ${now.line.top}, before ${line.top}`);
  }
});

inBothBrowsers('how far the reader is, is told', {}, async (opened, site) => {
  await read(opened, serveArticle(site, textOf('printing-house.md')), { mode: 'text' });
  assert.equal(await opened.page.evaluate(() => document.querySelector('banxin-article').progress), 0);
  await opened.page.evaluate(() => scrollTo(0, document.scrollingElement.scrollHeight));
  assert.ok((await opened.hear('progress')).progress > 0.95);
});

inBothBrowsers('images: one that does not come says what it shows and can be asked again; one that came is seen larger', { expected: /Failed to load resource|broken/ }, async (opened, site) => {
  const image = (name) => `<figure><img src="https://example.org/${name}" width="600" height="400" alt="${name}"><figcaption>图</figcaption></figure>`;
  await read(opened, serveArticle(site, `[图](https://example.org/)\n------\n\n<p>甲</p>${image('broken.png')}${image('b.png')}<p>末</p>\n`), { mode: 'text' });
  const failed = await opened.until(() => {
    const place = document.querySelector('banxin-article').shadowRoot.querySelector('.text .failed');
    return place && { words: place.firstChild.textContent, width: place.offsetWidth, height: place.offsetHeight };
  });
  assert.deepEqual(failed, { words: 'broken.png', width: 600, height: 400 });
  await opened.page.evaluate(() => document.querySelector('banxin-article').shadowRoot.querySelector('.text .failed button').click());
  await opened.until(() => !document.querySelector('banxin-article').shadowRoot.querySelector('.text .failed img'));
  await opened.until(() => document.querySelector('banxin-article').shadowRoot.querySelector('.text .failed') !== null);
  await opened.until(() => {
    const button = document.querySelector('banxin-article').shadowRoot.querySelector('.text .enlarge');
    button?.click();
    return Boolean(button);
  });
  await opened.until(() => document.querySelector('banxin-article').shadowRoot.querySelector('dialog[open]') !== null);
});

// ---- paper ----

/** The text of a PDF in reading order. */
function textOfPdf(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes);
    const { stdout, status, error } = spawnSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
    if (error || status) throw error ?? new Error(`pdftotext: ${status}`);
    return stdout.normalize('NFKC');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

inBothBrowsers('paper: the words in order, links with their addresses, no controls, whatever is on the screen', { only: 'Chromium' }, async (opened, site) => {
  for (const [file, mode] of [[FERRY, 'canvas'], [FERRY, 'text'], [textOf('printing-house.md'), 'canvas']]) {
    site.faults.length = 0;
    await read(opened, serveArticle(site, file), { mode, theme: 'dark' });
    await opened.page.evaluate(() => scrollTo(0, 900));
    const before = await stateOf(opened);
    const pdf = textOfPdf(await opened.page.pdf({ format: 'A4' }));
    await opened.until(`(${shown})().${mode}`);
    assert.deepEqual(await stateOf(opened), before, 'the screen is as it was');

    // What a reader expects on paper: every link's address after it, the title's as a line of its own.
    await opened.page.evaluate(() => { document.querySelector('banxin-article').mode = 'text'; });
    await becomes(opened, 'text');
    const expected = await opened.page.evaluate(() => {
      const copy = document.querySelector('banxin-article').shadowRoot.querySelector('.text').cloneNode(true);
      for (const own of copy.querySelectorAll('button, rp')) own.remove();
      for (const link of copy.querySelectorAll('a[href^="http"]')) {
        const address = decodeURI(link.href).replaceAll(' ', '%20');
        if (address !== link.textContent) link.append(link.closest('h1') ? address : `(${address})`);
      }
      return copy.textContent;
    });
    const paper = compact(pdf);
    const words = compact(expected.normalize('NFKC'));
    assert.ok(words.includes('https://') && paper.includes('https://'));
    if (file === FERRY) assert.equal(paper, words);
    for (const piece of words.split(/[^\p{Script=Han}，。：；]+/u).filter((part) => part.length > 12)) assert.ok(paper.includes(piece), piece);
    assert.ok(!/打开文件|重试|普通文字/.test(pdf), 'no controls');
  }
});

inBothBrowsers('paper: black on white, figures and rows whole, headings with what follows', { only: 'Chromium' }, async (opened, site) => {
  await read(opened, serveArticle(site, MEASURES), { theme: 'dark' });
  await opened.page.emulateMedia({ media: 'print' });
  await opened.until(`(${shown})().text`);
  const style = await opened.page.evaluate(() => {
    const { shadowRoot } = document.querySelector('banxin-article');
    const of = (selector, ...names) => names.map((name) => getComputedStyle(shadowRoot.querySelector(selector))[name]);
    return {
      ink: of('.text p', 'color'), paper: of('.frame', 'backgroundColor'), page: getComputedStyle(document.documentElement).backgroundColor,
      figure: of('.text figure', 'breakInside'), row: of('.text tr', 'breakInside'), heading: of('.text h2', 'breakAfter', 'color'), lines: of('.text p', 'orphans', 'widows'),
      bar: getComputedStyle(document.querySelector('.bar')).display, author: of('.text [data-ink]', 'color'), tiles: shadowRoot.querySelector('.tiles').getClientRects().length,
    };
  });
  assert.deepEqual(style, {
    ink: ['rgb(0, 0, 0)'], paper: ['rgba(0, 0, 0, 0)'], page: 'rgba(0, 0, 0, 0)', figure: ['avoid'], row: ['avoid'], heading: ['avoid', 'rgb(0, 0, 0)'], lines: ['2', '2'],
    bar: 'none', author: ['rgb(0, 0, 0)'], tiles: 0,
  });
  await opened.page.emulateMedia({ media: 'screen' });
  assert.equal((await becomes(opened, 'canvas')).text, false);
});

inBothBrowsers('what is printed is there when the browser says that it will print', {}, async (opened, site) => {
  await read(opened, serveArticle(site, FERRY));
  const count = await opened.page.evaluate(() => {
    const { shadowRoot } = document.querySelector('banxin-article');
    dispatchEvent(new Event('beforeprint'));
    const { length } = shadowRoot.querySelector('.text').textContent;
    dispatchEvent(new Event('afterprint'));
    return [length > 1000, shadowRoot.querySelector('.text')];
  });
  assert.deepEqual(count, [true, null]);
});

// ---- the system's colours, contrast ----

inBothBrowsers('forced colours: text and no drawing, from the start and while reading', { only: 'Chromium' }, async (opened, site) => {
  const address = serveArticle(site, FERRY);
  await opened.page.emulateMedia({ forcedColors: 'active' });
  await opened.page.goto(address);
  await opened.hear('ready');
  assert.deepEqual([(await stateOf(opened)).text, (await stateOf(opened)).canvas], [true, false]);
  const colors = await opened.page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('a'));
    probe.style.color = 'CanvasText';
    const ink = getComputedStyle(probe).color;
    probe.style.color = 'LinkText';
    const link = getComputedStyle(probe).color;
    probe.remove();
    const { shadowRoot } = document.querySelector('banxin-article');
    return { ink, link, text: getComputedStyle(shadowRoot.querySelector('.text section p')).color, anchor: getComputedStyle(shadowRoot.querySelector('.text section a')).color };
  });
  assert.equal(colors.text, colors.ink);
  assert.equal(colors.anchor, colors.link);
  await opened.page.emulateMedia({ forcedColors: 'none' });
  await becomes(opened, 'canvas');
  await opened.page.emulateMedia({ forcedColors: 'active' });
  await becomes(opened, 'text');
  assert.equal(await opened.page.evaluate(() => document.querySelector('banxin-article').mode), 'canvas', 'the reader\'s wish stands');
});

inBothBrowsers('more contrast is given to those who ask for it', { only: 'Chromium' }, async (opened, site) => {
  await read(opened, serveArticle(site, FERRY), { mode: 'text', theme: 'light' });
  await opened.page.emulateMedia({ contrast: 'more' });
  const colors = await opened.page.evaluate(() => {
    const { shadowRoot } = document.querySelector('banxin-article');
    return ['.text section p', '.text figcaption', '.text section a'].map((selector) => getComputedStyle(shadowRoot.querySelector(selector)).color)
      .concat(getComputedStyle(shadowRoot.querySelector('.text')).backgroundColor);
  });
  const luminance = (color) => color.match(/\d+/g).slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = luminance(colors.pop());
  for (const color of colors) assert.ok((paper + 0.05) / (luminance(color) + 0.05) >= 11, color);
});

// ---- translation ----

for (const [what, begin, end] of [
  ['a class of the document', () => document.documentElement.classList.add('translated-ltr'), () => document.documentElement.classList.remove('translated-ltr')],
  ['elements put into the page', () => {
    const outer = document.createElement('font');
    outer.style.verticalAlign = 'inherit';
    outer.append(Object.assign(document.createElement('font'), { textContent: 'Open a file' }));
    document.querySelector('.brand').append(outer);
  }, () => document.querySelector('.brand font').remove()],
  ['attributes', () => document.querySelector('.brand').setAttribute('_msttexthash', '1'), () => document.querySelector('.brand').removeAttribute('_msttexthash')],
]) {
  inBothBrowsers(`translation, told by ${what}: text among the element's children, as long as it lasts`, {}, async (opened, site) => {
    await read(opened, serveArticle(site, FERRY));
    await opened.page.evaluate(() => scrollTo(0, 700));
    const before = await stateOf(opened);
    await opened.page.evaluate(begin);
    const now = await becomes(opened, 'text');
    assert.ok(now.light, 'in reach of every translator');
    assert.equal(now.line.words, before.line.words);
    const look = await opened.page.evaluate(() => {
      const paragraph = document.querySelector('banxin-article > article section p');
      return [getComputedStyle(paragraph).fontSize, getComputedStyle(paragraph).color, document.querySelectorAll('banxin-article > article').length];
    });
    assert.deepEqual(look, ['18px', 'rgb(35, 33, 30)', 1]);
    await opened.page.evaluate(end);
    const after = await becomes(opened, 'canvas');
    assert.equal(after.line.words, before.line.words);
    assert.equal(await opened.page.evaluate(() => document.querySelector('banxin-article').children.length), 0);
  });
}

inBothBrowsers('translation without marks: words that are not the article\'s', {}, async (opened, site) => {
  await read(opened, serveArticle(site, FERRY));
  await opened.resize({ width: 600 });
  await opened.page.evaluate(() => scrollTo(0, 400));
  await opened.until(() => scrollY > 300);
  await opened.page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 400); }));
  assert.equal((await stateOf(opened)).canvas, true, 'what the reader does is none');
  await opened.page.evaluate(() => {
    const lines = document.querySelector('banxin-article').shadowRoot.querySelectorAll('.text-layer .lines');
    lines[4].replaceChildren('The harbour office said on Tuesday …');
  });
  const now = await becomes(opened, 'text');
  assert.ok(now.light);
});

inBothBrowsers('no translation: another language of the page, and an article that is not to be translated', {}, async (opened, site) => {
  await read(opened, serveArticle(site, FERRY));
  await opened.page.evaluate(() => { document.documentElement.lang = 'en'; });
  await opened.page.evaluate(() => {
    document.querySelector('banxin-article').translate = false;
    document.documentElement.classList.add('translated-ltr');
  });
  await opened.page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
  assert.equal((await stateOf(opened)).canvas, true);
});

// ---- without an engine ----

inBothBrowsers('a policy without WebAssembly: text, and the code says so', { only: 'Chromium', expected: /WebAssembly|wasm|Content.Security/i }, async (opened, site) => {
  site.faults.push([/where\/\?/, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(readFileSync(join(siteFolder, 'index.html'), 'utf8').replace("'wasm-unsafe-eval'", ''));
  }], [/src\/worker\.js/, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Security-Policy': "script-src 'self'" });
    response.end(readFileSync(join(siteFolder, 'src/worker.js')));
  }]);
  await opened.page.goto(serveArticle(site, FERRY));
  assert.match((await opened.hear('error')).code, /^wasm-(unavailable|failed)$/);
  await opened.hear('ready');
  assert.equal((await stateOf(opened)).text, true);
  await opened.page.evaluate(() => { globalThis.violations.length = 0; });
});

inBothBrowsers('an engine that gives up twice in a row: text, at the reader\'s line', { only: 'Chromium' }, async (opened, site) => {
  await read(opened, serveArticle(site, FERRY));
  await opened.page.evaluate(() => scrollTo(0, 800));
  await opened.until(() => scrollY === 800);
  const { line } = await stateOf(opened);
  // The next worker ends as soon as it runs.
  site.faults.push([/src\/worker\.js/, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/javascript' });
    response.end('close();');
  }]);
  await opened.page.workers()[0].evaluate(() => { close(); });
  assert.equal((await opened.hear('error', 30000)).code, 'wasm-failed');
  const now = await becomes(opened, 'text');
  assert.equal(now.line.words, line.words);
  assert.equal(await opened.page.evaluate(() => document.querySelector('banxin-article').shadowRoot.querySelector('.notice').dataset.code), 'wasm-failed');
});

// ---- without JavaScript ----

test('a page from the server: styled text without JavaScript', async () => {
  const [browser, site] = [await startBrowser(), await sharedSite()];
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 800, height: 900 }, colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(site.url('server-rendered.html'));
    const article = page.locator('banxin-article > article');
    assert.ok((await article.innerText()).length > 500);
    const style = await article.locator('section p').first().evaluate((paragraph) => {
      const { fontSize, color, textAlign, fontFamily } = getComputedStyle(paragraph);
      const { backgroundColor } = getComputedStyle(paragraph.closest('article'));
      return { fontSize, color, textAlign, serif: /serif/i.test(fontFamily), backgroundColor };
    });
    assert.deepEqual(style, { fontSize: '18px', color: 'rgb(207, 205, 200)', textAlign: 'justify', serif: true, backgroundColor: 'rgb(23, 24, 26)' });
    assert.equal(await article.locator('h1').evaluate((title) => getComputedStyle(title).fontSize), '30.24px');
  } finally {
    await browser.close();
  }
});

inBothBrowsers('a page from the server: the element takes over', {}, async (opened, site) => {
  await opened.page.goto(site.url('server-rendered.html'));
  await opened.hear('fonts');
  const { canvas, text } = await stateOf(opened);
  assert.deepEqual([canvas, text], [true, false]);
  assert.equal(await opened.page.evaluate(() => document.querySelector('banxin-article > article').getClientRects().length), 0);
});

test('the sheet for such pages holds no address and nothing that only a build can know', () => {
  const sheet = readFileSync(join(siteFolder, 'src/text.css'), 'utf8');
  assert.ok(!/url\(|@import/.test(sheet));
  assert.equal(sheet.split('{').length, sheet.split('}').length);
});
