// A reader's way through the page: list, article, links, sizes, themes, own files.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWhole, startEngine } from '../built.mjs';
import { decodePng } from '../png.mjs';
import { PageFont } from './page_font.mjs';
import { openPage, siteFolder, startBrowser, startSite, tilesOf } from './site.mjs';

let browser;
let site;
before(async () => {
  browser = await startBrowser();
  site = await startSite();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** Runs `steps` on a fresh page and then holds that nothing went wrong in it, but for what is `expected`. */
async function reader({ expected = /^$/, ...options }, steps) {
  const opened = await openPage(browser, site, options);
  const unexpected = (lines) => lines.filter((line) => !expected.test(line));
  try {
    await steps(opened);
    assert.deepEqual(unexpected(opened.faults), [], 'a quiet console');
    assert.deepEqual(unexpected(opened.strangers), [], 'no request to another host but images');
    assert.deepEqual(await opened.violations(), [], 'the policy holds');
  } finally {
    await opened.close();
  }
}
const addressOf = (entry) => site.url(`?${new URLSearchParams({ article: entry.file })}`);
const withLinks = () => site.articles.find(({ file }) => /night-ferry/.test(file)) ?? site.articles[0];
const inShadow = (selector) => `banxin-article ${selector}`;

test('the list shows every article; one opens, and back returns', () => reader({}, async ({ page, hear }) => {
  await page.goto(site.url());
  await page.waitForSelector('.list li');
  assert.deepEqual(await page.locator('.list strong').allTextContents(), site.articles.map(({ title }) => title));
  const entry = withLinks();
  await page.getByText(entry.title, { exact: true }).click();
  const { article } = await hear('ready');
  assert.equal(article.title, entry.title);
  assert.equal(await page.title(), `${entry.title} · 版心`);
  assert.ok(page.url().includes(`article=${encodeURIComponent(entry.file)}`));
  assert.ok(!await page.locator('#library').isVisible());
  await page.goBack();
  await page.waitForSelector('.list li');
  assert.equal(await page.title(), '版心');
}));

test('the first screen is painted, then whole, and its height is that of the layout', () => reader({}, async ({ page, hear }) => {
  await page.goto(addressOf(withLinks()));
  await hear('fonts');
  const tiles = await tilesOf(page);
  assert.ok(tiles.length >= 2);
  tiles.reduce((y, tile) => {
    assert.equal(tile.y, y, 'tiles join');
    return y + tile.height;
  }, 0);
  const height = await page.locator(inShadow('.page')).evaluate((element) => element.offsetHeight);
  assert.ok(height > 900);
}));

for (const [width, scale, colorScheme] of [[400, 1, 'light'], [800, 2, 'dark'], [1280, 1.5, 'light']]) {
  test(`tiles are the engine's very bytes at ${width} px, scale ${scale}, ${colorScheme}`, () => reader({ width, scale, colorScheme }, async ({ page, hear }) => {
    const font = new PageFont();
    const built = await startEngine(font);
    for (const entry of site.articles) {
      await page.goto(addressOf(entry));
      await hear('fonts');
      const pageWidth = await page.locator(inShadow('.page')).evaluate((element) => Math.floor(element.getBoundingClientRect().width));
      const open = () => openWhole(built, readFileSync(join(siteFolder, decodeURIComponent(entry.file))), { width: pageWidth });
      let { viewer } = open();
      while (await font.ask(page)) {
        viewer.close();
        ({ viewer } = open());
      }
      for (const tile of await tilesOf(page)) {
        const draw = () => viewer.render({ x: 0, y: tile.y, width: tile.width, height: tile.height, scale, theme: colorScheme });
        let drawn = draw();
        while (await font.ask(page)) drawn = draw();
        assert.deepEqual(drawn.missing, []);
        assert.equal(createHash('sha256').update(drawn.pixels).digest('hex'), tile.sha, `${entry.title} at ${tile.y}`);
      }
      viewer.close();
    }
  }));
}

// Emulated scales are put on after layout and cannot show this; the browser's own scale can.
for (const scale of [1, 1.25, 1.5, 2]) {
  test(`the screen shows the engine's very pixels at the browser's own scale ${scale}`, async () => {
    const own = await startBrowser([`--force-device-scale-factor=${scale}`, '--hide-scrollbars', '--window-size=801,700']);
    try {
      const { page, hear } = await openPage(own, site, { own: true });
      await page.goto(addressOf(withLinks()));
      await hear('fonts');
      await page.evaluate(() => scrollTo(0, 900));
      await page.waitForFunction(() => document.querySelector('banxin-article').shadowRoot.querySelectorAll('.tiles canvas').length > 2);
      await page.waitForTimeout(300);
      const { top, width } = await page.locator(inShadow('.page')).evaluate((element) => element.getBoundingClientRect().toJSON());
      const shot = decodePng(await page.screenshot());
      const { viewer } = openWhole(await startEngine(), readFileSync(join(siteFolder, decodeURIComponent(withLinks().file))), { width: Math.floor(width) });
      // Below the page's header; where the screenshot lies on the grid is known to within some px.
      const from = Math.round(150 * scale);
      const height = Math.round(300 * scale);
      const seen = createHash('sha256').update(shot.pixels.subarray(from * shot.width * 4, (from + height) * shot.width * 4)).digest('hex');
      const drawn = [-3, -2, -1, 0, 1, 2, 3].map((shift) => {
        const area = { x: 0, y: from - Math.round(top * scale) + shift, width: shot.width, height };
        return createHash('sha256').update(viewer.render({ ...area, scale, theme: 'light' }).pixels).digest('hex');
      });
      assert.ok(drawn.includes(seen), 'not resampled');
      assert.equal(new Set(drawn).size, drawn.length, 'there is something to see');
    } finally {
      await own.close();
    }
  });
}

test('scrolling brings tiles where they are looked at, and takes the others away', () => reader({}, async ({ page, hear }) => {
  const long = site.articles.reduce((a, b) => ((a.characters ?? 0) > (b.characters ?? 0) ? a : b));
  await page.goto(addressOf(long));
  await hear('ready');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (const part of [0.3, 0.9, 0.5, 0]) {
    await page.evaluate((y) => scrollTo(0, y), height * part);
    await page.waitForFunction(() => {
      const root = document.querySelector('banxin-article').shadowRoot;
      const top = -root.querySelector('.page').getBoundingClientRect().top;
      const spans = [...root.querySelectorAll('.tiles canvas')].map((c) => [parseFloat(c.style.top), parseFloat(c.style.top) + parseFloat(c.style.height)]);
      const from = Math.max(0, top);
      const to = Math.min(root.querySelector('.page').offsetHeight, top + innerHeight);
      let covered = from;
      for (const [a, b] of spans.sort((x, y) => x[0] - y[0])) if (a <= covered + 1 && b > covered) covered = b;
      return covered >= to - 1;
    });
    assert.ok((await tilesOf(page)).length <= 10, 'a bounded number of canvases');
  }
  const { progress } = await hear('progress');
  assert.ok(progress >= 0 && progress <= 1);
}));

// Following a link asks another host: that is what a link is for.
test('links are links: address, focus, hover, click, cancel, middle click', () => reader({ expected: /^https:\/\/example\.com\// }, async ({ page, hear, forget }) => {
  await page.goto(addressOf(withLinks()));
  await hear('fonts');
  const links = page.locator(inShadow('.text-layer a[href]'));
  assert.ok(await links.count() >= 2);
  for (const link of await links.all()) {
    assert.match(await link.getAttribute('href'), /^(https?|mailto):/);
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
    assert.ok((await link.innerText()).length > 0 || await link.locator('img').count() > 0, 'it has a name');
  }
  const link = links.nth(1);
  const box = link.locator('span').first();
  const rest = await box.evaluate((element) => getComputedStyle(element).backgroundColor);
  await box.hover();
  await page.waitForFunction(([element, before]) => getComputedStyle(element).backgroundColor !== before, [await box.elementHandle(), rest]);
  await page.keyboard.press('Tab');
  await link.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  assert.ok(await link.evaluate((element) => element.matches(':focus-visible')));
  await page.waitForSelector(inShadow('.focus-ring'));

  await page.evaluate(() => document.addEventListener('banxin-link', (event) => event.preventDefault(), { once: true }));
  await box.click();
  const detail = await hear('link');
  assert.equal(detail.href, await link.getAttribute('href'));
  assert.equal(page.context().pages().length, 1, 'a cancelled link is not followed');
  await forget();
  const [popup] = await Promise.all([page.waitForEvent('popup'), box.click()]);
  await popup.close();
  const [background] = await Promise.all([page.context().waitForEvent('page'), box.click({ button: 'middle' })]);
  await background.close();
  assert.equal((await hear('link')).button, 0);
}));

test('images lie over their places, load lazily, and say when they do not', () => reader({ expected: /404/ }, async ({ page, hear }) => {
  const text = '<!--1730448421000-->\n[图](https://example.org/a)\n------\n\n<p>甲</p><img src="https://img.example/one.png" width="400" height="300" alt="一"><p>乙</p>' +
    '<img src="https://img.example/broken.png" width="400" height="300" alt="坏了的图">' + '<p>丙</p>'.repeat(150) + '<img src="https://img.example/late.png" alt="晚">\n';
  const asked = [];
  page.on('request', (request) => request.url().includes('img.example') && asked.push(request));
  await page.goto(site.url());
  await page.evaluate(async (source) => {
    const element = document.createElement('banxin-article');
    document.querySelector('main').append(element);
    document.querySelector('#library').hidden = true;
    element.load(source);
  }, text);
  await hear('ready');
  const images = page.locator('main > banxin-article .image');
  await page.waitForSelector('main > banxin-article .image.loaded');
  const [first] = await images.all();
  const box = await first.boundingBox();
  assert.ok(Math.abs(box.width / box.height - 4 / 3) < 0.02);
  assert.deepEqual(await first.locator('img').evaluate((image) => [image.naturalWidth, image.naturalHeight, image.alt, getComputedStyle(image).opacity]), [4, 3, '一', '1']);
  await page.waitForSelector('main > banxin-article .image.failed');
  assert.match(await images.nth(1).innerText(), /坏了的图[^]*重试/);
  assert.ok(!asked.some((request) => request.url().includes('late')), 'what is far away waits');
  for (const request of asked) assert.equal((await request.allHeaders()).referer, undefined);

  // Its size is learnt when it comes, and taken when it is out of sight.
  const before = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => document.querySelector('main > banxin-article:last-of-type').shadowRoot.querySelectorAll('.image.loaded').length === 2);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction((height) => document.documentElement.scrollHeight !== height, before);
}));

test('another width sets new lines, and keeps the place', () => reader({ width: 800 }, async ({ page, hear }) => {
  await page.goto(addressOf(withLinks()));
  await hear('fonts');
  const before = await page.locator(inShadow('.page')).evaluate((element) => element.offsetHeight);
  const look = () => page.evaluate(() => {
    const element = document.querySelector('banxin-article');
    return { top: -element.shadowRoot.querySelector('.page').getBoundingClientRect().top, height: element.shadowRoot.querySelector('.page').offsetHeight };
  });
  await page.evaluate(() => document.querySelector('banxin-article').scrollToOffset(500));
  await page.waitForTimeout(100);
  const place = await look();
  await page.setViewportSize({ width: 420, height: 900 });
  await page.waitForFunction(([root, height]) => root.offsetHeight > height + 100, [await page.locator(inShadow('.page')).elementHandle(), before]);
  const after = await look();
  assert.ok(after.top > place.top, 'narrower lines are more lines above, too');
  await page.evaluate(() => document.querySelector('banxin-article').scrollToOffset(500));
  const again = await look();
  assert.ok(Math.abs(again.top - after.top) < 80, `the same line is at the top: ${after.top} and ${again.top}`);
  const [tile] = await tilesOf(page);
  assert.ok(tile.width <= 420);
}));

test('themes: by the system, by choice; tiles and page change together, lines do not move', () => reader({ colorScheme: 'light' }, async ({ page, hear }) => {
  await page.goto(addressOf(withLinks()));
  await hear('fonts');
  const height = () => page.locator(inShadow('.page')).evaluate((element) => element.offsetHeight);
  const paper = () => page.locator(inShadow('.page')).evaluate((element) => getComputedStyle(element).backgroundColor);
  const first = await tilesOf(page);
  const high = await height();
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction((before) => getComputedStyle(document.querySelector('banxin-article').shadowRoot.querySelector('.page')).backgroundColor !== before, light);
  const darkTiles = await tilesOf(page);
  assert.notEqual(darkTiles[0].sha, first[0].sha);
  const dark = await paper();
  await page.locator('.settings summary').click();
  await page.locator('.choice label', { hasText: '米黄' }).click();
  await page.waitForFunction((before) => getComputedStyle(document.querySelector('banxin-article').shadowRoot.querySelector('.page')).backgroundColor !== before, dark);
  assert.notEqual((await tilesOf(page))[0].sha, darkTiles[0].sha);
  assert.equal(await height(), high);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'sepia');
}));

