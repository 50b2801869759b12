// The built site below a sub-path, served with faults on demand, and pages of headless Chromium that note whatever
// a reader's console would show. Firefox has the same in firefox.mjs.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../built.mjs';
import { createSiteServer } from '../../../web/serve.mjs';

export const siteFolder = process.env.BANXIN_SITE ?? join(root, 'build/site');
export const tools = process.env.BANXIN_TEST_TOOLS ?? join(root, 'build/test-tools');
const { chromium } = createRequire(join(tools, '/'))('playwright-core');

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The site at `http://127.0.0.1:PORT/some/where/`. `faults`: [RegExp of the path, (request, response, pass) => void], `pass()` answers without a fault. */
export async function startSite() {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-'));
  const nested = join(folder, 'where');
  symlinkSync(siteFolder, nested);
  const plain = createSiteServer(folder);
  const faults = [];
  const server = createServer((request, response) => {
    response.setHeader('Connection', 'close');
    const fault = faults.find(([pattern]) => pattern.test(request.url));
    const pass = () => plain.emit('request', request, response);
    if (fault) fault[1](request, response, pass);
    else pass();
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    url: (path = '') => `http://127.0.0.1:${server.address().port}/where/${path}`,
    faults,
    articles: JSON.parse(readFileSync(join(siteFolder, 'articles.json'), 'utf8')).articles,
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}

/** @param {string[]} [more] arguments of Chromium */
export function startBrowser(more = []) {
  const executablePath = process.env.BANXIN_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}; name it in BANXIN_CHROMIUM`);
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] });
}

// 4 × 3 px, red.
export const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR42mM4YaMBRww4OQAZ7g4Rt8JCGQAAAABJRU5ErkJggg==', 'base64');

/**
 * A page of `width`, `height` and `scale`, or (`own`) of the browser's own window, with `faults`: what went wrong in it,
 * one line each, and `strangers`: requests to other hosts that were not images. Images of other hosts are answered here.
 * `warm`: in the profile of the warm pages before it, which has the site's files already; for tests that put no faults into
 * those, and follow no links to other hosts.
 */
export async function openPage(browser, site, { width = 800, height = 900, scale = 1, colorScheme = 'light', own = false, warm = false } = {}) {
  const size = own ? { viewport: null } : { viewport: { width, height }, deviceScaleFactor: scale };
  let context = warm && warmContexts.get(browser);
  if (!context) {
    context = await browser.newContext({ ...size, colorScheme, reducedMotion: 'reduce' });
    if (warm) warmContexts.set(browser, context);
  }
  const page = await context.newPage();
  const faults = [];
  const strangers = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()}: ${message.text()}`);
  });
  await (warm ? page : context).route((url) => url.origin !== site.origin && url.protocol.startsWith('http'), (route) => {
    const request = route.request();
    if (request.resourceType() === 'image') {
      if (/broken/.test(request.url())) return route.fulfill({ status: 404, body: '' });
      return route.fulfill({ body: picture, contentType: 'image/png' });
    }
    strangers.push(request.url());
    return route.abort();
  });
  await page.addInitScript(listen);
  let session;
  const opened = {
    page, faults, strangers,
    ...hearing(page),
    /** Another window, or another zoom of the browser: `width` and `height` in CSS px and device px per CSS px. */
    async resize(to) {
      const all = { width, height, scale, ...to };
      session ??= await context.newCDPSession(page);
      await session.send('Emulation.setDeviceMetricsOverride', {
        width: all.width, height: all.height, deviceScaleFactor: all.scale, mobile: false,
      });
    },
    close: () => (warm ? endWarm(page) : context.close()),
  };
  if (warm) await opened.resize({});
  return opened;
}

const warmContexts = new WeakMap();

/** Ends a page of a warm profile, with what it has kept. */
export async function endWarm(page) {
  await page.evaluate(() => localStorage.clear()).catch(() => {});
  await page.close();
}

/** In the page, before any script of it: notes its events and violations of its policy. */
export function listen() {
  globalThis.heard = [];
  globalThis.violations = [];
  addEventListener('securitypolicyviolation', (event) => {
    globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
  });
  for (const type of ['load', 'ready', 'fonts', 'error', 'link', 'progress']) {
    addEventListener(`banxin-${type}`, ({ detail }) => globalThis.heard.push({ type, detail: JSON.parse(JSON.stringify(detail)) }), true);
  }
}

/** What a test does with a page of either browser beside what both drivers have alike: goto, evaluate, keyboard, mouse. */
export function hearing(page) {
  /** Waits until `condition(argument)`, run in the page, gives something true; gives that. */
  async function until(condition, argument, timeout = 20000) {
    const end = performance.now() + timeout;
    for (;;) {
      const value = await page.evaluate(condition, argument);
      if (value) return value;
      if (performance.now() > end) throw new Error(`in vain waited for ${condition}`);
      await new Promise((resolve) => { setTimeout(resolve, 25); });
    }
  }
  return {
    until,
    /** Waits until an event was heard since the last forget(); gives its detail. */
    hear: async (type, timeout) => (await until((name) => globalThis.heard?.find((event) => event.type === name), type, timeout)).detail,
    forget: () => page.evaluate(() => { globalThis.heard.length = 0; }),
    violations: () => page.evaluate(() => globalThis.violations),
    /** Runs `script` in the pages to come before any of theirs. */
    beforehand: (script) => (page.addInitScript ?? page.evaluateOnNewDocument).call(page, script),
    /** One key, or several held down together: `Control+Shift+End`. */
    async press(keys) {
      const all = keys.split('+');
      const last = all.pop();
      for (const key of all) await page.keyboard.down(key);
      await page.keyboard.press(last);
      for (const key of all.reverse()) await page.keyboard.up(key);
    },
  };
}

/** Everything shown of the element, as device pixels: [{index, y, width, height, sha}] in order. */
export function tilesOf(page, selector = 'banxin-article') {
  return page.evaluate(async (where) => {
    const canvases = [...document.querySelector(where).shadowRoot.querySelectorAll('.tiles canvas')];
    canvases.sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
    return Promise.all(canvases.map(async (canvas) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext('2d', { willReadFrequently: true });
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
      return {
        y: Math.round(parseFloat(canvas.style.top) * devicePixelRatio), width: canvas.width, height: canvas.height,
        sha: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      };
    }));
  }, selector);
}

/** Lines of the article's own text that a person could look for. */
export const shadowText = (page) => page.evaluate(() => document.querySelector('banxin-article').shadowRoot.querySelector('.text').innerText);
