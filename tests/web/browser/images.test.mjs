// Images of an article over its drawing: when they are fetched and in which size, that nothing on the screen moves, what is shown
// where they do not come, and how they are seen larger.
import assert from 'node:assert/strict';
import { inBothBrowsers } from './both_browsers.mjs';
import { openImages as open, pictures, text } from './pictures.mjs';

const shadow = "document.querySelector('banxin-article').shadowRoot";

/** In the page: an image by its alternative text, with its box. */
const imageState = (alternative) => {
  const img = [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.image img')].find((one) => one.alt === alternative);
  const box = img.parentElement;
  const { x, y, width, height } = box.getBoundingClientRect();
  return { x, y, width, height, state: box.className, current: img.currentSrc, text: box.textContent, natural: img.naturalWidth };
};
const stateOf = ({ page }, alternative) => page.evaluate(imageState, alternative);
const loaded = async (opened, alternative) => {
  for (let turn = 0; turn < 400; turn++) {
    const state = await stateOf(opened, alternative);
    if (/loaded/.test(state.state)) return state;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error(`${alternative} did not come`);
};
/** In the page: where the first line stands that begins with `words`. */
const lineTop = ({ page }, words) => page.evaluate((begin) => {
  const blocks = [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.text-layer .lines')];
  return blocks.find((block) => block.textContent.startsWith(begin)).getBoundingClientRect().top;
}, words);
const pageHeight = ({ page }) => page.evaluate(() => document.querySelector('banxin-article').getBoundingClientRect().height);
const changed = async (opened, before) => {
  for (let turn = 0; turn < 400; turn++) {
    if (Math.abs(await pageHeight(opened) - before) > 1) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error('the layout did not change');
};
const settled = ({ page }) => page.evaluate(() => new Promise((resolve) => { setTimeout(() => requestAnimationFrame(resolve), 500); }));

// ---- fetching ----

const gallery = (url, count) => Array.from({ length: count }, (_, i) => `${text(i)}<figure><img src="${url(`600x400-${i}`)}" width=600 height=400 alt="图${i}"></figure>`).join('');

inBothBrowsers('an image is fetched when the reader comes near', {}, async (opened, site) => {
  const pics = pictures(site);
  await open(opened, site, gallery(pics.url, 20));
  await loaded(opened, '图0');
  await settled(opened);
  assert.ok(pics.asked.length >= 2 && pics.asked.length <= 6, `${pics.asked}`);
  assert.ok(!pics.asked.includes('600x400-12.svg'));
  await opened.page.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight); });
  await loaded(opened, '图19');
  await settled(opened);
  assert.ok(!pics.asked.includes('600x400-12.svg'), `jumped over: ${pics.asked}`);
  assert.equal(new Set(pics.asked).size, pics.asked.length, 'each once');
});

inBothBrowsers('also where another element scrolls', {}, async (opened, site) => {
  const pics = pictures(site);
  await open(opened, site, text(1));
  await opened.page.evaluate((bytes) => {
    const box = document.createElement('div');
    Object.assign(box.style, { height: '400px', overflow: 'auto', position: 'fixed', inset: '0 0 auto', zIndex: 9, background: '#fff' });
    const article = document.createElement('banxin-article');
    article.id = 'inner';
    box.append(article);
    document.body.append(box);
    globalThis.heard.length = 0;
    return article.load(new TextEncoder().encode(bytes));
  }, `<!--1730448421000-->\n[看图](https://example.com/news/)\n------\n\n${gallery(pics.url, 12)}`);
  await settled(opened);
  assert.ok(pics.asked.length >= 1 && pics.asked.length <= 4, `${pics.asked}`);
  await opened.page.evaluate(() => { document.querySelector('#inner').parentElement.scrollTop = 1e6; });
  await opened.until(() => [...document.querySelector('#inner').shadowRoot.querySelectorAll('.image')].at(-1).classList.contains('loaded'));
  assert.ok(!pics.asked.includes('600x400-6.svg'), `${pics.asked}`);
});

for (const [scale, wanted] of [[1, '800x500-w.svg'], [2, '1600x1000-w.svg']]) {
  inBothBrowsers(`of several sizes the one for the place is fetched, at scale ${scale}`, { scale }, async (opened, site) => {
    const pics = pictures(site);
    const set = ['400x250-w', '800x500-w', '1600x1000-w', '3200x2000-w'].map((name) => `${pics.url(name)} ${parseInt(name, 10)}w`).join(', ');
    await open(opened, site, `${text(1)}<figure><img src="${pics.url('40x25-src')}" srcset="${set}" sizes="100vw" width=1600 height=1000 alt="甲"></figure>`
      + `<p><picture><source type="image/jxl" srcset="${pics.url('9x9-no')}"><source srcset="${pics.url('30x20-one')}, ${pics.url('60x40-two')} 2x"><img src="${pics.url('9x9-old')}" width=30 height=20 alt="乙"></picture>${text(2)}`);
    const { width } = await loaded(opened, '甲');
    assert.ok(width > 600 && width <= 800, `${width}`);
    await loaded(opened, '乙');
    assert.deepEqual(pics.asked.sort(), [wanted, scale === 1 ? '30x20-one.svg' : '60x40-two.svg'].sort());
  });
}

// ---- places ----

inBothBrowsers('a place is reserved by attributes or style and stays', {}, async (opened, site) => {
  const pics = pictures(site);
  const release = pics.hold('900x300-a');
  await open(opened, site, `<figure><img src="${pics.url('900x300-a')}" width=900 height=300 alt="甲"></figure>${text(1)}`);
  const before = await stateOf(opened, '甲');
  const height = await pageHeight(opened);
  assert.ok(Math.abs(before.width / before.height - 3) < 0.02);
  release();
  await loaded(opened, '甲');
  await settled(opened);
  assert.deepEqual([await pageHeight(opened), (await stateOf(opened, '甲')).height], [height, before.height]);
});

const unsized = (url) => `${text(1)}${text(2)}<figure><img src="${url('900x1500-above')}" alt="上"></figure>`
  + `${Array.from({ length: 8 }, (_, i) => text(`正文${i}`)).join('')}<figure><img src="${url('900x1800-below')}" alt="下"></figure>${text(9)}`;

inBothBrowsers('proportions that are learnt above and below the screen move nothing on it', {}, async (opened, site) => {
  const pics = pictures(site);
  const [above, below] = [pics.hold('900x1500-above'), pics.hold('900x1800-below')];
  await open(opened, site, unsized(pics.url));
  await opened.page.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight / 2); });
  await settled(opened);
  for (const [release, where] of [[above, '上'], [below, '下']]) {
    const [height, top] = [await pageHeight(opened), await lineTop(opened, '第正文3段')];
    assert.ok(top > -400 && top < 900, 'a line that is seen');
    release();
    await changed(opened, height);
    assert.ok(Math.abs(await lineTop(opened, '第正文3段') - top) <= 1, `${where}: ${top} -> ${await lineTop(opened, '第正文3段')}`);
    const state = await stateOf(opened, where);
    assert.ok(Math.abs(state.height / state.width - (where === '上' ? 1500 : 1800) / 900) < 0.01, JSON.stringify(state));
  }
});

