// Fetches font slices for the engine: what is asked for last comes first, a few at a time, one retry each. Cells of one
// pack file that lie near each other come as one byte range; from a host without ranges, as the whole file.
import { placeCells, runsOf } from './cell_places.js';
import { CODED, MODEL, slicesOf } from './font_table.js';

const AT_ONCE = 12;
/** Bytes that cost less than another request. Of the sample articles, see fonts/README.md. */
const GAP = 120;
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

/** A font's file name carries the start of its SHA-256. Browsers hash on secure origins only. */
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
  #fetcher;
  #states = new Map();  // slice -> 'loading' | 'done' | 'failed'
  #queue = [];
  #running = 0;
  #waiting = new Map();  // slice -> resolvers
  #indexes = new Map();  // `face part` of the catalogue -> promise; true when its cells have their places
  #indexFiles = new Map();  // file -> promise of its bytes: faces of a family share a model
  #modelBytes;
  #ranges = false;  // the host has answered one
  #wholeFiles = false;  // it answers none

  /**
   * @param {string} folder URL of the folder of fonts.json, with a slash at its end
   * @param {import('./font_table.js').FontsFile} fonts
   * @param {(slice: number, bytes: Uint8Array) => void|Promise<void>} take throws when the bytes are no font
   * @param {(slice: number, entry: import('./font_table.js').SliceEntry) => void|Promise<void>} fail
   * @param {typeof fetch} fetcher
   */
  constructor(folder, fonts, take, fail, fetcher = (...of) => fetch(...of)) {
    this.#folder = folder;
    this.#slices = slicesOf(fonts);
    this.#modelBytes = fonts.model;
    this.#take = take;
    this.#fail = fail;
    this.#fetcher = fetcher;
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
      const run = this.#runAround(slice);
      if (!run) continue;
      for (const one of run) this.#states.set(one, 'loading');
      this.#running++;
      this.#load(run).then(() => {
        this.#running--;
        this.#pump();
      }).catch(() => {});  // the engine gave up: its worker tells
    }
  }

  #settled(slice, state) {
    this.#states.set(slice, state);
    for (const resolve of this.#waiting.get(slice) ?? []) resolve();
    this.#waiting.delete(slice);
  }

  /** What is fetched together with `slice`; null while its place is not known: then it comes again. */
  #runAround(slice) {
    const entry = this.#slices[slice];
    if (entry.form !== CODED) return [slice];
    const index = this.#indexes.get(`${entry.face} ${entry.part}`);
    if (index !== true) {
      if (!index) this.#loadIndex(entry);
      this.#parked.push(slice);
      return null;
    }
    const mates = [...new Set([slice, ...this.#queue])].filter((s) => this.#slices[s].file === entry.file && !this.#states.has(s));
    const cells = mates.map((s) => ({ begin: this.#slices[s].begin, size: this.#slices[s].size, slice: s }));
    return runsOf(cells, this.#wholeFiles ? Infinity : GAP).map((run) => run.map((cell) => cell.slice)).find((run) => run.includes(slice));
  }

  #parked = [];

  /** The cells' places of one part, and the face's model with the first. */
  #loadIndex({ face, part }) {
    const key = `${face} ${part}`;
    const model = this.#slices.findIndex((slice) => slice.face === face && slice.form === MODEL);
    const cells = this.#slices.filter((slice) => slice.face === face && slice.form === CODED && slice.part === part);
    const { name, file: modelFile } = this.#slices[model];
    const file = `${name}.${part}.index.gz`;
    const placed = async () => {
      const bytes = await this.#indexFile(file);
      placeCells(cells, file === modelFile ? bytes.subarray(this.#modelBytes) : bytes);
      if (part) await (this.#indexes.get(`${face} 0`) ?? this.#loadIndex({ face, part: 0 }));
      else await this.#take(model, (await this.#indexFile(modelFile)).slice(0, this.#modelBytes));
      this.#indexes.set(key, true);
    };
    const loading = placed().catch(async (error) => {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      for (const slice of this.#parked.filter((s) => this.#slices[s].face === face && this.#slices[s].part === part)) {
        if (this.#states.has(slice)) continue;
        await this.#fail(slice, this.#slices[slice]);
        this.#settled(slice, 'failed');
      }
    }).then(() => {
      const parked = this.#parked.filter((slice) => !this.#states.has(slice));
      this.#parked = [];
      this.#queue = [...new Set([...parked, ...this.#queue])];
      this.#pump();
    });
    this.#indexes.set(key, loading);
    return loading;
  }

  /** @returns {Promise<Uint8Array>} */
  #indexFile(file) {
    if (!this.#indexFiles.has(file)) this.#indexFiles.set(file, this.#retried((again) => this.#fetch({ file, raw_bytes: 1 << 20 }, again)));
    return this.#indexFiles.get(file);
  }

  /** `action`, and once more when it fails. */
  async #retried(action) {
    try {
      return await action(false);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error.code === 'font-missing') throw error;
      await new Promise((resolve) => setTimeout(resolve, BACK_OFF_MS));
      return action(true);
    }
  }

  async #load(run) {
    try {
      await this.#retried(async (again) => {
        const parts = this.#slices[run[0]].form === CODED ? await this.#fetchCells(run, again) : [await this.#fetch(this.#slices[run[0]], again)];
        for (const [i, bytes] of parts.entries()) {
          if (this.#states.get(run[i]) === 'done') continue;
          await this.#take(run[i], bytes);
          this.#settled(run[i], 'done');
        }
      });
    } catch (error) {
      // A trap of the engine is not a fault of the font.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      for (const slice of run) {
        if (this.#states.get(slice) === 'done') continue;
        await this.#fail(slice, this.#slices[slice]);
        this.#settled(slice, 'failed');
      }
    }
  }

  /** The bytes of each cell of a run. */
  async #fetchCells(run, again) {
    const cells = run.map((slice) => this.#slices[slice]);
    const [first, last] = [cells[0], cells.at(-1)];
    const end = last.begin + last.size;
    const headers = this.#wholeFiles ? {} : { Range: `bytes=${first.begin}-${end - 1}` };
    const response = await this.#fetcher(new URL(first.file, this.#folder), { headers, cache: again ? 'reload' : 'default' });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const ranged = response.status === 206;
    this.#ranges ||= ranged;
    this.#wholeFiles = !this.#ranges;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const origin = ranged ? first.begin : 0;
    if (bytes.length < end - origin) throw new Error('is cut short');
    return cells.map(({ begin, size }) => bytes.slice(begin - origin, begin - origin + size));
  }

  async #fetch({ file, raw_bytes: size = 64 << 20 }, again) {
    const response = await this.#fetcher(new URL(file, this.#folder), { cache: again ? 'reload' : 'default' });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const packed = new Uint8Array(await response.arrayBuffer());
    // Some servers say Content-Encoding for .gz files: then the browser has unpacked it already.
    if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed;
    await checkHash(file, packed);
    return unpack(packed, size);
  }
}
