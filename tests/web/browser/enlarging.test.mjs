// Images of an article seen larger: by pointer and by key, over the drawing and in the text.
import assert from 'node:assert/strict';
import { inBothBrowsers } from './both_browsers.mjs';
import { openImages, pictures, text } from './pictures.mjs';

const body = (url, link) => `${text(1)}<figure><img src="${url('600x400-one')}" srcset="${url('600x400-one')} 600w, ${url('2400x1600-large')} 2400w" width=600 height=400 alt="一座灯塔">`
  + `<figcaption>傍晚的灯塔 <cite>本刊摄</cite></figcaption></figure><p><a href="${link}"><img src="${url('300x200-link')}" width=300 height=200 alt="去别处"></a>`
  + `<img src="${url('40x40-small')}" width=40 height=40 alt="记号"></p>${text(2)}<p><img src="${url('500x300-two')}" width=500 height=300 alt="第二幅"></p>`
  + `${Array.from({ length: 12 }, (_, i) => text(i + 3)).join('')}<p><img src="${url('700x500-far')}" width=700 height=500 alt="远处的一幅"></p>`;

/** In the page: what the dialog shows, or null when it is closed. */
const shownIn = () => {
  const root = document.querySelector('banxin-article').shadowRoot;
  const dialog = root.querySelector('dialog[open]');
  if (!dialog) return null;
  const img = dialog.querySelector('img');
  const { width, height, x, y } = img?.getBoundingClientRect() ?? {};
  return { name: /([^/]*)\.svg$/.exec(img?.src)?.[1], alt: img?.alt, caption: dialog.querySelector('.caption').textContent,
    count: dialog.querySelector('.count').textContent, width, height, x, y, scroll: dialog.querySelector('.stage').scrollLeft,
    modal: dialog.matches(':modal'), label: dialog.ariaLabel, zoom: dialog.querySelector('.end').textContent };
};
const shows = (opened, name) => opened.until((wanted) => {
  const img = document.querySelector('banxin-article').shadowRoot.querySelector('dialog[open] img');
  return wanted ? img?.src.includes(wanted) && img.naturalWidth > 0 && img.style.visibility !== 'hidden'
    : !document.querySelector('banxin-article').shadowRoot.querySelector('dialog[open]');
}, name);
/** In the page: whether the button beside an image has the focus. */
const focusOnButton = () => document.querySelector('banxin-article').shadowRoot.activeElement?.className === 'enlarge';
const middleOf = ({ page }, alternative) => page.evaluate((alt) => {
  const root = document.querySelector('banxin-article').shadowRoot;
  const img = [...root.querySelectorAll('article img')].find((one) => one.alt === alt && one.getClientRects().length);
  const { x, y, width, height } = img.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}, alternative);
const click = async (opened, alternative) => opened.page.mouse.click(...await middleOf(opened, alternative));

