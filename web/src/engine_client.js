// The page's end of the wire to the worker: one worker for each base URL, shared by all elements, started anew when
// it is lost.
import { BanxinError } from './banxin_error.js';
import * as protocol from './protocol.js';

const MOST_LOSSES = 5;
const LOSS_WINDOW_MS = 60_000;
const PATIENCE_MS = 60_000;
const START_PATIENCE_MS = 20_000;

/** @type {Map<string, EngineClient>} */
const clients = new Map();

/**
 * What an element hears. `lost`: the worker is gone and with it the open article; requests may be made again at once.
 * @typedef {{tile(tile: import('./protocol.js').Tile): void, fontFailed(file: string): void,
 *   lost(): void}} Listener
 */
export class EngineClient {
  #assets;
  #worker = null;
  #listeners = new Map();
  #requests = new Map();  // id -> {resolve, reject, timer}
  #letters = new Map();  // by face; of an article with fonts of its own, which lack most letters, by viewer and face
  #own = new Set();      // viewers of such articles
  #lastId = 0;
  #lastViewer = 0;
  #losses = [];
  #watch = null;
  #starting = 0;

  /** @param {string} assets URL of the folder with banxin.wasm and fonts/ */
  static at(assets) {
    if (!clients.has(assets)) clients.set(assets, new EngineClient(assets));
    return clients.get(assets);
  }

  constructor(assets) { this.#assets = assets; }

  /** Starts the worker when it does not run. */
  prepare() { this.#start(); }

  /** Fetches what an article on its way will need. @param {string[]} fonts URLs of its exact subsets; none: it has none */
  expect(fonts) {
    this.#start();
    this.tell(protocol.EXPECT, { fonts });
  }

  /**
   * Opens an article as `viewer`'s. @param {number} viewer
   * @param {{bytes: Uint8Array, language: string, plainHtml: boolean, fonts?: string[]}} source fonts: URLs of its exact subsets
   */
  open(viewer, source) {
    this.#forgetLetters(viewer);
    if (source.fonts?.length) this.#own.add(viewer);
    return this.request(protocol.OPEN, { viewer, ...source });
  }

  #forgetLetters(viewer) {
    this.#own.delete(viewer);
    for (const key of this.#letters.keys()) if (key.startsWith(`${viewer} `)) this.#letters.delete(key);
  }

  /** A number for an article of this listener. @param {Listener} listener */
  attach(listener) {
    this.#listeners.set(++this.#lastViewer, listener);
    return this.#lastViewer;
  }

  detach(viewer) {
    if (this.#worker) this.tell(protocol.CLOSE, { viewer });
    this.#forgetLetters(viewer);
    this.#listeners.delete(viewer);
    if (this.#listeners.size === 0 && this.#requests.size === 0) this.#end();
  }

  /** @returns {Promise<any>} rejects with a BanxinError; with `lost` set when the worker died over it */
  request(type, fields) {
    return new Promise((resolve, reject) => {
      const worker = this.#start();
      if (worker instanceof BanxinError) return reject(worker);
      const id = ++this.#lastId;
      const timer = setTimeout(() => this.#lost('it does not answer', worker), PATIENCE_MS);
      this.#requests.set(id, { resolve, reject, timer });
      worker.postMessage({ ...fields, type, id });
    });
  }

  /**
   * What a face's letters have as advances and kerning, asked for once: the same array for the same face.
   * @param {number} viewer of an open article @param {number} face of the font catalogue @returns {Promise<Float32Array>} em
   */
  letters(viewer, face) {
    const key = this.#own.has(viewer) ? `${viewer} ${face}` : String(face);
    if (!this.#letters.has(key)) {
      const letters = this.request(protocol.LETTERS, { viewer, face });
      letters.catch(() => this.#letters.delete(key));
      this.#letters.set(key, letters);
    }
    return this.#letters.get(key);
  }

  tell(type, fields) { this.#worker?.postMessage({ ...fields, type }); }

  #start() {
    if (this.#worker) return this.#worker;
    if (typeof WebAssembly !== 'object' || typeof Worker !== 'function') {
      return new BanxinError('wasm-unavailable', 'no WebAssembly or no worker');
    }
    const now = Date.now();
    this.#losses = this.#losses.filter((time) => now - time < LOSS_WINDOW_MS);
    if (this.#losses.length >= MOST_LOSSES) return new BanxinError('wasm-failed', 'the worker was lost too often');
    let worker;
    try {
      worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'banxin' });
    } catch (error) {
      return new BanxinError('wasm-failed', String(error));
    }
    worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#lost(event.message || 'the worker did not start', worker);
    };
    worker.postMessage({ type: protocol.START, assets: this.#assets });
    clearTimeout(this.#starting);
    this.#starting = setTimeout(() => this.#lost('the worker did not start', worker), START_PATIENCE_MS);
    return this.#worker = worker;
  }

  #receive(data) {
    switch (data.type) {
      case protocol.REPLY: {
        const request = this.#requests.get(data.id);
        if (!request) return;
        this.#requests.delete(data.id);
        clearTimeout(request.timer);
        if (data.error) request.reject(new BanxinError(data.error.code, data.error.message));
        else request.resolve(data.value);
        return;
      }
      case protocol.TILE: {
        const listener = this.#listeners.get(data.viewer);
        if (listener) listener.tile(data.tile);
        else data.tile.bitmap?.close();
        return;
      }
      case protocol.FONT_FAILED:
        for (const listener of this.#listeners.values()) listener.fontFailed(data.file);
        return;
      case protocol.CRASHED: return this.#lost(data.message, this.#worker);
      case protocol.ALIVE:
        clearTimeout(this.#starting);
        return this.#watchOver(data.lock, this.#worker);
    }
  }

  // The lock is held by the worker; getting it means that the worker is gone.
  #watchOver(lock, worker) {
    if (!lock) return;
    this.#watch = new AbortController();
    navigator.locks.request(lock, { signal: this.#watch.signal }, () => this.#lost('the worker is gone', worker))
      .catch(() => {});
  }

  #end() {
    clearTimeout(this.#starting);
    this.#watch?.abort();
    this.#watch = null;
    this.#worker?.terminate();
    this.#worker = null;
  }

  #lost(reason, worker) {
    if (!worker || worker !== this.#worker) return;
    this.#losses.push(Date.now());
    this.#end();
    const requests = [...this.#requests.values()];
    this.#requests.clear();
    for (const { reject, timer } of requests) {
      clearTimeout(timer);
      reject(Object.assign(new BanxinError('wasm-failed', reason), { lost: true }));
    }
    for (const listener of [...this.#listeners.values()]) listener.lost();
  }
}
