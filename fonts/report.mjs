// What a cold first view costs in font bytes and requests: of each sample article, of the seed where it is there, and of
// synthetic texts; against the article's exact subset and against Google's unicode-range slices of the same serif.
//   node fonts/report.mjs [--fontsource FOLDER] [--markdown] [FILE …]
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { coldView } from './cold_view.mjs';
import { cutSubsets, faceTexts } from './exact_subsets.mjs';
import { syntheticText } from './synthetic_text.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const native = join(root, process.env.BANXIN_NATIVE ?? 'build/native');
const folder = join(root, 'build/fonts');
/** Distinct Han of the synthetic texts. */
export const SYNTHETIC = Object.freeze([100, 316, 727, 1469]);
/** What interfaces.md allows, as multiples of the exact subset. */
export const BUDGETS = Object.freeze({ unknown: 1.6, known: 1.05 });

/** What the faces of each article draw. @param {string[]} files */
async function articlesOf(files) {
  const articles = [];
  for (const file of files) articles.push(await faceTexts(native, folder, file));
  return articles;
}

/**
 * Bytes of the exact subsets of each article: as shipped, and as one OpenType file a face under gzip.
 * @param {string[]} files @returns {Promise<{files: number, bytes: number, plain: number}[]>}
 */
export async function exactSizes(files) { return exactOf(await articlesOf(files)); }

async function exactOf(articles) {
  const out = mkdtempSync(join(tmpdir(), 'banxin-exact-'));
  try {
    const orders = articles.flatMap((faces, i) => faces.map((order) => ({ name: String(i), ...order })));
    const files = await cutSubsets(native, join(root, 'fonts/faces.json'), out, orders, { compare: true });
    return articles.map((_, i) => {
      const own = files.filter(({ name }) => name === String(i));
      return { files: own.length, bytes: sum(own, 'bytes'), plain: sum(own, 'plain_bytes') };
    });
  } finally {
    rmSync(out, { recursive: true });
  }
}

const sum = (list, key) => list.reduce((total, entry) => total + entry[key], 0);

/** unicode-range slices as a browser would fetch them, by weight; null without the package. */
function googleOf(package_, faces) {
  if (!package_) return null;
  const ranges = Object.entries(JSON.parse(readFileSync(join(package_, 'unicode.json'), 'utf8'))).map(([name, spelt]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: spelt.split(',').map((range) => range.trim().slice(2).split('-').map((hex) => parseInt(hex, 16))),
  }));
  let bytes = 0, requests = 0;
  for (const weight of ['400', '700']) {
    const text = new Set(faces.filter(({ face }) => /Bold/.test(face) === (weight === '700')).flatMap(({ texts }) => texts.flatMap(({ text }) => [...text])));
    const wanted = new Set();
    for (const character of text) {
      const c = character.codePointAt(0);
      // Later rules win in CSS; the package lists its numbered slices first.
      const slice = ranges.findLast((entry) => entry.ranges.some(([first, last = first]) => first <= c && c <= last));
      if (slice) wanted.add(slice.name);
    }
    for (const name of wanted) {
      bytes += statSync(join(package_, 'files', `noto-serif-sc-${name}-${weight}-normal.woff2`)).size;
      requests++;
    }
  }
  return { bytes, requests };
}

/** @param {string[]} files @param {{fontsource?: string}} options @returns {Promise<object[]>} */
export async function report(files, { fontsource } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'banxin-report-'));
  try {
    const synthetic = SYNTHETIC.map((n) => {
      const file = join(scratch, `${n} Han.md`);
      writeFileSync(file, `${syntheticText(n)}\n`);
      return file;
    });
    const all = [...files, ...synthetic];
    const articles = await articlesOf(all);
    const exact = await exactOf(articles);
    const rows = [];
    for (const [i, file] of all.entries()) {
      const cold = await coldView(root, readFileSync(file));
      const han = new Set(articles[i].flatMap(({ texts }) => texts.map(({ text }) => text)).join('').match(/\p{Script=Han}/gu)).size;
      rows.push({ name: basename(file).replace(/\.\w+$/, ''), han, ...cold, exact: exact[i], google: googleOf(fontsource, articles[i]) });
    }
    return rows;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The samples, and the seed where it is there. */
export function sampleFiles() {
  const samples = join(root, 'web/articles');
  const seeds = join(process.env.BANXIN_SHARED ?? join(root, '../shared'), 'seeds');
  const inside = (folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name)).sort().map((name) => join(folder, name)) : []);
  return [...inside(samples), ...inside(seeds)];
}

const kb = (bytes) => (bytes / 1000).toFixed(1);

function table(rows) {
  const head = ['article', 'Han', 'cold KB', 'requests', 'exact KB', 'unknown ×', 'shipped exact KB', 'known ×', 'Google KB', 'requests', 'Google ×'];
  const lines = rows.map(({ name, han, bytes, requests, exact, google }) => [name, han, kb(bytes), requests, kb(exact.plain), (bytes / exact.plain).toFixed(2),
    kb(exact.bytes), (exact.bytes / exact.plain).toFixed(2), ...google ? [kb(google.bytes), google.requests, (google.bytes / exact.plain).toFixed(2)] : ['–', '–', '–']]);
  return [head, head.map((_, i) => (i ? '--:' : '---')), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { fontsource: { type: 'string' } } });
  const rows = await report(positionals.length ? positionals : sampleFiles(), values);
  console.log(table(rows));
  const catalogue = gzipSync(readFileSync(join(folder, 'fonts.json')), { level: 9 }).length;
  console.log(`\nfonts.json, once for all articles: ${kb(catalogue)} KB`);
  const over = rows.filter(({ bytes, exact }) => bytes > BUDGETS.unknown * exact.plain || exact.bytes > BUDGETS.known * exact.plain);
  if (over.length) console.log(`over the budget: ${over.map(({ name }) => name).join(', ')}`);
  process.exitCode = over.length ? 1 : 0;
}