inBothBrowsers('also while the screen stands between an image and its text, and where scrolling is smooth', {}, async (opened, site) => {
  const pics = pictures(site);
  const release = pics.hold('900x1500-above');
  await open(opened, site, unsized(pics.url));
  // The image has just left; the margin below it is what stands at the top.
  await opened.page.evaluate(() => { document.documentElement.style.scrollBehavior = 'smooth'; });
  const { y, height: tall } = await stateOf(opened, '上');
  await opened.page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), y + tall + 4);
  await settled(opened);
  const [height, top] = [await pageHeight(opened), await lineTop(opened, '第正文0段')];
  assert.ok(top > 0 && top < 60, `${top}`);
  release();
  await changed(opened, height);
  assert.ok(Math.abs(await lineTop(opened, '第正文0段') - top) <= 1, `${top} -> ${await lineTop(opened, '第正文0段')}`);
});

inBothBrowsers('an image that is looked at keeps its place until it is out of sight', {}, async (opened, site) => {
  const pics = pictures(site);
  await open(opened, site, `${text(1)}<figure><img src="${pics.url('300x100-seen')}" alt="中"></figure>${Array.from({ length: 12 }, (_, i) => text(`后${i}`)).join('')}`);
  await loaded(opened, '中');
  await settled(opened);
  const [height, top] = [await pageHeight(opened), await lineTop(opened, '第后0段')];
  assert.ok(top < 900, 'the text after it is seen');
  const { width, height: tall } = await stateOf(opened, '中');
  assert.ok(Math.abs(width / tall - 1.5) < 0.02, 'assumed');
  await opened.page.evaluate(() => { scrollTo(0, 1500); });
  await changed(opened, height);
  assert.ok(await pageHeight(opened) < height - 100);
  await opened.page.evaluate(() => { scrollTo(0, 0); });
  await settled(opened);
  const after = await stateOf(opened, '中');
  assert.deepEqual([after.width, after.height], [300, 100]);
});

