// The text over the drawing stands where the glyphs are drawn: what a selection, a search or a screen reader marks is what
// is seen there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { articleFiles, openWhole, startEngine } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { differences, drawnPlaces, shownPlaces } from './glyph_places.mjs';
import { PageFont } from './page_font.mjs';

const SIZES = [[360, 1], [800, 1], [1280, 1], [1280, 2], [800, 2], [360, 2]];
const ARTICLES = articleFiles().filter((file) => /night-ferry|measures|seeds/.test(file));

const engines = new Map();  // browser -> {font, built}
const laid = new Map();

/** What is drawn of an article's `bytes` with these settings, in the page's browser. */
async function drawnWith(page, bytes, settings) {
  const browser = await page.evaluate(() => navigator.userAgent);
  if (!engines.has(browser)) {
    const font = new PageFont();
    engines.set(browser, { font, built: startEngine(font) });
  }
  const key = `${browser} ${bytes.length} ${JSON.stringify(settings)}`;
  if (!laid.has(key)) {
    const { font, built } = engines.get(browser);
    const fonts = await built;
    let { viewer } = openWhole(fonts, bytes, settings);
    while (await font.ask(page)) {
      viewer.close();
      ({ viewer } = openWhole(fonts, bytes, settings));
    }
    const letters = new Map();
    laid.set(key, drawnPlaces(viewer, (face) => {
      if (!letters.has(face)) letters.set(face, fonts.engine.letters(face));
      return letters.get(face);
    }));
    viewer.close();
  }
  return laid.get(key);
}

const widthOf = (selector) => Math.floor(document.querySelector(selector).shadowRoot.querySelector('.page').getBoundingClientRect().width);

/**
 * Holds that all text on the screen stands right, as soon as it does: places near the screen are made bit by bit. And that
 * all of the article is there, once.
 */
async function stands({ page }, bytes, what, { settings = {}, selector = 'banxin-article', from = 0, to = 900, least = 50 } = {}) {
  let result;
  for (let turn = 0; turn < 60; turn++) {
    const width = await page.evaluate(widthOf, selector);
    const drawn = await drawnWith(page, bytes, { width, ...settings });
    result = differences(drawn, await page.evaluate(shownPlaces, { selector, from, to }));
    if (!result.findings.length && result.compared >= least) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  assert.deepEqual(result.findings.slice(0, 12), [], `${what}: ${result.findings.length} of ${result.compared}`);
  assert.ok(result.compared >= least, `${what}: no more than ${result.compared} characters`);
}

const scrollBy = (share) => {
  const { scrollHeight } = document.documentElement;
  scrollTo(0, share * (scrollHeight - innerHeight));
};

const ITALICS = new TextEncoder().encode(`<!--1730448421000-->
[斜体](https://example.org/a)
------

<p>读过<em>The Journal of Typographic Research, “quoted” 1998</em>与<i>Hamburgefonts</i>，<strong><em>Bold fjord Tavern AVATAR</em></strong>及<em>强调 emphasis 第3章</em>。</p>
<p>It is <i>not</i> upright: <cite>Ulysses’ office affluent</cite>, <i>Ὅμηρος</i>, <i>Достоевский</i>, <i>Nguyễn Trãi</i>, <i>To. We. fifty-five (1904)</i>.</p>
`);

inBothBrowsers('each character of an italic word lies on its glyph', { warm: true }, async (opened, site) => {
  await opened.page.goto(serveArticle(site, ITALICS));
  await opened.hear('ready');
  for (const [width, scale] of SIZES.slice(0, 4)) {
    await opened.resize({ width, height: 900, scale });
    await stands(opened, ITALICS, `${width} px at scale ${scale}`);
  }
});

for (const file of ARTICLES) {
  const bytes = readFileSync(file);
  const name = file.split('/').at(-1);
  inBothBrowsers(`each character of ${name} lies on its glyph, at any width and zoom`, { warm: true }, async (opened, site) => {
    await opened.page.goto(serveArticle(site, bytes));
    await opened.hear('ready');
    for (const [width, scale] of SIZES.slice(/night-ferry/.test(name) ? 0 : 3)) {
      await opened.resize({ width, height: 900, scale });
      for (const share of [0, 0.5003, 1]) {
        await opened.page.evaluate(scrollBy, share);
        await stands(opened, bytes, `${width} px at scale ${scale}, ${share} of the way`);
      }
    }
  });
}

inBothBrowsers('the browser\'s zoom: fewer and larger px, the same window', { warm: true }, async (opened, site) => {
  const bytes = readFileSync(ARTICLES[0]);
  await opened.page.goto(serveArticle(site, bytes));
  await opened.hear('ready');
  for (const zoom of [1.1, 1.5, 0.9, 4]) {
    const [width, height] = [1280, 900].map((px) => Math.floor(px / zoom));
    await opened.resize({ width, height, scale: zoom });
    await stands(opened, bytes, `zoom ${zoom}`, { to: height, least: 10 });
  }
});

inBothBrowsers('after a change of size, alignment and theme the text stands right again', { warm: true }, async (opened, site) => {
  const bytes = readFileSync(ARTICLES[0]);
  await opened.page.goto(serveArticle(site, bytes));
  await opened.hear('ready');
  await opened.page.evaluate(() => scrollTo(0, 400));
  const change = async (attributes, settings) => {
    await opened.page.evaluate((all) => {
      for (const [attribute, value] of all) document.querySelector('banxin-article').setAttribute(attribute, value);
    }, Object.entries(attributes));
    await stands(opened, bytes, JSON.stringify(attributes), { settings });
  };
  await change({ 'font-size': 23 }, { fontSize: 23 });
  await change({ align: 'start', 'line-height': 1.6 }, { fontSize: 23, align: 'start', lineHeight: 1.6 });
  await change({ theme: 'dark' }, { fontSize: 23, align: 'start', lineHeight: 1.6 });
  await change({ 'font-size': 14, measure: 24, theme: 'sepia' }, { fontSize: 14, measure: 24, align: 'start', lineHeight: 1.6 });
});

inBothBrowsers('at fractions of a px, and in an element that scrolls', { warm: true }, async (opened, site) => {
  const bytes = readFileSync(ARTICLES[0]);
  serveArticle(site, bytes);
  await opened.page.goto(site.url());
  await opened.page.evaluate(() => {
    document.querySelector('#library').hidden = true;
    const scroller = document.querySelector('main').appendChild(document.createElement('div'));
    Object.assign(scroller.style, { position: 'relative', margin: '3.4px 0 0 7.3px', width: '611.7px', height: '500.3px', overflow: 'auto', paddingTop: '10.6px' });
    scroller.id = 'scroller';
    const article = scroller.appendChild(document.createElement('banxin-article'));
    article.src = 'articles/x.md';
    document.querySelector('#reader').remove();
  });
  await opened.hear('ready');
  for (const y of [0, 333.4, 801.7]) {
    await opened.page.evaluate((top) => { document.querySelector('#scroller').scrollTop = top; }, y);
    await stands(opened, bytes, `scrolled to ${y}`, { selector: '#scroller banxin-article', from: 60, to: 500 });
  }
});
