// Fonts over poor connections: lines never move, tiles are drawn anew only for what they lacked, one message, and no more
// bytes than the budget by the browser's own log.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import { BUDGETS, exactSizes } from '../../../fonts/report.mjs';
import { articleFiles } from '../built.mjs';
import { FAULT_NAMES, roughHost } from './rough_host.mjs';
import { openPage, startBrowser, startSite } from './site.mjs';

const FONTS = /\/fonts\/.*\.(glyphs|gz)$/;
const CELLS = /\.glyphs$/;
const FILES = articleFiles();

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

/** In the page: notes where lines are in each frame, which tiles are drawn, and what of it should not be. */
function watch() {
  const seen = new Map();
  const lacking = new Map();  // `look index` -> whether its last drawing lacked glyphs
  globalThis.watched = { moved: [], needless: [], lines: () => Object.fromEntries(seen), tiles: () => lacking.size, redrawn: 0 };
  const look = () => {
    const blocks = document.querySelector('banxin-article')?.shadowRoot?.querySelectorAll('.text-layer .lines') ?? [];
    // The message that fonts are missing stands above the page.
    const origin = document.querySelector('banxin-article')?.shadowRoot?.querySelector('.page')?.getBoundingClientRect();
    blocks.forEach((block, i) => {
      const rect = block.getBoundingClientRect();
      if (!rect.height) return;
      const range = document.createRange();
      range.selectNodeContents(block);
      const rects = block.classList.contains('near') ? [...range.getClientRects()] : null;
      const place = ({ left, top, width, height }) => [left, top - origin.top, width, height].map((n) => Math.round(n * 8) / 8).join(' ');
      for (const [kind, value] of [['block', place(rect)], ...rects ? [['lines', rects.map(place).join('; ')]] : []]) {
        const key = `${i} ${kind}`;
        if (seen.has(key) && seen.get(key) !== value) globalThis.watched.moved.push(`${key}: ${seen.get(key)} -> ${value}`);
        seen.set(key, value);
      }
    });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  globalThis.Worker = class extends Worker {
    constructor(...of) {
      super(...of);
      this.addEventListener('message', ({ data: { type, tile } }) => {
        if (type !== 'tile') return;
        const key = `${tile.look} ${tile.index}`;
        if (lacking.has(key)) {
          globalThis.watched.redrawn++;
          if (!lacking.get(key)) globalThis.watched.needless.push(key);
        }
        lacking.set(key, tile.missing > 0);
      });
    }
  };
}

/** Opens an article over `host` until `event`; gives what was seen of it. `then` runs before the page is closed. */
async function read(file, host, event = 'fonts', then = () => {}) {
  // As one that the site does not list: it has no subset of its own.
  site.faults.push([FONTS, host], [/articles\/unlisted\.md/, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(readFileSync(file));
  }]);
  const opened = await openPage(browser, site);
  const requests = [];
  opened.page.context().on('requestfinished', (request) => { if (FONTS.test(new URL(request.url()).pathname)) requests.push(request); });
  try {
    await opened.beforehand(watch);
    await opened.page.goto(site.url('?article=articles%2Funlisted.md'));
    await opened.hear(event, 60000);
    await then(opened);
    const seen = await opened.page.evaluate(() => ({ ...globalThis.watched, lines: globalThis.watched.lines(), tiles: globalThis.watched.tiles(),
      errors: globalThis.heard.filter(({ type }) => type === 'error').map(({ detail }) => detail.code) }));
    assert.deepEqual(seen.moved, [], 'no line moves');
    assert.deepEqual(seen.needless, [], 'only tiles that lacked glyphs are drawn anew');
    assert.deepEqual(await opened.violations(), []);
    const sizes = await Promise.all(requests.map((request) => request.sizes()));
    return { ...seen, sizes, urls: requests.map((request) => basename(new URL(request.url()).pathname)) };
  } finally {
    site.faults.length = 0;
    await opened.close();
  }
}

/** Lines that both have seen lie alike; there are some. */
function sameLines(seen, calm) {
  const both = Object.keys(calm.lines).filter((key) => key in seen.lines);
  assert.ok(both.filter((key) => key.endsWith('lines')).length >= 3);
  for (const key of both) assert.equal(seen.lines[key], calm.lines[key], key);
}

