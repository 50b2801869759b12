// Images over the places that layout reserved: lazy, without referrer, from the web only. The place beneath is drawn
// by the engine, so nothing moves when they come; where no size was known, the learnt one is told.
import { safeUrl } from './safe_url.js';

export class ImageLayer {
  #words;
  #learn;
  #base = null;
  #places = new Map();  // node -> box
  #known = new Map();   // node -> whether layout knows its size

  /**
   * @param {() => {image: string, imageFailed: string, retry: string}} words
   * @param {(node: number, width: number, height: number) => void} learn natural size where none was known
   */
  constructor(words, learn) {
    this.#words = words;
    this.#learn = learn;
  }

  /** Those of another article go. */
  clear(base = null) {
    for (const box of this.#places.values()) box.remove();
    this.#places.clear();
    this.#base = base;
  }

  /**
   * The box of an image, for its place in the article's text.
   * @param {{node: number, source: string, alternative: string}} image
   * @returns {HTMLElement}
   */
  boxOf(image) {
    if (!this.#places.has(image.node)) this.#places.set(image.node, this.#create(image));
    return this.#places.get(image.node);
  }

  /**
   * Puts boxes where a layout has their images.
   * @param {ReturnType<import('./engine.js').EngineViewer['images']>} images
   * @param {(node: number) => {x: number, y: number}} originOf where a box's place counts from, CSS px of the page
   */
  set(images, originOf) {
    const gone = new Set(this.#places.keys());
    for (const image of images) {
      gone.delete(image.node);
      const box = this.boxOf(image);
      this.#known.set(image.node, image.sizeKnown);
      const { x, y, width, height } = image.rect;
      const origin = originOf(image.node);
      Object.assign(box.style, { left: `${x - origin.x}px`, top: `${y - origin.y}px`, width: `${width}px`, height: `${height}px` });
      box.classList.toggle('small', width < 120 || height < 60);
      box.hidden = false;
    }
    for (const node of gone) this.#places.get(node).hidden = true;
  }

  #create(image) {
    const box = document.createElement('span');
    box.className = 'image';
    const source = image.source ? safeUrl(image.source, this.#base, 'image') : null;
    if (source) this.#load(box, image, source);
    else this.#fail(box, image, null);
    return box;
  }

  #load(box, image, source) {
    const element = document.createElement('img');
    element.loading = 'lazy';
    element.decoding = 'async';
    element.referrerPolicy = 'no-referrer';
    element.alt = image.alternative;
    element.addEventListener('load', () => {
      box.classList.add('loaded');
      if (this.#known.get(image.node) === false && element.naturalWidth > 0 && element.naturalHeight > 0) {
        this.#learn(image.node, element.naturalWidth, element.naturalHeight);
      }
    });
    element.addEventListener('error', () => this.#fail(box, image, source));
    box.classList.remove('failed', 'loaded');
    box.replaceChildren(element);
    element.src = source;
  }

  // Nothing is said of an image without address and words: its place is quiet.
  #fail(box, image, source) {
    box.classList.add('failed');
    const words = this.#words();
    const parts = [];
    const text = image.alternative || (source ? words.imageFailed : '');
    if (text) {
      const label = document.createElement('span');
      label.textContent = text;
      parts.push(label);
    }
    if (source) {
      const again = document.createElement('button');
      again.type = 'button';
      again.textContent = words.retry;
      again.addEventListener('click', () => this.#load(box, image, source));
      parts.push(again);
    }
    box.replaceChildren(...parts);
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', text || words.image);
    if (parts.length > 1) box.setAttribute('role', 'group');
  }
}
