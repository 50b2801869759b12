// Articles of the list bring their own fonts: nothing else is asked for, nothing stands elsewhere for it, and what does not come
// is not missed. The bytes are those of Chromium's own network log.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUDGETS, exactSizes } from '../../../fonts/report.mjs';
import { openPage, siteFolder, startBrowser, startSite, tilesOf } from './site.mjs';

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

const sample = () => site.articles.find(({ file }) => /night-ferry/.test(file));
const listed = (file) => site.url(`?${new URLSearchParams({ article: file })}`);
/** The same file under an address that the list does not have. */
const unlisted = (file) => listed(`${file}?unlisted`);

/**
 * Body bytes of what a page's worker gets from below fonts/, by file, as Chromium's network log tells them: encoded, without
 * headers.
 */
async function logOf(page) {
  const log = new Map();
  const names = new Map();
  const session = await page.context().newCDPSession(page);
  let last = 0;
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    for (const method of ['Network.enable', 'Runtime.runIfWaitingForDebugger']) {
      session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: ++last, method }) });
    }
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { method, params } = JSON.parse(message);
    const name = /\/fonts\/([^?]+)$/.exec(params?.request?.url ?? '')?.[1];
    if (method === 'Network.requestWillBeSent' && name) names.set(params.requestId, name);
    if (method !== 'Network.dataReceived' || !names.has(params.requestId)) return;
    const file = names.get(params.requestId);
    log.set(file, (log.get(file) ?? 0) + params.encodedDataLength);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
  return log;
}

async function shownAt(address, faults = []) {
  site.faults.push(...faults);
  const opened = await openPage(browser, site);
  const asked = [];
  opened.page.on('request', (request) => {
    const name = /\/fonts\/([^?]+)$/.exec(request.url())?.[1];
    if (name) asked.push(name);
  });
  try {
    await opened.page.goto(address);
    await opened.hear('fonts');
    const heard = await opened.page.evaluate(() => globalThis.heard.map(({ type }) => type));
    assert.ok(!heard.includes('error'), heard.join());
    assert.ok(!await opened.page.locator('banxin-article .notice').isVisible());
    const faulty = opened.faults.filter((line) => !/Failed to load resource/.test(line));
    assert.deepEqual(faulty, []);
    const height = await opened.page.locator('banxin-article .page').evaluate((element) => element.offsetHeight);
    return { asked, height, tiles: (await tilesOf(opened.page)).map(({ sha }) => sha) };
  } finally {
    site.faults.length = 0;
    await opened.close();
  }
}

const own = ({ fonts }) => fonts.map(({ file }) => file.replace('fonts/', '')).sort();

test('every article of the list is named with fonts of its own, which are as the list says', () => {
  for (const { file, fonts } of site.articles) {
    assert.ok(fonts?.length, file);
    for (const { file: font, bytes } of fonts) {
      const content = readFileSync(join(siteFolder, font));
      assert.equal(content.length, bytes);
      assert.equal(createHash('sha256').update(content).digest('hex').slice(0, 16), /\.([0-9a-f]+)\.exact$/.exec(font)[1]);
    }
  }
});

for (const name of ['night-ferry', 'measures', 'printing-house', 'reed-listener', 'salt-lane']) {
  test(`${name} asks for its own fonts alone, and looks as with the common slices`, async () => {
    const entry = site.articles.find(({ file }) => file.includes(name));
    const exact = await shownAt(listed(entry.file));
    assert.deepEqual(exact.asked.sort(), [...own(entry), 'fonts.json'].sort(), 'each once');
    const common = await shownAt(unlisted(entry.file));
    assert.ok(common.asked.some((file) => file.endsWith('.glyphs')) && !common.asked.some((file) => file.endsWith('.exact')));
    assert.equal(exact.height, common.height);
    assert.deepEqual(exact.tiles, common.tiles);
  });
}

