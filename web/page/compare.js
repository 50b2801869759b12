// The page that sets an article by Banxin and by the browser. ?article=URL chooses it, &measure= (em), &size= (px), &align=,
// &best= how both set it.
import '../src/element.js';
import { readSource } from '../src/source.js';
import { sentenceOf } from '../src/messages.js';
import { ArticleFonts } from './article_fonts.js';
import { DomArticle } from './dom_article.js';
import { acceptDrops } from './drop.js';
import { FaultMarks } from './fault_marks.js';
import { stored } from './settings.js';
import { NAMES, showTargets } from './target_table.js';
import { TwoSides, widthOf, withoutImages } from './two_sides.js';

const LINE_HEIGHT = 1.8;
const PAUSE_MS = 120;
const site = new URL('../', import.meta.url);
const find = (selector) => document.querySelector(selector);
const form = find('#controls');
const page = find('#compare');
const element = find('banxin-article');
const state = page.querySelector('.state');
const names = Object.fromEntries(Object.entries(NAMES).map(([name, [title]]) => [name, title]));
const marks = Object.fromEntries(['banxin', 'dom'].map((side) => [side, new FaultMarks(find(`.pane[data-side="${side}"] .marks`))]));
const fonts = new ArticleFonts(site);
const dom = new DomArticle(find('.dom'));
const sides = new TwoSides(site, dom, () => shown && open(shown));
const asked = new URLSearchParams(location.search);

let shown = null;      // what to read: URL or File
let article = null;
let turn = 0;          // grows with each change; what was begun for an older one is given up
let timer = 0;
let visited = {};

document.documentElement.dataset.theme = element.theme = stored().theme;

/** The greatest measure of which two stand side by side, or one on a narrow screen. */
function fittingMeasure(fontSize) {
  const room = Math.min(innerWidth, 1536) - 32;
  const fits = (width) => Math.floor((width - 56) / fontSize);
  const two = fits((room - 24) / 2);
  return Math.min(30, Math.max(12, two >= 18 ? two : fits(room + 16)));
}

const within = (value, least, most, otherwise) => (value >= least && value <= most ? Math.round(value) : otherwise);

function readAddress() {
  const number = (name) => parseFloat(asked.get(name) ?? '');
  form.fontSize.value = within(number('size'), 14, 32, 18);
  form.measure.value = within(number('measure'), 12, 45, fittingMeasure(Number(form.fontSize.value)));
  form.align.value = asked.get('align') === 'start' ? 'start' : 'justify';
  form.best.checked = asked.get('best') === '1';
}

function settings() {
  const values = { fontSize: Number(form.fontSize.value), measure: Number(form.measure.value), align: form.align.value,
    best: form.best.checked, lineHeight: LINE_HEIGHT };
  return { ...values, width: widthOf(values) };
}

function keepAddress() {
  const { measure, fontSize, align, best } = settings();
  const query = new URLSearchParams({ ...form.article.value && { article: form.article.value }, measure, size: fontSize,
    ...align === 'start' && { align }, ...best && { best: '1' } });
  history.replaceState(null, '', `?${query}`);
}

/** Puts both sides into these settings. */
function arrange() {
  const now = settings();
  form['measure-value'].textContent = `${now.measure} 字`;
  form['fontSize-value'].textContent = `${now.fontSize} px`;
  for (const sheet of document.querySelectorAll('.sheet')) sheet.style.width = `${now.width}px`;
  Object.assign(element, { fontSize: now.fontSize, lineHeight: now.lineHeight, measure: now.measure, align: now.align });
  dom.set(now);
  page.dataset.layout = 2 * now.width + 28 <= find('#panes').clientWidth ? 'side' : 'one';
  showSide();
  for (const layer of document.querySelectorAll('.marks')) layer.hidden = !form.marks.checked;
}

function showSide() {
  const side = find('#sides :checked').value;
  for (const pane of document.querySelectorAll('.pane')) pane.classList.toggle('seen', pane.dataset.side === side);
}

function reveal(side, name) {
  find(`#sides [value="${side}"]`).checked = true;
  showSide();
  form.marks.checked = true;
  arrange();
  const key = `${side} ${name}`;
  marks[side].reveal(name, visited[key] = (visited[key] ?? -1) + 1);
}

async function count() {
  const own = ++turn;
  arrange();
  keepAddress();
  if (!article) return;
  try {
    const now = settings();
    await fonts.load(dom.root, article.language);
    const counted = await sides.count(now);
    if (own !== turn) return;
    visited = {};
    for (const side of ['banxin', 'dom']) marks[side].show(counted[side].faults, names);
    showTargets(find('#targets'), counted.banxin, counted.dom, reveal);
    const { matched, characters } = counted;
    find('#extent').textContent = `两边文字与行长都相同的 ${matched.banxin.length} 段、${characters.toLocaleString('zh-Hans')} 字计入；` +
      `${matched.left ? `另有 ${matched.left} 段（表格等，或在六万字之后）不计。` : ''}位置取自两边实际排出的字。`;
    state.textContent = '';
    Object.assign(page.dataset, { counted: String(own) });
    page.dispatchEvent(new CustomEvent('banxin-counted', { detail: { ...counted, settings: now } }));
  } catch (error) {
    if (own === turn && !error.lost) failed(error);
  }
}

function failed(error) {
  state.textContent = sentenceOf(error.code ?? 'network', 'zh');
}

/** @param {URL|File} source */
async function open(source) {
  const own = ++turn;
  shown = source;
  state.textContent = '正在打开…';
  try {
    const { bytes, url } = await readSource(source, site.href);
    const text = withoutImages(bytes);
    const head = await sides.open(text.slice(), url);
    if (own !== turn) return;
    article = head;
    find('.where').textContent = head.title;
    arrange();
    element.load(text);
    await count();
  } catch (error) {
    if (own === turn && !error.lost) failed(error);
  }
}

function takeFile(file) {
  if (!file) return;
  form.article.querySelector('[data-own]')?.remove();
  const option = new Option(file.name, '', true, true);
  option.dataset.own = '';
  form.article.prepend(option);
  open(file);
}

async function start() {
  readAddress();
  arrange();
  let entries = [];
  try {
    const response = await fetch(new URL('articles.json', site));
    if (!response.ok) throw new Error(String(response.status));
    ({ articles: entries } = await response.json());
  } catch {
    state.textContent = '目录没能取到：请检查网络后重试，或打开自己的文件。';
  }
  for (const { file, title } of entries) form.article.add(new Option(title || file, file));
  const first = asked.get('article') ?? entries[0]?.file;
  if (!first || shown) return;
  if (!entries.some(({ file }) => file === first)) form.article.add(new Option(first, first));
  form.article.value = first;
  openAddress(first);
}

function openAddress(address) {
  try {
    open(new URL(address, site));
  } catch {
    failed({ code: 'not-found' });
  }
}

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', ({ target }) => {
  if (target.name === 'article') return;
  arrange();
  clearTimeout(timer);
  if (target.name !== 'marks') timer = setTimeout(count, PAUSE_MS);
});
form.article.addEventListener('change', () => form.article.value && openAddress(form.article.value));
find('#sides').addEventListener('change', showSide);
addEventListener('resize', arrange);
find('#file').addEventListener('change', ({ target }) => {
  takeFile(target.files[0]);
  target.value = '';
});
acceptDrops(find('.drop'), { files: ([file]) => takeFile(file), address: (address) => {
  form.article.add(new Option(address, address, true, true));
  openAddress(address);
} });

start();
