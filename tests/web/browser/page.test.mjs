// The page around an article: its list, contents, settings, addresses, and what it remembers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, startBrowser, startSite } from './site.mjs';

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

async function reader(options, steps) {
  const opened = await openPage(browser, site, options);
  try {
    await steps(opened);
    assert.deepEqual(opened.faults, [], 'a quiet console');
    assert.deepEqual(await opened.violations(), [], 'the policy holds');
  } finally {
    await opened.close();
  }
}
const entryOf = (pattern) => site.articles.find(({ file }) => pattern.test(file));
const addressOf = (pattern, fragment = '') => `${site.url(`?${new URLSearchParams({ article: entryOf(pattern).file })}`)}${fragment}`;
const long = /printing-house/;
const own = (page, work, value) => page.evaluate(work, value);

test('the filter takes title and author, whatever the width and case, and tells how many are left', () => reader({}, async ({ page }) => {
  await page.goto(site.url());
  await page.waitForSelector('.list li');
  const titles = () => page.locator('.list strong').allTextContents();
  const { title, author } = entryOf(/night-ferry/);
  await page.fill('.filter input', author);
  assert.deepEqual(await titles(), [title]);
  await page.fill('.filter input', ' （附');
  assert.deepEqual(await titles(), [entryOf(/measures/).title], 'a full-width bracket finds the half-width one');
  assert.equal(await page.textContent('.count'), '1 篇');
  await page.fill('.filter input', '没有这样的题目');
  assert.deepEqual(await titles(), []);
  assert.match(await page.textContent('.state'), /没有/);
  await page.press('.filter input', 'Escape');
  assert.equal((await titles()).length, site.articles.length);
  assert.equal(await page.textContent('.state'), '');
}));

test('contents: headings, the one that is read, the way to one, to the original and to the beginning', () => reader({}, async ({ page, hear }) => {
  await page.goto(addressOf(long));
  await hear('ready');
  await page.click('.contents summary');
  const headings = page.locator('.headings button');
  assert.ok(await headings.count() >= 10);
  assert.match(await page.textContent('.contents .left'), /^剩约 \d+ 分钟$/);
  assert.match(await page.getAttribute('.contents .original', 'href'), /^https:\/\//);
  const text = await headings.nth(4).textContent();
  await headings.nth(4).click();
  await page.waitForFunction(() => scrollY > 1000);
  assert.ok(!await own(page, () => document.querySelector('.contents').open), 'the panel closes');
  const top = await own(page, (words) => {
    const heading = [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('h2')].find(({ textContent }) => textContent === words);
    return heading.getBoundingClientRect().top;
  }, text);
  assert.ok(top >= 52 && top < 90, `the heading stands below the bar: ${top}`);
  await page.click('.contents summary');
  assert.equal(await page.textContent('.headings [aria-current]'), text);
  await page.click('.contents .to-top');
  await page.waitForFunction(() => scrollY === 0);
}));

test('an address names a paragraph, and the panel gives one', () => reader({}, async ({ page, hear }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.goto(addressOf(long, '#p=7'));
  await hear('ready');
  await page.waitForFunction(() => document.querySelector('banxin-article').paragraph === 7);
  await page.click('.contents summary');
  await page.click('.contents .copy-link');
  await page.waitForFunction(() => document.querySelector('.said').textContent !== '');
  assert.equal(await own(page, () => navigator.clipboard.readText()), addressOf(long, '#p=7'));
  await page.goto(addressOf(long, '#p=99999'));
  await page.waitForFunction(() => document.querySelector('banxin-article').article);
  await page.waitForTimeout(300);
  assert.equal(await own(page, () => document.querySelector('.where').textContent), entryOf(long).title, 'one that is not there harms nothing');
}));

test('the place is kept for the next visit, at another size, and told in the list', () => reader({}, async ({ page, hear }) => {
  await page.goto(addressOf(long));
  await hear('ready');
  await own(page, () => document.querySelector('banxin-article').scrollToParagraph(20));
  await page.waitForFunction(() => localStorage.getItem('banxin places')?.includes('printing-house'));
  const before = await own(page, () => document.querySelector('banxin-article').paragraph);
  await page.goto(site.url());
  await page.waitForSelector('.list li');
  assert.match(await page.textContent(`.list li:has-text("${entryOf(long).title}") small`), /读到 \d+%/);
  await page.evaluate(() => localStorage.setItem('banxin settings', JSON.stringify({ fontSize: '24' })));
  await page.goto(addressOf(long));
  await hear('ready');
  await page.waitForFunction((number) => Math.abs(document.querySelector('banxin-article').paragraph - number) <= 1, before);
}));

test('settings are the article\'s, are remembered and can be set back', () => reader({}, async ({ page, hear }) => {
  await page.goto(addressOf(long));
  await hear('ready');
  await page.click('.settings summary');
  for (const [name, value] of [['measure', '30'], ['typesetting', 'simple'], ['align', 'start'], ['theme', 'sepia']]) {
    await page.check(`#settings [name=${name}][value="${value}"]`, { force: true });
  }
  await page.check('#settings [name=copySource]');
  await page.click('#settings [data-step="1"]');
  const of = () => own(page, () => Object.fromEntries(['measure', 'typesetting', 'align', 'theme', 'font-size', 'copy-source'].map((name) => [name, document.querySelector('banxin-article').getAttribute(name)])));
  const chosen = { measure: '30', typesetting: 'simple', align: 'start', theme: 'sepia', 'font-size': '19', 'copy-source': 'yes' };
  assert.deepEqual(await of(), chosen);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('banxin-article').getAttribute('theme') === 'sepia');
  assert.deepEqual(await of(), chosen);
  assert.equal(await own(page, () => document.querySelector('meta[name=theme-color]').content), '#f5ecd9');
  await page.click('.settings summary');
  await page.click('#settings [type=reset]');
  assert.deepEqual(await of(), { measure: '38', typesetting: 'full', align: 'justify', theme: 'auto', 'font-size': '18', 'copy-source': null });
}));

