// Fetches the font files that are an article's own: precisely its glyphs (fonts/README.md, "Exact subsets"). All at once, one
// retry each; what does not come is no fault, for there are the slices.
import { checkHash, unpack } from './font_host.js';

const MOST_BYTES = 64 << 20;
const BACK_OFF_MS = 700;
const PATIENCE_MS = 20_000;
const MOST_FORESEEN = 32;
const HEAD = 8;  // version, size of the packed head

/** A file with its packed head unpacked, as the engine takes it. @param {Uint8Array} file @returns {Promise<Uint8Array>} */
export async function unpackExact(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = HEAD + view.getUint32(4, true);
  if (end > file.length) throw new Error('is cut short');
  const head = await unpack('', file.subarray(HEAD, end), MOST_BYTES);
  const out = new Uint8Array(HEAD + head.length + file.length - end);
  const sizes = new DataView(out.buffer);
  sizes.setUint32(0, view.getUint32(0, true), true);
  sizes.setUint32(4, head.length, true);
  out.set(head, HEAD);
  out.set(file.subarray(end), HEAD + head.length);
  return out;
}

export class ExactFonts {
  #fetcher;
  #coming = new Map();  // URL -> bytes that an article on its way will ask for

  /** @param {typeof fetch} fetcher */
  constructor(fetcher = (...of) => fetch(...of)) { this.#fetcher = fetcher; }

  /** Begins to fetch for an article on its way. @param {string[]} urls */
  foresee(urls) {
    for (const url of urls.filter((one) => !this.#coming.has(one))) {
      const bytes = this.#fetch(url, 'default');
      bytes.catch(() => {});
      this.#coming.set(url, bytes);
    }
    // Articles that never came leave theirs behind.
    for (const url of this.#coming.keys()) {
      if (this.#coming.size <= MOST_FORESEEN) break;
      this.#coming.delete(url);
    }
  }

  /**
   * Hands over what `urls` hold as it comes.
   * @param {string[]} urls @param {(bytes: Uint8Array) => void} take throws when it is no exact subset
   * @returns {Promise<boolean>} when each was taken or given up: whether any was taken
   */
  async bring(urls, take) {
    return (await Promise.all(urls.map((url) => this.#bring(url, take)))).includes(true);
  }

  async #bring(url, take) {
    const coming = this.#coming.get(url) ?? this.#fetch(url, 'default');
    this.#coming.delete(url);
    try {
      take(await coming);
      return true;
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      if (error.name === 'TimeoutError') return false;  // what stalls once costs the reader enough
    }
    await new Promise((resolve) => setTimeout(resolve, BACK_OFF_MS));
    try {
      take(await this.#fetch(url, 'reload'));
      return true;
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      return false;
    }
  }

  async #fetch(url, cache) {
    const response = await this.#fetcher(url, { cache, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const file = new Uint8Array(await response.arrayBuffer());
    await checkHash(new URL(url).pathname, file);
    return unpackExact(file);
  }
}
