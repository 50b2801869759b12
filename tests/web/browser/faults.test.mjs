// What goes wrong in a page: each fault ends in readable text or one clear message with its code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../built.mjs';
import { openPage, shadowText, startBrowser, startSite, tilesOf } from './site.mjs';

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

/** Runs `steps` with the faults [pattern, answer] in the server; nothing but what they cause may go wrong. */
async function broken(faults, steps, options = {}) {
  site.faults.push(...faults);
  const opened = await openPage(browser, site, options);
  try {
    await steps(opened);
    assert.deepEqual(opened.faults.filter((line) => line.startsWith('error: ') && !/Failed to load resource/.test(line)), []);
    assert.deepEqual(opened.strangers, [], 'no request to another host');
    assert.deepEqual(await opened.violations(), []);
  } finally {
    site.faults.length = 0;
    await opened.close();
  }
}

const article = () => site.articles.find(({ file }) => /night-ferry/.test(file)) ?? site.articles[0];
const address = () => site.url(`?${new URLSearchParams({ article: article().file })}`);
/** The same article as one that the list does not have: without fonts of its own it needs the common slices. */
const commonAddress = () => site.url(`?${new URLSearchParams({ article: `${article().file}?unlisted` })}`);
const answer = (status, type, body) => (request, response) => {
  response.writeHead(status, { 'Content-Type': type });
  response.end(body);
};
const drop = (request) => request.socket.destroy();
const panel = (page) => page.locator('banxin-article .error');

for (const [what, file, fault, code] of [
  ['404', 'articles/none.md', null, 'not-found'],
  ['410', 'articles/x.md', answer(410, 'text/plain', ''), 'not-found'],
  ['500', 'articles/x.md', answer(500, 'text/plain', 'oh'), 'network'],
  ['no connection', 'articles/x.md', drop, 'network'],
  ['a web page in place of a text file', 'articles/x.md', answer(200, 'text/html', '<!doctype html><html><body><h1>Home</h1></body></html>'), 'not-text'],
  ['nothing', 'articles/x.md', answer(200, 'text/plain', ''), 'empty'],
  ['binary', 'articles/x.md', answer(200, 'application/octet-stream', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) & 255))), 'not-text'],
  ['an impossible scheme', 'ftp://example.org/x.md', null, 'not-found'],
]) {
  test(`an address that gives ${what} is ${code}`, () => broken(fault ? [[/articles\/x\.md/, fault]] : [], async ({ page, hear, forget }) => {
    await page.goto(site.url(`?${new URLSearchParams({ article: file })}`));
    const detail = await hear('error');
    assert.equal(detail.code, code);
    assert.match(detail.message, /[。]$/);
    assert.ok((await panel(page).innerText()).includes(detail.message));
    assert.ok((await panel(page).innerText()).includes(code));
    assert.equal(await page.evaluate(() => document.querySelector('banxin-article').ready.then(() => '', (error) => error.code)), code);

    // Trying again after the fault is gone opens it.
    if (!fault) return;
    site.faults.length = 0;
    site.faults.push([/articles\/x\.md/, answer(200, 'text/plain; charset=utf-8', '[好了](https://example.org/)\n------\n\n<p>甲乙丙</p>\n')]);
    await forget();
    await page.getByRole('button', { name: '重试' }).click();
    assert.equal((await hear('ready')).article.title, '好了');
    assert.ok(!await panel(page).isVisible());
  }));
}

test('the list says when it does not come, and can be asked again', () => broken([[/articles\.json/, answer(500, 'text/plain', '')]], async ({ page }) => {
  await page.goto(site.url());
  await page.getByText('目录没能取到').waitFor();
  site.faults.length = 0;
  await page.getByRole('button', { name: '重试' }).click();
  await page.waitForSelector('.list li');
  assert.ok(!await page.getByText('目录没能取到').isVisible());
}));

test('an empty list says what to do', () => broken([[/articles\.json/, answer(200, 'application/json', '{"articles":[]}')]], async ({ page }) => {
  await page.goto(site.url());
  await page.getByText('目录里还没有文章').waitFor();
}));