test('in English: the page, its labels and the article\'s messages; remembered', () => reader({}, async ({ page }) => {
  await page.goto(site.url());
  await page.waitForSelector('.list li');
  assert.equal(await own(page, () => document.documentElement.lang), 'zh-Hans');
  await page.click('.settings summary');
  await page.check('#settings [name=language][value=en]', { force: true });
  assert.equal(await page.textContent('#library h1'), 'Articles');
  assert.match(await page.textContent('.list small'), /characters, \d+ min/);
  assert.equal(await page.getAttribute('.contents summary', 'aria-label'), 'Contents and place');
  await page.reload();
  await page.waitForSelector('.list li');
  assert.equal(await own(page, () => document.documentElement.lang), 'en');
  const untold = await own(page, () => [...document.querySelectorAll('body *')].filter((element) => element.children.length === 0 && /[\u4e00-\u9fff]/.test(element.textContent) &&
    !element.closest('.list, [aria-hidden], [lang], banxin-article')).map(({ textContent }) => textContent));
  assert.deepEqual(untold, [], 'no Chinese is left');
}));

test('what is pasted is opened: an article file, plain words; not into a field', () => reader({}, async ({ page, hear, forget }) => {
  const paste = (text, html = '') => own(page, ([plain, rich]) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    if (rich) data.setData('text/html', rich);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [text, html]);
  await page.goto(site.url());
  await page.waitForSelector('.list li');
  await page.focus('.filter input');
  await paste('只是在找');
  assert.ok(await page.locator('#library').isVisible());
  await own(page, () => document.activeElement.blur());
  await paste('<!--1730448421000-->\n[贴来的题目](https://example.org/a)\n------\n\n<p>贴来的一段。</p>\n');
  assert.equal((await hear('ready')).article.title, '贴来的题目');
  await forget();
  await paste('', '<h1>网页上的题目</h1><p>网页上的一段。</p>');
  assert.equal((await hear('ready')).article.title, '网页上的题目');
  await page.goBack();
}));

