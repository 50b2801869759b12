// The page in Firefox: the list, an article with the engine's own bytes, a quiet console.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWhole, startEngine } from '../built.mjs';
import { openFirefoxPage, startFirefox, withoutFirefox } from './firefox.mjs';
import { siteFolder, startSite, tilesOf } from './site.mjs';

let browser;
let site;
before(async () => {
  if (withoutFirefox) return;
  [browser, site] = await Promise.all([startFirefox(), startSite()]);
});
after(async () => {
  await browser?.close();
  site?.close();
});

test('Firefox: the list shows every article; one opens, painted with the engine\'s very bytes', { skip: withoutFirefox }, async () => {
  const { engine, load } = await startEngine();
  for (const scale of [1, 2]) {
    const opened = await openFirefoxPage(browser, site, { width: 800, height: 900, scale });
    const { page, until, hear } = opened;
    await page.goto(site.url());
    const titles = await until(() => {
      const items = [...document.querySelectorAll('.list strong')];
      return items.length && items.map((item) => item.textContent);
    });
    assert.deepEqual(titles, site.articles.map(({ title }) => title));
    const entry = site.articles.find(({ file }) => /night-ferry/.test(file));
    await page.evaluate((title) => {
      [...document.querySelectorAll('.list a, .list button')].find((item) => item.textContent.includes(title)).click();
    }, entry.title);
    assert.equal((await hear('ready')).article.title, entry.title);
    await hear('fonts');
    const width = await page.evaluate(() => Math.floor(document.querySelector('banxin-article').shadowRoot.querySelector('.page').getBoundingClientRect().width));
    const { viewer } = openWhole({ engine, load }, readFileSync(join(siteFolder, decodeURIComponent(entry.file))), { width });
    const tiles = await tilesOf(page);
    assert.ok(tiles.length >= 2);
    for (const tile of tiles) {
      const drawn = viewer.render({ x: 0, y: tile.y, width: tile.width, height: tile.height, scale, theme: 'light' });
      assert.equal(createHash('sha256').update(drawn.pixels).digest('hex'), tile.sha, `scale ${scale} at ${tile.y}`);
    }
    viewer.close();
    assert.deepEqual(opened.faults, [], 'a quiet console');
    assert.deepEqual(opened.strangers, [], 'no request to another host but images');
    assert.deepEqual(await opened.violations(), [], 'the policy holds');
    await opened.close();
  }
});