for (const mode of ['canvas', 'text']) {
  inBothBrowsers(`a click shows an image larger, in its largest file; Escape gives the article back (${mode})`, {}, async (opened, site) => {
    const pics = pictures(site);
    await openImages(opened, site, body(pics.url, site.url('favicon.svg')), { mode, wait: '一座灯塔' });
    assert.ok(!pics.asked.includes('2400x1600-large.svg'), 'not before');
    await click(opened, '一座灯塔');
    await shows(opened, '2400x1600-large');
    const shown = await opened.page.evaluate(shownIn);
    assert.deepEqual([shown.alt, shown.caption, shown.count, shown.modal, shown.label], ['一座灯塔', '傍晚的灯塔 本刊摄', '1 / 3', true, '图片']);
    assert.ok(shown.width > 700 && shown.width <= 800 && shown.x >= 0, `as large as the window: ${shown.width}`);
    assert.ok(Math.abs(shown.width / shown.height - 1.5) < 0.01);
    await opened.press('Escape');
    await shows(opened, '');
    await opened.until(focusOnButton);
  });

  inBothBrowsers(`the same by key, to the next and the previous one, and back to where one was (${mode})`, {}, async (opened, site) => {
    const pics = pictures(site);
    await openImages(opened, site, body(pics.url, site.url('favicon.svg')), { mode, wait: '一座灯塔' });
    const name = await opened.page.evaluate(() => {
      const button = [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.enlarge')].find((one) => one.getClientRects().length);
      button.focus();
      return button.ariaLabel;
    });
    assert.equal(name, '放大图片：一座灯塔');
    await opened.press('Enter');
    await shows(opened, '2400x1600-large');
    await opened.press('ArrowLeft');
    assert.equal((await opened.page.evaluate(shownIn)).count, '1 / 3', 'there is none before it');
    await opened.press('ArrowRight');
    await shows(opened, '500x300-two');
    const second = await opened.page.evaluate(shownIn);
    assert.deepEqual([second.caption, second.count, Math.round(second.width)], ['第二幅', '2 / 3', 500], 'links and small ones are passed over');
    await opened.press('End');
    await shows(opened, '700x500-far');
    await opened.press('ArrowRight');
    assert.equal((await opened.page.evaluate(shownIn)).count, '3 / 3');
    await opened.press('PageUp');
    await shows(opened, '500x300-two');
    // The focus stays in the dialog, all around.
    const seen = new Set();
    for (let turn = 0; turn < 9; turn++) {
      await opened.press('Tab');
      seen.add(await opened.page.evaluate(() => document.querySelector('banxin-article').shadowRoot.activeElement?.textContent ?? 'outside'));
    }
    for (const button of ['‹', '›', '放大', '关闭']) assert.ok(seen.has(button), `${button} of ${[...seen]}`);
    assert.ok(![...seen].some((text) => /outside|重试/.test(text)) || seen.size <= 5, `${[...seen]}`);
    await opened.press('Escape');
    await shows(opened, '');
    await opened.until(focusOnButton);
    const label = await opened.page.evaluate(() => document.querySelector('banxin-article').shadowRoot.activeElement.ariaLabel);
    assert.equal(label, '放大图片：一座灯塔');
  });
}

inBothBrowsers('zoomed to its own size an image is moved by key and by mouse; the page behind stays', {}, async (opened, site, name) => {
  const pics = pictures(site);
  await openImages(opened, site, body(pics.url, site.url('favicon.svg')), { wait: '一座灯塔' });
  const place = await opened.page.evaluate(() => scrollY);
  await click(opened, '一座灯塔');
  await shows(opened, '2400x1600-large');
  const look = () => opened.page.evaluate(shownIn);
  const fit = await look();
  assert.equal(fit.zoom, '实际大小');
  await opened.press('Enter');
  const real = await look();
  assert.deepEqual([Math.round(real.width), real.zoom], [2400, '适合窗口']);
  await opened.press('ArrowRight');
  assert.equal((await look()).scroll, real.scroll + 80, 'arrows move it, not to the next');
  await opened.page.mouse.move(400, 300);
  await opened.page.mouse.down();
  await opened.page.mouse.move(350, 300);
  await opened.page.mouse.move(300, 300);
  await opened.page.mouse.up();
  assert.equal((await look()).scroll, real.scroll + 180, 'dragged, and not closed or fitted by it');
  await opened.press('0');
  assert.equal((await look()).width, fit.width);
  for (const key of ['+', '+', '-']) await opened.page.keyboard.press(key);
  const closer = await look();
  assert.ok(closer.width > fit.width * 1.2 && closer.width < fit.width * 1.3, `${closer.width}`);
  await opened.press('0');
  for (const key of ['ArrowDown', 'PageDown', 'PageUp', 'End', 'Home']) await opened.press(key);
  await (name === 'Firefox' ? opened.page.mouse.wheel({ deltaY: 500 }) : opened.page.mouse.wheel(0, 500));
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  assert.equal(await opened.page.evaluate(() => scrollY), place, 'the page has not moved');
  // A click toggles, one beside it closes.
  await shows(opened, '2400x1600-large');
  await opened.page.mouse.click(400, 400);
  assert.equal(Math.round((await look()).width), 2400);
  await opened.press('0');
  await opened.page.mouse.click(400, 40);
  await shows(opened, '');
});

inBothBrowsers('an image in a link leads where the link does; a small one and one that failed are not enlarged', { expected: /404/ }, async (opened, site) => {
  const pics = pictures(site);
  pics.broken.add('500x300-two.svg');
  await openImages(opened, site, body(pics.url, site.url('favicon.svg')), { wait: '去别处' });
  await opened.page.evaluate(() => {
    addEventListener('banxin-link', (event) => event.preventDefault());
    scrollTo(0, 300);
  });
  await opened.until(() => document.querySelector('banxin-article').shadowRoot.querySelectorAll('.image.failed').length === 1);
  opened.forget();
  await click(opened, '去别处');
  const { href, text: words } = await opened.hear('link');
  assert.deepEqual([href, words], [site.url('favicon.svg'), '去别处']);
  await click(opened, '记号');
  assert.equal(await opened.page.evaluate(shownIn), null);
  assert.equal(await opened.page.evaluate(() => document.querySelector('banxin-article').shadowRoot.querySelectorAll('.enlarge').length), 1);
  await click(opened, '一座灯塔');
  await shows(opened, '2400x1600-large');
  assert.equal((await opened.page.evaluate(shownIn)).count, '1 / 2', 'the failed one is left out');
});

inBothBrowsers('where the largest file does not come the one of the article stays; a far one that fails says so', { expected: /404/ }, async (opened, site) => {
  const pics = pictures(site);
  for (const name of ['2400x1600-large.svg', '700x500-far.svg']) pics.broken.add(name);
  await openImages(opened, site, body(pics.url, site.url('favicon.svg')), { wait: '一座灯塔' });
  await click(opened, '一座灯塔');
  await shows(opened, '600x400-one');
  await opened.press('End');
  const said = () => document.querySelector('banxin-article').shadowRoot.querySelector('dialog .stage p')?.textContent;
  assert.equal(await opened.until(said), '远处的一幅重试');
  pics.broken.clear();
  await opened.press('Tab');
  await opened.press('Enter');
  await shows(opened, '700x500-far');
});

inBothBrowsers('another article closes it', {}, async (opened, site) => {
  const pics = pictures(site);
  await openImages(opened, site, body(pics.url, site.url('favicon.svg')), { wait: '一座灯塔' });
  await click(opened, '一座灯塔');
  await shows(opened, '2400x1600-large');
  await opened.page.evaluate(() => document.querySelector('banxin-article').load('<p>另一篇，只有字。</p>'));
  await shows(opened, '');
});