test('nothing goes blank while width and theme change', () => reader({ width: 900 }, async ({ page, hear }) => {
  await page.goto(addressOf(withLinks()));
  await hear('fonts');
  await page.evaluate(() => {
    scrollTo(0, 400);
    globalThis.bare = 0;
    globalThis.frames = 0;
    const root = document.querySelector('banxin-article').shadowRoot;
    const look = () => {
      globalThis.frames++;
      const from = Math.max(0, -root.querySelector('.page').getBoundingClientRect().top);
      const to = Math.min(root.querySelector('.page').offsetHeight, from + innerHeight);
      let covered = from;
      const spans = [...root.querySelectorAll('.tiles canvas')].map((c) => [parseFloat(c.style.top), parseFloat(c.style.top) + parseFloat(c.style.height)]);
      for (const [a, b] of spans.sort((x, y) => x[0] - y[0])) if (a <= covered + 1 && b > covered) covered = b;
      if (covered < to - 1) globalThis.bare++;
      requestAnimationFrame(look);
    };
    setTimeout(look, 300);
  });
  await page.waitForFunction(() => globalThis.frames > 0);
  for (const width of [860, 700, 520, 740]) await page.setViewportSize({ width, height: 900 });
  for (const theme of ['dark', 'sepia', 'light', 'dark']) {
    await page.evaluate((name) => { document.querySelector('banxin-article').theme = name; }, theme);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(300);
  const { bare, frames } = await page.evaluate(() => ({ bare: globalThis.bare, frames: globalThis.frames }));
  assert.ok(frames > 5);
  assert.equal(bare, 0, `${bare} of ${frames} frames`);
}));

test('a look that is asked for again while it is on its way comes all the same', () => reader({}, async ({ page, hear }) => {
  await page.addInitScript(() => {
    globalThis.Worker = class extends Worker {
      #watched = false;

      postMessage(...message) {
        // After the page's own listener, with each tile that is there while others are on their way: the same look by another name.
        if (!this.#watched) {
          this.addEventListener('message', ({ data: { type } }) => {
            const element = document.querySelector('banxin-article');
            if (type === 'tile') element.theme = element.theme === 'light' ? 'auto' : 'light';
          });
        }
        this.#watched = true;
        super.postMessage(...message);
      }
    };
  });
  await page.goto(addressOf(withLinks()));
  await hear('fonts');
  assert.ok((await tilesOf(page)).length > 2);
}));

test('zooming (another device pixel ratio and width) draws anew, sharp', async () => {
  const { page, hear, close } = await openPage(browser, site, { scale: 1 });
  await page.goto(addressOf(withLinks()));
  await hear('fonts');
  const [before] = await tilesOf(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width: 400, height: 450, deviceScaleFactor: 2, mobile: false });
  await page.waitForFunction(() => {
    const [canvas] = document.querySelector('banxin-article').shadowRoot.querySelectorAll('.tiles canvas');
    return devicePixelRatio === 2 && canvas.width === Math.floor(document.body.clientWidth) * 2 && Math.abs(parseFloat(canvas.style.width) - canvas.width / 2) < 0.01;
  });
  assert.notEqual((await tilesOf(page))[0].sha, before.sha);
  await close();
});

