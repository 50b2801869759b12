// At 320 px, which is 1,280 px at a zoom of 400 %, nothing is lost or lies beside the page, in either mode.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { articleFiles } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { openText } from './layer_text.mjs';

const bytesOf = (name) => readFileSync(articleFiles().find((file) => file.endsWith(name)));

inBothBrowsers('320 px at scale 4: no sideways scrolling, every character on the page, every control within reach', { warm: true, width: 320, height: 256, scale: 4 }, async (opened, site) => {
  await opened.page.goto(site.url());
  await opened.until(() => document.querySelector('.list li') !== null);
  const wide = () => opened.page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth));
  assert.equal(await wide(), 0, 'the list');
  for (const mode of ['canvas', 'text']) {
    await openText(opened, serveArticle(site, bytesOf('measures.md')));
    if (mode === 'text') {
      await opened.forget();
      await opened.page.evaluate(() => { document.querySelector('banxin-article').mode = 'text'; });
      await opened.hear('ready');
    }
    assert.equal(await wide(), 0, mode);
    const outside = await opened.page.evaluate((selector) => {
      const walker = document.createTreeWalker(document.querySelector('banxin-article').shadowRoot.querySelector(selector), NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const out = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        // What scrolls in itself can be reached.
        if (node.parentElement.closest('.marker') || (node.parentElement.closest('table, pre') && selector === '.text')) continue;
        range.selectNodeContents(node);
        for (const { left, right, width } of range.getClientRects()) if (width > 1 && (left < -1 || right > innerWidth + 1)) out.push(node.data.slice(0, 20));
      }
      return out;
    }, mode === 'text' ? '.text' : '.text-layer');
    assert.deepEqual(outside, [], mode);
  }
  const controls = await opened.page.evaluate(() => {
    document.querySelector('.settings').open = true;
    return [...document.querySelectorAll('header a, header label, header button, header summary')].filter((control) => control.checkVisibility())
      .map((control) => [control.textContent.trim().slice(0, 8), control.getBoundingClientRect()]).filter(([, { left, right }]) => left < -1 || right > innerWidth + 1).map(([name]) => name);
  });
  assert.deepEqual(controls, []);
});
