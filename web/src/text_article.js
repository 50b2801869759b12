// The article set by the browser as ordinary text: the reader's wish, or the way to read where the drawing cannot be. Built at
// once from the engine's tree, so that printing need not wait; without an engine from the markup.
import { buildArticle } from './article_dom.js';
import { dressAsAuthor } from './author_style.js';
import { makeTextImage } from './text_image.js';
import { buildText } from './text_page.js';
import { heightInText, placeInText } from './text_place.js';

const IDEOGRAPHS = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud8ff]/;
const SLOT = 'article-text';

/** An address as people write it: percent signs only where they must be. */
function readable(url) {
  try {
    return decodeURI(url).replace(/[\s\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"<>`\\]/g, (c) => encodeURIComponent(c));
  } catch {
    return url;
  }
}

export class TextArticle {
  #place;
  #words;
  #article = null;
  #nodes = [];
  #sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => reachByKeyboard(target)));

  /**
   * @param {HTMLElement} place where the article goes
   * @param {() => {imageFailed: string, retry: string, table: string}} words
   */
  constructor(place, words) {
    this.#place = place;
    this.#words = words;
  }

  /** The article's element, or null. */
  get article() { return this.#article; }

  /**
   * @param {import('./protocol.js').Content} content
   * @param {{base: string|null, linkTarget: string}} options
   */
  show(content, { base, linkTarget }) {
    const image = (node, attributes) => makeTextImage(attributes, base, this.#words);
    const { root, nodes } = buildArticle(content, { base, linkTarget, canvas: false, image });
    for (const [node, { style }] of content.attributes) if (style) dressAsAuthor(nodes[node], style);
    this.#take(root, nodes);
  }

  /**
   * The same from markup, which nothing has sanitised.
   * @param {string} html
   * @param {{base: string|null, linkTarget: string, language: string, title?: string, url?: string}} options
   */
  showMarkup(html, { language, ...options }) {
    const root = document.createElement('article');
    if (language) root.lang = language;
    root.append(buildText(html, options));
    for (const image of root.querySelectorAll('img')) {
      const attributes = Object.fromEntries(Array.from(image.attributes, ({ name, value }) => [name, value]));
      image.replaceWith(makeTextImage(attributes, options.base, this.#words));
    }
    if (options.title) headline(root);
    this.#take(root, []);
  }

  #take(root, nodes) {
    this.clear();
    root.classList.add('text');
    root.part = 'text';
    for (const table of root.querySelectorAll('table')) this.#boxTable(table);
    for (const link of root.querySelectorAll('a[href^="http"]')) {
      const address = readable(link.href);
      link.dataset.address = [address, link.href].includes(link.textContent.trim()) ? '' : address;
    }
    for (const slanted of root.querySelectorAll('em, i, cite, dfn')) if (!IDEOGRAPHS.test(slanted.textContent)) slanted.classList.add('latin');
    this.#article = root;
    this.#nodes = nodes;
    this.#place.replaceChildren(root);
  }

  clear() {
    this.#sizes.disconnect();
    this.#article?.remove();
    this.#place.replaceChildren();
    this.#article = null;
    this.#nodes = [];
  }

  /** @param {{fontSize: number, lineHeight: number, measure: number, align: string, typesetting: string}} settings */
  set({ fontSize, lineHeight, measure, align, typesetting }, theme) {
    const { style } = this.#place;
    style.setProperty('--text-size', `${fontSize}px`);
    style.setProperty('--text-leading', String(lineHeight));
    style.setProperty('--text-measure', String(measure));
    style.setProperty('--text-align', align === 'start' ? 'start' : 'justify');
    if (!this.#article) return;
    this.#article.dataset.typesetting = typesetting;
    this.#article.dataset.theme = theme;
  }

  /**
   * Puts the article among the children of `host`, where every translator finds it, or back. Children of a shadow root are out of
   * reach for some.
   * @param {HTMLElement|null} host
   */
  lieIn(host) {
    if (!this.#article) return;
    if (this.#article.parentNode === (host ?? this.#place)) return;
    this.#swapIds(host ? ['id', 'data-id'] : ['data-id', 'id']);
    if (!host) {
      this.#article.removeAttribute('slot');
      this.#place.replaceChildren(this.#article);
      return;
    }
    const slot = document.createElement('slot');
    slot.name = SLOT;
    this.#article.slot = SLOT;
    this.#place.replaceChildren(slot);
    host.append(this.#article);
  }

  // Names that an author gave are none of the page's around the element.
  #swapIds([from, to]) {
    for (const element of this.#article.querySelectorAll(`[${from}]`)) {
      element.setAttribute(to, element.getAttribute(from));
      element.removeAttribute(from);
    }
  }

  /** All that is closed or put off is there: for paper. Gives what undoes it. @returns {() => void} */
  unfold() {
    const closed = [...(this.#article?.querySelectorAll('details:not([open])') ?? [])];
    for (const details of closed) details.open = true;
    for (const image of this.#article?.querySelectorAll('img') ?? []) image.loading = 'eager';
    return () => { for (const details of closed) details.open = false; };
  }

  /** Where the reader is, at a height of the screen. @returns {import('./text_place.js').Place|null} */
  placeAt(y) { return this.#article?.isConnected ? placeInText(this.#nodes, y) : null; }

  /** The height of a place on the screen, CSS px; null when it is not shown. */
  heightOf(place) { return heightInText(this.#nodes, place); }

  // A wide table scrolls by itself, also for those without a pointer.
  #boxTable(table) {
    if (table.parentElement.closest('table')) return;
    const box = document.createElement('div');
    box.className = 'table-box';
    box.dataset.run = '';  // nothing of the article's own: copies leave it out
    table.replaceWith(box);
    box.append(table);
    box.dataset.name = table.caption?.textContent ?? this.#words().table;
    this.#sizes.observe(box);
  }
}

/** Title and byline stand in a header, as the engine has them. @param {HTMLElement} root */
function headline(root) {
  const header = document.createElement('header');
  const byline = document.createElement('div');
  root.firstElementChild.className = 'title';
  byline.className = 'byline';
  for (let next = root.children[1]; next?.matches('address, time'); next = root.children[1]) byline.append(next, ' ');
  header.append(root.firstElementChild, ...(byline.children.length ? [byline] : []));
  root.prepend(header);
}

/** A box is reached by Tab when there is something to scroll in it. @param {HTMLElement} box */
function reachByKeyboard(box) {
  const wide = box.scrollWidth > box.clientWidth + 1;
  if (wide === box.hasAttribute('tabindex')) return;
  if (wide) {
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', box.dataset.name);
  } else {
    for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
  }
}