test('what the browser loads for an article of the list is within its budget', async (t) => {
  const sizes = await exactSizes(site.articles.map(({ file }) => join(siteFolder, decodeURIComponent(file))));
  for (const [i, entry] of site.articles.entries()) {
    const opened = await openPage(browser, site);
    const log = await logOf(opened.page);
    await opened.page.goto(listed(entry.file));
    await opened.hear('fonts');
    await opened.close();
    assert.ok(log.get('fonts.json') > 10000, 'the log sees the worker');
    log.delete('fonts.json');  // once for all articles
    assert.deepEqual([...log.keys()].sort(), own(entry));
    const bytes = [...log.values()].reduce((sum, one) => sum + one, 0);
    const { plain } = sizes[i];
    t.diagnostic(`${entry.file}: ${bytes} bytes, ${(bytes / plain).toFixed(3)} of ${plain}`);
    assert.ok(bytes >= entry.fonts.reduce((sum, font) => sum + font.bytes, 0));
    assert.ok(bytes <= BUDGETS.known * plain, `${entry.file}: ${bytes} of ${plain}`);
  }
});

const answer = (status, change) => (request, response) => {
  const file = /fonts\/[^?]+\.exact/.exec(request.url)[0];
  response.writeHead(status, { 'Content-Type': 'application/octet-stream' });
  response.end(change(readFileSync(join(siteFolder, file))));
};
const altered = (bytes) => {
  bytes[bytes.length >> 1] ^= 0x55;
  return bytes;
};
for (const [what, fault] of [
  ['missing', answer(404, () => '')],
  ['cut short', answer(200, (bytes) => bytes.subarray(0, bytes.length >> 1))],
  ['altered', answer(200, altered)],
  ['another thing', answer(200, () => '<!doctype html>')],
]) {
  test(`fonts of its own that are ${what} are asked for once more, then the common slices serve, and nothing is said`, async () => {
    const whole = await shownAt(listed(sample().file));
    const without = await shownAt(listed(sample().file), [[/\.exact$/, fault]]);
    for (const file of own(sample())) assert.equal(without.asked.filter((one) => one === file).length, 2, file);
    assert.ok(without.asked.some((file) => file.endsWith('.glyphs')));
    assert.equal(without.height, whole.height);
    assert.deepEqual(without.tiles, whole.tiles);
  });
}

test('one that fails once is had at the second try, and no slice is asked for', async () => {
  let left = 1;
  const fault = (request, response) => {
    if (--left === 0) site.faults.length = 0;
    answer(503, () => '')(request, response);
  };
  const { asked } = await shownAt(listed(sample().file), [[/\.exact$/, fault]]);
  assert.equal(asked.length, own(sample()).length + 2, asked.join());
  assert.ok(!asked.some((file) => file.endsWith('.glyphs')));
});

test('one face without its own takes its slices, the others none', async () => {
  const [first] = own(sample());
  const pattern = new RegExp(first.replaceAll('.', '\\.'));
  const whole = await shownAt(listed(sample().file));
  const { asked, tiles, height } = await shownAt(listed(sample().file), [[pattern, answer(404, () => '')]]);
  const face = first.split('.')[0];
  const others = asked.filter((file) => !file.endsWith('.exact') && file !== 'fonts.json');
  // A family's outlines are read with the model of its first face.
  assert.ok(others.length && others.every((file) => file.startsWith(face) || /index\.gz$/.test(file)), others.join());
  assert.equal(height, whole.height);
  assert.deepEqual(tiles, whole.tiles);
});

test('an element that is told of them does the same', async () => {
  const opened = await openPage(browser, site);
  const asked = [];
  opened.page.on('request', (request) => {
    const name = /\/fonts\/([^?]+)$/.exec(request.url())?.[1];
    if (name) asked.push(name);
  });
  await opened.page.goto(site.url('server-rendered.html'));
  await opened.hear('fonts');
  const entry = site.articles.find(({ file }) => opened.page.url() && asked.includes(own(site.articles.find((one) => one.file === file))[0]));
  assert.deepEqual(asked.sort(), [...own(entry), 'fonts.json'].sort());
  await opened.close();
});