for (const [what, faults, code] of [
  ['no engine', [[/banxin\.wasm/, answer(404, 'text/plain', '')]], 'wasm-failed'],
  ['an engine that is none', [[/banxin\.wasm/, answer(200, 'application/wasm', 'not wasm')]], 'wasm-failed'],
  ['no worker', [[/src\/worker\.js/, answer(404, 'text/plain', '')]], 'wasm-failed'],
  ['no catalogue of fonts', [[/fonts\.json/, answer(404, 'text/plain', '')]], 'font-missing'],
  ['a catalogue of fonts that is none', [[/fonts\.json/, answer(200, 'application/json', '{"version":1')]], 'font-missing'],
]) {
  test(`${what}: the article is read as text`, () => broken(faults, async ({ page, hear, forget }) => {
    await page.goto(commonAddress());
    assert.equal((await hear('error')).code, code);
    await hear('ready');
    const text = await shadowText(page);
    assert.ok(text.includes(article().title), text.slice(0, 80));
    assert.ok(text.length > 800);
    assert.equal(await page.locator('banxin-article .notice').getAttribute('data-code'), code);
    assert.ok(await page.locator('banxin-article .text a').count() >= 1);
    site.faults.length = 0;
    await forget();
    await page.getByRole('button', { name: '重试' }).click();
    await hear('fonts');
    assert.ok((await tilesOf(page)).length >= 2);
    assert.ok(!await page.locator('banxin-article .notice').isVisible());
  }));
}

test('WebAssembly switched off: text, and the code says so', async () => {
  const opened = await openPage(browser, site);
  await opened.page.addInitScript(() => { delete globalThis.WebAssembly; });
  await opened.page.goto(address());
  assert.equal((await opened.hear('error')).code, 'wasm-unavailable');
  await opened.hear('ready');
  assert.ok((await shadowText(opened.page)).includes(article().title));
  await opened.close();
});

// An article that the site does not list: its Han come cell by cell.
const unlisted = 'articles/unlisted.md';
const serveUnlisted = [/articles\/unlisted\.md/, (request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/markdown; charset=utf-8' });
  response.end(readFileSync(join(root, 'web/articles/night-ferry.md')));
}];
const ranged = (bytesOf) => (request, response) => {
  const [, first, last] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
  const body = bytesOf(first === undefined ? 4096 : last - first + 1);
  response.writeHead(first === undefined ? 200 : 206, { 'Content-Type': 'application/octet-stream',
    ...first !== undefined && { 'Content-Range': `bytes ${first}-${last}/*` } });
  response.end(body);
};

for (const [what, fault] of [
  ['missing', answer(404, 'text/plain', '')],
  ['altered', ranged((size) => Buffer.alloc(size, 0x5a))],
  ['cut short', ranged((size) => Buffer.alloc(Math.min(size, 3), 1))],
]) {
  test(`glyphs of Han that are ${what}: a message, no reflow, and retry brings them`, () => broken([serveUnlisted, [/SerifSC-Regular\.\w+\.0\.\d+\.glyphs/, fault]], async ({ page, hear, forget }) => {
    await page.goto(site.url(`?${new URLSearchParams({ article: unlisted })}`));
    await hear('ready');
    const height = await page.locator('banxin-article .page').evaluate((element) => element.offsetHeight);
    assert.equal((await hear('error')).code, 'font-missing');
    assert.equal(await page.locator('banxin-article .notice').getAttribute('data-code'), 'font-missing');
    assert.equal(await page.locator('banxin-article .page').evaluate((element) => element.offsetHeight), height);
    const heard = await page.evaluate(() => globalThis.heard);
    assert.ok(!heard.some(({ type }) => type === 'fonts'));
    assert.equal(heard.filter(({ type }) => type === 'error').length, 1, 'said once');
    site.faults.splice(0, site.faults.length, serveUnlisted);
    await forget();
    await page.getByRole('button', { name: '重试' }).click();
    await hear('fonts');
    assert.equal(await page.locator('banxin-article .page').evaluate((element) => element.offsetHeight), height);
  }));
}

test('marks and letters that never come are the system\'s: lines are set and drawn, and one message says so', () => (
  broken([serveUnlisted, [/\.00\d\.[0-9a-f]+\.otf\.gz/, answer(404, 'text/plain', '')]], async ({ page, hear }) => {
    await page.goto(site.url(`?${new URLSearchParams({ article: unlisted })}`));
    await hear('ready');
    assert.equal((await hear('error')).code, 'font-missing');
    assert.equal(await page.locator('banxin-article .notice').getAttribute('data-code'), 'font-missing');
    assert.ok((await tilesOf(page)).length >= 2, 'drawn, not text alone');
    assert.equal((await page.evaluate(() => globalThis.heard)).filter(({ type }) => type === 'error').length, 1, 'said once');
  })));

