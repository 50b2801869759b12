// The page: which of list and article is shown, by the address. ?article=URL opens an article (same origin, or one
// whose server allows it), #o=N scrolls to a code point of its text.
import '../src/element.js';
import { acceptDrops } from './drop.js';
import { Library } from './library.js';
import { Settings } from './settings.js';

const site = new URL('../', import.meta.url);
const find = (selector) => document.querySelector(selector);
const article = find('banxin-article');
const where = find('.where');
const fileInput = find('#file');
const settings = find('.settings');
const library = new Library(find('#library'), site, showFile);
let shownFile = null;

new Settings(find('#settings'), article);
history.scrollRestoration = 'manual';

function stage(name, title) {
  find('#library').hidden = name !== 'library';
  find('#reader').hidden = name !== 'reader';
  where.textContent = name === 'reader' ? title : '';
  document.title = name === 'reader' && title ? `${title} · 版心` : '版心';
}

async function opened(loading) {
  if (!await loading) return;
  const offset = Number(/^#o=(\d+)$/.exec(location.hash)?.[1] ?? NaN);
  if (history.state?.y) scrollTo(0, history.state.y);
  else if (offset >= 0) article.scrollToOffset(offset);
}

/** Shows what the address says. */
function route() {
  settings.open = false;
  const asked = new URLSearchParams(location.search).get('article');
  if (asked === null && !(history.state?.file && shownFile)) {
    stage('library', '');
    library.show();
    scrollTo(0, history.state?.y ?? 0);
    return;
  }
  stage('reader', shownFile && asked === null ? shownFile.name : '');
  scrollTo(0, 0);
  if (asked === null) return void opened(article.load(shownFile));
  let address;
  try {
    address = new URL(asked, site);
  } catch {
    address = new URL('about:invalid');
  }
  opened(article.load(address));
}

function showFile(file) {
  shownFile = file;
  history.pushState({ file: true }, '', location.pathname);
  route();
}

function takeFiles(files) {
  if (!files.length) return;
  library.add(files);
  showFile(files[0]);
}

document.addEventListener('click', (event) => {
  if (settings.open && !settings.contains(event.target)) settings.open = false;
  const link = event.target.closest?.('a[data-route]');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  route();
});
settings.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  settings.open = false;
  settings.querySelector('summary').focus();
});
addEventListener('popstate', route);
// Selecting all begins above the article.
document.addEventListener('copy', (event) => {
  if (!event.defaultPrevented && !find('#reader').hidden && article.copySelection(event.clipboardData)) event.preventDefault();
});

// The place is kept with the address: reloading, and going back, return to it.
let timer = 0;
addEventListener('scroll', () => {
  document.body.classList.toggle('scrolled', scrollY > 120);  // the title is out of sight
  clearTimeout(timer);
  timer = setTimeout(() => history.replaceState({ ...history.state, y: Math.round(scrollY) }, ''), 200);
}, { passive: true });

fileInput.addEventListener('change', () => {
  takeFiles([...fileInput.files]);
  fileInput.value = '';
});
acceptDrops(find('.drop'), {
  files: takeFiles,
  address(url) {
    history.pushState(null, '', `?${new URLSearchParams({ article: url })}`);
    route();
  },
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

route();
(globalThis.requestIdleCallback ?? setTimeout)(() => article.prepare());
if (!new URLSearchParams(location.search).has('article') && !history.state) openTheOnlyOne();