inBothBrowsers('of a set by widths the size of its largest file is learnt', {}, async (opened, site) => {
  const pics = pictures(site);
  await open(opened, site, `${Array.from({ length: 5 }, (_, i) => text(i)).join('')}<figure><img srcset="${pics.url('200x100-s')} 200w, ${pics.url('400x200-l')} 400w" alt="集"></figure>${text(9)}`);
  await opened.until((name) => {
    const box = [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.image')][0];
    return box.clientWidth === 400 && box.clientHeight === 200 && name;
  }, '集');
});

// ---- failing ----

inBothBrowsers('an image that does not come says what it shows, and comes when asked again', { expected: /404/ }, async (opened, site) => {
  const pics = pictures(site);
  pics.broken.add('600x400-a.svg');
  await open(opened, site, `<figure><img src="${pics.url('600x400-a')}" width=600 height=400 alt="一座灯塔"></figure><p><img src="${pics.url('600x400-a')}?b" width=600 height=400></p>${text(1)}`);
  const failed = () => [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.image.failed')].map((box) => box.textContent);
  await opened.until(() => document.querySelector('banxin-article').shadowRoot.querySelectorAll('.image.failed').length === 2);
  assert.deepEqual(await opened.page.evaluate(failed), ['一座灯塔重试', '图片没有载入重试']);
  const before = await pageHeight(opened);
  pics.broken.clear();
  const focus = () => opened.page.evaluate(`${shadow}.activeElement?.className ?? ''`);
  await opened.page.evaluate(`${shadow}.querySelector('.image.failed button').focus()`);
  await opened.press('Enter');
  await loaded(opened, '一座灯塔');
  assert.equal(await focus(), 'enlarge', 'the focus goes on');
  assert.equal(await pageHeight(opened), before);
  assert.equal(pics.asked.filter((name) => name === '600x400-a.svg').length, 3);
});

inBothBrowsers('where a file of the set does not come the plain one does', { expected: /404/ }, async (opened, site) => {
  const pics = pictures(site);
  pics.broken.add('1200x800-b.svg');
  await open(opened, site, `<img src="${pics.url('600x400-a')}" srcset="${pics.url('1200x800-b')} 1200w" width=600 height=400 alt="甲">${text(1)}`);
  const { current } = await loaded(opened, '甲');
  assert.equal(current, pics.url('600x400-a'));
});

// ---- hostile and many ----

inBothBrowsers('hostile images ask for nothing and run nothing', { expected: /404/ }, async (opened, site) => {
  const pics = pictures(site);
  const bomb = Array.from({ length: 3000 }, (_, i) => `${pics.url(`10x10-${i}`)} ${i + 1}w`).join(', ');
  await open(opened, site, `<p><img src="javascript:globalThis.ran=1" alt="一"><img src="data:image/svg+xml,%3Csvg/%3E" alt="二">`
    + `<img src="${pics.url('300x200-ok')}" alt="三" width=300 height=200 onload="globalThis.ran=1" onerror="globalThis.ran=1" srcset="javascript:1 2x, data:image/png,x 3x">`
    + `<img srcset="${bomb}" alt="四" width=200 height=200></p><video src="${pics.url('9x9-v')}" poster="javascript:globalThis.ran=1" title="短片"></video>${text(1)}`);
  await loaded(opened, '三');
  await loaded(opened, '四');
  await settled(opened);
  assert.equal(await opened.page.evaluate(() => globalThis.ran), undefined);
  assert.equal(pics.asked.length, 2, `${pics.asked}`);
});

inBothBrowsers('ten thousand images are opened, few are fetched', {}, async (opened, site) => {
  const pics = pictures(site);
  await open(opened, site, `${text(1)}${Array.from({ length: 10000 }, (_, i) => `<p><img src="${pics.url(`300x200-${i}`)}" width=300 height=200 alt="图${i}"></p>`).join('')}`);
  await loaded(opened, '图0');
  await settled(opened);
  assert.ok(pics.asked.length < 20, `${pics.asked.length}`);
  await opened.page.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight / 2); });
  await opened.until(() => [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.image.loaded')].some((box) => {
    const { top } = box.getBoundingClientRect();
    return top > 0 && top < innerHeight;
  }));
  await settled(opened);
  assert.ok(pics.asked.length < 60, `${pics.asked.length}`);
});
