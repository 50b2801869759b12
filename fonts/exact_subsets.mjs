// Exact subsets of articles, by the native commands: which characters each face draws, and their files.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Each face's texts in an article, the article's language first.
 * @param {string} native folder of the commands @param {string} fonts folder of fonts.json @param {string} file
 * @returns {Promise<{face: string, texts: {language: string, text: string}[]}[]>}
 */
export async function faceTexts(native, fonts, file) {
  const { stdout } = await run(join(native, 'banxin'), ['layout', file, '--json', '--fonts', fonts], { maxBuffer: 1 << 28 });
  const faces = new Map();
  for (const { face, lang: language, text } of JSON.parse(stdout).fonts) {
    if (!faces.has(face)) faces.set(face, []);
    faces.get(face).push({ language, text });
  }
  return [...faces].map(([face, texts]) => ({ face, texts }));
}

/**
 * Writes exact subsets. @param {string} native @param {string} config faces.json @param {string} out an own folder
 * @param {{name: string, face: string, texts: {language: string, text: string}[]}[]} orders
 * @param {{compare?: boolean}} [options] compare: plain_bytes are told, too
 * @returns {Promise<{name: string, face: string, file: string, bytes: number, plain_bytes: number}[]>} in their order
 */
export async function cutSubsets(native, config, out, orders, { compare = false } = {}) {
  const list = join(out, 'orders.json');
  writeFileSync(list, JSON.stringify(orders));
  const { stdout } = await run(join(native, 'banxin_slicer'),
    ['--config', config, '--exact', list, '--out', out, '--compare', compare ? 'yes' : 'no'], { maxBuffer: 1 << 28 });
  rmSync(list);
  return stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** Exact subsets that are kept from one build of a site to the next: an article that has not changed is not cut again. */
export class KeptSubsets {
  #native;
  #config;
  #fonts;
  #folder;
  #stamp = null;

  /** @param {{native: string, config: string, fonts: string, folder: string}} places folder: where they are kept; may be deleted */
  constructor({ native, config, fonts, folder }) {
    [this.#native, this.#config, this.#fonts, this.#folder] = [native, config, fonts, folder];
  }

  /** What is not there to cut with, in a sentence; empty when nothing lacks. */
  get lacks() {
    const command = ['banxin', 'banxin_slicer'].find((name) => !existsSync(join(this.#native, name)));
    return command ? `${join(this.#native, command)} is not built` : '';
  }

  /**
   * The subsets of each of `files`, put into `out`. Rejects when they cannot be cut.
   * @param {string[]} files @param {string} out
   * @returns {Promise<{face: string, file: string, bytes: number}[][]>}
   */
  async into(out, files) {
    mkdirSync(this.#folder, { recursive: true });
    const records = files.map((file) => join(this.#folder, `${this.#keyOf(file)}.json`));
    const fresh = [...records.keys()].filter((i) => !existsSync(records[i]));
    if (fresh.length) await this.#cut(fresh.map((i) => [files[i], records[i]]));
    return records.map((record) => {
      const subsets = JSON.parse(readFileSync(record, 'utf8'));
      for (const { file } of subsets) copyFileSync(join(this.#folder, file), join(out, file));
      return subsets;
    });
  }

  // Whatever the bytes of a subset depend on; of the system's fonts, what the catalogue tells of them.
  #keyOf(file) {
    this.#stamp ??= [join(this.#native, 'banxin'), join(this.#native, 'banxin_slicer'), this.#config, join(this.#fonts, 'fonts.json')]
      .reduce((hash, path) => hash.update(readFileSync(path)), createHash('sha256')).digest();
    return createHash('sha256').update(this.#stamp).update(readFileSync(file)).digest('hex').slice(0, 32);
  }

  async #cut(articles) {
    const scratch = mkdtempSync(join(this.#folder, 'new-'));
    try {
      const orders = [];
      for (const [file, record] of articles) {
        // What is no article has no glyphs; whoever lists it says so.
        const faces = await faceTexts(this.#native, this.#fonts, file).catch(() => []);
        for (const { face, texts } of faces) orders.push({ name: record, face, texts });
      }
      const made = orders.length ? await cutSubsets(this.#native, this.#config, scratch, orders) : [];
      for (const [, record] of articles) {
        const subsets = made.filter(({ name }) => name === record).map(({ face, file, bytes }) => ({ face, file, bytes }));
        for (const { file } of subsets) if (existsSync(join(scratch, file))) renameSync(join(scratch, file), join(this.#folder, file));
        writeFileSync(`${record}.part`, JSON.stringify(subsets));
        renameSync(`${record}.part`, record);
      }
    } finally {
      rmSync(scratch, { recursive: true });
    }
  }
}
