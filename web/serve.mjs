// Serves a folder on this machine only: node web/serve.mjs --root build/site --port 8000
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.htm': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.wasm': 'application/wasm', '.gz': 'application/gzip',
  '.md': 'text/markdown; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
};
const HASHED = /\.[0-9a-f]{8,64}(\.\d+)*\.\w+(\.gz)?$/;
const ENCODINGS = [['br', '.br'], ['gzip', '.gz']];

async function fileAt(path) {
  try {
    const found = await stat(path);
    return found.isFile() ? found : null;
  } catch {
    return null;
  }
}

/** A precompressed neighbour of `path` that the browser takes. */
async function encoded(path, accepted) {
  for (const [name, end] of ENCODINGS) {
    if (!new RegExp(`\\b${name}\\b`).test(accepted)) continue;
    const found = await fileAt(path + end);
    if (found) return { path: path + end, found, encoding: name };
  }
  return null;
}

/** The one range of bytes that is asked for; null: the whole (RFC 9110, 14.2). */
function rangeOf(asked, size) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(asked ?? '') ?? [];
  if (first === undefined) return null;
  const start = Number(first), end = Math.min(last ? Number(last) : size - 1, size - 1);
  return start <= end ? { start, end } : null;
}

/** @param {string} root */
export function createSiteServer(root) {
  const folder = resolve(root);
  return createServer(async (request, response) => {
    const answer = (status, headers = {}, text = '') => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
      response.end(request.method === 'HEAD' ? '' : text);
    };
    if (!['GET', 'HEAD'].includes(request.method)) return answer(405, { Allow: 'GET, HEAD' }, 'GET or HEAD\n');
    let pathname;
    try {
      pathname = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      return answer(400, {}, 'bad address\n');
    }
    let path = normalize(join(folder, pathname));
    if (path !== folder && !path.startsWith(folder + sep) || pathname.includes('\0')) return answer(403, {}, 'outside\n');
    if (pathname.endsWith('/')) path = join(path, 'index.html');
    let found = await fileAt(path);
    if (!found) return answer(404, {}, 'not found\n');

    const headers = {
      'Content-Type': TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
      'Cache-Control': HASHED.test(path) ? 'max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    };
    // Cells come in hundreds of parts: with a short head. That a connection is kept goes without saying.
    const glyphs = extname(path) === '.glyphs';
    if (glyphs && !response.hasHeader('Connection')) response.removeHeader('Connection');
    if (!glyphs) Object.assign(headers, { 'Referrer-Policy': 'no-referrer', Vary: 'Accept-Encoding', 'Accept-Ranges': 'bytes' });
    const packed = glyphs || extname(path) === '.gz' ? null : await encoded(path, request.headers['accept-encoding'] ?? '');
    if (packed) {
      ({ path, found } = packed);
      headers['Content-Encoding'] = packed.encoding;
    }
    headers.ETag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
    if (request.headers['if-none-match'] === headers.ETag) {
      response.writeHead(304, headers);
      return response.end();
    }
    const condition = request.headers['if-range'];
    // Browsers ask for more of what they hold in part on condition that it is the same.
    const range = condition && condition !== headers.ETag ? null : rangeOf(request.headers.range, found.size);
    if (range) headers['Content-Range'] = `bytes ${range.start}-${range.end}/${found.size}`;
    response.writeHead(range ? 206 : 200, { ...headers, 'Content-Length': range ? range.end - range.start + 1 : found.size });
    if (request.method === 'HEAD') return response.end();
    createReadStream(path, range ?? {}).on('error', () => response.destroy()).pipe(response);
  });
}

function main() {
  const { values } = parseArgs({ options: { root: { type: 'string' }, port: { type: 'string', default: '8000' } } });
  const root = values.root ?? fileURLToPath(new URL('../build/site', import.meta.url));
  const port = Number(values.port);
  const servers = [];
  const listen = (host, optional) => {
    const server = createSiteServer(root);
    server.on('error', (error) => {
      if (optional && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)) return;
      const taken = error.code === 'EADDRINUSE';
      console.error(`banxin: ${taken ? `port ${port} is taken; choose another one, as in PORT=${port + 1} bash web/start.sh` : error.message}`);
      process.exit(1);
    });
    server.listen({ port, host }, () => {
      servers.push(server);
      if (!optional) console.log(`banxin: http://localhost:${port}/  (stop with Ctrl+C)`);
    });
  };
  // `localhost` is either, by system and browser. Nothing listens to other machines.
  listen('127.0.0.1', false);
  listen('::1', true);
  const end = () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
