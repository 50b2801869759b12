// The bar that looks for words in the article: field, how many there are, on and back. The browser's own find stays what it
// is; this one counts, marks every hit at once and knows what is alike (width, case, quotes, gaps).
import { words } from './words.js';

const TYPING_PAUSE_MS = 150;
const TELLING_PAUSE_MS = 700;  // what is heard waits until nothing changes any more
const LONGEST_SELECTION = 80;  // UTF-16 code units: who selects more does not look for it

function make(tag, properties = {}, ...children) {
  const { dataset = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, dataset);
  element.append(...children);
  return element;
}

const sign = (text) => Object.assign(make('span', { textContent: text }), { ariaHidden: 'true' });

/** What has the focus, also in a shadow tree. */
function focused() {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement;
}

/** Whether what is typed goes into a field. */
function isField(target) {
  return target instanceof Element && (target.isContentEditable || target.matches('input:not([type="radio"], [type="checkbox"], [type="file"]), textarea, select'));
}

export class FindBar {
  #article;
  #opener;
  #bar;
  #field;
  #count;
  #said;
  #typing = 0;
  #telling = 0;
  #quiet = false;   // the current hit need not be in sight
  #before = null;   // what had the focus
  #found = { count: 0, index: -1 };
  #available = false;

  /** Whether `/` alone opens the bar. */
  slash = true;

  /**
   * @param {HTMLElement} place where the bar goes
   * @param {HTMLButtonElement} opener
   * @param {HTMLElement} article the <banxin-article>
   */
  constructor(place, opener, article) {
    this.#article = article;
    this.#opener = opener;
    this.#field = make('input', {
      type: 'text', autocomplete: 'off', spellcheck: false, autocapitalize: 'off', enterKeyHint: 'search', inputMode: 'search',
      dataset: { label: 'findHint', hint: 'findHint' },
    });
    this.#count = make('span', { className: 'hits', ariaHidden: 'true' });
    this.#said = make('span', { className: 'offstage', role: 'status' });
    const button = (key, text, act) => make('button', { type: 'button', dataset: { tip: key }, onclick: act }, sign(text));
    this.#bar = make('form', { className: 'find-bar', id: 'find-bar', hidden: true, role: 'search', dataset: { label: 'findHint' } },
      this.#field, this.#count, button('findPrevious', '↑', () => this.#step(-1)), button('findNext', '↓', () => this.#step(1)),
      button('findClose', '×', () => this.close()), this.#said);
    place.append(this.#bar);
    words.apply(this.#bar.parentElement);
    words.onChange(() => this.#tell(this.#found));
    opener.setAttribute('aria-expanded', 'false');
    opener.setAttribute('aria-controls', 'find-bar');
    opener.addEventListener('click', () => (this.#bar.hidden ? this.open() : this.close()));
    this.#bar.addEventListener('submit', (event) => event.preventDefault());
    this.#bar.addEventListener('keydown', (event) => this.#keyInBar(event));
    this.#field.addEventListener('input', (event) => event.isComposing || this.#typed());
    this.#field.addEventListener('compositionend', () => this.#typed());
    document.addEventListener('keydown', (event) => this.#keyOnPage(event));
    article.addEventListener('banxin-find', ({ detail }) => this.#tell(detail));
  }

  /** Whether there is an article to look in; closes the bar where there is none. @param {boolean} available */
  set available(available) {
    this.#available = available;
    this.#opener.hidden = !available;
    if (!available) this.close();
  }

  /** With what is selected in the article as the first words, else with those of the last time. */
  open() {
    if (!this.#available) return;
    const selected = this.#selected();
    if (this.#bar.hidden) this.#before = focused();
    this.#show(true);
    if (selected) this.#field.value = selected;
    this.#field.focus({ preventScroll: true });
    this.#field.select();
    this.#search(false);
  }

  /** Takes the marks away and gives the focus back. */
  close() {
    if (this.#bar.hidden) return;
    const held = this.#bar.contains(document.activeElement);
    clearTimeout(this.#typing);
    this.#article.endFind();
    this.#show(false);
    this.#tell({ count: 0, index: -1 });
    const before = this.#before?.isConnected && this.#before !== document.body ? this.#before : this.#opener;
    if (held && !this.#opener.hidden) before.focus({ preventScroll: true });
    this.#before = null;
  }

  #show(open) {
    this.#bar.hidden = !open;
    this.#opener.setAttribute('aria-expanded', String(open));
    // The style makes room for the bar above the article; what is read stays where it is.
    const place = () => this.#article.getBoundingClientRect().top;
    const before = place();
    document.documentElement.classList.toggle('finding', open);
    scrollBy(0, place() - before);
  }

  #selected() {
    const clipboard = new DataTransfer();
    if (!this.#article.copySelection(clipboard)) return '';
    const [line] = clipboard.getData('text/plain').trim().split('\n');
    return line.length <= LONGEST_SELECTION ? line : '';
  }

  #typed() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), TYPING_PAUSE_MS);
  }

  // Old words take the reader nowhere before being asked for again.
  async #search(scroll = true) {
    clearTimeout(this.#typing);
    this.#typing = 0;
    this.#quiet = !scroll;
    const { value } = this.#field;
    const found = await this.#article.find(value, { scroll });
    if (value === this.#field.value && !this.#bar.hidden) this.#tell(found);
  }

  async #step(by) {
    if (this.#typing || this.#quiet) return this.#search();  // the words are newer than the hits, or these than the place
    const found = await (by > 0 ? this.#article.findNext() : this.#article.findPrevious());
    if (!this.#bar.hidden) this.#tell(found);
  }

  #tell(found) {
    const { count, index } = this.#found = found;
    const asked = !this.#bar.hidden && this.#field.value.trim();
    const text = !asked ? '' : count ? words.of('findCount', index + 1, count) : words.of('findNone');
    this.#count.textContent = text;
    this.#bar.classList.toggle('none', Boolean(asked) && !count);
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => { this.#said.textContent = text; }, TELLING_PAUSE_MS);
  }

  #keyInBar(event) {
    if (event.isComposing || event.keyCode === 229) return;  // keys of an input method
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.#field) this.#step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // `/` (which can be switched off: WCAG 2.1.4), F3 and Ctrl+Shift+F open it. Ctrl+F is the browser's.
  #keyOnPage(event) {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
    const inBar = this.#bar.contains(event.target);
    if (!this.#available || event.defaultPrevented || event.isComposing || (isField(event.composedPath()[0]) && !inBar)) return;
    const plain = !ctrlKey && !metaKey && !altKey;
    if (key === 'F3' && plain) {
      if (this.#bar.hidden) this.open();
      else this.#step(shiftKey ? -1 : 1);
    } else if (key === '/' && this.slash && plain && !inBar || code === 'KeyF' && shiftKey && (ctrlKey || metaKey) && !altKey) {
      this.open();
    } else {
      return;
    }
    event.preventDefault();
  }
}
