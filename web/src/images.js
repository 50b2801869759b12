// Images over the places that layout reserved: lazy, without referrer, from the web only. The place beneath is drawn
// by the engine, so nothing moves when they come; where no size was known, the learnt one is told.
import { safeUrl } from './safe_url.js';

export class ImageLayer {
  #layer;
  #words;
  #learn;
  #places = new Map();  // node -> {box, image, source}

  /**
   * @param {HTMLElement} layer positioned like the page
   * @param {() => {image: string, imageFailed: string, retry: string}} words
   * @param {(node: number, width: number, height: number) => void} learn natural size where none was known
   */
  constructor(layer, words, learn) {
    this.#layer = layer;
    this.#words = words;
    this.#learn = learn;
  }

  /** Those of another article go. */
  clear() {
    this.#places.clear();
    this.#layer.replaceChildren();
  }

  /** @param {ReturnType<import('./engine.js').EngineViewer['images']>} images @param {string|null} base */
  set(images, base) {
    const gone = new Set(this.#places.keys());
    for (const image of images) {
      gone.delete(image.node);
      if (!this.#places.has(image.node)) this.#places.set(image.node, this.#create(image, base));
      const { box } = this.#places.get(image.node);
      const { x, y, width, height } = image.rect;
      Object.assign(box.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
      box.classList.toggle('small', width < 120 || height < 60);
    }
    for (const node of gone) {
      this.#places.get(node).box.remove();
      this.#places.delete(node);
    }
  }

  #create(image, base) {
    const box = document.createElement('div');
    box.className = 'image';
    this.#layer.append(box);
    const source = image.source ? safeUrl(image.source, base, 'image') : null;
    if (source) this.#load(box, image, source);
    else this.#fail(box, image, null);
    return { box };
  }

  #load(box, image, source) {
    const element = document.createElement('img');
    element.loading = 'lazy';
    element.decoding = 'async';
    element.referrerPolicy = 'no-referrer';
    element.alt = image.alternative;
    element.addEventListener('load', () => {
      box.classList.add('loaded');
      if (!image.sizeKnown && element.naturalWidth > 0 && element.naturalHeight > 0) {
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
