// Links of an article over its drawing: what they are, how they look under pointer and focus, where they lead.
import assert from 'node:assert/strict';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { openText } from './layer_text.mjs';

const article = (site) => `<!--1730448421000-->
[关于链接的短文](${site.url('favicon.svg?title')})
------

<p>${'先说几句闲话，让文字占去几行。'.repeat(9)}<a href="${site.url('favicon.svg?one')}">第一个链接很长，长到要从这一行的末尾接到下一行的开头，甚至更远一些</a>，接着是<a href="mailto:someone@example.com">一个信箱</a>。</p>
<p>这里有<a href="javascript:globalThis.ran=1">不能走的链接</a>、<a>没有地址的链接</a>和<a href="data:text/html,x">数据</a>。</p>
<ul><li><a href="${site.url('favicon.svg?two')}"><b>第二个</b>链接</a></li></ul>
<table><tr><td><a href="${site.url('favicon.svg?three')}">第三个</a></td></tr></table>\n`;

const open = async (opened, site) => {
  await openText(opened, serveArticle(site, article(site)));
  opened.page.evaluate(() => {
    globalThis.linkOf = (words) => globalThis.layer.point(words)[0].parentElement.closest('a');
  });
};
/** Pages that are open beside this one, by their address. */
const others = async ({ page }) => {
  const pages = page.context ? page.context().pages() : await page.browserContext().pages();
  return pages.filter((other) => other !== page);
};
/** Waits for a page that a link opened; closes it and gives its address. */
async function opensPage(opened) {
  for (let turn = 0; turn < 200; turn++) {
    for (const other of await others(opened)) {
      const address = other.url();
      if (!/^http/.test(address)) continue;
      await other.close();
      return address;
    }
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  return 'no page';
}

inBothBrowsers('links have address, relation and target; what may not be followed has none', {}, async (opened, site) => {
  await open(opened, site);
  const links = await opened.page.evaluate(() => [...globalThis.layer.root.querySelectorAll('.text-layer a')].map((link) => (
    { text: link.textContent, href: link.getAttribute('href'), rel: link.rel, target: link.target })));
  const real = (text, href) => ({ text, href, rel: 'noopener noreferrer', target: '_blank' });
  assert.deepEqual(links, [
    real('关于链接的短文', site.url('favicon.svg?title')),
    real('第一个链接很长，长到要从这一行的末尾接到下一行的开头，甚至更远一些', site.url('favicon.svg?one')),
    real('一个信箱', 'mailto:someone@example.com'),
    real('第二个链接', site.url('favicon.svg?two')), real('第三个', site.url('favicon.svg?three')),
  ]);
});

inBothBrowsers('relative addresses are meant from the original\'s place, in either mode', {}, async (opened, site) => {
  await openText(opened, serveArticle(site, `[题](${site.url('news/2024/a.html')})\n------\n\n<p>见<a href="b.html">乙</a>和<a href="/c.html">丙</a></p>\n`));
  const hrefs = (where) => opened.page.evaluate((selector) => (
    [...document.querySelector('banxin-article').shadowRoot.querySelectorAll(`${selector} p a`)].map(({ href }) => href)), where);
  const wanted = [site.url('news/2024/b.html'), `${site.origin}/c.html`];
  assert.deepEqual(await hrefs('.text-layer'), wanted);
  await opened.forget();
  await opened.page.evaluate(() => { document.querySelector('banxin-article').mode = 'text'; });
  await opened.hear('ready');
  assert.deepEqual(await hrefs('.text'), wanted);
});

inBothBrowsers('the pointer over any line of a link shows it on all of them', {}, async (opened, site) => {
  await open(opened, site);
  const look = () => opened.page.evaluate(() => {
    const at = (words) => globalThis.layer.point(words)[0].parentElement;
    return ['第一个', '甚至更远', '先说'].map((words) => getComputedStyle(at(words)).backgroundColor).concat(getComputedStyle(at('第一个')).cursor);
  });
  const rest = await look();
  assert.equal(rest[0], rest[2], 'at rest a link is as the text beside it');
  for (const words of ['第一个', '甚至更远']) {
    const { x, y } = await opened.page.evaluate((sought) => globalThis.layer.place(sought), words);
    await opened.page.mouse.move(x, y);
    const hovered = await look();
    assert.notEqual(hovered[0], rest[0], words);
    assert.equal(hovered[0], hovered[1]);
    assert.equal(hovered[2], rest[2]);
    assert.equal(hovered[3], 'pointer');
    await opened.page.mouse.move(2, 200);
    assert.deepEqual(await look(), rest);
  }
});

inBothBrowsers('a click, one with Control, one of the middle button and Enter are told, can be cancelled, and lead on', {}, async (opened, site) => {
  await open(opened, site);
  const ways = [
    ['click', {}, (x, y) => opened.page.mouse.click(x, y)],
    ['Control', { ctrlKey: true }, async (x, y) => {
      await opened.page.keyboard.down('Control');
      await opened.page.mouse.click(x, y);
      await opened.page.keyboard.up('Control');
    }],
    ['middle button', { button: 1 }, (x, y) => opened.page.mouse.click(x, y, { button: 'middle' })],
    ['Enter', {}, async () => {
      await opened.page.evaluate(() => globalThis.linkOf('甚至更远').focus());
      await opened.press('Enter');
    }],
  ];
  for (const [what, change, act] of ways) {
    const wanted = { href: site.url('favicon.svg?one'), text: '第一个链接很长，长到要从这一行的末尾接到下一行的开头，甚至更远一些', button: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...change };
    const { x, y } = await opened.page.evaluate(() => globalThis.layer.place('甚至更远'));
    await opened.forget();
    await opened.page.evaluate(() => document.addEventListener('banxin-link', (event) => event.preventDefault(), { once: true }));
    await act(x, y);
    assert.deepEqual(await opened.hear('link'), wanted, what);
    await new Promise((resolve) => { setTimeout(resolve, 150); });
    assert.equal((await others(opened)).length, 0, `${what}: a cancelled link is not followed`);
    await opened.forget();
    await act(x, y);
    assert.equal(await opensPage(opened), site.url('favicon.svg?one'), what);
    assert.equal(await opened.page.evaluate(() => globalThis.heard.filter(({ type }) => type === 'link').length), 1, what);
  }
});

inBothBrowsers('what has no address does nothing', {}, async (opened, site) => {
  await open(opened, site);
  for (const words of ['不能走的链接', '没有地址的链接', '数据']) {
    const { x, y } = await opened.page.evaluate((sought) => globalThis.layer.place(sought), words);
    await opened.page.mouse.click(x, y);
    await opened.page.mouse.click(x, y, { button: 'middle' });
  }
  await new Promise((resolve) => { setTimeout(resolve, 150); });
  assert.deepEqual(await opened.page.evaluate(() => [globalThis.ran, globalThis.heard.filter(({ type }) => type === 'link').length]), [undefined, 0]);
  assert.equal((await others(opened)).length, 0);
});

inBothBrowsers('Tab goes through the links as they are read, with a ring around every line of each; a click draws none', {}, async (opened, site) => {
  await open(opened, site);
  const names = [];
  for (let turn = 0; turn < 40 && names.length < 5; turn++) {
    await opened.press('Tab');
    const focused = await opened.page.evaluate(() => {
      const { root } = globalThis.layer;
      const link = root.activeElement;
      if (!link?.matches('a')) return null;
      const rings = [...root.querySelectorAll('.focus-ring')].map((ring) => [ring.getBoundingClientRect(), getComputedStyle(ring)]);
      const range = document.createRange();
      range.selectNodeContents(link);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      const bare = rects.filter(({ left, right, top, bottom }) => !rings.some(([rect, style]) => (
        style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && rect.left <= left + 1 && rect.right >= right - 1 && rect.top <= top + 1 && rect.bottom >= bottom - 1)));
      const lines = new Set(rects.map((rect) => Math.round(rect.top))).size;
      return { name: link.textContent, bare: bare.length, rings: rings.length, lines, seen: Math.min(...rects.map((rect) => rect.top)) >= 0 && Math.max(...rects.map((rect) => rect.bottom)) <= innerHeight };
    });
    if (!focused) continue;
    names.push(focused.name);
    assert.equal(focused.bare, 0, `${focused.name}: ringed`);
    assert.equal(focused.rings, focused.lines, `${focused.name}: one ring for each line`);
    assert.ok(focused.seen, `${focused.name} is on the screen`);
  }
  assert.deepEqual(names, ['关于链接的短文', '第一个链接很长，长到要从这一行的末尾接到下一行的开头，甚至更远一些', '一个信箱', '第二个链接', '第三个']);
  await opened.page.evaluate(() => document.addEventListener('banxin-link', (event) => event.preventDefault()));
  const { x, y } = await opened.page.evaluate(() => globalThis.layer.place('一个信箱'));
  await opened.page.mouse.click(x, y);
  assert.equal(await opened.page.evaluate(() => globalThis.layer.root.querySelectorAll('.focus-ring').length), 0);
});
