// The page: which of list and article is shown, by the address. ?article=URL opens an article (same origin, or one
// whose server allows it), #p=N a paragraph, #o=N a code point of its text.
import '../src/element.js';
import { Contents } from './contents.js';
import { followFragment } from './deep_link.js';
import { keepDrawers } from './drawers.js';
import { acceptDrops } from './drop.js';
import { FindBar } from './find_bar.js';
import { Library } from './library.js';
import { acceptPastes } from './paste.js';
import { Places } from './places.js';
import { askedArticle, idOfFile } from './route.js';
import { Settings } from './settings.js';
import { words } from './words.js';

const KEEP_PAUSE_MS = 400;

const site = new URL('../', import.meta.url);
const find = (selector) => document.querySelector(selector);
const article = find('banxin-article');
const where = find('.where');
const fileInput = find('#file');
const places = new Places();
const library = new Library(find('#library'), site, showFile, places);
const drawers = keepDrawers([...document.querySelectorAll('.drawer')]);
const contents = new Contents(find('.drawer.contents'), find('.read'), article);
const findBar = new FindBar(find('.bar'), find('.tools .find'), article);
let shownFile = null;
let shown = '';  // name of the article that is shown or on its way
let there = '';  // name of the one that has come

words.apply();
new Settings(find('#settings'), article, { slash: (value) => { findBar.slash = value !== ''; } });
history.scrollRestoration = 'manual';

function stage(name, title) {
  find('#library').hidden = name !== 'library';
  find('#reader').hidden = name !== 'reader';
  find('.drawer.contents').hidden = name !== 'reader';
  find('.read').hidden = name !== 'reader';
  findBar.available = name === 'reader';
  where.textContent = name === 'reader' ? title : '';
  const site_name = words.of('name');
  document.title = name === 'reader' && title ? `${title} · ${site_name}` : site_name;
}

// Where going back or reloading left off comes first, then the place that the address names, then where the reader was when last
// here.
async function opened(id, loading) {
  const came = await loading;
  if (id !== shown) return;
  find('#reader').classList.remove('coming');
  if (!came) return;
  there = id;
  contents.renew();
  if (history.state?.y) return scrollTo(0, history.state.y);
  if (followFragment(article)) return;
  const place = places.of(id);
  if (place?.position && place.progress < 0.98) article.scrollToPosition(place.position);
}

function open(id, source) {
  // Going back within an article needs no more than its place, nor does another place in the address.
  if (id === shown && article.article) {
    if (location.hash && history.state?.y === undefined) return followFragment(article);
    return scrollTo(0, history.state?.y ?? 0);
  }
  shown = id;
  there = '';
  // Until it comes the last one is not taken for it.
  find('#reader').classList.add('coming');
  scrollTo(0, 0);
  opened(id, article.load(source, { fonts: source instanceof URL ? library.fontsOf(source) : [] }));
}

/** Shows what the address says. */
function route() {
  drawers.close();
  const asked = askedArticle(location, site);
  if (!asked && !(history.state?.file && shownFile)) {
    shown = '';
    stage('library', '');
    library.show();
    scrollTo(0, history.state?.y ?? 0);
    return;
  }
  const id = asked?.id ?? idOfFile(shownFile);
  stage('reader', id === shown ? article.article?.title ?? '' : asked ? '' : shownFile.name);
  open(id, asked?.address ?? shownFile);
}

function go(address, state = null) {
  history.pushState(state, '', address);
  route();
}

function showFile(file) {
  if (file !== shownFile) shown = '';  // another one may have its name and size
  shownFile = file;
  go(location.pathname, { file: true });
}

function takeFiles(files) {
  if (!files.length) return;
  library.add(files);
  showFile(files[0]);
}

const takeAddress = (url) => go(`?${new URLSearchParams({ article: url })}`);

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-route]');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain) return;
  event.preventDefault();
  go(link.href);
});
addEventListener('popstate', route);
// Selecting all begins above the article.
document.addEventListener('copy', (event) => {
  if (!event.defaultPrevented && !find('#reader').hidden && article.copySelection(event.clipboardData)) event.preventDefault();
});
// A way within the article can be gone back.
article.addEventListener('banxin-link', ({ detail }) => {
  if (!detail.href.startsWith('#')) return;
  history.replaceState({ ...history.state, y: Math.round(scrollY) }, '');
  history.pushState({ ...history.state }, '');
});

// The place is kept with the address, so that reloading and going back return to it, and with the article for the next visit.
let timer = 0;
addEventListener('scroll', () => {
  document.body.classList.toggle('scrolled', scrollY > 120);  // the title is out of sight
  contents.tell();
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState({ ...history.state, y: Math.round(scrollY) }, '');
    if (shown && shown === there && article.article) places.keep({ id: shown, position: article.position, progress: Math.round(article.progress * 1e3) / 1e3 });
  }, KEEP_PAUSE_MS);
}, { passive: true });

fileInput.addEventListener('change', () => {
  takeFiles([...fileInput.files]);
  fileInput.value = '';
});
acceptDrops(find('.drop'), { files: takeFiles, address: takeAddress });
acceptPastes({
  files: takeFiles,
  address: takeAddress,
  text: (text, type) => takeFiles([new File([text], `${words.of('pasted')}${type === 'html' ? '.html' : '.md'}`)]),
});

/** A site of one article opens it; its list is one step away, behind the name of the page. */
async function openTheOnlyOne() {
  const address = location.href;
  const entries = await library.show();
  if (entries.length !== 1 || location.href !== address || !find('#reader').hidden) return;
  history.replaceState(null, '', `?${new URLSearchParams({ article: entries[0].file })}${location.hash}`);
  route();
}

article.addEventListener('banxin-load', ({ detail }) => stage('reader', detail.article.title || shownFile?.name || ''));
article.addEventListener('banxin-ready', () => {
  find('.drawer.contents').hidden = find('#reader').hidden;
  findBar.available = !find('#reader').hidden;
  contents.renew();
});
article.addEventListener('banxin-error', () => {
  if (article.article) return;
  find('.drawer.contents').hidden = true;
  findBar.available = false;
});

route();
(globalThis.requestIdleCallback ?? setTimeout)(() => article.prepare());
if (!new URLSearchParams(location.search).has('article') && !history.state) openTheOnlyOne();
