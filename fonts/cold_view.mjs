// The reader's own loader over the fonts on disk: what it asks of a host for an article that it has never seen.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Engine } from '../web/src/engine.js';
import { slicesOf } from '../web/src/font_table.js';
import { Fonts } from '../web/src/fonts.js';

const SETTINGS = Object.freeze({ width: 720, fontSize: 18, lineHeight: 1.8, measure: 38, align: 'justify', typesetting: 'full' });

/**
 * Opens and lays out `bytes` with all their glyphs.
 * @param {string} root of the tree @param {Uint8Array} bytes of an article
 * @param {{ranges?: boolean}} host without `ranges` it answers whole files only
 * @returns {Promise<{bytes: number, requests: number, sizes: [string, number][]}>} font bytes, without fonts.json
 */
export async function coldView(root, bytes, { ranges = true } = {}) {
  const engine = await Engine.start(readFileSync(join(root, 'build/wasm/banxin.wasm')));
  const catalog = JSON.parse(readFileSync(join(root, 'build/fonts/fonts.json'), 'utf8'));
  engine.setFonts(catalog);
  const asked = { bytes: 0, requests: 0, sizes: [] };
  const fetched = async (url, { headers = {} } = {}) => {
    const name = basename(new URL(url).pathname);
    const [, first, last] = ranges && /^bytes=(\d+)-(\d+)$/.exec(headers.Range ?? '') || [];
    const file = readFileSync(join(root, 'build/fonts', name));
    const body = first === undefined ? file : file.subarray(Number(first), Number(last) + 1);
    asked.bytes += body.length;
    asked.requests++;
    asked.sizes.push([name, body.length]);
    return new Response(body, { status: first === undefined ? 200 : 206 });
  };
  const fonts = new Fonts('https://fonts.example/', catalog, (slice, slice_bytes) => engine.addSlice(slice, slice_bytes),
    (slice, entry) => { throw new Error(`${entry.file} did not come`); }, { fetcher: fetched });
  await fonts.settle([0]);
  const viewer = engine.open(bytes);
  let layout = viewer.layout(SETTINGS);
  for (let needed; (needed = viewer.neededSlices()).length;) {
    await fonts.settle(needed);
    layout = viewer.layout(SETTINGS);
  }
  await fonts.settle(viewer.wantedSlices(0, layout.height));
  const still = viewer.wantedSlices(0, layout.height);
  if (still.length) throw new Error(`${still.map((slice) => slicesOf(catalog)[slice].file)} did not come`);
  viewer.close();
  return asked;
}