test('the reader chooses size and plain text; the choice is kept', () => reader({}, async ({ page, hear, forget }) => {
  await page.goto(addressOf(withLinks()));
  await hear('fonts');
  const height = await page.locator(inShadow('.page')).evaluate((element) => element.offsetHeight);
  await page.locator('.settings summary').click();
  await page.getByRole('button', { name: '大一号' }).click();
  await page.waitForFunction(([element, before]) => element.offsetHeight > before, [await page.locator(inShadow('.page')).elementHandle(), height]);
  await page.reload();
  await hear('fonts');
  assert.equal(await page.locator('#size').textContent(), '19');
  await forget();
  await page.locator('.settings summary').click();
  await page.locator('.choice label', { hasText: '普通文字' }).click();
  await page.waitForSelector(inShadow('.text h1'));
  const shown = await page.locator(inShadow('.text')).innerText();
  assert.ok(shown.includes(withLinks().title));
  assert.equal(await page.locator(inShadow('.text script')).count(), 0);
}));

test('own files: by dialog and dropped', () => reader({}, async ({ page, hear, forget }) => {
  await page.goto(site.url());
  await page.waitForSelector('.list li');
  const file = (name, title) => ({ name, mimeType: 'text/markdown', text: `<!--1730448421000-->\n[${title}](https://example.org/x)\n------\n\n<p>${'甲乙丙丁。'.repeat(60)}</p>\n` });
  const one = file('一.md', '从对话框来');
  await page.setInputFiles('#file', { name: one.name, mimeType: one.mimeType, buffer: Buffer.from(one.text) });
  assert.equal((await hear('ready')).article.title, '从对话框来');
  await forget();
  const two = file('二.md', '拖进来的');
  const transfer = await page.evaluateHandle(({ name, mimeType, text }) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type: mimeType }));
    return data;
  }, two);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  assert.ok(await page.locator('.drop').isVisible());
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  assert.equal((await hear('ready')).article.title, '拖进来的');
  assert.ok(!await page.locator('.drop').isVisible());
  await page.locator('.brand').click();
  assert.deepEqual((await page.locator('.list strong').allTextContents()).slice(0, 2), ['二.md', '一.md']);
}));

