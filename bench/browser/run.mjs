// Banxin beside Chromium's own DOM on the same text and font, in one run: node bench/browser/run.mjs [ARTICLE]
// Needs build/site (bash web/start.sh, or node web/build_site.mjs) and the test tools (bash tests/run.sh browser).
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../..');
const site = process.env.BANXIN_SITE ?? join(root, 'build/site');
const article = resolve(process.argv[2] ?? join(root, 'web/articles/night-ferry.md'));
const tools = process.env.BANXIN_TEST_TOOLS ?? join(root, 'build/test-tools');
for (const [path, cure] of [[site, 'bash web/start.sh'], [tools, 'bash tests/run.sh browser'], [article, 'name an article file']]) {
  if (existsSync(path)) continue;
  console.error(`${path} is not there: ${cure}`);
  process.exit(1);
}
const { chromium } = createRequire(`${tools}/`)('playwright-core');

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  const file = path === '/article' ? article : path.startsWith('/bench/') ? join(here, path.slice(7)) : join(site, path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({
  executablePath: process.env.BANXIN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 800, height: 1000 } });
page.on('pageerror', (error) => console.error(String(error)));
await page.goto(`http://127.0.0.1:${server.address().port}/bench/page.html`);
const { rows, characters, memory } = await page.evaluate(async () => {
  while (!globalThis.measure) await new Promise((tick) => setTimeout(tick, 20));
  return globalThis.measure('/article');
});
console.log(`${browser.version()}, ${characters} characters; medians in ms; engine memory ${(memory / 2 ** 20).toFixed(0)} MiB\n`);
console.log('| what | Banxin | DOM | ratio |\n|---|---|---|---|');
const ms = (value) => value === undefined ? '' : value.toFixed(2);
for (const { what, banxin, browser: own, ratio } of rows) console.log(`| ${what} | ${ms(banxin)} | ${ms(own)} | ${ms(ratio)} |`);
await browser.close();
server.close();
