// Images of an article seen larger, one at a time: a dialog over the page. The browser keeps the focus inside, closes it by
// Escape and leaves the page behind inert; the page is not scrolled either.
import { lightboxStyle } from './lightbox_style.js';

const STEP = 1.25;      // of one step closer
const CLOSEST = 4;      // times the size that fits, where that is more than the file's own
const FITTING = 0.99;   // scale from which on a file counts as shown in its own size
const PAN = 80;         // CSS px
const DRAG = 4;         // CSS px: what moves less is a click

/**
 * @typedef {object} Picture
 * @property {HTMLImageElement} img as it stands in the article
 * @property {string} file address of its largest file
 * @property {string} alternative
 * @property {() => string} caption
 */

/**
 * @typedef {object} LightboxWords
 * @property {string} image
 * @property {string} imageFailed
 * @property {string} retry
 * @property {string} previousImage
 * @property {string} nextImage
 * @property {string} realSize
 * @property {string} larger
 * @property {string} fitWindow
 * @property {string} closeImage
 */

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

export class Lightbox {
  #frame;
  #words;
  #pictures = [];
  #index = 0;
  #opener = null;
  #img = null;
  #scale = 1;       // CSS px per px of the file
  #fits = true;     // follows the window
  #drag = null;     // {x, y, moved}
  #dialog = make('dialog', { className: 'lightbox' });
  #stage = make('div', { className: 'stage', tabIndex: -1 });
  #caption = make('p', { className: 'caption' });
  #count = make('span', { className: 'count', role: 'status' });
  #previous = this.#button('turn', '‹', () => this.#turn(-1));
  #next = this.#button('turn', '›', () => this.#turn(1));
  #zoom = this.#button('end', '', () => this.#toggle());
  #close = this.#button('', '', () => this.close());
  #sizes = new ResizeObserver(() => this.#resized());

  /**
   * @param {HTMLElement} frame in which the dialog stands, of a shadow tree or a document
   * @param {() => LightboxWords} words
   */
  constructor(frame, words) {
    this.#frame = frame;
    this.#words = words;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(lightboxStyle);
    const root = frame.getRootNode();
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    const bar = make('div', { className: 'bar' }, this.#previous, this.#count, this.#next, this.#zoom, this.#close);
    this.#dialog.append(this.#stage, make('div', { className: 'foot' }, this.#caption, bar));
    this.#dialog.addEventListener('close', () => this.#closed());
    this.#dialog.addEventListener('keydown', (event) => this.#key(event));
    this.#dialog.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.#stage.addEventListener('pointerdown', (event) => this.#grasp(event));
    this.#stage.addEventListener('pointermove', (event) => this.#pull(event));
    this.#stage.addEventListener('click', (event) => this.#clicked(event));
  }

  /**
   * @param {Picture[]} pictures
   * @param {number} index of the first to be seen
   * @param {HTMLElement|null} opener takes the focus when all is over
   */
  open(pictures, index, opener) {
    const { image, previousImage, nextImage, closeImage } = this.#words();
    this.#pictures = pictures;
    this.#opener = opener;
    this.#dialog.ariaLabel = image;
    for (const [button, name] of [[this.#previous, previousImage], [this.#next, nextImage]]) {
      button.ariaLabel = button.title = name;
      button.hidden = pictures.length < 2;
    }
    this.#count.hidden = pictures.length < 2;
    this.#close.textContent = closeImage;
    if (!this.#dialog.isConnected) this.#frame.append(this.#dialog);
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#sizes.observe(this.#stage);
    this.#show(index);
    this.#stage.focus({ preventScroll: true });
  }

  close() { this.#dialog.close(); }

  #button(className, textContent, onclick) { return make('button', { type: 'button', className, textContent, onclick }); }

  #closed() {
    this.#sizes.disconnect();
    this.#stage.replaceChildren();
    this.#img = null;
    this.#pictures = [];
    this.#dialog.remove();
    if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
    this.#opener = null;
  }

  // ---- one picture ----

  #turn(by) {
    const to = this.#index + by;
    if (to < 0 || to >= this.#pictures.length) return;
    this.#show(to);
  }

  // What the article shows is there at once; the largest file takes its place when it has come.
  #show(index) {
    this.#index = index;
    const { img, file, alternative, caption } = this.#pictures[index];
    const said = caption();
    this.#caption.textContent = said || alternative;
    this.#count.textContent = `${index + 1} / ${this.#pictures.length}`;
    // Not disabled: that would lose the focus.
    this.#previous.ariaDisabled = String(index === 0);
    this.#next.ariaDisabled = String(index === this.#pictures.length - 1);
    this.#fits = true;
    this.#img = null;
    this.#stage.replaceChildren();
    if (img.complete && img.naturalWidth > 0) this.#take(this.#copy(img.currentSrc, alternative));
    if (!this.#img || img.currentSrc !== file) this.#fetch(file, alternative);
    this.#name();
  }

  #copy(source, alternative) {
    return make('img', { referrerPolicy: 'no-referrer', decoding: 'async', draggable: false, alt: alternative, src: source, onload: ({ target }) => {
      if (target === this.#img) this.#resized();
    } });
  }

  async #fetch(file, alternative) {
    const index = this.#index;
    this.#stage.ariaBusy = 'true';
    const picture = this.#copy(file, alternative);
    const came = await picture.decode().then(() => true, () => picture.complete && picture.naturalWidth > 0);
    if (index !== this.#index || !this.#dialog.open) return;
    this.#stage.ariaBusy = 'false';
    if (came) this.#take(picture);
    else if (!this.#img) this.#miss(file, alternative);
  }

  #miss(file, alternative) {
    const { imageFailed, retry } = this.#words();
    const again = this.#button('', retry, () => {
      this.#stage.replaceChildren();
      this.#stage.focus({ preventScroll: true });
      this.#fetch(file, alternative);
    });
    this.#stage.replaceChildren(make('p', {}, alternative || imageFailed, again));
    this.#name();
  }

  // In the place of what is there, and as large.
  #take(picture) {
    const width = this.#img && !this.#fits ? this.#img.naturalWidth * this.#scale : 0;
    this.#img = picture;
    if (width) picture.style.width = `${width}px`;
    this.#stage.replaceChildren(picture);
    this.#set(width && picture.naturalWidth ? width / picture.naturalWidth : this.#fit);
  }

  // ---- size ----

  /** The scale at which all of the picture is seen, at most its own size. */
  get #fit() {
    const { naturalWidth: width, naturalHeight: height } = this.#img;
    return width > 0 && height > 0 ? Math.min(1, this.#stage.offsetWidth / width, this.#stage.offsetHeight / height) : 1;
  }

  get #closest() { return Math.max(1, this.#fit * CLOSEST); }

  #resized() {
    if (this.#img) this.#set(this.#fits ? this.#fit : this.#scale);
  }

  /** @param {{x: number, y: number}|null} at point of the window that stays where it is; the middle without one */
  #set(scale, at = null) {
    this.#img.style.visibility = this.#img.naturalWidth ? '' : 'hidden';
    const before = this.#img.getBoundingClientRect();
    const frame = this.#stage.getBoundingClientRect();
    const { x, y } = at ?? { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    const part = before.width > 0 ? [(x - before.x) / before.width, (y - before.y) / before.height] : [0.5, 0.5];
    const fit = this.#fit;
    this.#scale = Math.min(Math.max(scale, fit), this.#closest);
    this.#fits = this.#scale <= fit * 1.001;
    this.#stage.classList.toggle('closer', !this.#fits);
    this.#img.style.width = `${Math.max(1, this.#img.naturalWidth * this.#scale)}px`;
    if (!this.#fits) {
      const after = this.#img.getBoundingClientRect();
      this.#stage.scrollLeft += after.x + part[0] * after.width - x;
      this.#stage.scrollTop += after.y + part[1] * after.height - y;
    }
    this.#name();
  }

  // To the file's own size, or twice as large where it fits as it is; and back.
  #toggle(at = null) {
    if (!this.#img) return;
    const fit = this.#fit;
    this.#set(!this.#fits ? fit : fit < FITTING ? 1 : 2, at);
  }

  #name() {
    const { realSize, larger, fitWindow } = this.#words();
    this.#zoom.textContent = !this.#fits ? fitWindow : this.#img && this.#fit >= FITTING ? larger : realSize;
    this.#zoom.disabled = !this.#img;
  }