test('deep links: an article by its address, a place by its code point; reloading keeps the place', () => reader({}, async ({ page, hear }) => {
  await page.goto(`${addressOf(withLinks())}#o=600`);
  await hear('ready');
  await page.waitForFunction(() => scrollY > 200);
  await page.evaluate(() => scrollTo(0, 700));
  await page.waitForFunction(() => history.state?.y === 700);
  await page.reload();
  await hear('ready');
  await page.waitForFunction(() => Math.abs(scrollY - 700) < 2);
}));

test('a widget in a loud page: nothing of its style gets in, nothing of ours gets out', () => reader({}, async ({ page, hear }) => {
  await page.goto(site.url('embed.html'));
  await hear('ready');
  const style = await page.locator(inShadow('.tiles canvas')).first().evaluate((canvas) => {
    const { borderTopWidth, transform, width } = getComputedStyle(canvas);
    return { borderTopWidth, transform, wide: parseFloat(width) > 300 };
  });
  assert.deepEqual(style, { borderTopWidth: '0px', transform: 'none', wide: true });
  assert.equal(await page.locator('body > h1').evaluate((element) => getComputedStyle(element).letterSpacing), `${0.2 * 40}px`);
  const globals = await page.evaluate(() => Object.keys(globalThis).filter((name) => /banxin/i.test(name)));
  assert.deepEqual(globals, []);
}));

test('several articles share one worker', () => reader({}, async ({ page, hear }) => {
  await page.goto(site.url());
  await page.waitForSelector('.list li');
  await page.evaluate(async (files) => {
    document.querySelector('#library').hidden = true;
    await Promise.all(files.map((file) => {
      const element = document.createElement('banxin-article');
      element.src = file;
      document.querySelector('main').append(element);
      return new Promise((resolve) => { element.addEventListener('banxin-ready', resolve); });
    }));
  }, site.articles.slice(0, 3).map(({ file }) => file));
  await hear('ready');
  assert.equal(page.workers().length, 1);
  assert.equal(await page.locator('main > banxin-article .tiles canvas').count() > 2, true);
}));
