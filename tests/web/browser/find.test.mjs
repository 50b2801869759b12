// Finding words with the element's own find(): every hit marked on the drawing or in the text, the current one in sight.
import assert from 'node:assert/strict';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { tilesOf } from './site.mjs';

const article = `[风的来信](https://example.org/wind)

Archived at 2024-11-01T03:40:21+00:00


<h2>旧船</h2><p>第 3 章里有一条<b>旧</b><a href="https://example.org/b">船</a>，叫 ＨＡＩＹＡＮ。“风大”。</p>
<table><tr><th>船名</th><th>吨位</th></tr><tr><td>海燕</td><td>一条旧船，二百吨</td></tr></table>
${Array.from({ length: 60 }, (_, i) => `<p>第${i + 4}章。码头上的灯已经一盏一盏地灭了，水手们还没有醒，厨房里的灯也亮了，锅里的粥冒着热气。</p>`).join('\n')}
<p>最后一条旧船。</p>
`;

/** Opens `article` in the page, painted whole. */
async function open({ page, hear }, site, mode = 'canvas') {
  await page.goto(serveArticle(site, article));
  await hear('fonts');
  await page.evaluate(() => {
    globalThis.told = [];
    document.addEventListener('banxin-find', ({ detail, target }) => globalThis.told.push({ ...detail, from: target.localName }));
  });
  if (mode === 'text') await page.evaluate(() => { document.querySelector('banxin-article').mode = 'text'; });
}

const find = (page, words) => page.evaluate((text) => document.querySelector('banxin-article').find(text), words);
const step = (page, name) => page.evaluate((method) => document.querySelector('banxin-article')[method](), name);
/** Between two looks at what the engine is drawing. */
const breath = () => new Promise((resolve) => { setTimeout(resolve, 30); });
const told = (page) => page.evaluate(() => globalThis.told.splice(0));

/** Where the colours of marks are on the screen: the first and last row of each, CSS px of the viewport, at scale 1. */
const marksOnScreen = (page) => page.evaluate(async () => {
  const host = document.querySelector('banxin-article');
  const style = getComputedStyle(host.shadowRoot.querySelector('.page'));
  const wanted = ['--mark', '--mark-current'].map((name) => style.getPropertyValue(name).match(/\d+/g).slice(0, 3).map(Number));
  const rows = [[], []];
  for (const canvas of host.shadowRoot.querySelectorAll('.tiles canvas')) {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const { top } = canvas.getBoundingClientRect();
    wanted.forEach(([r, g, b], kind) => {
      for (let y = 0; y < canvas.height; y++) {
        let count = 0;
        for (let at = y * canvas.width * 4, end = at + canvas.width * 4; at < end; at += 4) {
          count += data[at] === r && data[at + 1] === g && data[at + 2] === b;
        }
        if (count > 6) rows[kind].push(top + y);
      }
    });
  }
  return { marks: rows[0].sort((a, b) => a - b), current: rows[1].sort((a, b) => a - b) };
});

