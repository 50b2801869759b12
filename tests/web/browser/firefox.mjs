// Headless Firefox, through WebDriver BiDi, with pages that tests use as those of Chromium: see openPage in site.mjs.
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { endWarm, hearing, listen, picture, tools } from './site.mjs';

const firefox = process.env.BANXIN_FIREFOX ?? 'firefox-esr';
const executablePath = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', firefox], { encoding: 'utf8' }).stdout.trim();

/** For the options of a test: why it is skipped, or false. */
export const withoutFirefox = executablePath ? false : `no Firefox: ${firefox}; name one in BANXIN_FIREFOX`;

// Everything that Firefox would ask its maker's hosts for by itself is pointed at nothing by puppeteer's own profile.
const PREFERENCES = {
  'ui.prefersReducedMotion': 1, 'layout.css.prefers-color-scheme.content-override': 1, 'app.update.enabled': false,
  'dom.disable_open_during_load': false,
};

/**
 * @param {object} [preferences] of the profile, as about:config names them
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export function startFirefox(preferences = {}) {
  const { default: puppeteer } = createRequire(join(tools, '/'))('puppeteer-core');
  return puppeteer.launch({
    browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: { ...PREFERENCES, ...preferences },
  });
}

/** @see openPage */
export async function openFirefoxPage(browser, site, { width = 800, height = 900, scale = 1, warm = false } = {}) {
  const context = warm ? browser.defaultBrowserContext() : await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  const strangers = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === site.origin || !url.protocol.startsWith('http')) return request.continue();
    if (/^image\//.test(request.headers().accept ?? '')) {
      if (/broken/.test(url.href)) return request.respond({ status: 404, body: '' });
      return request.respond({ body: picture, contentType: 'image/png' });
    }
    strangers.push(request.url());
    return request.abort();
  });
  await page.evaluateOnNewDocument(listen);
  const size = (to) => page.setViewport({ width: to.width, height: to.height, deviceScaleFactor: to.scale });
  await size({ width, height, scale });
  return {
    page, faults, strangers,
    ...hearing(page),
    resize: (to) => size({ width, height, scale, ...to }),
    close: () => (warm ? endWarm(page) : context.close()),
  };
}
