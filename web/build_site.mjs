// Assembles the static site: node web/build_site.mjs --out build/site [--wasm FILE] [--fonts FOLDER] [--native FOLDER]
//   [--article FILE|FOLDER]...
// The folder that comes out needs nothing else: copy it to any host, below any path.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KeptSubsets } from '../fonts/exact_subsets.mjs';
import { siteIcon } from './site_icon.mjs';
import { Engine } from './src/engine.js';
import { waitingStyle } from './src/light_style.js';

const web = fileURLToPath(new URL('.', import.meta.url));
const build = resolve(web, '../build');
const ARTICLE = /\.(md|markdown|txt|html?)$/i;
const STATIC = ['index.html', 'compare.html', 'embed.html', 'style.css', 'compare.css', 'embed.css', 'server-rendered.css', 'favicon.svg',
  'manifest.webmanifest', 'src', 'page'];

const OPTIONS = {
  options: {
    out: { type: 'string', default: join(build, 'site') },
    wasm: { type: 'string', default: join(build, 'wasm/banxin.wasm') },
    fonts: { type: 'string', default: join(build, 'fonts') },
    native: { type: 'string', default: join(build, 'native') },
    article: { type: 'string', multiple: true, default: [join(web, 'articles')] },
  },
};

function fail(what) {
  console.error(`banxin: ${what}`);
  process.exit(1);
}

/** Article files in the order given; folders by name, without their own folders. */
function articleFiles(paths) {
  return paths.flatMap((path) => {
    if (!existsSync(path)) fail(`there is no article ${path}`);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter((name) => ARTICLE.test(name)).sort().map((name) => join(path, name));
  });
}