inBothBrowsers('hits are counted, marked on the drawing, gone through round and round, and taken away', {}, async (opened, site) => {
  const { page, until } = opened;
  await open(opened, site);
  const plain = await tilesOf(page);
  assert.deepEqual(await find(page, '旧船'), { count: 4, index: 0 });
  await until(async () => document.querySelector('banxin-article').shadowRoot.querySelectorAll('.tiles canvas').length > 0);
  let seen;
  for (let i = 0; i < 200 && !seen?.current.length; i++, await breath()) seen = await marksOnScreen(page);
  assert.ok(seen.current.length >= 15, 'the current one stands out');
  assert.ok(seen.marks.length >= 30, 'and two others are on the screen');
  assert.equal(await page.evaluate(() => scrollY), 0, 'what is in sight is not scrolled to');
  const others = [];
  for (let i = 0; i < 4; i++) others.push(await step(page, 'findNext'));
  assert.deepEqual(others.map(({ index }) => index), [1, 2, 3, 0]);
  assert.deepEqual(await step(page, 'findPrevious'), { count: 4, index: 3 });
  const y = await page.evaluate(() => scrollY);
  assert.ok(y > 1000, 'the last one is brought into view');
  let last;
  for (let i = 0; i < 200 && !last?.current.some((row) => row > 0 && row < 900); i++, await breath()) last = await marksOnScreen(page);
  last.current = last.current.filter((row) => row > 0 && row < 900);
  assert.ok(last.current[0] > 100 && last.current.at(-1) < 860, `comfortably: ${last.current[0]} to ${last.current.at(-1)}`);
  assert.deepEqual((await told(page)).map(({ count, index }) => [count, index]), [[4, 0], [4, 1], [4, 2], [4, 3], [4, 0], [4, 3]]);
  await step(page, 'endFind');
  assert.deepEqual(await told(page), [{ count: 0, index: -1, from: 'banxin-article' }]);
  await page.evaluate(() => scrollTo(0, 0));
  await until(async (hashes) => {
    const canvases = [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.tiles canvas')];
    return canvases.length >= hashes && scrollY === 0;
  }, plain.length);
  let again;
  for (let i = 0; i < 200 && again !== plain[0].sha; i++, await breath()) again = (await tilesOf(page))[0].sha;
  assert.equal(again, plain[0].sha, 'to the last pixel');
});

inBothBrowsers('the first hit at or after what is on the screen is the current one', {}, async (opened, site) => {
  const { page } = opened;
  await open(opened, site);
  await page.evaluate(() => scrollTo(0, 1500));
  assert.deepEqual(await find(page, '旧船'), { count: 4, index: 3 });
  await page.evaluate(() => scrollTo(0, 1500));
  const { index } = await find(page, '章');
  assert.ok(index > 5 && index < 40, String(index));
  assert.ok(Math.abs(await page.evaluate(() => scrollY) - 1500) < 2, 'it is in sight already');
  await page.evaluate(() => scrollTo(0, 9e9));
  assert.deepEqual(await find(page, '海燕'), { count: 1, index: 0 }, 'none below: from the beginning');
});

inBothBrowsers('what is written another way is found, what is not there is not', {}, async (opened, site) => {
  const { page } = opened;
  await open(opened, site);
  for (const [words, count] of [['第3章', 1], ['第 3 章', 1], ['第４章', 1], ['haiyan', 1], ['"风大"', 1], ['没有这些', 0], ['海燕一条', 0], ['  ', 0]]) {
    assert.equal((await find(page, words)).count, count, words);
  }
  assert.deepEqual(await step(page, 'findNext'), { count: 0, index: -1 });
});

inBothBrowsers('marks outlive another width, size and theme; another article is looked through, too', {}, async (opened, site) => {
  const { page, until, hear, forget } = opened;
  await open(opened, site);
  await find(page, '旧船');
  await page.evaluate(() => {
    const element = document.querySelector('banxin-article');
    element.fontSize = 26;
    element.theme = 'dark';
  });
  await until(() => getComputedStyle(document.querySelector('banxin-article').shadowRoot.querySelector('.page')).getPropertyValue('--paper').includes('23 24 26'));
  let seen;
  for (let i = 0; i < 200 && !seen?.current.length; i++, await breath()) seen = await marksOnScreen(page);
  assert.ok(seen.current.length > 20, 'as large as the text');
  assert.deepEqual(await step(page, 'findNext'), { count: 4, index: 1 });
  await told(page);
  await forget();
  await page.evaluate(() => document.querySelector('banxin-article').load(new Blob(['<!DOCTYPE html><p>新船，旧船。</p>'], { type: 'text/html' })));
  await hear('ready');
  await until(() => globalThis.told.length > 0);
  assert.deepEqual((await told(page)).map(({ count, index }) => [count, index]), [[1, 0]]);
});

inBothBrowsers('who asks before the article is there gets its answer when it is', {}, async (opened, site) => {
  const { page, hear } = opened;
  await open(opened, site);
  const [before, after] = await page.evaluate(async () => {
    const element = document.querySelector('banxin-article');
    const late = document.createElement('banxin-article');
    document.body.append(late);
    const asked = late.find('旧船');
    late.load(new Blob(['<!DOCTYPE html><p>旧船、旧船</p>'], { type: 'text/html' }));
    const found = await asked;
    const none = document.createElement('banxin-article');
    document.body.append(none);
    const lost = none.find('旧船');
    none.load('');
    const nothing = await lost;
    late.remove();
    none.remove();
    return [found, nothing, element.localName];
  });
  assert.deepEqual(before, { count: 2, index: 0 });
  assert.deepEqual(after, { count: 0, index: -1 }, 'there is no article');
  await hear('error');
});

inBothBrowsers('questions that come at once are answered in their order, and the last one counts', {}, async (opened, site) => {
  const { page, hear } = opened;
  await page.goto(serveArticle(site, article));
  await hear('ready');
  const answers = await page.evaluate(() => {
    const element = document.querySelector('banxin-article');
    return Promise.all([element.find(''), element.find('灯'), element.endFind(), element.find('旧船'), element.findNext()]);
  });
  assert.deepEqual(answers.slice(2).map(({ count, index }) => [count, index]), [[0, -1], [4, 0], [4, 1]]);
  let seen;
  for (let i = 0; i < 200 && !seen?.current.length; i++, await breath()) seen = await marksOnScreen(page);
  assert.ok(seen.current.length > 0 && seen.marks.length > 0);
});

inBothBrowsers('in text mode hits are the browser\'s highlights, and go with it', {}, async (opened, site) => {
  const { page, until } = opened;
  await open(opened, site, 'text');
  await until(() => document.querySelector('banxin-article').shadowRoot.querySelector('article.text') !== null);
  const highlighted = () => page.evaluate(() => ['banxin-find', 'banxin-find-current'].map((name) => (
    [...CSS.highlights.get(name) ?? []].map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString();
    }))));
  assert.deepEqual(await find(page, '旧船'), { count: 4, index: 0 });
  assert.deepEqual(await highlighted(), [['旧船', '旧船', '旧船', '旧船'], ['旧船']]);
  assert.deepEqual(await step(page, 'findPrevious'), { count: 4, index: 3 });
  const rect = await page.evaluate(() => {
    const [{ startContainer }] = CSS.highlights.get('banxin-find-current');
    const { top, bottom } = startContainer.parentElement.getBoundingClientRect();
    return { top, bottom };
  });
  assert.ok(rect.top > 60 && rect.bottom < 900, 'in sight');
  assert.equal((await find(page, '第3章')).count, 1);
  assert.deepEqual(await highlighted(), [['第 3 章'], ['第 3 章']]);
  assert.equal((await find(page, '海燕一条')).count, 0, 'not from cell to cell');
  await find(page, '旧船');
  await page.evaluate(() => { document.querySelector('banxin-article').mode = 'canvas'; });
  await until(() => CSS.highlights.get('banxin-find').size === 0);
  let seen;
  for (let i = 0; i < 200 && !seen?.current.length; i++, await breath()) seen = await marksOnScreen(page);
  assert.ok(seen.current.length > 0, 'and marked on the drawing');
  await step(page, 'endFind');
});

