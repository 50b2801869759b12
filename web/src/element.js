// <banxin-article>: one article in a page that is not ours. Everything it shows is in its shadow root. Longer than other
// files here: opening, showing, failing and recovering of one element share its private state.
import { ArticleFrame, make } from './article_frame.js';
import { BanxinError } from './banxin_error.js';
import { CanvasPage } from './canvas_page.js';
import { copySelection } from './clean_copy.js';
import { Enlarging } from './enlarging.js';
import { EngineClient } from './engine_client.js';
import { adoptProperties, defineProperties, PROPERTIES, SETTINGS, settingsOf } from './element_properties.js';
import { adoptStyle } from './element_style.js';
import { ArticleFind, CanvasFind } from './find.js';
import { messageLanguage, sentenceOf, wordsOf } from './messages.js';
import { ReaderPosition } from './reader_position.js';
import { namedFonts, readAddress, readSource } from './source.js';
import { readArticleText } from './article_text.js';
import { scrollerOf, visiblePart } from './scroll_place.js';
import { TextFind } from './text_find.js';
import { TextMode } from './text_mode.js';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** The words of a link, without those for eyes that cannot see its image. */
const textOf = (link) => link.textContent.trim() || link.querySelector('img')?.alt || '';

export class BanxinArticle extends HTMLElement {
  static observedAttributes = [...Object.values(PROPERTIES), 'lang'];