/** File names in articles/, unlike each other. */
function distinctNames(files) {
  const taken = new Set();
  return files.map((file) => {
    const end = extname(file);
    const stem = basename(file, end);
    let name = stem + end;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}${end}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Copies the images that lie beside an article and that it names by relative addresses. */
function copyOwnImages(html, from, to) {
  const sources = [...html.matchAll(/<img\b[^>]*?\ssrc="([^"]*)"(?: srcset="([^"]*)")?/g)]
    .flatMap(([, source, set]) => [source, ...(set ?? '').split(', ').map((candidate) => candidate.split(' ')[0])]);
  for (const source of sources.filter(Boolean)) {
    const path = decodeURIComponent(source.replaceAll('&amp;', '&').replace(/[?#].*/, ''));
    if (/^([a-z]+:|\/)/i.test(path)) continue;
    const image = resolve(from, path);
    if (!image.startsWith(resolve(from) + sep) || !existsSync(image) || !statSync(image).isFile()) continue;
    cpSync(image, join(to, path));
  }
}

/** What the list says of an article; the engine reads its head. */
function entryOf(engine, name, path, bytes, folder) {
  const file = `articles/${encodeURIComponent(name)}`;
  try {
    const viewer = engine.open(bytes);
    const { title, author, publishedAt, publishedText, language, counts } = viewer.article();
    copyOwnImages(viewer.html(), dirname(path), folder);
    viewer.close();
    return { file, title: title || name, author, published: publishedText || publishedAt.slice(0, 10), language, characters: counts.characters };
  } catch (error) {
    if (!error.code) throw error;
    console.error(`banxin: ${name}: ${error.code}: ${error.message}`);
    return { file, title: name };
  }
}

/**
 * A page that holds an article's text from the start. Its policy lets no style attributes through, so there are none: an article
 * without is preferred.
 */
function serverRendered(engine, articles, files) {
  let chosen = null;
  for (const [i, { file, characters, fonts }] of articles.entries()) {
    if (!characters) continue;
    const viewer = engine.open(readFileSync(files[i]));
    const html = viewer.html();
    viewer.close();
    if (chosen && / style="/.test(html)) continue;
    chosen = { article: file, fonts, html };
    if (!/ style="/.test(html)) break;
  }
  if (!chosen) return null;
  chosen.fonts = (chosen.fonts ?? []).map(({ file }) => file).join(' ');
  chosen.html = chosen.html.replace(/<[^>]*>/g, (tag) => tag.replace(/ style="[^"]*"/, '').replace(/ src="(?!https?:)(?=[^"])/, ' src="articles/'));
  return readFileSync(join(web, 'server-rendered.html'), 'utf8').replace(/\{(\w+)\}/g, (all, name) => chosen[name] ?? all);
}

/** Writes what the articles need of each face beside the slices, and names it in their entries; a site does without. */
async function addExactFonts(articles, files, { native, fonts, out }) {
  const kept = new KeptSubsets({ native, fonts, config: resolve(web, '../fonts/faces.json'), folder: join(build, 'exact') });
  try {
    if (kept.lacks) throw new Error(kept.lacks);
    const subsets = await kept.into(out, files);
    subsets.forEach((own, i) => {
      if (own.length) articles[i].fonts = own.map(({ file, ...told }) => ({ ...told, file: `fonts/${file}` }));
    });
  } catch (error) {
    const [line] = String(error.stderr || error.message).trim().split('\n');
    console.error(`banxin: the articles have no fonts of their own, they use the common slices: ${line}`);
  }
}

function optionsOf(args) {
  try {
    return parseArgs({ args, ...OPTIONS }).values;
  } catch (error) {
    console.error(`banxin: ${error.message}`);
    return process.exit(2);
  }
}

async function main() {
  const { out, wasm, fonts, native, article } = optionsOf(process.argv.slice(2));
  if (!existsSync(wasm)) fail(`the engine ${wasm} is not built: cmake --preset wasm && cmake --build --preset wasm`);
  if (!existsSync(join(fonts, 'fonts.json'))) fail(`there are no fonts in ${fonts}: bash fonts/build.sh`);

  if (existsSync(out) && readdirSync(out).length && !existsSync(join(out, 'articles.json'))) {
    fail(`${out} holds something else than a site; name an empty folder with --out`);
  }

  // Built beside and moved at the end: what is served is whole at any time.
  const fresh = `${resolve(out)}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'articles'), { recursive: true });
  mkdirSync(join(fresh, 'fonts'));
  for (const name of STATIC) cpSync(join(web, name), join(fresh, name), { recursive: true });
  mkdirSync(join(fresh, 'icons'));
  for (const size of [180, 192, 512]) writeFileSync(join(fresh, `icons/icon-${size}.png`), siteIcon(size));
  cpSync(wasm, join(fresh, 'banxin.wasm'));
  for (const name of readdirSync(fonts)) {
    if (name === 'fonts.json' || name === 'LICENSE.txt' || /\.(otf\.gz|index\.gz|glyphs)$/.test(name)) cpSync(join(fonts, name), join(fresh, 'fonts', name));
  }

  const engine = await Engine.start(readFileSync(wasm));
  const files = articleFiles(article);
  const names = distinctNames(files);
  const articles = files.map((file, i) => {
    const bytes = readFileSync(file);
    writeFileSync(join(fresh, 'articles', names[i]), bytes);
    return entryOf(engine, names[i], file, bytes, join(fresh, 'articles'));
  });
  await addExactFonts(articles, files, { native, fonts, out: join(fresh, 'fonts') });
  writeFileSync(join(fresh, 'src/text.css'), waitingStyle());
  const page = serverRendered(engine, articles, files);
  if (page) writeFileSync(join(fresh, 'server-rendered.html'), page);
  writeFileSync(join(fresh, 'articles.json'), `${JSON.stringify({ articles }, null, 1)}\n`);

  rmSync(out, { recursive: true, force: true });
  renameSync(fresh, out);
  console.log(`banxin: ${articles.length} article${articles.length === 1 ? '' : 's'} in ${out}`);
}

await main();
