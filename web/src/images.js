// Images over the places that layout reserved: fetched when the reader comes near, without referrer, from the web only. Where
// no size was known the proportions are learnt, and the page takes them when nobody sees it move.
import { ImageBox } from './image_box.js';

const SCREENS_NEAR = 1.5;

export class ImageLayer {
  #words;
  #learn;
  #base = null;
  #boxes = new Map();     // node -> ImageBox
  #waiting = new Set();   // boxes that are placed and not asked for
  #learnt = new Map();    // boxes with proportions that layout has not been told -> node
  #view = { top: 0, bottom: 0 };

  /**
   * @param {() => import('./image_box.js').ImageWords} words
   * @param {(node: number, width: number, height: number) => void} learn natural size where none was known, in px; called when
   *   a layout that takes it would move nothing on the screen
   */
  constructor(words, learn) {
    this.#words = words;
    this.#learn = learn;
  }

  /** Those of another article go. @param {string|null} base URL that relative addresses are meant from */
  clear(base = null) {
    for (const { element } of this.#boxes.values()) element.remove();
    this.#boxes.clear();
    this.#waiting.clear();
    this.#learnt.clear();
    this.#base = base;
  }

  /**
   * The box of an image, for its place in the article's text.
   * @param {{node: number, source: string, alternative: string, sourceSet?: string}} image
   * @returns {HTMLElement}
   */
  boxOf(image) { return this.#boxFor(image).element; }

  /**
   * Puts boxes where a layout has their images.
   * @param {ReturnType<import('./engine.js').EngineViewer['images']>} images
   * @param {(node: number) => {x: number, y: number}} originOf where a box's place counts from, CSS px of the page
   */
  set(images, originOf = () => ({ x: 0, y: 0 })) {
    const gone = new Set(this.#boxes.values());
    for (const image of images) {
      const box = this.#boxFor(image);
      gone.delete(box);
      box.element.hidden = false;
      box.place(image.rect, originOf(image.node), image.sizeKnown);
      if (image.sizeKnown) this.#learnt.delete(box);
      if (box.waits) this.#waiting.add(box);
    }
    for (const box of gone) {
      box.element.hidden = true;
      this.#waiting.delete(box);
    }
  }

  /** What is on the screen, CSS px of the page: what is near it is fetched. */
  look(top, bottom) {
    this.#view = { top, bottom };
    const near = Math.max(200, bottom - top) * SCREENS_NEAR;
    for (const box of this.#waiting) {
      const { y, height } = box.rect;
      if (Math.max(top - y - height, y - bottom) > near) continue;
      this.#waiting.delete(box);
      box.load();
    }
    for (const [box, node] of this.#learnt) {
      const { y, height } = box.rect;
      if (y >= bottom || y + height <= top) this.#tell(box, node);
    }
  }

  /** Another layout is made anyway: it takes all that was learnt. */
  tellAll() {
    for (const [box, node] of this.#learnt) this.#tell(box, node);
  }

  #boxFor(image) {
    let box = this.#boxes.get(image.node);
    if (!box) {
      box = new ImageBox(image, this.#base, this.#words, (one) => this.#came(one, image.node));
      this.#boxes.set(image.node, box);
    }
    return box;
  }

  // A place that is seen keeps its size until it is out of sight, and the image fits itself in. It may grow while what comes
  // after it is not on the screen.
  #came(box, node) {
    if (!box.learnt || this.#boxes.get(node) !== box) return;
    const { top, bottom } = this.#view;
    const { y, height } = box.rect;
    if (y + height >= bottom || y + height <= top) this.#tell(box, node);
    else this.#learnt.set(box, node);
  }

  #tell(box, node) {
    const { width, height } = box.learnt;
    this.#learnt.delete(box);
    this.#learn(node, width, height);
  }
}