test('an article\'s own links can be gone back from', () => reader({}, async ({ page, hear }) => {
  site.faults.push([/articles\/notes\.md/, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(`[题](https://example.org/)\n------\n\n<p>文<a href="#n1">[1]</a></p>${'<p>甲乙丙丁。</p>'.repeat(80)}<p id="n1">注。</p>\n`);
  }]);
  await page.goto(site.url('?article=articles%2Fnotes.md'));
  await hear('ready');
  await page.locator('banxin-article .text-layer a[href^="#"]').click();
  await page.waitForFunction(() => scrollY > 1000);
  assert.equal(await own(page, () => globalThis.heard.find(({ type }) => type === 'link')?.detail.href), '#at-n1');
  await page.goBack();
  await page.waitForFunction(() => scrollY < 100);
  assert.ok(await page.locator('#reader').isVisible());
  site.faults.length = 0;
}));

test('a phone may keep it on its screen', () => reader({}, async ({ page }) => {
  await page.goto(site.url());
  const manifest = await (await page.request.get(site.url('manifest.webmanifest'))).json();
  for (const { src, sizes } of manifest.icons) {
    const icon = await page.request.get(site.url(src));
    assert.equal(icon.status(), 200, src);
    if (sizes === 'any') continue;
    const body = await icon.body();
    assert.equal(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`, sizes);
  }
}));

for (const width of [320, 400, 800]) {
  test(`nothing is cut off at ${width} px: list, contents, settings`, () => reader({ width, height: 640 }, async ({ page, hear }) => {
    const outside = () => own(page, () => {
      const shown = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() && !element.closest('.offstage, .skip'));
      return shown.filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => `${element.localName}.${element.className}`);
    });
    await page.goto(site.url());
    await page.waitForSelector('.list li');
    assert.deepEqual(await outside(), []);
    await page.goto(addressOf(long));
    await hear('ready');
    assert.deepEqual(await outside(), []);
    for (const drawer of ['.contents', '.settings']) {
      await page.click(`${drawer} summary`);
      assert.deepEqual(await outside(), []);
      const cut = () => own(page, (selector) => {
        const panel = document.querySelector(`${selector} .panel`);
        return panel.scrollWidth - panel.clientWidth;
      }, drawer);
      assert.equal(await cut(), 0);
      const small = await own(page, (selector) => [...document.querySelectorAll(`${selector} :is(button, a, label)`)].filter((element) => element.checkVisibility())
        .filter((element) => { const { width: w, height: h } = element.getBoundingClientRect(); return w < 24 || h < 24; }).map(({ textContent }) => textContent), drawer);
      assert.deepEqual(small, [], 'targets of 24 px at least');
      if (drawer === '.settings') {
        await page.click('.choice label[lang=en]');
        assert.equal(await cut(), 0, 'in English');
      }
      await page.keyboard.press('Escape');
    }
  }));
}

test('pinched closer, the page is drawn as fine, and no line moves', async () => {
  const context = await browser.newContext({ viewport: { width: 400, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  try {
    await page.goto(addressOf(/night-ferry/));
    await page.waitForSelector('banxin-article .tiles canvas');
    const widths = () => own(page, () => [...new Set([...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.tiles canvas')].map(({ width }) => width))]);
    assert.deepEqual(await widths(), [800]);
    const height = await own(page, () => document.documentElement.scrollHeight);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await page.waitForFunction(() => [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.tiles canvas')].every(({ width }) => width === 1600));
    assert.equal(await own(page, () => document.documentElement.scrollHeight), height);
  } finally {
    await context.close();
  }
});

test('while a long article is on its way a line tells how much of it has come', () => reader({}, async ({ page, hear }) => {
  let finish;
  const body = Buffer.from(`[题](https://example.org/)\n------\n\n${'<p>甲乙丙丁戊己庚辛。</p>\n'.repeat(4000)}`);
  site.faults.push([/articles\/long\.md/, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.length });
    response.write(body.subarray(0, body.length / 2));
    finish = () => response.end(body.subarray(body.length / 2));
  }]);
  await page.goto(site.url('?article=articles%2Flong.md'));
  await page.waitForFunction(() => {
    const line = document.querySelector('banxin-article').shadowRoot.querySelector('.loading.known');
    return line && !line.hidden && Math.abs(Number(line.style.getPropertyValue('--arrived')) - 0.5) < 0.02;
  });
  finish();
  await hear('ready');
  assert.ok(await own(page, () => document.querySelector('banxin-article').shadowRoot.querySelector('.loading').hidden));
  site.faults.length = 0;
}));

