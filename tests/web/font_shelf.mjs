// A host of fonts without a network, and a catalogue of seven Han for it: what tests of the loader ask.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const metrics = Object.freeze({ units_per_em: 1000, ascent: 880, descent: 120, x_height: 500, cap_height: 700, underline_position: -125, underline_thickness: 50, strikeout_position: 325 });

/** A catalogue of whole slices. @param {string[]} files */
export const catalog = (files) => ({
  version: 2, order: '', cells: [], ranges: ['20-5E', '4E00-10'],
  faces: [{ name: 'Test', family: 'hei', weight: 700, metrics, slices: files.map((file) => ({ file, advance: 1000, ranges: 1, languages: ['zh-Hant', 'ja'] })) }],
});

/** A file with the hash of its content in its name. */
export function named(content) {
  const packed = gzipSync(content);
  return { file: `F.${createHash('sha256').update(packed).digest('hex').slice(0, 8)}.otf.gz`, packed };
}

/** A cell of `size` bytes of `n` behind its check. */
export function cell(n, size) {
  const bytes = Buffer.alloc(size, n);
  let crc = 0;
  for (const byte of bytes.subarray(2)) {
    for (let bit = 7; bit >= 0; bit--) {
      const carry = (crc >> 15 ^ byte >> bit) & 1;
      crc = (crc << 1 ^ (carry ? 0x1021 : 0)) & 0xffff;
    }
  }
  bytes.writeUInt16BE(crc);
  return bytes;
}

/**
 * Seven Han in cells of one, 400 bytes each but the second of 40, the fourth of 2000 and the sixth of 600, four to a file.
 * Slice 0 is the model; cells are slices 1 to 7 in the order 七丆一丁丂丄丅.
 */
export function packedHan(shelf) {
  const sizes = [400, 40, 400, 2000, 400, 600, 400];
  const lengths = sizes.map((size) => size / 4).flatMap((units) => (units < 0xf0 ? [units] : [0xf0 + ((units - 0xf0) >> 8), (units - 0xf0) & 255]));
  const cells = sizes.map((size, i) => cell(i + 1, size));
  shelf.answers.set('T.0.index.gz', [gzipSync(Buffer.from([1, 2, 3, ...lengths]))]);
  shelf.answers.set('T.0.0.glyphs', [Buffer.concat(cells.slice(0, 4))]);
  shelf.answers.set('T.0.1.glyphs', [Buffer.concat(cells.slice(4))]);
  const fonts = catalog([]);
  Object.assign(fonts, { order: '丆七', cells: [[[0, 1, 4]], [], []], model: 3, ranges: ['4E00-6'] });
  fonts.faces[0].coded = { name: 'T', index: [30], packs: [{ advance: 1000, ranges: 0 }] };
  return fonts;
}

/** An answer that stops after `bytes`; before its head without. */
export const stall = (bytes) => ({ signal }) => {
  const ended = (end) => signal.addEventListener('abort', () => end(signal.reason));
  if (!bytes) return new Promise((_, reject) => { ended(reject); });
  return new Response(new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      ended((reason) => controller.error(reason));
    },
  }));
};

/** `answers`: what each file gives, request by request: bytes, or a function of the request; the last one again and again. */
export class Shelf {
  answers = new Map();
  requests = [];  // name, or `name first-last`
  ranges = true;

  fetcher = async (url, { headers = {}, signal, cache } = {}) => {
    const name = new URL(url).pathname.slice(1);
    const asked = /^bytes=(\d+)-(\d+)$/.exec(headers.Range ?? '');
    this.requests.push(asked ? `${name} ${asked[1]}-${asked[2]}` : name);
    const queue = this.answers.get(name) ?? [];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (!answer) return new Response('', { status: 404 });
    if (typeof answer === 'function') return answer({ signal, cache, asked });
    if (!asked || !this.ranges) return new Response(answer);
    return new Response(answer.subarray(Number(asked[1]), Number(asked[2]) + 1), { status: 206 });
  };
}

/** What a browser keeps, as long as `entries` is there. @param {Map<string, Response>} entries */
export const cachesOf = (entries) => ({
  open: async () => ({
    match: async (key) => entries.get(key)?.clone(),
    put: async (key, response) => { entries.set(key, response); },
    delete: async (key) => entries.delete(key.url ?? key),
    keys: async () => [...entries.keys()].map((url) => ({ url })),
  }),
});
