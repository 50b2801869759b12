// What the build gave, for these tests: paths, the engine in Node with its fonts, article files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Engine } from '../../web/src/engine.js';
import { placeCells } from '../../web/src/cell_places.js';
import { CODED, MODEL, slicesOf } from '../../web/src/font_table.js';

export const root = resolve(fileURLToPath(import.meta.url), '../../..');
export const wasmFile = resolve(root, process.env.BANXIN_WASM ?? 'build/wasm/banxin.wasm');
export const fontFolder = join(root, 'build/fonts');
export const nativeCommand = resolve(root, process.env.BANXIN_NATIVE ?? 'build/native/banxin');

const samples = join(root, 'web/articles');
const seed = join(process.env.BANXIN_SHARED ?? join(root, '../shared'), 'seeds/000_3a618bf9dc8f501c.txt');

/** The project's own articles, and the real one where it is present. */
export function articleFiles() {
  const own = existsSync(samples) ? readdirSync(samples).filter((name) => /\.(md|txt)$/.test(name)).sort() : [];
  return [...own.map((name) => join(samples, name)), ...existsSync(seed) ? [seed] : []];
}

export const settings = Object.freeze({
  width: 720, fontSize: 18, lineHeight: 1.8, measure: 38, align: 'justify', typesetting: 'full',
});

/** An engine with the built fonts' catalogue, and a way to give it slices from the disk. Without `systemFont` all is drawn alike. */
export async function startEngine(systemFont = null) {
  const engine = await Engine.start(readFileSync(wasmFile), systemFont);
  const fonts = JSON.parse(readFileSync(join(fontFolder, 'fonts.json'), 'utf8'));
  engine.setFonts(fonts);
  const slices = slicesOf(fonts);
  const unpacked = (file) => gunzipSync(readFileSync(join(fontFolder, file)));
  const models = new Set();
  const addModel = (face) => {
    if (models.has(face)) return;
    models.add(face);
    const model = slices.findIndex((slice) => slice.face === face && slice.form === MODEL);
    const { name, file } = slices[model];
    engine.addSlice(model, unpacked(file).subarray(0, fonts.model));
    fonts.faces[face].coded.index.forEach((_, part) => {
      const own = `${name}.${part}.index.gz`;
      placeCells(slices.filter((slice) => slice.face === face && slice.form === CODED && slice.part === part),
        own === file ? unpacked(own).subarray(fonts.model) : unpacked(own));
    });
  };
  const load = (wanted) => {
    for (const slice of wanted) {
      const { form, face, file } = slices[slice];
      if (form !== CODED) {
        engine.addSlice(slice, unpacked(file));
        continue;
      }
      addModel(face);
      const { begin, size } = slices[slice];
      engine.addSlice(slice, readFileSync(join(fontFolder, file)).subarray(begin, begin + size));
    }
    return wanted.length;
  };
  const read = (slice) => new Uint8Array(unpacked(slices[slice].file));
  return { engine, fonts, slices, load, read };
}

/** Opens and lays out, with every slice that it wants. */
export function openWhole({ engine, load }, bytes, change = {}) {
  const viewer = engine.open(bytes, change);
  let layout = viewer.layout({ ...settings, ...change });
  while (load(viewer.neededSlices())) layout = viewer.layout({ ...settings, ...change });
  load(viewer.wantedSlices(0, layout.height));
  return { viewer, layout };
}