  // ---- keys and pointers ----

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const asked = (key === 'Enter' || key === ' ') && event.target === this.#stage;
    const pan = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (pan && !this.#fits) this.#stage.scrollBy({ left: pan[0] * PAN, top: pan[1] * PAN, behavior: 'instant' });
    else if (pan) this.#turn(pan[0]);
    else if (asked) this.#toggle();
    else if (key === 'PageUp' || key === 'PageDown') this.#turn(key === 'PageUp' ? -1 : 1);
    else if (key === 'Home') this.#turn(-this.#index);
    else if (key === 'End') this.#turn(this.#pictures.length - 1 - this.#index);
    else if (this.#img && (key === '+' || key === '=')) this.#set(this.#scale * STEP);
    else if (this.#img && key === '-') this.#set(this.#scale / STEP);
    else if (this.#img && key === '0') this.#set(this.#fit);
    else return;
    event.preventDefault();  // nor does the page scroll
  }

  #wheel(event) {
    if (event.ctrlKey && this.#img) this.#set(this.#scale * Math.exp(-event.deltaY / 200), event);
    else if (!this.#fits && this.#stage.contains(event.target)) return;
    else if (this.#caption.contains(event.target) && this.#caption.scrollHeight > this.#caption.clientHeight) return;
    event.preventDefault();
  }

  #grasp(event) {
    this.#drag = { x: event.clientX, y: event.clientY, moved: false };
    if (event.pointerType !== 'mouse' || event.button > 0 || this.#fits) return;
    this.#stage.setPointerCapture(event.pointerId);
  }

  // A mouse drags; fingers scroll by themselves.
  #pull(event) {
    const drag = this.#drag;
    if (!drag || !this.#stage.hasPointerCapture(event.pointerId)) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < DRAG) return;
    this.#drag = { x: event.clientX, y: event.clientY, moved: true };
    this.#stage.scrollLeft -= dx;
    this.#stage.scrollTop -= dy;
  }

  #clicked(event) {
    const { x = 0, y = 0, moved = false } = this.#drag ?? {};
    this.#drag = null;
    if (moved) return;
    // With the pointer captured the stage is the target, wherever it was.
    const rect = this.#img?.getBoundingClientRect();
    const { clientX, clientY } = event;
    const on = rect && clientX >= rect.left && clientX <= rect.right && clientY >= rect.top && clientY <= rect.bottom;
    if (on) this.#toggle({ x: clientX || x, y: clientY || y });
    else if (!event.target.closest('p')) this.close();
  }
}
