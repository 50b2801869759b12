// Font files and cells that came once, kept by the browser for the next visit (Cache API) under their own names: a name holds
// a hash of what it names, so that nothing kept is ever out of date. Cells lie many in one entry, so that a visit reads and
// writes few: u32 count, then (u32 number, u32 bytes) of each, then their bytes; little-endian.

const STORE = 'banxin-fonts';
const PLACE = 'https://fonts.banxin.invalid/';  // no address that could be asked for

function packCells(cells) {
  const sizes = [...cells.values()].reduce((sum, { length }) => sum + length, 0);
  const head = new Uint32Array([cells.size, ...[...cells].flatMap(([number, { length }]) => [number, length])]);
  const out = new Uint8Array(head.byteLength + sizes);
  out.set(new Uint8Array(head.buffer));
  let at = head.byteLength;
  for (const bytes of cells.values()) {
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}

function readCells(bytes) {
  const cells = new Map();
  const view = new DataView(bytes.buffer);
  const count = bytes.length >= 4 ? view.getUint32(0, true) : 0;
  let at = 4 + 8 * count;
  for (let i = 0; i < count && at <= bytes.length; i++) {
    const size = view.getUint32(8 + 8 * i, true);
    if (at + size <= bytes.length) cells.set(view.getUint32(4 + 8 * i, true), bytes.subarray(at, at + size));
    at += size;
  }
  return cells;
}

/** Every method does nothing, or finds nothing, where the browser keeps nothing: it is never an error. */
export class SliceStore {
  #cache;
  #last = Promise.resolve();  // of the writes
  #full = false;

  /** @param {CacheStorage|undefined} caches of the worker; there is none in insecure places */
  constructor(caches = globalThis.caches) {
    this.#cache = Promise.resolve().then(() => caches?.open(STORE)).catch(() => undefined);
  }

  /** Resolves to whether anything is kept here. */
  async keeps() { return !!await this.#cache && !this.#full; }

  /** @param {string} name @returns {Promise<Uint8Array|null>} as it was kept */
  async find(name) {
    try {
      const found = await (await this.#cache)?.match(PLACE + name);
      return found ? new Uint8Array(await found.arrayBuffer()) : null;
    } catch {
      return null;
    }
  }

  /** @param {string} name @param {Uint8Array} bytes as they are to be found */
  keep(name, bytes) { return this.#write((cache) => cache.put(PLACE + name, new Response(bytes))); }

  /** @param {string} name @returns {Promise<Map<number, Uint8Array>>} the cells of an entry by their numbers */
  async cells(name) {
    const bytes = await this.find(name);
    try {
      return bytes ? readCells(bytes) : new Map();
    } catch {
      return new Map();
    }
  }

  /** Adds to the cells of an entry. @param {string} name @param {Map<number, Uint8Array>} cells */
  addCells(name, cells) {
    return this.#write(async (cache) => {
      const all = new Map([...await this.cells(name), ...cells]);
      await cache.put(PLACE + name, new Response(packCells(all)));
    });
  }

  /** @param {string} name */
  drop(name) { return this.#write((cache) => cache.delete(PLACE + name)); }

  /** Lets go whatever has another name. @param {Set<string>} names those of the catalogue in use */
  tidy(names) {
    return this.#write(async (cache) => {
      for (const request of await cache.keys()) {
        if (!names.has(request.url.slice(PLACE.length))) await cache.delete(request);
      }
    });
  }

  // One after the other: additions to one entry must not pass each other.
  #write(action) {
    this.#last = this.#last.then(async () => {
      const cache = await this.#cache;
      if (cache && !this.#full) await action(cache);
    }).catch(() => {
      this.#full = true;  // no room, or not allowed: the network has to do
    });
    return this.#last;
  }
}
