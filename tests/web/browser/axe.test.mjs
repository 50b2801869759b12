// Every state of the page against the rules of axe-core: WCAG 2.2 A and AA, and its best practices.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleFiles } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { linesReady } from './layer_text.mjs';
import { tools } from './site.mjs';

const axe = readFileSync(join(tools, 'node_modules/axe-core/axe.min.js'), 'utf8');
const bytesOf = (name) => readFileSync(articleFiles().find((file) => file.endsWith(name)));

/** What axe finds in the page as it is, one line each. Its shadow trees are looked into. */
async function violations({ page }) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(`${axe}; undefined`);
  const found = await page.evaluate(async () => {
    const { violations: all, passes } = await globalThis.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
    return { passed: passes.length, lines: all.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `${id}: ${help}: ${target.flat().join(' ')} ${html.slice(0, 160)}`)) };
  });
  assert.ok(found.passed > 10, 'rules were tried');
  return found.lines;
}

const FAILING = '<p>甲</p><img src="https://img.example/broken.png" width="400" height="300" alt="坏了的图"><p>乙</p>';
const head = '<!--1730448421000-->\n[题目](https://example.org/a)\n------\n\n';

async function article(opened, site, name, attributes = {}) {
  await opened.page.goto(serveArticle(site, name.endsWith('.md') ? bytesOf(name) : name));
  await opened.hear('fonts');
  if (Object.keys(attributes).length) {
    await opened.forget();
    await opened.page.evaluate((all) => {
      for (const [attribute, value] of all) document.querySelector('banxin-article').setAttribute(attribute, value);
    }, Object.entries(attributes));
    if (attributes.mode) await opened.hear('ready');
    if (attributes.theme) await opened.until((theme) => document.querySelector('banxin-article').shadowRoot.querySelector('.frame').dataset.theme === theme, attributes.theme);
  }
  if (!attributes.mode) await linesReady(opened);
}

const STATES = {
  list: async ({ page, until }, site) => {
    await page.goto(site.url());
    await until(() => document.querySelector('.list li') !== null);
  },
  'the list filtered': async (opened, site) => {
    await opened.page.goto(site.url());
    await opened.until(() => document.querySelector('.list li') !== null);
    await opened.page.evaluate(() => document.querySelector('.filter input').focus());
    await opened.page.keyboard.type('岚湾');
    await opened.until(() => document.querySelectorAll('.list li').length < 5);
  },
  'nothing in the list': async (opened, site) => {
    await STATES['the list filtered'](opened, site);
    await opened.page.keyboard.type('没有这样的');
    await opened.until(() => document.querySelector('.list li') === null);
  },
  'contents open': async (opened, site) => {
    await article(opened, site, 'printing-house.md');
    await opened.page.evaluate(() => document.querySelector('.contents summary').click());
    await opened.until(() => document.querySelectorAll('.contents .headings button').length > 5);
  },
  'the find bar open, with hits and without': async (opened, site) => {
    await article(opened, site, 'night-ferry.md');
    await opened.page.evaluate(() => document.querySelector('.tools .find').click());
    await opened.until(() => document.activeElement.localName === 'input');
    await opened.page.keyboard.type('渡轮');
    await opened.until(() => /\d/.test(document.querySelector('.find-bar .hits').textContent));
    assert.deepEqual(await violations(opened), []);
    await opened.page.keyboard.type('没有这样的');
    await opened.until(() => document.querySelector('.find-bar.none') !== null);
  },
  'in English': async (opened, site) => {
    await article(opened, site, 'night-ferry.md');
    await opened.page.evaluate(() => {
      document.querySelector('.settings').open = true;
      document.querySelector('.settings [name=language][value=en]').click();
    });
    await opened.until(() => document.documentElement.lang === 'en');
  },
  'no list': async ({ page, until }, site) => {
    site.faults.push([/articles\.json/, (request, response) => response.writeHead(500).end()]);
    await page.goto(site.url());
    await until(() => document.querySelector('.state button') !== null);
  },
  'an article with all kinds of blocks': (opened, site) => article(opened, site, 'measures.md'),
  'text mode': (opened, site) => article(opened, site, 'measures.md', { mode: 'text' }),
  'an error': async (opened, site) => {
    await opened.page.goto(site.url('?article=articles%2Fnone.md'));
    await opened.hear('error');
  },
  'a notice': async (opened, site) => {
    site.faults.push([/SerifSC-Regular\.00[1-9]\./, (request, response) => response.writeHead(404).end()]);
    await opened.page.goto(serveArticle(site, bytesOf('night-ferry.md')));
    await opened.hear('error');
    await linesReady(opened);
  },
  'the engine failed': async (opened, site) => {
    site.faults.push([/banxin\.wasm/, (request, response) => response.writeHead(404).end()]);
    await opened.page.goto(serveArticle(site, bytesOf('night-ferry.md')));
    await opened.hear('ready');
  },
  'an image failed': async (opened, site) => {
    await article(opened, site, head + FAILING);
    await opened.until(() => document.querySelector('banxin-article').shadowRoot.querySelector('.image.failed') !== null);
  },
  'an enlarged image': async (opened, site) => {
    await article(opened, site, 'night-ferry.md');
    await opened.until(() => document.querySelector('banxin-article').shadowRoot.querySelector('.enlarge') !== null);
    await opened.page.evaluate(() => document.querySelector('banxin-article').shadowRoot.querySelector('.enlarge').focus());
    await opened.press('Enter');
    await opened.until(() => document.querySelector('banxin-article').shadowRoot.querySelector('dialog')?.open);
  },
  'a narrow window': async (opened, site) => {
    await opened.resize({ width: 320, height: 640, scale: 1 });
    await article(opened, site, 'measures.md');
  },
};

const FAULTS = new Set(['no list', 'a notice', 'the engine failed', 'an image failed']);

for (const [state, reach] of Object.entries(STATES)) {
  inBothBrowsers(`axe finds nothing: ${state}`, { only: 'Chromium', warm: !FAULTS.has(state), expected: /404|500|Failed to load resource/ }, async (opened, site) => {
    await reach(opened, site);
    assert.deepEqual(await violations(opened), []);
  });
}

inBothBrowsers('axe finds nothing: each theme, with settings closed and open', { warm: true, only: 'Chromium' }, async (opened, site) => {
  await article(opened, site, 'night-ferry.md');
  for (const theme of ['light', 'sepia', 'dark']) {
    await opened.page.evaluate((name) => {
      document.querySelector('.settings').open = true;
      document.querySelector(`.settings [name=theme][value=${name}]`).click();
    }, theme);
    await opened.until((name) => document.querySelector('banxin-article').shadowRoot.querySelector('.frame').dataset.theme === name, theme);
    assert.deepEqual(await violations(opened), [], `${theme}, open`);
    await opened.page.evaluate(() => { document.querySelector('.settings').open = false; });
    assert.deepEqual(await violations(opened), [], theme);
  }
});
