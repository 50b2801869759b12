// One image over the place that the drawing keeps for it: waiting, coming, there, or failed with its words and a retry.
import { offerEnlarging } from './enlarging.js';
import { imageFiles } from './source_set.js';

/** Size of a place from which on there is room for something, CSS px. */
export const ROOM = {
  words: { width: 120, height: 60 },  // in less nothing is enlarged, either
  button: { width: 72, height: 30 },  // with its name; in less there is but a sign
  stacked: { height: 110 },           // the button below the words; in less beside them
};

/** @typedef {{image: string, imageFailed: string, retry: string, retryImage: string, enlarge: string}} ImageWords */

export class ImageBox {
  /** What stands in the text for the image. @type {HTMLElement} */
  element = document.createElement('span');
  /** Its place on the page, CSS px; null before there is a layout. @type {{x: number, y: number, width: number, height: number}|null} */
  rect = null;
  /** Natural size in px where layout assumes another; null where it knows. @type {{width: number, height: number}|null} */
  learnt = null;
  #img = document.createElement('img');
  #files;
  #words;
  #came;
  #known = true;
  #begun = false;
  #width = 0;

  /**
   * @param {{source: string, alternative: string, sourceSet?: string}} image
   * @param {string|null} base URL that relative addresses are meant from
   * @param {() => ImageWords} words
   * @param {(box: ImageBox) => void} came called each time that a file has come
   */
  constructor({ source, alternative, sourceSet = '' }, base, words, came) {
    this.#files = imageFiles(source, sourceSet, base);
    this.#words = words;
    this.#came = came;
    this.element.className = 'image';
    const img = this.#img;
    img.decoding = 'async';
    img.referrerPolicy = 'no-referrer';
    img.alt = alternative;
    img.addEventListener('load', () => this.#arrived());
    img.addEventListener('error', () => this.#missed());
    this.element.append(img);
    if (!this.#files) this.#fail();
  }

  /** Whether it has still to be asked for. */
  get waits() { return this.#files !== null && !this.#begun; }

  /**
   * @param {{x: number, y: number, width: number, height: number}} rect CSS px of the page
   * @param {{x: number, y: number}} origin where the element's place counts from
   * @param {boolean} known whether layout knows the proportions
   */
  place(rect, origin, known) {
    this.rect = rect;
    this.#known = known;
    if (known) this.learnt = null;
    const { style, classList } = this.element;
    Object.assign(style, { left: `${rect.x - origin.x}px`, top: `${rect.y - origin.y}px`, width: `${rect.width}px`, height: `${rect.height}px` });
    const small = rect.width < ROOM.words.width || rect.height < ROOM.words.height;
    classList.toggle('small', small);
    classList.toggle('low', rect.height < ROOM.stacked.height);
    classList.toggle('tiny', rect.width < ROOM.button.width || rect.height < ROOM.button.height);
    classList.toggle('assumed', !known);
    if (this.#files && !small) this.#img.dataset.full = this.#files.largest;
    else delete this.#img.dataset.full;
    // A file that is there is not fetched once more for fewer px.
    if (rect.width <= this.#width) return;
    this.#width = rect.width;
    if (this.#img.srcset) this.#img.sizes = `${Math.ceil(this.#width)}px`;
  }

  /** Asks for the file that fits the place. */
  load() {
    this.#begun = true;
    const { source, sourceSet } = this.#files;
    if (sourceSet) {
      this.#img.sizes = `${Math.ceil(this.#width)}px`;
      this.#img.srcset = sourceSet;
    }
    this.#img.src = source;
  }

  #arrived() {
    this.element.classList.add('loaded');
    const { naturalWidth, naturalHeight } = this.#img;
    if (!this.#known && naturalWidth > 0 && naturalHeight > 0) {
      // Of a set by widths a browser says but the width at which it is shown.
      const width = this.#img.srcset && this.#files.widest || naturalWidth;
      this.learnt = { width, height: naturalHeight * width / naturalWidth };
    }
    const focused = this.#hasFocus;
    offerEnlarging(this.#img, this.#words());
    if (focused) this.element.querySelector('.enlarge')?.focus({ preventScroll: true });
    this.element.removeAttribute('tabindex');
    this.#came(this);
  }

  // Where no file of a set comes the plain one may.
  #missed() {
    if (this.#img.srcset) {
      this.#img.removeAttribute('srcset');
      this.#img.removeAttribute('sizes');
      this.#img.src = this.#files.source;
    } else {
      this.#fail();
    }
  }

  // Nothing is said of an image without address and words: its place is quiet.
  #fail() {
    const { imageFailed, retry, retryImage } = this.#words();
    const focused = this.#hasFocus;
    this.element.removeAttribute('tabindex');
    const said = this.#img.alt || (this.#files ? imageFailed : '');
    this.element.classList.add('failed');
    this.element.classList.toggle('quiet', !said);
    if (said) {
      const label = document.createElement('span');
      label.className = 'alternative';
      label.textContent = said;
      this.element.append(label);
    }
    if (!this.#files) return;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = retry;
    again.title = retryImage;
    again.ariaLabel = this.#img.alt ? `${retryImage}：${this.#img.alt}` : retryImage;
    again.addEventListener('click', (event) => {
      // In a link, too, it is asked for again and nothing else.
      event.preventDefault();
      event.stopPropagation();
      this.#retry();
    });
    this.element.append(again);
    if (focused) again.focus({ preventScroll: true });
  }

  #retry() {
    // The button goes; who pressed it stays where it was.
    this.element.tabIndex = -1;
    if (this.#hasFocus) this.element.focus({ preventScroll: true });
    this.element.classList.remove('failed', 'quiet');
    this.element.replaceChildren(this.#img);
    this.load();
  }

  get #hasFocus() {
    const focused = this.element.getRootNode().activeElement;
    return Boolean(focused) && this.element.contains(focused);
  }
}
