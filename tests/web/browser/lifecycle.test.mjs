// An element that is moved, removed, loaded twice: what a page of someone else's does with it.
import assert from 'node:assert/strict';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';

const article = (title) => `[${title}](https://example.org/)\n------\n\n${'<p>码头上的灯已经一盏一盏地灭了，水手们还没有醒。</p>'.repeat(12)}\n`;

/** An element of its own in the page, with `window.element`. */
async function place(opened, site) {
  await opened.page.goto(serveArticle(site, article('首篇')));
  await opened.hear('ready');
  await opened.page.evaluate(() => {
    document.querySelector('#reader').replaceChildren();
    globalThis.element = document.createElement('banxin-article');
    document.querySelector('main').append(globalThis.element);
  });
  await opened.forget();
}

const shown = () => globalThis.element.shadowRoot.querySelector('.text-layer h1')?.textContent;

inBothBrowsers('moved while a file is read, it goes on with it; moved again, it shows it again', {}, async (opened, site) => {
  await place(opened, site);
  await opened.page.evaluate((text) => {
    globalThis.element.load(new Blob([text]));
    document.querySelector('main').prepend(globalThis.element);
  }, article('搬家'));
  await opened.until(shown);
  assert.equal(await opened.page.evaluate(shown), '搬家');
  await opened.page.evaluate(() => document.querySelector('main').append(globalThis.element));
  await opened.until(() => Boolean(globalThis.element.shadowRoot.querySelector('.tiles canvas')));
  assert.equal(await opened.page.evaluate(shown), '搬家');
  assert.equal(await opened.page.evaluate(() => globalThis.element.article.title), '搬家');
});

inBothBrowsers('of two articles that are loaded at once the second is shown, and the first says that it was not', {}, async (opened, site) => {
  await place(opened, site);
  const said = await opened.page.evaluate(async (texts) => {
    const first = globalThis.element.load(new Blob([texts[0]]));
    const ready = globalThis.element.ready;
    const second = globalThis.element.load(new Blob([texts[1]]));
    return [await first, await second, await ready.then(() => 'shown', ({ code }) => code)];
  }, ['先来', '后到'].map(article));
  assert.deepEqual(said, [false, true, 'network']);
  assert.equal(await opened.page.evaluate(shown), '后到');
});

inBothBrowsers('removed, it stops; made anew a hundred times, nothing of it stays', {}, async (opened, site) => {
  await place(opened, site);
  const left = await opened.page.evaluate(async (text) => {
    const before = document.querySelectorAll('*').length;
    for (let i = 0; i < 100; i++) {
      globalThis.element.remove();
      globalThis.element = document.createElement('banxin-article');
      document.querySelector('main').append(globalThis.element);
      const loading = globalThis.element.load(new Blob([text]));
      if (i % 20 === 0) await loading;
    }
    globalThis.element.remove();
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    return document.querySelectorAll('*').length - before;
  }, article('百回'));
  assert.ok(left <= 0, `${left} elements more`);
  await opened.page.evaluate((text) => {
    globalThis.element = document.createElement('banxin-article');
    document.querySelector('main').append(globalThis.element);
    return globalThis.element.load(new Blob([text]));
  }, article('末了'));
  assert.equal(await opened.page.evaluate(shown), '末了');
});

inBothBrowsers('an address that it is given while it is nowhere is opened where it is put', {}, async (opened, site) => {
  await place(opened, site);
  await opened.page.evaluate(async (text) => {
    await globalThis.element.load(new Blob([text]));
    globalThis.element.remove();
    globalThis.element.src = 'articles/x.md';
    document.querySelector('main').append(globalThis.element);
  }, article('旧的'));
  await opened.until(shown);
  assert.equal(await opened.page.evaluate(shown), '首篇');
});

inBothBrowsers('moved while a file is read, it goes on with that, whatever address it has', {}, async (opened, site) => {
  await place(opened, site);
  await opened.page.evaluate(async (text) => {
    globalThis.element.src = 'articles/x.md';
    await new Promise((resolve) => { globalThis.element.addEventListener('banxin-ready', resolve, { once: true }); });
    globalThis.element.load(new Blob([text]));
    document.querySelector('main').prepend(globalThis.element);
  }, article('后来'));
  await opened.until(() => globalThis.element.article?.title === '后来');
});

inBothBrowsers('an error takes the place of text, also on paper; no place is no way to go', {}, async (opened, site) => {
  await place(opened, site);
  const left = await opened.page.evaluate(async (text) => {
    const { element } = globalThis;
    element.mode = 'text';
    await element.load(new Blob([text]));
    element.scrollToPosition(null);
    await element.load(new Blob([' ']));
    return [element.article, element.shadowRoot.querySelectorAll('.text').length, element.shadowRoot.querySelector('.frame').className];
  }, article('文字'));
  assert.deepEqual(left, [null, 0, 'frame']);
});

inBothBrowsers('in a page whose body scrolls, and not the page, places are come to', {}, async (opened, site) => {
  await place(opened, site);
  const tops = await opened.page.evaluate(async (text) => {
    document.documentElement.style.cssText = 'height: 100%; overflow: hidden';
    document.body.style.cssText = 'height: 100%; min-height: 0; overflow: auto; margin: 0';  // a column of boxes, too: see style.css
    document.body.replaceChildren(globalThis.element);
    await globalThis.element.load(new Blob([text]));
    globalThis.element.scrollToOffset(2000);
    const offset = document.body.scrollTop;
    document.body.scrollTop = 0;
    await globalThis.element.find('海燕');
    return [offset, document.body.scrollTop];
  }, `${article('身')}${'<p>码头上的灯已经一盏一盏地灭了，水手们还没有醒。</p>'.repeat(100)}<p>海燕</p>`);
  assert.ok(tops.every((top) => top > 1000), String(tops));
});

inBothBrowsers('another language is that of the drawing, of the text over it, and of the text alone', {}, async (opened, site) => {
  await place(opened, site);
  await opened.page.evaluate((text) => globalThis.element.load(new Blob([text])), article('语言'));
  const language = (selector) => opened.page.evaluate((which) => globalThis.element.shadowRoot.querySelector(which)?.lang, selector);
  assert.equal(await language('.text-layer article'), 'zh-Hans');
  await opened.page.evaluate(() => { globalThis.element.lang = 'zh-Hant'; });
  await opened.until(() => globalThis.element.article?.language === 'zh-Hant' &&
    globalThis.element.shadowRoot.querySelector('.text-layer article')?.lang === 'zh-Hant');
  await opened.page.evaluate(() => { globalThis.element.mode = 'text'; });
  await opened.until(() => Boolean(globalThis.element.shadowRoot.querySelector('article.text')));
  assert.equal(await language('article.text'), 'zh-Hant');
});
