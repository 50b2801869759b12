// The host of font files: whole ones and ranges of their bytes. A host that falls silent is given up.

/** After so long without a byte an answer does not come any more, ms. */
const PATIENCE_MS = 8000;
const BACK_OFF_MS = 700;
const GZIP = [0x1f, 0x8b];

/** All that a stream gives; refuses more than `most` bytes. @param {() => void} [heard] at each piece */
async function gather(reader, most, heard = () => {}) {
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    heard();
    size += value.length;
    if (size > most) {
      reader.cancel().catch(() => {});
      throw new Error('larger than its entry says');
    }
    chunks.push(value);
  }
  if (chunks.length === 1) return chunks[0];
  const out = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** A font's file name carries the start of its SHA-256. Browsers hash on secure origins only. */
export async function checkHash(file, packed) {
  const expected = /\.([0-9a-f]{8,64})\.(?:otf\.gz|exact)$/.exec(file)?.[1];
  if (!expected || !globalThis.crypto?.subtle) return;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', packed));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!hex.startsWith(expected)) throw new Error('does not have the hash of its name');
}

const isPacked = (bytes) => GZIP.every((byte, i) => bytes[i] === byte);

/** What a file holds. @param {Uint8Array} packed as it came @param {number} most bytes */
export async function unpack(file, packed, most) {
  // Some servers say Content-Encoding for .gz files: then the browser has unpacked it already.
  if (!isPacked(packed)) return packed;
  await checkHash(file, packed);
  return gather(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader(), most);
}

/** `action`, and once more when it fails. A trap of the engine is not a fault of the font. */
export async function retried(action) {
  try {
    return await action(false);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    await new Promise((resolve) => { setTimeout(resolve, BACK_OFF_MS); });
    return action(true);
  }
}

export class FontHost {
  #folder;
  #store;
  #fetcher;
  #patience;
  #heard = 0;  // when any answer brought a byte
  #ranges = null;  // not known, then whether the host has answered one

  /** @param {string} folder URL, with a slash at its end @param {import('./slice_store.js').SliceStore} store */
  constructor(folder, store, { fetcher = (...of) => fetch(...of), patience = PATIENCE_MS } = {}) {
    this.#folder = folder;
    this.#store = store;
    this.#fetcher = fetcher;
    this.#patience = patience;
  }

  /** True when it answers ranges with whole files, null when that is not known yet. */
  get wholeFiles() { return this.#ranges === null ? null : !this.#ranges; }

  /** What a file of at most `most` bytes holds; kept for the next visit. @param {boolean} again it failed before */
  async file(name, most, again) {
    const kept = again ? null : await this.#store.find(name);
    try {
      if (kept && isPacked(kept)) return await unpack(name, kept, most);
    } catch {
      // It comes anew, and is kept instead.
    }
    const packed = await this.#bytes(name, { cache: again ? 'reload' : 'default' }, most);
    const bytes = await unpack(name, packed, most);
    if (isPacked(packed)) this.#store.keep(name, packed);
    return bytes;
  }

  /** @returns {Promise<{bytes: Uint8Array, origin: number, whole: boolean}>} bytes `begin` to `end`, or the whole file */
  async range(name, begin, end, again) {
    // Browsers let ranges of one file wait for each other, to keep them.
    const cache = await this.#store.keeps() ? 'no-store' : again ? 'reload' : 'default';
    let ranged = false;
    const headers = this.wholeFiles ? {} : { Range: `bytes=${begin}-${end - 1}` };
    const bytes = await this.#bytes(name, { headers, cache }, Infinity, ({ status }) => { ranged = status === 206; });
    this.#ranges ||= ranged;
    const origin = ranged ? begin : 0;
    if (bytes.length < end - origin) throw new Error('is cut short');
    return { bytes, origin, whole: !ranged };
  }

  async #bytes(name, options, most, answered = () => {}) {
    const abort = new AbortController();
    let begun = false;
    let last = performance.now();
    let timer;
    const watch = () => {
      // While others come, one that has not begun may be waiting for its turn.
      const left = (begun ? last : Math.max(last, this.#heard)) + this.#patience - performance.now();
      if (left > 0) timer = setTimeout(watch, left);
      else abort.abort(new Error('has stalled'));
    };
    const heard = () => { this.#heard = last = performance.now(); };
    watch();
    try {
      const response = await this.#fetcher(new URL(name, this.#folder), { ...options, signal: abort.signal });
      begun = true;
      heard();
      if (!response.ok) {
        response.body?.cancel().catch(() => {});
        throw new Error(`answered ${response.status}`);
      }
      answered(response);
      return await gather(response.body.getReader(), most, heard);
    } finally {
      clearTimeout(timer);
    }
  }
}