  #frame = new ArticleFrame();
  #text = new TextMode(this, this.#frame.element, this.#frame.textPlace, {
    wished: () => this.mode === 'text',
    turn: () => this.#turn(),
    moved: (progress) => this.#moved(progress),
    look: () => ({ settings: settingsOf(this), theme: this.#themeName() }),
    words: () => wordsOf(this.#language()),
  });

  #client = null;
  #viewer = 0;
  #page = null;
  #article = null;
  #source = null;      // what was read: {bytes, url, plainHtml, fonts}
  #request = null;     // what to read again: [() => Promise, where its fonts are]
  #position = new ReaderPosition(this, () => this.#root());
  #abort = null;
  #losses = 0;
  #ready;
  #settleReady;
  #told = false;       // that what is shown is ready
  #fontsTold = false;
  #fontFailed = false;
  #progress = 0;
  #enlarging = new Enlarging(this.#frame.element, () => wordsOf(this.#language()));
  #observer = new ResizeObserver(() => this.#resized());
  #density = null;
  #width = 0;
  #srcQueued = false;
  #find = new ArticleFind((found) => this.#tell('banxin-find', found));
  #findPlace = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    adoptStyle(root);
    root.append(this.#frame.element);
    for (const type of ['click', 'auxclick']) this.#frame.element.addEventListener(type, (event) => this.#clicked(event));
    this.#frame.element.addEventListener('copy', (event) => this.copySelection(event.clipboardData) && event.preventDefault());
    this.#renewReady();
  }

  connectedCallback() {
    adoptProperties(this);
    dark.addEventListener('change', this.#relook);
    this.#watchDensity();
    this.#observer.observe(this);
    this.#text.start();
    this.#applyTheme();
    // Moved within its page it shows the same article again, or goes on with one that was on its way.
    if (this.#source) this.#display(this.#source);
    else if (this.#request) this.#load(...this.#request);
    else if (this.src) this.#queueSrc();
  }

  disconnectedCallback() {
    dark.removeEventListener('change', this.#relook);
    this.#density?.removeEventListener('change', this.#densityChanged);
    this.#observer.disconnect();
    this.#text.stop();
    this.#abort?.abort();
    this.#enlarging.close();
    this.#endPage();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (!this.isConnected) {
      if (name !== 'src' || !after) return;
      this.#abort?.abort();
      this.#source = this.#request = null;  // opened where the element is put
      return;
    }
    if (name === 'src') this.#queueSrc();
    else if (name === 'theme') this.#relook();
    else if (name === 'mode') {
      this.#told = this.#fontsTold = false;
      this.#turn();
    } else if (name === 'lang' || name === 'base-url') {
      if (name === 'base-url') this.#endPage();
      if (this.#source) this.#display(this.#source);
    } else if (SETTINGS.includes(name)) {
      this.#text.dress();
      if (!this.#text.shown) this.#page?.lay(settingsOf(this), this.#themeName());
    }
  }

  /** Head fields of the article that is shown, or null. */
  get article() { return this.#article; }
  /** Headings: level, text and, where the article is drawn, offset (code points of the reading text). */
  get outline() {
    const drawn = this.#text.shown ? null : this.#page?.layout?.outline;
    return drawn ?? this.#position.outline;
  }
  /** How far the reader is, 0 to 1. */
  get progress() { return this.#text.shown ? this.#text.progress : this.#page?.progress ?? this.#progress; }
  /** Resolves with the element when the first screen of the article is painted; rejects with its error. */
  get ready() { return this.#ready; }

  /**
   * Opens an article. Never throws: resolves when it is painted or its error is shown, with whether it was painted.
   * @param {URL|Blob|string|ArrayBuffer|ArrayBufferView} source
   * @param {{fonts?: Iterable<string|URL>|Promise<Iterable<string|URL>>}} [options] fonts: where its exact subsets are, when
   *   the site has made some
   * @returns {Promise<boolean>}
   */
  load(source, { fonts = [] } = {}) {
    return this.#load((...how) => readSource(source, document.baseURI, ...how), fonts);
  }

  /** Starts the engine before there is an article to open. Optional: load() does it, too. */
  prepare() {
    if (this.isConnected) this.#startPage();
    this.#client?.prepare();
  }

  /** Scrolls so that this code point of the reading text is at the top. @param {number} offset */
  scrollToOffset(offset) { this.#page?.scrollToOffset(offset); }

  /**
   * Scrolls to a paragraph of the article. @param {number} number counted from 1
   * @returns {boolean} whether there is such a paragraph
   */
  scrollToParagraph(number) {
    return this.#position.toParagraph(number);
  }

  /** Number of the paragraph at the top of the screen, counted from 1; 0 above the first. */
  get paragraph() { return this.#position.paragraph; }

  /** Index in the outline of the heading whose part is read; -1 above the first. */
  get heading() { return this.#position.heading; }
  /** Scrolls to a heading. @param {number} index in the outline @returns {boolean} whether there is such a heading */
  scrollToHeading(index) { return this.#position.toHeading(index); }

  /**
   * Where the reader is, to be kept as JSON and given to scrollToPosition() of the same article at any size, theme or mode; null
   * above its first line.
   */
  get position() {
    const { content } = this.#text;
    if (!content) return null;
    const { below, y } = this.#line();
    const place = this.#text.shown ? this.#text.placeAt(y) : this.#page?.place(content, below);
    return place && { node: place.node, part: Math.round(place.part * 1e4) / 1e4 };
  }

  /** @param {{node: number, part: number}|null} position null: nowhere */
  scrollToPosition(position) {
    const { node, part } = position ?? {};
    if (!this.#text.content || !Number.isInteger(node) || !(part >= 0 && part <= 1)) return;
    const { scroller, below, y } = this.#line();
    const place = { node, part, gap: 0 };
    if (this.#text.shown) scroller.scrollTop += (this.#text.heightOf(place) ?? y) - y;
    else this.#page?.scrollToPlace(this.#text.content, place, below);
  }

  /**
   * Looks for words and marks every hit, whatever their width, case, quotes and gaps. The first hit at or after what is on
   * the screen becomes the current one and is brought into view. '' ends it. An article that is still on its way is waited for.
   * @param {string} text
   * @param {{scroll?: boolean}} [options] scroll: false to stay where the reader is
   * @returns {Promise<{count: number, index: number}>} index of the current hit, -1: none
   */
  find(text, { scroll = true } = {}) { return this.#find.find(text, scroll); }

  /** On to the next hit, after the last one to the first. @returns {Promise<{count: number, index: number}>} */
  findNext() { return this.#find.step(1); }

  /** Back to the hit before, from the first one to the last. @returns {Promise<{count: number, index: number}>} */
  findPrevious() { return this.#find.step(-1); }

  /** Takes the marks away. */
  endFind() { return this.#find.find(''); }

  /** What is on the screen, as a PNG. @returns {Promise<Blob|null>} */
  snapshot() { return this.#page?.snapshot() ?? Promise.resolve(null); }

  /**
   * Puts what is selected of the article on the clipboard of a copy event, clean, with its source where `copy-source` is set.
   * The element does so by itself for selections that begin in it; for one that begins elsewhere a page may ask.
   * @param {DataTransfer} clipboard
   * @returns {boolean} whether anything of the article is selected
   */
  copySelection(clipboard) {
    const root = this.#root();
    const { title = '', url = '' } = this.#article ?? {};
    const source = this.hasAttribute('copy-source') ? { title, url, label: wordsOf(this.#language()).source } : null;
    return Boolean(root) && copySelection(clipboard, root, source);
  }

  // The article's own DOM, over the drawing or as text; null when there is none.
  #root() { return (this.#text.shown ? this.#text.article : this.#page?.text) ?? null; }

  // ---- opening ----

  #queueSrc() {
    if (this.#srcQueued) return;
    this.#srcQueued = true;
    queueMicrotask(() => {
      this.#srcQueued = false;
      const { src } = this;
      const fonts = this.fonts.split(/\s+/).filter(Boolean);
      if (src && this.isConnected) this.#load((...how) => readAddress(src, document.baseURI, ...how), fonts);
    });
  }

  async #load(read, fonts) {
    this.#abort?.abort();
    const abort = this.#abort = new AbortController();
    this.#enlarging.close();
    // Fonts that failed are tried anew with another article: an engine keeps what it was told.
    if (this.#fontFailed) this.#endPage();
    this.#renewReady();
    const ready = this.#ready;
    this.#request = [read, fonts];
    this.#source = null;
    this.#losses = 0;
    this.#told = false;
    this.#frame.wait(wordsOf(this.#language()).loading);
    try {
      const named = namedFonts(fonts, document.baseURI);
      named.then((urls) => !abort.signal.aborted && this.#expect(urls));
      const source = await read(abort.signal, (part) => this.#frame.arrived(part));
      source.fonts = await named;
      this.#frame.arrived(null);
      if (abort.signal.aborted) return false;
      if (!source.bytes.length) throw new BanxinError('empty', 'no bytes');
      this.#source = source;
      this.#page?.forget();
      this.#text.forget();
      this.#article = null;
      if (this.isConnected) this.#display(source);
    } catch (error) {
      if (abort.signal.aborted) return false;
      abort.abort();
      this.#fail(error);
    }
    return ready.then(() => true, () => false);
  }

  // Fonts and engine come while the article does.
  #expect(fonts) {
    if (!this.isConnected || this.#text.wanted) return;
    this.#startPage();
    this.#client.expect(fonts);
  }

  // Shows `source` in the mode that is asked for; also after a change of mode or the loss of the worker. Relative addresses
  // are meant from the original's place, or from where the file came.
  async #display(source) {
    this.#frame.wait();
    this.#fontsTold = false;
    this.#fontFailed = false;
    this.#frame.hideNotice();
    try {
      const page = this.#startPage();
      const { linkTarget } = this;
      const { article, content } = await page.open(source.bytes, {
        language: this.getAttribute('lang') ?? '', plainHtml: source.plainHtml, fonts: source.fonts, linkTarget, base: ({ url }) => url || source.url,
      });
      if (source !== this.#source || page !== this.#page) return;
      this.#find.showIn(null);  // newly opened: nothing is marked
      this.#findPlace = new CanvasFind(page);
      const first = !this.#article;
      this.#article = Object.freeze(article);
      if (first) this.#tell('banxin-load', { article });
      if (article.notice && first) this.#tell('banxin-error', this.#detail(article.notice.code));
      this.#text.open(content, { base: article.url || source.url, linkTarget });
      if (this.#text.wanted) this.#showText();
      else page.lay(settingsOf(this), this.#themeName());
    } catch (error) {
      if (source !== this.#source || error.lost) return;  // lost: #lost goes on
      this.#displayFailed(error, source);
    }
  }

  // The engine cannot show it: an article that is one is shown as text.
  #displayFailed(error, source) {
    const code = error.code ?? 'wasm-failed';
    if (!['wasm-failed', 'wasm-unavailable', 'font-missing'].includes(code)) return this.#fail(error);
    try {
      this.#text.standAlone(() => {
        const { title, url, html } = readArticleText(source.bytes);
        this.#article ??= Object.freeze({ title, url });
        return { html, title, url, base: url || source.url, linkTarget: this.linkTarget, language: this.getAttribute('lang') ?? '' };
      });
      this.#showText();
      this.#endPage();
      this.#showNotice(code);
      this.#tell('banxin-error', this.#detail(code));
    } catch (other) {
      this.#fail(other);
    }
  }

  #fail(error) {
    const detail = this.#detail(error.code ?? 'network');
    const words = wordsOf(this.#language());
    this.#endPage();
    this.#find.fail();
    this.#source = null;
    this.#article = null;
    this.#frame.showError(detail, words.cannotOpen, [words.retry, () => this.#retry()]);
    this.#text.forget();  // what is not shown any more goes
    this.#tell('banxin-error', detail);
    this.#settleReady.reject(Object.assign(new BanxinError(detail.code, detail.message), { cause: error }));
  }

  #retry() {
    this.#endPage();
    if (this.#request) this.#load(...this.#request);
  }

  // ---- the canvas page ----

  #startPage() {
    if (this.#page) return this.#page;
    const layer = (className) => make('div', { className });
    const element = make('div', { className: 'page' }, layer('tiles'), layer('text-layer'));
    element.part = 'page';
    this.#frame.pagePlace.replaceChildren(element);
    this.#frame.pagePlace.hidden = false;  // its width counts before there is anything to show
    this.#client = EngineClient.at(this.#assets());
    this.#viewer = this.#client.attach({
      tile: (tile) => this.#page?.tile(tile),
      fontFailed: () => this.#fontMissing(),
      lost: () => this.#lost(),
    });
    return this.#page = new CanvasPage(element, this.#client, this.#viewer, {
      shown: (layout, first) => this.#shown(first),
      complete: () => this.#complete(),
      moved: (progress) => this.#moved(progress),
      failed: (error) => this.#source && this.#displayFailed(error, this.#source),
      words: () => wordsOf(this.#language()),
    });
  }

  #endPage() {
    if (!this.#page) return;
    this.#page.end();
    this.#client.detach(this.#viewer);
    this.#page = null;
    this.#frame.pagePlace.replaceChildren();
  }

  #shown(first) {
    this.#losses = 0;
    if (this.#text.wanted) return;  // it was on its way when that changed
    this.#frame.element.dataset.theme = this.#themeName();
    this.#frame.show(this.#frame.pagePlace);
    this.#text.hide();
    this.#text.guard(this.#page.text);
    this.#find.showIn(this.#findPlace);
    if (!first && this.#told) return;
    this.#frame.show(this.#frame.pagePlace, this.#article?.title ?? '');
    this.#arrive();
  }

  #complete() {
    if (this.#fontsTold || this.#fontFailed) return;
    this.#fontsTold = true;
    this.#tell('banxin-fonts', {});
  }

  // The system's fonts stand in: for marks and letters before lines are set, for Han in their places.
  #fontMissing() {
    if (!this.#source || this.#fontFailed) return;
    this.#fontFailed = true;
    this.#showNotice('font-missing');
    this.#tell('banxin-error', this.#detail('font-missing'));
  }

  // The worker is gone, what is shown stays. The same article goes to a new worker, once: lost again, it is read as text.
  #lost() {
    if (!this.#source) return;
    if (++this.#losses > 1) this.#displayFailed(new BanxinError('wasm-failed', 'lost too often'), this.#source);
    else this.#display(this.#source);
  }

  #moved(progress) {
    if (Math.abs(progress - this.#progress) < 0.001) return;
    this.#progress = progress;
    this.#tell('banxin-progress', { progress });
  }

  // A link of the article, on the drawing or in the text.
  #clicked(event) {
    const link = event.target.closest?.('article a[href]');
    const { ctrlKey, metaKey, shiftKey, altKey, button } = event;
    if (!link || button > 1) return;
    const text = textOf(link);
    const written = link.getAttribute('href');
    const inPage = written.startsWith('#');
    const detail = { href: inPage ? written : link.href, text, button, ctrlKey, metaKey, shiftKey, altKey };
    if (!this.#tell('banxin-link', detail, true)) event.preventDefault();
    // A place of the article is none of the page around it.
    if (!inPage || event.defaultPrevented) return;
    event.preventDefault();
    this.#position.toName(written.slice(1));
  }

  // ---- text, notice ----

  // What is wished or what the occasion wants, where it is something else than what is shown.
  #turn() {
    if (!this.#text.content || this.#text.wanted === this.#text.shown) return;
    if (this.#text.wanted) this.#showText();
    else this.#showPage();
  }

  // The height that a reader's place is counted from, CSS px below the top of the screen and of the element.
  #line() {
    const scroller = scrollerOf(this);
    const below = parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
    return { scroller, below, y: visiblePart(this, scroller).top + this.getBoundingClientRect().top + below };
  }

  #showText() {
    const { scroller, below, y } = this.#line();
    const place = this.#text.content && this.#page?.place(this.#text.content, below);
    this.#frame.show(this.#frame.textPlace, '');
    this.#text.build();
    if (place) scroller.scrollTop += (this.#text.heightOf(place) ?? y) - y;
    this.#find.showIn(new TextFind(this.#text.article));
    if (!this.#told) this.#arrive();
  }

  // The drawing comes in the text's place when there is enough of it.
  #showPage() {
    const { below, y } = this.#line();
    const place = this.#text.placeAt(y);
    this.#frame.pagePlace.hidden = false;
    this.#frame.pagePlace.classList.add('waiting');
    if (place) this.#page.comeTo(this.#text.content, place, below);
    this.#page.lay(settingsOf(this), this.#themeName());
  }

  #arrive() {
    this.#told = true;
    this.#tell('banxin-ready', { article: this.#article });
    this.#settleReady.resolve(this);
  }

  #showNotice(code) {
    const language = this.#language();
    const words = wordsOf(language);
    const cures = [[words.retry, () => this.#retry()]];
    if (code === 'font-missing' && this.#page) cures.push([words.plain, () => { this.mode = 'text'; }]);
    this.#frame.showNotice(code, sentenceOf(code, language), cures);
  }

  // ---- settings ----

  #themeName() {
    const name = this.getAttribute('theme');
    return ['light', 'sepia', 'dark'].includes(name) ? name : dark.matches ? 'dark' : 'light';
  }

  // Before anything is shown the frame follows at once; then with the tiles.
  #applyTheme() {
    if (!this.#page?.layout || this.#text.shown) this.#frame.element.dataset.theme = this.#themeName();
    this.#text.dress();
  }

  #relook = () => {
    this.#applyTheme();
    this.#page?.relook(this.#themeName());
  };

  #resized() {
    const width = Math.floor(this.#frame.pagePlace.getBoundingClientRect().width || this.getBoundingClientRect().width);
    if (width === this.#width) return;
    this.#width = width;
    if (width > 0 && !this.#text.shown) this.#page?.lay(settingsOf(this), this.#themeName());
  }

  // The ratio has no event of its own: a query for the present one is asked anew after each change.
  #watchDensity() {
    this.#density?.removeEventListener('change', this.#densityChanged);
    this.#density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#density.addEventListener('change', this.#densityChanged);
  }

  #densityChanged = () => {
    this.#watchDensity();
    this.#page?.relook(this.#themeName());
  };

  #assets() {
    const base = this.getAttribute('base-url');
    const url = new URL(base || '../', base ? document.baseURI : import.meta.url);
    return url.href.endsWith('/') ? url.href : `${url.href}/`;
  }

  #language() { return messageLanguage(this); }

  #detail(code) { return { code, message: sentenceOf(code, this.#language()) }; }

  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  #renewReady() {
    this.#settleReady?.reject(new BanxinError('network', 'another article was opened'));
    this.#ready = new Promise((resolve, reject) => { this.#settleReady = { resolve, reject }; });
    this.#ready.catch(() => {});
  }
}

defineProperties(BanxinArticle);
if (!customElements.get('banxin-article')) customElements.define('banxin-article', BanxinArticle);