inBothBrowsers('in text mode what is closed opens for a hit in it, and no button is a hit', { expected: /404|broken/ }, async (opened, site) => {
  const { page, hear, until } = opened;
  await page.goto(serveArticle(site, `[题](https://example.org/)\n------\n\n<img src="https://example.net/broken.png" alt="一幅画">${'<p>甲乙丙丁。</p>'.repeat(60)}<details><summary>概要</summary><p>海燕</p></details>`
    + `<p>戊己。</p>${'<p>甲乙丙丁。</p>'.repeat(60)}`));
  await hear('ready');
  await page.evaluate(() => {
    const element = document.querySelector('banxin-article');
    element.mode = 'text';
    element.shadowRoot.querySelector('.text details').open = false;
  });
  await until(() => document.querySelector('banxin-article').shadowRoot.querySelector('.text .failed button')?.textContent === '重试');
  assert.equal((await find(page, '重试')).count, 0);
  assert.deepEqual(await find(page, '海燕'), { count: 1, index: 0 });
  const top = await page.evaluate(() => {
    const paragraph = document.querySelector('banxin-article').shadowRoot.querySelector('.text details p');
    return paragraph.checkVisibility() ? paragraph.getBoundingClientRect().top : -1;
  });
  assert.ok(top > 0 && top < 900, `in sight: ${top}`);
});
