// Fetches font slices for the engine: what is asked for last comes first, several at a time, one retry each. Cells of one
// pack file that lie near each other come as one range of bytes; what comes with them unasked is kept until it is wanted.
import { CellIndex } from './cell_index.js';
import { isSound, runsOf } from './cell_places.js';
import { FontHost, retried } from './font_host.js';
import { CODED, slicesOf } from './font_table.js';
import { SliceStore } from './slice_store.js';

/** Requests under way. HTTP/1.1 takes six at a time, HTTP/2 all: so few that what a scroll asks for need not wait long. */
const AT_ONCE = 24;
/**
 * Of the bytes of cells that are wanted: how many may come unasked, at least and at most, so that a range spares others; and how
 * much all that is none of them may be, with indexes and whole slices. Tuned on the samples: fonts/README.md.
 */
const UNASKED = { least: 0.04, most: 0.3, withOthers: 0.6 };
/** After so long without a cell, cells are kept for the next visit, ms. */
const KEEP_AFTER_MS = 1000;
const MOST_BYTES = 64 << 20;

export class Fonts {
  #slices;
  #take;
  #fail;
  #host;
  #index;
  #store;
  #states = new Map();  // slice -> 'loading' | 'done' | 'failed'
  #queue = [];
  #running = 0;
  #waiting = new Map();  // slice -> resolvers
  #unasked = new Set();  // slices that are loading only because they lie between others
  #runs = null;  // slice -> its run, of the queue as it is
  #wholeFiles = null;  // as the host's
  #probed = new Set();  // files under way while it is not known whether the host answers ranges
  #sums = { wanted: 0, unasked: 0, fonts: 0 };  // bytes of what was begun
  #fresh = new Map();  // part -> its cells to be kept
  #keeping;
  #tidied = false;

  /**
   * @param {string} folder URL of the folder of fonts.json, with a slash at its end
   * @param {import('./font_table.js').FontsFile} fonts
   * @param {(slice: number, bytes: Uint8Array) => void|Promise<void>} take throws when the bytes are no font
   * @param {(slice: number, entry: import('./font_table.js').SliceEntry) => void|Promise<void>} fail
   * @param {{fetcher?: typeof fetch, store?: SliceStore, patience?: number}} [means] patience: ms without a byte
   */
  constructor(folder, fonts, take, fail, { fetcher, store = new SliceStore(), patience } = {}) {
    this.#slices = slicesOf(fonts);
    this.#take = take;
    this.#fail = fail;
    this.#store = store;
    this.#host = new FontHost(folder, store, { fetcher, patience });
    const read = (...of) => this.#host.file(...of);
    this.#index = new CellIndex(this.#slices, fonts, read, take, store);
  }