test('one article after another: the text of each comes to lie on its lines', () => reader({}, async ({ page, hear, forget }) => {
  await page.goto(addressOf(long));
  for (const pattern of [/night-ferry/, long, /salt-lane/]) {
    await hear('ready');
    await forget();
    await own(page, (file) => { document.querySelector('banxin-article').load(new URL(file, document.baseURI)); }, entryOf(pattern).file);
  }
  await hear('ready');
  const title = entryOf(/salt-lane/).title;
  await page.waitForFunction((words) => {
    const layer = document.querySelector('banxin-article').shadowRoot.querySelector('.text-layer');
    return layer.querySelector('h1')?.textContent === words && !layer.querySelector('.lines:not(.near)');
  }, title);
}));

test('another place in the address of the article that is read is gone to, one that is not there is not', () => reader({}, async ({ page, hear }) => {
  await page.goto(addressOf(long));
  await hear('ready');
  await own(page, () => { location.hash = 'p=12'; });
  await page.waitForFunction(() => document.querySelector('banxin-article').paragraph === 12);
  const y = await own(page, () => scrollY);
  await own(page, () => new Promise((resolve) => {
    addEventListener('popstate', () => setTimeout(resolve), { once: true });
    location.hash = 'p=999999';
  }));
  assert.equal(await own(page, () => scrollY), y);
}));

test('while an article is on its way the last one is not taken for it, nor its place', () => reader({}, async ({ page, hear, until }) => {
  const kept = () => own(page, () => JSON.parse(localStorage.getItem('banxin places') ?? '[]'));
  await page.goto(addressOf(/night-ferry/));
  await hear('ready');
  await own(page, () => {
    localStorage.setItem('banxin places', JSON.stringify([{ id: 'articles/printing-house.md', position: { node: 43, part: 0.2 }, progress: 0.3 }]));
    scrollTo(0, 1500);
  });
  await until(() => JSON.parse(localStorage.getItem('banxin places')).length === 2);
  const before = await kept();
  let finish;
  site.faults.push([/printing-house\.md/, (request, response) => {
    site.faults.length = 0;
    finish = () => response.writeHead(307, { Location: 'printing-house.md' }).end();
  }]);
  await own(page, () => {
    history.pushState(null, '', '?article=articles%2Fprinting-house.md');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await until(() => scrollY === 0 && history.state?.y === 0);  // where the place would have been kept
  assert.deepEqual(await kept(), before);
  const seen = () => getComputedStyle(document.querySelector('banxin-article').shadowRoot.querySelector('.page')).visibility;
  assert.equal(await own(page, seen), 'hidden');
  finish();
  await until(() => scrollY > 1000);
  assert.equal(await own(page, seen), 'visible');
}));

test('a link of the article that is dragged by chance opens nothing', () => reader({}, async ({ page, hear }) => {
  await page.goto(addressOf(long));
  await hear('fonts');
  const [x, y] = await own(page, () => {
    const box = document.querySelector('banxin-article').shadowRoot.querySelector('article h1 a').getBoundingClientRect();
    return [box.x + 20, box.y + box.height / 2];
  });
  const address = page.url();
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const by of [10, 40, 80, 120]) await page.mouse.move(x + by, y + by);
  assert.ok(await own(page, () => document.querySelector('.drop').hidden));
  await page.mouse.up();
  assert.equal(page.url(), address);
}));

test('another file of the same name and size is another article', () => reader({}, async ({ page, until }) => {
  await page.goto(site.url());
  for (const words of ['甲乙丙', '子丑寅']) {
    await page.setInputFiles('#file', { name: 'x.md', mimeType: 'text/plain', buffer: Buffer.from(`[题](https://example.org/)\n------\n\n<p>${words}</p>\n`) });
    await until((wanted) => document.querySelector('banxin-article').shadowRoot.querySelector('article p')?.textContent === wanted, words);
  }
}));
