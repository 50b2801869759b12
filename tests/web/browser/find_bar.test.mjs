// The bar that looks for words: by key and by button, what it counts and says, what it leaves to the browser.
import assert from 'node:assert/strict';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';

const article = `[风的来信](https://example.org/wind)

Archived at 2024-11-01T03:40:21+00:00


<p>一条旧船，又一条旧船。</p>
${Array.from({ length: 50 }, (_, i) => `<p>第${i + 1}章。码头上的灯已经一盏一盏地灭了，水手们还没有醒，厨房里的灯也亮了，锅里的粥冒着热气。</p>`).join('\n')}
<p>最后一条旧船。</p>
`;

async function open({ page, hear }, site) {
  await page.goto(serveArticle(site, article));
  await hear('fonts');
}
const state = (page) => page.evaluate(() => {
  const bar = document.querySelector('.find-bar');
  const button = document.querySelector('.tools .find');
  return {
    open: !bar.hidden, expanded: button.getAttribute('aria-expanded'), words: bar.querySelector('input').value,
    hits: bar.querySelector('.hits').textContent, focus: document.activeElement.localName + (document.activeElement.classList.contains('find') ? '.find' : ''),
  };
});
const hits = (until, text) => until((wanted) => document.querySelector('.find-bar .hits').textContent === wanted, text);
const selected = (page) => page.evaluate(() => {
  const field = document.querySelector('.find-bar input');
  return field.value.slice(field.selectionStart, field.selectionEnd);
});

inBothBrowsers('a key opens it, typing finds, Enter goes on and back, Escape ends it', {}, async (opened, site) => {
  const { page, until } = opened;
  await open(opened, site);
  assert.equal((await state(page)).open, false);
  await page.keyboard.press('/');
  assert.deepEqual(await state(page), { open: true, expanded: 'true', words: '', hits: '', focus: 'input' });
  await page.keyboard.type('旧船');
  await hits(until, '第 1 处，共 3 处');
  await page.keyboard.press('Enter');
  await hits(until, '第 2 处，共 3 处');
  await page.keyboard.press('Enter');
  await hits(until, '第 3 处，共 3 处');
  assert.ok(await page.evaluate(() => scrollY > 1000), 'it is in sight');
  await page.keyboard.press('Enter');
  await hits(until, '第 1 处，共 3 处');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Shift');
  await hits(until, '第 3 处，共 3 处');
  await until(() => document.querySelector('.find-bar [role="status"]').textContent === '第 3 处，共 3 处');
  await page.keyboard.press('Escape');
  const ended = await state(page);
  assert.deepEqual([ended.open, ended.expanded, ended.focus], [false, 'false', 'button.find']);
  assert.equal(await page.evaluate(() => document.querySelector('banxin-article').findNext().then(({ count }) => count)), 0, 'nothing is looked for');
  assert.ok(await page.evaluate(() => scrollY > 1000), 'and the reader stays');
});

inBothBrowsers('opened again it holds the last words, selected, and takes the reader nowhere until asked', {}, async (opened, site) => {
  const { page, until } = opened;
  await open(opened, site);
  await page.keyboard.press('F3');
  await page.keyboard.type('旧船');
  await hits(until, '第 1 处，共 3 处');
  await page.keyboard.press('Escape');
  await page.evaluate(() => scrollTo(0, 1200));
  await page.keyboard.press('F3');
  assert.equal(await selected(page), '旧船');
  await hits(until, '第 3 处，共 3 处');
  const moved = await page.evaluate(() => document.querySelector('banxin-article').getBoundingClientRect().top + 1200 - document.querySelector('.bar').offsetHeight);
  assert.ok(Math.abs(moved) < 1, `what is read stays where it was, but for ${moved} px`);
  await page.keyboard.press('F3');
  await until(() => scrollY > 1500);
  assert.equal((await state(page)).hits, '第 3 处，共 3 处');
  await page.keyboard.press('F3');
  await hits(until, '第 1 处，共 3 处');
});

inBothBrowsers('what is selected in the article are the first words', {}, async (opened, site) => {
  const { page, until } = opened;
  await open(opened, site);
  await page.evaluate(() => {
    const root = document.querySelector('banxin-article').shadowRoot.querySelector('.text-layer p');
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const node = walker.nextNode();
    const whole = node.data.startsWith('一条旧船') ? node : walker.nextNode();
    getSelection().setBaseAndExtent(whole, 0, whole, 4);
  });
  await page.keyboard.press('/');
  assert.equal((await state(page)).words, '一条旧船');
  await hits(until, '第 1 处，共 3 处');
});

inBothBrowsers('the stroke can be switched off, and stays so', {}, async (opened, site) => {
  const { page } = opened;
  await open(opened, site);
  await page.evaluate(() => document.querySelector('#settings [name="slash"]').click());
  for (const again of [false, true]) {
    if (again) await open(opened, site);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('/');
    assert.equal((await state(page)).open, false);
  }
  await page.keyboard.press('F3');
  assert.equal((await state(page)).open, true);
  await page.evaluate(() => localStorage.clear());
});

