// The parts of all faces' indexes: each tells where some cells of a face lie, and has those of them that are here already.
import { placeCells } from './cell_places.js';
import { retried } from './font_host.js';
import { CODED, MODEL } from './font_table.js';

const MOST_BYTES = 1 << 20;

/**
 * @typedef {{face: number, number: number, first: number, bytes: number, slices: import('./font_table.js').SliceEntry[], file: string,
 *   name: string, state: 'absent'|'loading'|'here'|'lost', loading: Promise<void>|null, kept: Map<number, Uint8Array>}} Part
 *   `first`: its first slice; `bytes`, `file`: of its index; `name`: what its cells are kept under, each as its number from `first`;
 *   `kept`: those that are here and were not handed over
 */

export class CellIndex {
  #slices;
  #models = new Map();  // face -> slice
  #modelBytes;
  #parts = new Map();
  #files = new Map();  // file -> promise of what it holds
  #read;
  #take;
  #store;

  /**
   * @param {import('./font_table.js').SliceEntry[]} slices of all faces
   * @param {import('./font_table.js').FontsFile} fonts
   * @param {(file: string, most: number, again: boolean) => Promise<Uint8Array>} read `again`: it failed before
   * @param {(slice: number, bytes: Uint8Array) => void|Promise<void>} take models
   * @param {import('./slice_store.js').SliceStore} store
   */
  constructor(slices, fonts, read, take, store) {
    this.#slices = slices;
    this.#modelBytes = fonts.model;
    this.#read = read;
    this.#take = take;
    this.#store = store;
    slices.forEach(({ form, face, file, part: number }, i) => {
      if (form === MODEL) this.#models.set(face, i);
      const key = `${face} ${number}`;
      if (form !== CODED || this.#parts.has(key)) return;
      const stem = `${slices[this.#models.get(face)].name}.${number}`;
      this.#parts.set(key, {
        face, number, first: i, bytes: fonts.faces[face].coded.index[number] ?? 0, slices: [], file: `${stem}.index.gz`, name: `${stem}.cells`, state: 'absent', loading: null, kept: new Map(),
      });
    });
    for (const slice of slices) if (slice.form === CODED) this.#parts.get(`${slice.face} ${slice.part}`).slices.push(slice);
  }

  /** Bytes of all indexes that are here or on their way. */
  bytes = 0;

  /** Null for what is no cell. @param {number} slice @returns {Part|null} */
  partOf(slice) {
    const { form, face, part } = this.#slices[slice];
    return form === CODED ? this.#parts.get(`${face} ${part}`) : null;
  }

  /** Names of all that may be kept. */
  names() { return [...this.#parts.values()].flatMap(({ file, name }) => [file, name]); }

  /** Afterwards `part` is here or lost. @param {Part} part */
  load(part) {
    part.loading ??= this.#load(part);
    return part.loading;
  }

  async #load(part) {
    part.state = 'loading';
    this.bytes += part.bytes;
    const first = this.#parts.get(`${part.face} 0`);
    if (first !== part) this.load(first);
    try {
      const kept = this.#store.cells(part.name);
      const model = this.#models.get(part.face);
      await retried(async (again) => {
        const bytes = await this.#file(part.file, again);
        placeCells(part.slices, part.file === this.#slices[model].file ? bytes.subarray(this.#modelBytes) : bytes);
      });
      await this.#awaitModel(part, model);
      part.kept = await kept;
      part.state = 'here';
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      part.state = 'lost';
    }
  }

  // A face has its model with its part 0: from there, or from that of another face of its family.
  async #awaitModel(part, model) {
    if (part.number === 0) {
      await retried(async (again) => {
        const bytes = await this.#file(this.#slices[model].file, again);
        await this.#take(model, bytes.slice(0, this.#modelBytes));
      });
      return;
    }
    const first = this.#parts.get(`${part.face} 0`);
    await first.loading;
    if (first.state !== 'here') throw new Error('the model did not come');
  }

  /** Each once: faces share a model. @returns {Promise<Uint8Array>} */
  #file(file, again) {
    if (again || !this.#files.has(file)) this.#files.set(file, this.#read(file, MOST_BYTES, again));
    return this.#files.get(file);
  }
}
