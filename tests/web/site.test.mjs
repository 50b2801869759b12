// The site's builder and server from outside.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createSiteServer } from '../../web/serve.mjs';
import { fontFolder, root, wasmFile } from './built.mjs';

const folder = mkdtempSync(join(tmpdir(), 'banxin-'));
after(() => rmSync(folder, { recursive: true }));
const builder = join(root, 'web/build_site.mjs');
const build = (...more) => spawnSync(process.execPath, [builder, '--wasm', wasmFile, '--fonts', fontFolder, ...more], { encoding: 'utf8' });

test('a site holds all that the page asks for, and the articles that were named', () => {
  const own = join(folder, 'own');
  mkdirSync(join(own, 'pictures'), { recursive: true });
  mkdirSync(join(own, 'more'));
  writeFileSync(join(own, 'a.md'), '<!--1730448421000-->\n[第一篇](https://example.org/a)\n------\n\n<address>某人</address><time datetime="2024-11-01">2024年11月1日</time><p>甲乙丙</p>\n');
  writeFileSync(join(own, 'b.txt'), '<p>只有正文<img src="pictures/one.png"><img src="../secret.png"></p>');
  writeFileSync(join(own, 'pictures/one.png'), 'png');
  writeFileSync(join(folder, 'secret.png'), 'no');
  writeFileSync(join(own, 'ignored.pdf'), '%PDF');
  writeFileSync(join(own, 'more/a.md'), '[又一篇](https://example.org/b)\n------\n\n<p>丁</p>\n');
  writeFileSync(join(own, 'bad.md'), Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 37) & 255)));
  const out = join(folder, 'site');
  const { status, stderr } = build('--out', out, '--article', own, '--article', join(own, 'more/a.md'));
  assert.equal(status, 0, stderr);
  assert.match(stderr, /bad\.md: not-text/);
  const { articles } = JSON.parse(readFileSync(join(out, 'articles.json'), 'utf8'));
  assert.deepEqual(articles.map(({ title }) => title), ['第一篇', 'b.txt', 'bad.md', '又一篇']);
  const { fonts: ownFonts, ...first } = articles[0];
  assert.deepEqual(first, { file: 'articles/a.md', title: '第一篇', author: '某人', published: '2024年11月1日', language: 'zh-Hans', characters: first.characters });
  for (const { file } of ownFonts ?? []) assert.ok(existsSync(join(out, file)), file);
  assert.deepEqual(readdirSync(join(out, 'articles')).sort(), ['a-2.md', 'a.md', 'b.txt', 'bad.md', 'pictures']);
  assert.ok(existsSync(join(out, 'articles/pictures/one.png')) && !existsSync(join(out, 'secret.png')));
  const fonts = JSON.parse(readFileSync(join(out, 'fonts/fonts.json'), 'utf8'));
  for (const { slices } of fonts.faces) for (const { file } of slices) assert.ok(existsSync(join(out, 'fonts', file)), file);
  assert.ok(existsSync(join(out, 'fonts/LICENSE.txt')));

  // Every module and file that is named exists.
  const named = (path) => [...readFileSync(join(out, path), 'utf8').matchAll(/(?:from|import|src=|href=|new URL\()\s*["'](\.{0,2}\/?[\w./-]+\.(?:js|css|svg))["']/g)]
    .map(([, target]) => join(path, '..', target));
  const seen = new Set(['index.html', 'compare.html', 'embed.html']);
  for (const path of seen) for (const target of named(path)) seen.add(target);
  assert.ok(seen.size > 25, [...seen].join());
  for (const path of seen) assert.ok(existsSync(join(out, path)), path);

  assert.equal(build('--out', out, '--article', join(own, 'a.md')).status, 0, 'a site may be built anew');
  assert.equal(JSON.parse(readFileSync(join(out, 'articles.json'), 'utf8')).articles.length, 1);
});

for (const [name, main] of [['index.html', 'page/main.js'], ['compare.html', 'page/compare.js']]) {
  test(`${name} names all of its modules beforehand, so that they come in one go`, () => {
    const seen = new Set([main]);
    for (const path of seen) {
      const text = readFileSync(join(root, 'web', path), 'utf8');
      for (const [, target] of text.matchAll(/(?:from|^import)\s+'(\.[^']+)'/gm)) seen.add(join(path, '..', target));
    }
    seen.delete(main);
    const page = readFileSync(join(root, 'web', name), 'utf8');
    const named = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, path]) => path);
    assert.deepEqual(named.sort(), [...seen].sort());
  });
}

test('wrong usage is 2', () => {
  for (const args of [['--wide'], ['--out'], ['stray']]) {
    const { status, stderr } = build(...args);
    assert.equal(status, 2, args.join());
    assert.match(stderr, /^banxin: /);
  }
});

test('what cannot be built is said in one line', () => {
  const wrong = [
    [['--out', folder], /holds something else/],
    [['--out', join(folder, 'x'), '--wasm', '/none.wasm'], /is not built/],
    [['--out', join(folder, 'x'), '--fonts', folder], /no fonts/],
    [['--out', join(folder, 'x'), '--article', '/none.md'], /no article/],
  ];
  for (const [args, message] of wrong) {
    const { status, stderr } = build(...args);
    assert.equal(status, 1);
    assert.match(stderr, message);
  }
});