inBothBrowsers('no hit is said in words; English where the page is', {}, async (opened, site) => {
  const { page, until } = opened;
  await open(opened, site);
  await page.evaluate(() => document.querySelector('.tools .find').click());
  await page.keyboard.type('没有这些');
  await hits(until, '没有找到');
  await until(() => document.querySelector('.find-bar [role="status"]').textContent === '没有找到');
  await page.evaluate(() => document.querySelector('input[name="language"][value="en"]').click());
  await hits(until, 'Not found');
  await page.evaluate(() => {
    const field = document.querySelector('.find-bar input');
    field.value = '';
    field.focus();
  });
  await page.keyboard.type('灯');
  await hits(until, '1 of 100');
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.find-bar :is(input, button)')].map((element) => element.ariaLabel)),
    ['Find in the article', 'Previous hit', 'Next hit', 'Close']);
  await page.evaluate(() => localStorage.clear());
});

inBothBrowsers('an input method is left alone while it composes', {}, async (opened, site) => {
  const { page, until } = opened;
  await open(opened, site);
  await page.keyboard.press('/');
  await page.evaluate(() => {
    globalThis.asked = [];
    const element = document.querySelector('banxin-article');
    for (const name of ['find', 'findNext']) {
      const own = element[name].bind(element);
      element[name] = (...words) => {
        globalThis.asked.push([name, words[0]]);
        return own(...words);
      };
    }
    const field = document.querySelector('.find-bar input');
    const tell = (type, Kind, options) => field.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true, ...options }));
    tell('compositionstart', CompositionEvent, {});
    field.value = 'jiu';
    tell('input', InputEvent, { isComposing: true });
    tell('keydown', KeyboardEvent, { key: 'Enter', isComposing: true });
    tell('keydown', KeyboardEvent, { key: 'Escape', isComposing: true });
    globalThis.end = () => {
      field.value = '旧船';
      tell('compositionend', CompositionEvent, { data: '旧船' });
      tell('input', InputEvent, {});
    };
  });
  await new Promise((resolve) => { setTimeout(resolve, 400); });
  assert.deepEqual(await page.evaluate(() => globalThis.asked), []);
  assert.equal((await state(page)).open, true);
  await page.evaluate(() => globalThis.end());
  await hits(until, '第 1 处，共 3 处');
  assert.deepEqual(await page.evaluate(() => globalThis.asked), [['find', '旧船']], 'once');
});

inBothBrowsers('keys in fields, Ctrl+F and the list are the browser\'s own', {}, async (opened, site) => {
  const { page } = opened;
  await open(opened, site);
  const cancelled = (options) => page.evaluate((key) => !document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key })), options);
  assert.equal(await cancelled({ key: 'f', code: 'KeyF', ctrlKey: true }), false);
  assert.equal((await state(page)).open, false);
  assert.equal(await cancelled({ key: 'F', code: 'KeyF', ctrlKey: true, shiftKey: true }), true);
  assert.equal((await state(page)).open, true);
  await page.keyboard.press('/');
  assert.equal((await state(page)).words, '/', 'a stroke is a character in the field');
  await page.goto(site.url());
  await page.waitForSelector('.list li');
  assert.equal(await cancelled({ key: '/', code: 'Slash' }), false, 'there is nothing to look in');
  assert.equal((await state(page)).open, false);
});

inBothBrowsers('it fits 320 px, in both languages', { width: 320, height: 640 }, async (opened, site) => {
  const { page, until } = opened;
  await open(opened, site);
  await page.keyboard.press('/');
  await page.keyboard.type('灯');
  await hits(until, '第 1 处，共 100 处');
  const fits = () => page.evaluate(() => {
    const bar = document.querySelector('.find-bar');
    const parts = [...bar.querySelectorAll('input, button, .hits'), ...document.querySelectorAll('.bar .tools > *')].filter((part) => part.getClientRects().length);
    const rects = parts.map((part) => part.getBoundingClientRect());
    return { over: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth), least: Math.min(...rects.map(({ left }) => left)), most: Math.max(...rects.map(({ right }) => right)),
      small: rects.filter(({ width, height }, i) => parts[i].localName === 'button' && (width < 24 || height < 24)).length };
  });
  for (const language of ['zh', 'en']) {
    await page.evaluate((name) => document.querySelector(`input[name="language"][value="${name}"]`).click(), language);
    const { over, least, most, small } = await fits();
    assert.deepEqual([over, least >= 0, most <= 320, small], [0, true, true, 0], `${language}: ${least} to ${most}`);
  }
  await page.evaluate(() => localStorage.clear());
  // What is at the very beginning is not under the bar.
  await page.evaluate(() => document.querySelector('banxin-article').find('风的来信'));
  const [title, bar] = await page.evaluate(() => [document.querySelector('banxin-article').shadowRoot.querySelector('.text-layer h1').getBoundingClientRect().top,
    document.querySelector('.find-bar').getBoundingClientRect().bottom]);
  assert.ok(title >= bar, `${title} below ${bar}`);
});

inBothBrowsers('the focus goes back to where it was in the article', {}, async (opened, site) => {
  const { page } = opened;
  await open(opened, site);
  await page.evaluate(() => document.querySelector('banxin-article').shadowRoot.querySelector('article h1 a').focus());
  await page.keyboard.press('/');
  assert.equal((await state(page)).focus, 'input');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.localName), 'a');
});
