// The same steps in Chromium and in Firefox: one browser of each kind, and one site, for all tests of a file.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openFirefoxPage, startFirefox, withoutFirefox } from './firefox.mjs';
import { openPage, startBrowser, startSite } from './site.mjs';

const KINDS = [
  { name: 'Chromium', skip: false, start: startBrowser, open: openPage },
  { name: 'Firefox', skip: withoutFirefox, start: startFirefox, open: openFirefoxPage },
];
const browsers = new Map();
let coming = null;

after(async () => {
  await Promise.all(Array.from(browsers.values(), async (browser) => (await browser).close()));
  (await coming)?.close();
});

/** The site that the tests of this file share. */
export function sharedSite() {
  coming ??= startSite();
  return coming;
}

/** Lets the site serve these bytes as one more article. Gives the address that opens it. */
export function serveArticle(site, bytes) {
  site.faults.push([/articles\/x\.md/, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(bytes);
  }]);
  return site.url('?article=articles%2Fx.md');
}

/**
 * A test for each browser: `steps(opened, site, name)` on a fresh page, see openPage, in which nothing else may go wrong
 * than what `expected` matches. `only`: the name of the one browser that can do it. `todo`: what is known to be amiss,
 * in both or, as {browser: words}, in one.
 */
export function inBothBrowsers(title, { expected = /^$/, only = '', todo = false, ...options }, steps) {
  for (const { name, skip, start, open } of KINDS) {
    if (only && only !== name) continue;
    test(`${title} (${name})`, { skip, todo: typeof todo === 'object' ? todo[name] : todo }, async () => {
      if (!browsers.has(name)) browsers.set(name, start());
      const [browser, site] = await Promise.all([browsers.get(name), sharedSite()]);
      const opened = await open(browser, site, options);
      const unexpected = (lines) => lines.filter((line) => !expected.test(line));
      try {
        await steps(opened, site, name);
        assert.deepEqual(unexpected(opened.faults), [], 'a quiet console');
        assert.deepEqual(unexpected(opened.strangers), [], 'no request to another host but images');
        assert.deepEqual(await opened.violations(), [], 'the policy holds');
      } finally {
        await opened.close();
        site.faults.length = 0;
      }
    });
  }
}