test('a slice that fails once is asked again, and nothing is said', () => {
  let failed = 0;
  return broken([serveUnlisted, [/SerifSC-Regular\.001\./, (request, response) => {
    failed++;
    site.faults.splice(0, site.faults.length, serveUnlisted);
    answer(503, 'text/plain', '')(request, response);
  }]], async ({ page, hear }) => {
    await page.goto(site.url(`?${new URLSearchParams({ article: unlisted })}`));
    await hear('fonts');
    assert.equal(failed, 1);
    assert.ok(!(await page.evaluate(() => globalThis.heard)).some(({ type }) => type === 'error'));
  });
});

for (const [what, kill] of [
  ['ends itself', (page) => page.workers()[0].evaluate(() => { close(); })],
  ['is killed from outside', async (page) => {
    const session = await page.context().browser().newBrowserCDPSession();
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'worker', exclude: false }] });
    await session.send('Target.closeTarget', { targetId: targetInfos.at(-1).targetId }).catch(() => {});
    await page.workers()[0]?.evaluate(() => { close(); }).catch(() => {});
  }],
]) {
  test(`a worker that ${what} comes back, with the article at the same place`, () => broken([], async ({ page, hear }) => {
    await page.goto(address());
    await hear('fonts');
    await page.evaluate(() => scrollTo(0, 650));
    await page.waitForTimeout(200);
    const before = await tilesOf(page);
    await kill(page);
    await page.waitForFunction(() => globalThis.heard.filter(({ type }) => type === 'fonts').length >= 2, null, { timeout: 20000 });
    assert.equal(page.workers().length, 1);
    assert.equal(await page.evaluate(() => scrollY), 650);
    assert.deepEqual((await tilesOf(page)).map(({ sha }) => sha).sort(), before.map(({ sha }) => sha).sort());
    await page.setViewportSize({ width: 500, height: 900 });
    await page.waitForFunction(() => {
      const { width } = document.documentElement.getBoundingClientRect();  // without the scroll bar's place
      return width <= 500 && document.querySelector('banxin-article').shadowRoot.querySelector('.tiles canvas').width === width;
    });
  }));
}

test('a worker that dies again and again: the article is read as text', async () => {
  const opened = await openPage(browser, site);
  opened.page.on('worker', (worker) => worker.evaluate(async () => {
    while (!(await navigator.locks.query()).held.length) await new Promise((resolve) => { setTimeout(resolve, 10); });
    close();
  }).catch(() => {}));
  await opened.page.goto(address());
  assert.equal((await opened.hear('error')).code, 'wasm-failed');
  await opened.hear('ready');
  assert.ok((await shadowText(opened.page)).includes(article().title));
  await opened.close();
});

test('what an article brings does not run, and asks no host', () => broken([[/articles\/x\.md/, answer(200, 'text/plain; charset=utf-8',
  '<!--1730448421000-->\n[试](https://example.org/)\n------\n\n<p onclick="globalThis.ran=1">甲<script>globalThis.ran=1</script>' +
  '<a href="javascript:globalThis.ran=1">乙</a><img src="x" onerror="globalThis.ran=1"><svg onload="globalThis.ran=1"></svg>' +
  '<iframe src="https://evil.example/"></iframe><link rel="stylesheet" href="https://evil.example/x.css"><style>@import "https://evil.example/y.css";</style>' +
  '<p style="background:url(https://evil.example/z.png)">丙</p><form action="https://evil.example/"><input autofocus onfocus="globalThis.ran=1"></form>\n')]],
async ({ page, hear }) => {
  for (const mode of ['canvas', 'text']) {
    await page.addInitScript((value) => localStorage.setItem('banxin settings', JSON.stringify({ mode: value })), mode);
    await page.goto(site.url('?article=articles%2Fx.md'));
    await hear('ready');
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    const hrefs = await page.locator('banxin-article a').evaluateAll((links) => links.map((link) => link.href));
    assert.ok(hrefs.every((href) => /^https?:/.test(href)), String(hrefs));
  }
}));

test('a damaged file is read as far as it goes, and says so', () => broken([[/articles\/x\.md/, (request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.end(Buffer.concat([Buffer.from('[试](https://example.org/)\n------\n\n<p>甲乙丙'), Buffer.from([0xe4, 0xb8]), Buffer.from('丁</p>\n')]));
}]], async ({ page, hear }) => {
  await page.goto(site.url('?article=articles%2Fx.md'));
  assert.equal((await hear('error')).code, 'damaged');
  assert.equal((await hear('ready')).article.title, '试');
}));