const calmly = new Map();
async function calm(file) {
  if (!calmly.has(file)) calmly.set(file, await read(file, roughHost()));
  return calmly.get(file);
}

const SAMPLES = FILES.filter((file) => /night-ferry|measures|salt-lane/.test(file));

for (const [i, file] of SAMPLES.entries()) {
  test(`${basename(file)}: late, slow and out of order`, async () => {
    const seen = await read(file, roughHost({ seed: 7 + i, delay: 900, rate: 60 }));
    sameLines(seen, await calm(file));
    assert.ok(seen.redrawn > 0, 'tiles were drawn before their fonts came');
    assert.deepEqual(seen.errors, []);
  });

  test(`${basename(file)}: what fails once comes the second time, and nothing is said`, async () => {
    const faults = FAULT_NAMES.filter((name) => name !== 'stalled');
    let failed = 0;
    const host = roughHost({ seed: 70 + i, delay: 60, fault: (name, attempt, random) => {
      if (attempt > 1 || random() > 0.4) return undefined;
      failed++;
      return faults[Math.floor(random() * faults.length)];
    } });
    const seen = await read(file, host);
    sameLines(seen, await calm(file));
    assert.ok(failed > 10);
    assert.deepEqual(seen.errors, []);
  });
}

const settled = ({ page }) => page.waitForTimeout(3000);

for (const fault of FAULT_NAMES) {
  test(`cells that are ${fault}: the system's font, one message, no reflow`, async () => {
    const file = SAMPLES.find((name) => /night-ferry/.test(name));
    const host = roughHost({ seed: 3, delay: 60, fault: (name, attempt, random) => (CELLS.test(name) && random() < 0.5 && (attempt = 9) ? fault : undefined) });
    const seen = await read(file, host, 'error', async (opened) => {
      await settled(opened);
      assert.equal(await opened.page.locator('banxin-article .notice').getAttribute('data-code'), 'font-missing');
    });
    sameLines(seen, await calm(file));
    assert.deepEqual(seen.errors, ['font-missing']);
  });
}

test('a host without ranges: whole files, each once', async () => {
  const file = SAMPLES.find((name) => /night-ferry/.test(name));
  const host = roughHost({ seed: 5, delay: 30, ranges: false });
  const seen = await read(file, host);
  sameLines(seen, await calm(file));
  const files = host.asked.map((key) => key.split(' ')[0]);
  assert.equal(new Set(files).size, files.length);
});

test('a second visit asks the network for no cell and no font', async () => {
  const host = roughHost();
  const file = SAMPLES[0];
  await read(file, host, 'fonts', async ({ page, until, forget, hear }) => {
    await until(async () => {
      const cache = await caches.open('banxin-fonts');
      return (await cache.keys()).some(({ url }) => url.endsWith('.cells'));
    });
    await page.waitForTimeout(500);  // the other entries
    host.asked.length = 0;
    await forget();
    await page.reload();
    await hear('fonts');
    assert.deepEqual(host.asked, []);
  });
});

for (const file of FILES) {
  test(`${basename(file)}: a cold view within the budget, as the browser counts`, async (t) => {
    const { sizes, urls } = await read(file, roughHost(), 'fonts', ({ page }) => page.evaluate(async () => {
      // To the end and back: all of the article, as the report counts it.
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
        scrollTo(0, y);
        await new Promise((resolve) => { setTimeout(resolve, 120); });
      }
      await new Promise((resolve) => { setTimeout(resolve, 1200); });
    }));
    const bodies = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    const heads = sizes.reduce((sum, { responseHeadersSize }) => sum + responseHeadersSize, 0);
    const [{ plain: exact }] = await exactSizes([file]);
    const told = `${bodies} bytes in ${urls.length} requests (heads: ${heads}), exact ${exact}: ${(bodies / exact).toFixed(2)}`;
    t.diagnostic(told);
    assert.ok(urls.some((name) => CELLS.test(name)), told);
    assert.ok(bodies <= BUDGETS.unknown * exact, told);
  });
}

test('the archived article is among them', { skip: FILES.every((file) => !/seeds/.test(file)) && 'the archived article is not here' }, () => {
  assert.ok(FILES.some((file) => /seeds/.test(file)));
});
