// All by key: through every control and link and back, never caught, focus always to be seen; and the keys that scroll.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { articleFiles } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { openText } from './layer_text.mjs';

const MOST = 120;
const bytesOf = (name) => readFileSync(articleFiles().find((file) => file.endsWith(name)));

/** In the page: what has the focus: a name that tells it from others, and whether a reader sees that. */
function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const root = element.getRootNode();
  const shown = (styled) => {
    const { outlineStyle, outlineWidth, boxShadow, opacity, visibility } = getComputedStyle(styled);
    return visibility === 'visible' && opacity !== '0' && (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 || boxShadow !== 'none');
  };
  const rings = [...root.querySelectorAll?.('.focus-ring') ?? []];
  // A control that is drawn by its label shows its focus there.
  const places = [element, ...element.labels ?? [], element.closest('label'), ...rings].filter(Boolean);
  const marked = places.filter(shown).map((place) => place.getBoundingClientRect());
  const inside = ({ left, right, top, bottom, width, height }) => width > 0 && height > 0 && left < innerWidth && right > 0 && top < innerHeight && bottom > 0;
  globalThis.walked ??= new Map();
  if (!globalThis.walked.has(element)) globalThis.walked.set(element, globalThis.walked.size);
  return {
    key: globalThis.walked.get(element),
    name: `${element.localName}${element.id && `#${element.id}`} ${(element.ariaLabel || element.title || element.textContent || element.value || '').trim().slice(0, 40)}`,
    article: Boolean(element.closest('.text-layer, .text')), radio: element.type === 'radio' ? element.name : '',
    visible: marked.some(inside),
  };
}

/** Walks with `key` from one end of the page to the other, between two buttons of the test's own; gives the stops. */
async function walk(opened, key) {
  await opened.page.evaluate((forwards) => {
    for (const [id, put] of [['page-start', 'prepend'], ['page-end', 'append']]) {
      if (document.getElementById(id)) continue;
      const button = document.createElement('button');
      button.id = id;
      Object.assign(button.style, { position: 'fixed', left: 0, bottom: 0 });
      document.body[put](button);
    }
    document.getElementById(forwards ? 'page-start' : 'page-end').focus({ preventScroll: true });
  }, key === 'Tab');
  const stops = [];
  for (let turn = 0; turn < MOST; turn++) {
    await opened.press(key);
    const stop = await opened.page.evaluate(focused);
    assert.ok(stop, `after ${stops.at(-1)?.name} the focus is nowhere`);
    if (stop.name === (key === 'Tab' ? 'button#page-end ' : 'button#page-start ')) return stops;
    // The screen follows within some frames.
    for (let frame = 0; !stop.visible && frame < 40; frame++) stop.visible = (await opened.page.evaluate(focused)).visible;
    assert.ok(stop.visible, `the focus is to be seen on ${stop.name}`);
    if (stops.some((before) => before.key === stop.key)) assert.fail(`caught: ${stops.map(({ name }) => name).join(' → ')} → ${stop.name}`);
    stops.push(stop);
  }
  return assert.fail(`no end after ${MOST} keys`);
}

const names = (stops) => stops.map(({ name }) => name);

/** From the page's first stop to its last, and back. */
async function thereAndBack(opened) {
  const there = await walk(opened, 'Tab');
  const back = await walk(opened, 'Shift+Tab');
  assert.deepEqual(names(back).reverse(), names(there));
  return there;
}

inBothBrowsers('through the list and back', { warm: true }, async (opened, site) => {
  await opened.page.goto(site.url());
  await opened.until(() => document.querySelector('.list li') !== null);
  const there = await thereAndBack(opened);
  for (const { title } of site.articles) assert.ok(there.some(({ name }) => name.includes(title.slice(0, 12))), title);
});

for (const mode of ['canvas', 'text']) {
  inBothBrowsers(`through an article in ${mode} mode and back: controls, then links as they are read`, { warm: true }, async (opened, site) => {
    await openText(opened, serveArticle(site, bytesOf('night-ferry.md')));
    if (mode === 'text') {
      await opened.forget();
      await opened.page.evaluate(() => { document.querySelector('banxin-article').mode = 'text'; });
      await opened.hear('ready');
    }
    const there = await thereAndBack(opened);
    const inArticle = there.filter(({ name, article }) => article && name.startsWith('a ')).map(({ name }) => name.slice(2));
    assert.deepEqual(inArticle, ['停航十一年后，岚湾“灯塔线”夜渡轮将重新开出', '首班船22:40从旧码头开出', '岛民自行完成的问卷', '公开的方案', '点击查看更多关于他的信息。', '点击查看本文英文版。']);
    assert.ok(there.length > inArticle.length, 'the page has controls');
  });
}

inBothBrowsers('settings by key: opened, walked through, closed by Escape with the focus where it was', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, bytesOf('night-ferry.md')));
  await opened.page.evaluate(() => document.querySelector('.settings summary').focus());
  await opened.press('Enter');
  await opened.until(() => document.querySelector('.settings').open);
  const inside = () => opened.page.evaluate(() => Boolean(document.activeElement.closest('.settings')));
  const stops = [];
  for (await opened.press('Tab'); await inside() && stops.length < MOST; await opened.press('Tab')) {
    const stop = await opened.page.evaluate(focused);
    assert.ok(stop.visible, `the focus is to be seen on ${stop.name}`);
    stops.push(stop.name);
  }
  assert.ok(stops.length >= 10 && stops.length < MOST, `the controls of the panel are on the way, and a way out: ${stops.join(' → ')}`);
  await opened.until(() => !document.querySelector('.settings').open, undefined, 4000).catch(() => assert.fail('left, it lies over the text'));
  await opened.page.evaluate(() => document.querySelector('.settings summary').focus());
  await opened.press('Enter');
  await opened.until(() => document.querySelector('.settings').open);
  await opened.page.evaluate(() => document.querySelector('.settings button, .settings input').focus());
  await opened.press('Escape');
  await opened.until(() => !document.querySelector('.settings').open);
  assert.equal(await opened.page.evaluate(() => document.activeElement.localName), 'summary');
});

inBothBrowsers('Page Down, Space, End, Home and arrows scroll while the focus is in the article', { warm: true, height: 400 }, async (opened, site) => {
  await openText(opened, serveArticle(site, bytesOf('night-ferry.md')));
  for (const start of ['body', 'link']) {
    await opened.page.evaluate((where) => {
      scrollTo(0, 0);
      document.activeElement.blur();
      if (where === 'link') globalThis.layer.root.querySelector('.text-layer a').focus({ preventScroll: true });
    }, start);
    let from = 0;
    for (const [key, wanted] of [['PageDown', 'down'], [' ', 'down'], ['ArrowDown', 'down'], ['ArrowUp', 'up'], ['PageUp', 'up'], ['End', 'end'], ['Shift+ ', 'up'], ['Home', 'top']]) {
      await opened.press(key);
      const y = await opened.until(([before, way]) => {
        const end = document.documentElement.scrollHeight - innerHeight;
        const there = { down: scrollY > before, up: scrollY < before, end: Math.abs(scrollY - end) < 2, top: scrollY === 0 }[way];
        return there && { y: scrollY };
      }, [from, wanted], 4000).catch(() => assert.fail(`${key} from ${from} with the focus on the ${start}`));
      // A browser may still be on its way.
      from = y.y;
      for (let still = -1; still !== from;) {
        still = from;
        await new Promise((resolve) => { setTimeout(resolve, 60); });
        from = await opened.page.evaluate(() => scrollY);
      }
    }
  }
});
