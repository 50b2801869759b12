// How long the page's own thread is held up by an article of a megabyte: node bench/browser/scroll.mjs [ARTICLE]
// Its paragraphs are repeated up to 1 MiB; tasks above 50 ms are counted while it opens and while it is scrolled from end to
// end at some screens a second: those that took so long by the clock, and those that took so much of the processor, which a
// busy machine does not change. Needs build/site and the test tools, as run.mjs.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSiteServer } from '../../web/serve.mjs';

const root = resolve(fileURLToPath(new URL('.', import.meta.url)), '../..');
const site = process.env.BANXIN_SITE ?? join(root, 'build/site');
const tools = process.env.BANXIN_TEST_TOOLS ?? join(root, 'build/test-tools');
const article = resolve(process.argv[2] ?? join(root, 'web/articles/night-ferry.md'));
for (const [path, cure] of [[site, 'bash web/start.sh'], [tools, 'bash tests/run.sh browser'], [article, 'name an article file']]) {
  if (existsSync(path)) continue;
  console.error(`${path} is not there: ${cure}`);
  process.exit(1);
}
const { chromium } = createRequire(`${tools}/`)('playwright-core');

const paragraphs = readFileSync(article, 'utf8').match(/<p>.*?<\/p>/g);
let long = '[长文](https://example.org/)\n------\n\n';
for (let i = 0; Buffer.byteLength(long) < 1 << 20; i += 50) for (let n = 0; n < 50; n++) long += paragraphs[(i + n) % paragraphs.length];

const plain = createSiteServer(site);
const server = createServer((request, response) => {
  if (!request.url.startsWith('/long.md')) return plain.emit('request', request, response);
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(`${long}\n`);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({
  executablePath: process.env.BANXIN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 800, height: 1000 } });
await page.addInitScript(() => addEventListener('banxin-fonts', () => { globalThis.complete = true; }, true));

/** Durations of the tasks of the page's own thread while `steps` runs: [[ms by the clock, ms of the processor]]. */
async function tasksOf(steps) {
  await browser.startTracing(page, { categories: ['-*', 'toplevel', '__metadata'] });
  await steps();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const threads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  return traceEvents.filter(({ name, ph, pid, tid }) => ph === 'X' && /RunTask$/.test(name) && threads.has(`${pid} ${tid}`))
    .map(({ dur, tdur }) => [dur / 1000, (tdur ?? 0) / 1000]);
}

const rows = [];
async function report(what, steps) {
  const tasks = await tasksOf(steps);
  const cells = [0, 1].flatMap((kind) => {
    const all = tasks.map((task) => task[kind]);
    return [all.filter((ms) => ms > 50).length, Math.round(Math.max(0, ...all))];
  });
  rows.push([what, ...cells]);
}

await report('opened, until at rest', async () => {
  await page.goto(`http://127.0.0.1:${server.address().port}/?article=long.md`);
  await page.waitForFunction(() => globalThis.complete, null, { timeout: 60000 });
  await page.waitForTimeout(2000);
});
for (const [what, speed, screens] of [['60 screens scrolled, 4 a second', 4, 60], ['all of it scrolled, 20 screens a second', 20, Infinity]]) {
  await report(what, () => page.evaluate(async ([perSecond, most]) => {
    scrollTo(0, 0);
    const end = Math.min(document.documentElement.scrollHeight - innerHeight, innerHeight * most);
    let last = performance.now();
    while (scrollY < end - 1) {
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
      const now = performance.now();
      scrollBy(0, Math.max(1, (now - last) / 1000 * perSecond * innerHeight));
      last = now;
    }
  }, [speed, screens === Infinity ? 1e6 : screens]));
}
console.log(`${browser.version()}, ${(Buffer.byteLength(long) / 2 ** 20).toFixed(2)} MiB\n`);
console.log('| what | tasks over 50 ms | longest, ms | of the processor: over 50 ms | longest, ms |\n|---|---|---|---|---|');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
await browser.close();
server.close();