  /** True while any of `slices` may still come. @param {number[]} slices */
  pending(slices) { return slices.some((slice) => !['done', 'failed'].includes(this.#states.get(slice))); }

  /** Puts `slices` in front of the queue, in their order. @param {number[]} slices */
  want(slices) {
    for (const slice of slices) this.#unasked.delete(slice);
    const queue = [...new Set([...slices.filter((slice) => !this.#states.has(slice)), ...this.#queue])];
    if (queue.length > this.#queue.length) this.#runs = null;
    this.#queue = queue;
    this.#pump();
  }

  /** The engine has let go of `slices`: they come again when they are wanted again. @param {number[]} slices */
  forget(slices) { for (const slice of slices) this.#states.delete(slice); }

  /** Resolves when each of `slices` has come or failed. @param {number[]} slices */
  async settle(slices) {
    this.want(slices);
    await Promise.all(slices.map((slice) => this.pending([slice]) && new Promise((resolve) => {
      this.#waiting.set(slice, [...this.#waiting.get(slice) ?? [], resolve]);
    })));
  }

  #pump() {
    if (this.#wholeFiles !== this.#host.wholeFiles) {
      this.#wholeFiles = this.#host.wholeFiles;
      this.#runs = null;
      if (!this.#wholeFiles) this.#probed.clear();
    }
    for (const slice of this.#queue) {
      if (this.#states.has(slice)) continue;
      const part = this.#index.partOf(slice);
      if (part && part.state !== 'here') this.#awaitPart(slice, part);
      else if (part?.kept.has(slice - part.first)) this.#begin([slice], () => this.#takeKept(slice, part));
      else if (this.#running < AT_ONCE && !this.#probed.has(part && this.#slices[slice].file)) this.#start(slice, part);
    }
    this.#queue = this.#queue.filter((slice) => !this.#states.has(slice));
  }

  #start(slice, part) {
    const { file, bytes = 0 } = this.#slices[slice];
    this.#running++;
    this.#sums.fonts += bytes;
    // Of a host that may give whole files, no file is asked for twice.
    if (part && this.#wholeFiles === null) this.#probed.add(file);
    const run = part && this.#runOf(slice);
    this.#sums.wanted += run?.wanted ?? 0;
    this.#sums.unasked += run?.unasked ?? 0;
    this.#begin(run ? this.#claim(run) : [slice], (slices) => this.#load(slices, part).finally(() => {
      this.#running--;
      this.#probed.delete(file);
    }));
  }

  #begin(slices, action) {
    for (const slice of slices) this.#states.set(slice, 'loading');
    action(slices).then(() => this.#pump()).catch(() => {});  // the engine gave up: its worker tells
  }

  #awaitPart(slice, part) {
    if (part.state === 'lost') this.#begin([slice], () => this.#lose([slice]));
    if (part.state !== 'absent') return;
    this.#index.load(part).then(() => {
      this.#runs = null;
      this.#pump();
    }).catch(() => {});
  }

  /** What is fetched together with a cell whose place is known. */
  #runOf(slice) {
    if (!this.#runs) {
      const placed = this.#queue.filter((one) => {
        const part = this.#states.has(one) ? null : this.#index.partOf(one);
        return part?.state === 'here' && !part.kept.has(one - part.first);
      });
      const sum = placed.reduce((bytes, one) => bytes + this.#slices[one].size, this.#sums.wanted);
      const { least, most, withOthers } = UNASKED;
      const share = Math.max(sum * least, Math.min(sum * most, sum * withOthers - this.#sums.fonts - this.#index.bytes));
      const allowance = this.#wholeFiles ? Infinity : Math.max(0, share - this.#sums.unasked);
      this.#runs = new Map();
      const runs = runsOf(placed, this.#slices, allowance);
      for (const run of runs) for (let one = run.first; one <= run.last; one++) this.#runs.set(one, run);
    }
    return this.#runs.get(slice);
  }

  /** The slices of a run that are not here yet: they load now. */
  #claim({ first, last }) {
    const queued = new Set(this.#queue);
    const slices = [];
    for (let slice = first; slice <= last; slice++) {
      const part = this.#index.partOf(slice);
      if (this.#states.has(slice) || part.kept.has(slice - part.first)) continue;
      if (!queued.has(slice)) this.#unasked.add(slice);
      this.#states.set(slice, 'loading');
      slices.push(slice);
    }
    return slices;
  }

  #settled(slice, state) {
    this.#states.set(slice, state);
    for (const resolve of this.#waiting.get(slice) ?? []) resolve();
    this.#waiting.delete(slice);
  }

  async #lose(slices) {
    for (const slice of slices) {
      if (this.#states.get(slice) !== 'loading') continue;
      if (this.#unasked.delete(slice)) {
        this.#states.delete(slice);
        continue;
      }
      await this.#fail(slice, this.#slices[slice]);
      this.#settled(slice, 'failed');
    }
  }

  async #load(slices, part) {
    try {
      await retried((again) => (part ? this.#loadCells(slices, part, again) : this.#loadFont(slices[0], again)));
    } catch (error) {
      // A trap of the engine is not a fault of the font.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      await this.#lose(slices);
    }
  }

  async #loadFont(slice, again) {
    const { file, raw_bytes: most = MOST_BYTES } = this.#slices[slice];
    await this.#take(slice, await this.#host.file(file, most, again));
    this.#settled(slice, 'done');
  }

  async #loadCells(slices, part, again) {
    const [first, last] = [this.#slices[slices[0]], this.#slices[slices.at(-1)]];
    const { bytes, origin, whole } = await this.#host.range(first.file, first.begin, last.begin + last.size, again);
    const sound = (slice) => {
      const { begin, size } = this.#slices[slice];
      const cell = bytes.slice(begin - origin, begin - origin + size);
      if (!isSound(cell)) return null;
      this.#keep(slice, part, cell);
      return cell;
    };
    if (whole) {
      const [file] = runsOf([slices[0]], this.#slices, Infinity);
      slices.push(...this.#claim(file));
      slices.sort((a, b) => a - b);
    }
    let fault = null;
    for (const slice of slices) {
      if (this.#states.get(slice) !== 'loading') continue;
      // The engine is not to see one that was altered: what it has refused counts as failed, and is drawn so.
      const cell = sound(slice);
      if (this.#unasked.delete(slice)) {
        if (cell) part.kept.set(slice - part.first, cell);
        this.#states.delete(slice);
      } else if (cell) {
        await this.#take(slice, cell);
        this.#settled(slice, 'done');
      } else {
        fault = new Error('a cell was altered');
      }
    }
    if (fault) throw fault;
  }

  async #takeKept(slice, part) {
    const number = slice - part.first;
    const cell = part.kept.get(number);
    part.kept.delete(number);
    if (isSound(cell)) {
      await this.#take(slice, cell);
      this.#settled(slice, 'done');
      return;
    }
    this.#store.drop(part.name);
    this.#states.delete(slice);
    this.want([slice]);
  }

  /** Few writes: once for a batch. */
  #keep(slice, part, cell) {
    if (!this.#fresh.has(part)) this.#fresh.set(part, new Map());
    this.#fresh.get(part).set(slice - part.first, cell);
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      for (const [{ name }, cells] of this.#fresh) this.#store.addCells(name, cells);
      this.#fresh.clear();
      if (this.#tidied) return;
      this.#tidied = true;
      const files = this.#slices.filter(({ form }) => form !== CODED).map(({ file }) => file);
      this.#store.tidy(new Set([...files, ...this.#index.names()]));
    }, KEEP_AFTER_MS);
    this.#keeping.unref?.();
  }
}
