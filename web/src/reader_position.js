// Where the reader is in an article and how to come to a place of it, the same over the drawing and in the text.
import { scrollerOf } from './scroll_place.js';

/** What has a place of an element's own or inside it: over the drawing only lines do. */
const placed = (element) => (element.matches('.text-layer *') ? element.closest('.lines') ?? element.querySelector('.lines') ?? element : element);

/** A heading's own words, without what is said of a link. */
const wordsOf = (heading) => heading.textContent.replace(/\s+/g, ' ').trim();

export class ReaderPosition {
  #host;
  #root;

  /**
   * @param {HTMLElement} host
   * @param {() => HTMLElement|null} root the article's own element that is shown
   */
  constructor(host, root) {
    this.#host = host;
    this.#root = root;
  }

  /** CSS px of the viewport at which a reader's place is counted: below what a page keeps at the top. */
  get line() {
    const scroller = scrollerOf(this.#host);
    const top = scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
    return top + (parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0);
  }

  #all(selector) { return [...this.#root()?.querySelectorAll(selector) ?? []]; }

  /** Headings in order. @returns {{level: number, text: string}[]} */
  get outline() {
    return this.#all('h1, h2, h3, h4, h5, h6').map((heading) => ({ level: Number(heading.localName[1]), text: wordsOf(heading) }));
  }

  #lastAbove(elements) {
    const line = this.line + 1;
    return elements.findLastIndex((element) => placed(element).getBoundingClientRect().top <= line);
  }

  /** Index in the outline of the heading whose part is read; -1 above the first. */
  get heading() { return this.#lastAbove(this.#all('h1, h2, h3, h4, h5, h6')); }

  /** Number of the paragraph at the top of the screen, counted from 1; 0 above the first. */
  get paragraph() { return this.#lastAbove(this.#all('p')) + 1; }

  /** @param {number} index in the outline @returns {boolean} whether there is such a heading */
  toHeading(index) { return this.#to(this.#all('h1, h2, h3, h4, h5, h6')[index], true); }

  /** @param {number} number counted from 1 @returns {boolean} whether there is such a paragraph */
  toParagraph(number) { return this.#to(this.#all('p')[number - 1], false); }

  /** To an element by its name. @param {string} id @returns {boolean} whether it is there */
  toName(id) { return this.#to(this.#root()?.querySelector(`[id=${CSS.escape(id)}], [data-id=${CSS.escape(id)}]`), true); }

  // What a reader asked for takes the focus, so that reading by key and voice goes on there.
  #to(target, focus) {
    if (!target) return false;
    placed(target).scrollIntoView({ block: 'start' });
    if (focus) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    return true;
  }
}
