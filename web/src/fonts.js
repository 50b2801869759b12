// Fetches font slices for the engine: what is asked for last comes first, a few at a time, one retry each.
import { slicesOf } from './font_table.js';

const AT_ONCE = 6;
const BACK_OFF_MS = 700;

/** Unpacks a gzip member; refuses more than `most` bytes. */
async function unpack(packed, most) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      reader.cancel();
      throw new Error('larger than its entry says');
    }
    chunks.push(value);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** A slice's file name carries the start of its SHA-256. Browsers hash on secure origins only. */
async function checkHash(file, packed) {
  const expected = /\.([0-9a-f]{8,64})\.otf\.gz$/.exec(file)?.[1];
  if (!expected || !globalThis.crypto?.subtle) return;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', packed));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!hex.startsWith(expected)) throw new Error('does not have the hash of its name');
}

export class Fonts {
  #folder;
  #slices;
  #take;
  #fail;
  #states = new Map();  // slice -> 'loading' | 'done' | 'failed'
  #queue = [];
  #running = 0;
  #waiting = new Map();  // slice -> resolvers

  /**
   * @param {string} folder URL of the folder of fonts.json, with a slash at its end
   * @param {import('./font_table.js').FontsFile} fonts
   * @param {(slice: number, bytes: Uint8Array) => void|Promise<void>} take throws when the bytes are no font
   * @param {(slice: number, entry: import('./font_table.js').SliceEntry) => void|Promise<void>} fail
   */
  constructor(folder, fonts, take, fail) {
    this.#folder = folder;
    this.#slices = slicesOf(fonts);
    this.#take = take;
    this.#fail = fail;
  }

  /** True while any of `slices` may still come. @param {number[]} slices */
  pending(slices) { return slices.some((slice) => !['done', 'failed'].includes(this.#states.get(slice))); }

  /** Puts `slices` in front of the queue, in their order. @param {number[]} slices */
  want(slices) {
    const fresh = slices.filter((slice) => !this.#states.has(slice));
    this.#queue = [...new Set([...fresh, ...this.#queue])];
    this.#pump();
  }

  /** Resolves when each of `slices` has come or failed. @param {number[]} slices */
  async settle(slices) {
    this.want(slices);
    await Promise.all(slices.map((slice) => this.pending([slice]) && new Promise((resolve) => {
      this.#waiting.set(slice, [...this.#waiting.get(slice) ?? [], resolve]);
    })));
  }

  #pump() {
    while (this.#running < AT_ONCE && this.#queue.length) {
      const slice = this.#queue.shift();
      if (this.#states.has(slice)) continue;
      this.#states.set(slice, 'loading');
      this.#running++;
      this.#load(slice).then((state) => {
        this.#states.set(slice, state);
        this.#running--;
        for (const resolve of this.#waiting.get(slice) ?? []) resolve();
        this.#waiting.delete(slice);
        this.#pump();
      }).catch(() => {});  // the engine gave up: its worker tells
    }
  }

  async #load(slice) {
    const entry = this.#slices[slice];
    for (let attempt = 0; ; attempt++) {
      try {
        const bytes = await this.#fetch(entry, attempt > 0);
        await this.#take(slice, bytes);
        return 'done';
      } catch (error) {
        // A trap of the engine is not a fault of the font.
        if (error instanceof WebAssembly.RuntimeError) throw error;
        if (attempt || error.code === 'font-missing') {
          await this.#fail(slice, entry);
          return 'failed';
        }
        await new Promise((resolve) => setTimeout(resolve, BACK_OFF_MS));
      }
    }
  }

  async #fetch({ file, raw_bytes: size = 64 << 20 }, again) {
    const response = await fetch(new URL(file, this.#folder), { cache: again ? 'reload' : 'default' });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const packed = new Uint8Array(await response.arrayBuffer());
    // Some servers say Content-Encoding for .gz files: then the browser has unpacked it already.
    if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed;
    await checkHash(file, packed);
    return unpack(packed, size);
  }
}