let server;
let port;
before(async () => {
  const site = join(folder, 'served');
  mkdirSync(join(site, 'sub'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html>hello');
  writeFileSync(join(site, 'a.wasm'), 'wasm');
  writeFileSync(join(site, 'a.js'), 'let x');
  writeFileSync(join(site, 'a.js.gz'), gzipSync('let x'));
  writeFileSync(join(site, 'F.000.0123abcd.otf.gz'), 'font');
  writeFileSync(join(site, 'F.0123abcd.0.0.glyphs'), 'cells');
  writeFileSync(join(site, 'sub/文章.md'), '字');
  writeFileSync(join(folder, 'outside.txt'), 'no');
  server = createSiteServer(site);
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  ({ port } = server.address());
});
after(() => {
  server.close();
  server.closeAllConnections();
});

const get = (path, { method = 'GET', headers = {} } = {}) => new Promise((resolve, reject) => {
  request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
  }).on('error', reject).end();
});

test('types, folders, encodings, validators', async () => {
  for (const [path, type] of [['/', 'text/html; charset=utf-8'], ['/a.wasm', 'application/wasm'], ['/a.js', 'text/javascript; charset=utf-8'],
    ['/F.000.0123abcd.otf.gz', 'application/gzip'], [`/sub/${encodeURIComponent('文章')}.md`, 'text/markdown; charset=utf-8']]) {
    const { status, headers } = await get(path);
    assert.equal(status, 200, path);
    assert.equal(headers['content-type'], type);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
  const packed = await get('/a.js', { headers: { 'Accept-Encoding': 'gzip, br' } });
  assert.equal(packed.headers['content-encoding'], 'gzip');
  assert.deepEqual(packed.body, gzipSync('let x'));
  assert.equal((await get('/F.000.0123abcd.otf.gz', { headers: { 'Accept-Encoding': 'gzip' } })).headers['content-encoding'], undefined);
  assert.match((await get('/F.000.0123abcd.otf.gz')).headers['cache-control'], /immutable/);
  const { headers } = await get('/a.wasm');
  assert.equal(headers['cache-control'], 'no-cache');
  assert.equal((await get('/a.wasm', { headers: { 'If-None-Match': headers.etag } })).status, 304);
  const head = await get('/a.wasm', { method: 'HEAD' });
  assert.equal(head.body.length, 0);
  assert.equal(head.headers['content-length'], '4');
});

test('parts of a file, also for who holds some of it already', async () => {
  const part = await get('/a.wasm', { headers: { Range: 'bytes=1-2' } });
  assert.deepEqual([part.status, String(part.body), part.headers['content-range']], [206, 'as', 'bytes 1-2/4']);
  assert.equal(String((await get('/a.wasm', { headers: { Range: 'bytes=2-' } })).body), 'sm');
  const { etag } = part.headers;
  const cell = await get('/F.0123abcd.0.0.glyphs', { headers: { Range: 'bytes=1-2' } });
  assert.deepEqual([cell.status, String(cell.body), cell.headers['content-range']], [206, 'el', 'bytes 1-2/5']);
  assert.ok(JSON.stringify(cell.headers).length < 300, 'with a short head');
  assert.equal((await get('/a.wasm', { headers: { Range: 'bytes=1-2', 'If-Range': etag } })).status, 206);
  const changed = await get('/a.wasm', { headers: { Range: 'bytes=1-2', 'If-Range': '"another"' } });
  assert.deepEqual([changed.status, String(changed.body)], [200, 'wasm']);
  for (const wrong of ['bytes=9-12', 'bytes=2-1', 'pages=1-2', 'bytes=0-0,2-2']) assert.equal((await get('/a.wasm', { headers: { Range: wrong } })).status, 200, wrong);
});

test('what is not there, not allowed, or outside', async () => {
  assert.equal((await get('/none')).status, 404);
  assert.equal((await get('/sub')).status, 404);
  assert.equal((await get('/sub/')).status, 404);
  assert.equal((await get('/', { method: 'POST' })).status, 405);
  assert.equal((await get('/%')).status, 400);
  for (const path of ['/../outside.txt', '/%2e%2e/outside.txt', '/sub/..%2f..%2foutside.txt', '/a.js%00.txt']) {
    const { status, body } = await get(path);
    assert.ok(status >= 400, `${path}: ${status}`);
    assert.notEqual(body.toString(), 'no');
  }
});

test('the command serves, says where, and ends on SIGINT', async () => {
  const serve = join(root, 'web/serve.mjs');
  const child = spawn(process.execPath, [serve, '--root', join(folder, 'served'), '--port', String(port + 1)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve) => { child.stdout.once('data', (data) => resolve(String(data))); });
  assert.match(line, new RegExp(`http://localhost:${port + 1}/`));
  const second = spawnSync(process.execPath, [serve, '--root', folder, '--port', String(port + 1)], { encoding: 'utf8', timeout: 10000 });
  assert.equal(second.status, 1);
  assert.match(second.stderr, /is taken/);
  const ended = new Promise((resolve) => { child.on('exit', resolve); });
  child.kill('SIGINT');
  assert.equal(await ended, 0);
});

test('the builder runs where modules are not marked by their name alone', () => {
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', `import(${JSON.stringify(join(root, 'web/src/engine.js'))}).then((m) => console.log(typeof m.Engine.start))`], { encoding: 'utf8' });
  assert.equal(out.trim(), 'function');
});
