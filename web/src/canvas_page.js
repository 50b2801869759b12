// One article on tiles: asks for layouts, shows what they gave when enough of it is drawn, follows scrolling. A new
// layout, theme or scale is prepared beside what is shown and put in its place at once, with the reader's line kept
// where it was.
import { BanxinError } from './banxin_error.js';
import { deviceLength } from './device_length.js';
import { heightOf, pinch, placeAt, readablePart, revealPart, scrollerOf, visiblePart } from './scroll_place.js';
import { ImageLayer } from './images.js';
import * as protocol from './protocol.js';
import { TextLayer } from './text_layer.js';
import { heightInLayout, placeInLayout } from './text_place.js';
import { TileLayer } from './tiles.js';
import { tileGrid, wantedTiles } from './tile_grid.js';

const LEARN_PAUSE_MS = 120;
const PINCH_PAUSE_MS = 180;
const CLOSEST = 3;         // pinched closer than this, pixels grow
const widestTile = 16384;  // device px

/**
 * @typedef {object} PageListener
 * @property {(layout: import('./protocol.js').Layout, first: boolean) => void} shown a layout or look took its place
 * @property {() => void} complete no glyph of the wanted tiles waits for a font
 * @property {(progress: number) => void} moved
 * @property {(error: Error) => void} failed
 * @property {() => import('./image_box.js').ImageWords} words
 */
export class CanvasPage {
  #page;
  #client;
  #viewer;
  #listener;
  #tiles;
  #text;
  #images;
  #title = '';
  #content = null;  // of the article that was opened, until it is shown
  #base = null;
  #linkTarget = '_blank';
  #settings = null;
  #theme = 'light';
  #shown = null;    // {layout, view, grid, missing: Map index -> count}
  #coming = null;   // {layout, shift, view, grid, tiles: Map index -> Tile}
  #arrival = null;  // {content, place}: where to be when the next layout is shown
  #laying = false;
  #again = false;
  #open = false;
  #wantedKey = '';
  #lastTop = 0;
  #upwards = false;
  #frame = 0;
  #timer = 0;
  #pinchTimer = 0;
  #onPinch = () => {
    clearTimeout(this.#pinchTimer);
    this.#pinchTimer = setTimeout(() => this.relook(this.#theme), PINCH_PAUSE_MS);
  };
  #onScroll = () => { this.#frame ||= requestAnimationFrame(() => this.#scrolled()); };

  /**
   * @param {HTMLElement} page with the children .tiles, .text-layer
   * @param {import('./engine_client.js').EngineClient} client
   * @param {number} viewer
   * @param {PageListener} listener
   */
  constructor(page, client, viewer, listener) {
    this.#page = page;
    this.#client = client;
    this.#viewer = viewer;
    this.#listener = listener;
    const layer = (name) => page.querySelector(`.${name}`);
    this.#tiles = new TileLayer(layer('tiles'));
    this.#text = new TextLayer(layer('text-layer'), (revision, begin, end) => (
      client.request(protocol.SEGMENTS, { viewer, revision, begin, end })), (face) => client.letters(viewer, face));
    this.#images = new ImageLayer(() => listener.words(), (...size) => this.#learn(...size));
    document.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
    globalThis.visualViewport?.addEventListener('scroll', this.#onScroll);
    globalThis.visualViewport?.addEventListener('resize', this.#onPinch);
  }

  /** Ends all that outlives a call. */
  end() {
    document.removeEventListener('scroll', this.#onScroll, { capture: true });
    globalThis.visualViewport?.removeEventListener('scroll', this.#onScroll);
    globalThis.visualViewport?.removeEventListener('resize', this.#onPinch);
    clearTimeout(this.#pinchTimer);
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
    this.#open = false;
    this.#text.clear();
    this.#images.clear();
    this.#tiles.keep(new Set());
  }

  /** The layout that is shown, or null. */
  get layout() { return this.#shown?.layout ?? null; }

  /** The article's text over the drawing, or null. */
  get text() { return this.#text.root; }

  /**
   * Opens an article in the engine; what is shown stays until its layout comes.
   * @returns {Promise<{article: object, content: import('./protocol.js').Content}>}
   */
  async open(bytes, { language, plainHtml, fonts, base, linkTarget }) {
    const opened = await this.#client.open(this.#viewer, { bytes, language, plainHtml, fonts });
    this.#open = true;
    this.#base = base(opened.article);
    this.#linkTarget = linkTarget;
    this.#content = opened.content;
    this.#title = opened.article.title;
    return opened;
  }

  /** Forgets the reader's place: another article follows. */
  forget() {
    this.#shown = null;
    this.#coming = null;
    this.#text.clear();
    this.#images.clear();
  }

  /** Lays out with these settings; the width is the page's own. Shown when drawn. */
  lay(settings, theme) {
    this.#images.tellAll();
    clearTimeout(this.#timer);
    return this.#lay(settings, theme);
  }

  async #lay(settings, theme) {
    this.#settings = settings;
    this.#theme = theme;
    this.#again = true;
    if (this.#laying || !this.#open) return;
    this.#laying = true;
    try {
      while (this.#again) {
        this.#again = false;
        const { width } = this.#page.getBoundingClientRect();
        if (width < 1) break;  // not displayed: the resize observer tells when it is
        const layout = await this.#client.request(protocol.LAYOUT, {
          viewer: this.#viewer, settings: { ...this.#settings, width: Math.max(1, Math.floor(width)) },
          view: this.#shown ? undefined : this.#viewOf(0),
        });
        this.#prepare(layout);
      }
    } catch (error) {
      if (!error.lost && this.#open) this.#listener.failed(error);
    } finally {
      this.#laying = false;
    }
  }

  /** The same layout in another theme or at another scale. */
  relook(theme) {
    this.#theme = theme;
    const layout = this.#coming?.layout ?? this.#shown?.layout;
    if (layout && this.#displayed) this.#prepare(layout);
  }

  /** Device px per CSS px of what is shown or coming. */
  get scale() { return (this.#coming ?? this.#shown)?.view.scale ?? 0; }

  get progress() {
    if (!this.#shown) return 0;
    const { top, bottom } = visiblePart(this.#page, scrollerOf(this.#page));
    const room = this.#shown.layout.height - (bottom - top);
    return room <= 0 ? 1 : Math.min(1, Math.max(0, top / room));
  }

  /** Scrolls so that a code point of the reading text is at the top. */
  scrollToOffset(offset) {
    const block = this.#shown?.layout.blocks.findLast((candidate) => candidate.begin <= offset);
    if (!block) return;
    const part = block.end > block.begin ? (offset - block.begin) / (block.end - block.begin) : 0;
    const y = block.rect.y + Math.min(1, part) * block.rect.height * 0.999;
    const scroller = scrollerOf(this.#page);
    const padding = parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
    scroller.scrollTop += y - padding - visiblePart(this.#page, scroller).top;
  }

  /** Where the reader is, at the height `below` the top of the screen. @param {import('./protocol.js').Content} content */
  place(content, below) {
    if (!this.#shown || !this.#displayed) return null;
    return placeInLayout(this.#shown.layout, content, visiblePart(this.#page, scrollerOf(this.#page)).top + below);
  }

  /** Scrolls so that a place is so far below the top of the screen. */
  scrollToPlace(content, place, below) {
    const y = this.#shown && heightInLayout(this.#shown.layout, content, place);
    if (y === null) return;
    const scroller = scrollerOf(this.#page);
    scroller.scrollTop += y - below - visiblePart(this.#page, scroller).top;
  }

  /** The layout that is shown next has this place so far below the top of the screen. */
  comeTo(content, place, below) { this.#arrival = { content, place, below }; }

  get #displayed() { return this.#page.getClientRects().length > 0; }

  /** A question to the engine about this article; see protocol.js. */
  async ask(type, fields) {
    if (!this.#open) throw new BanxinError('wasm-failed', 'the article is not open any more');
    return this.#client.request(type, { ...fields, viewer: this.#viewer });
  }

  /** Between which heights of the page one reads: what is on the screen and not covered. */
  get readable() { return readablePart(this.#page, scrollerOf(this.#page)); }

  /** Scrolls until these heights of the page are comfortably in sight. */
  reveal(top, bottom) { revealPart(this.#page, top, bottom); }

  /** What is shown now, as a PNG. @returns {Promise<Blob|null>} */
  snapshot() {
    if (!this.#shown) return Promise.resolve(null);
    const { grid, view } = this.#shown;
    const { top, bottom } = visiblePart(this.#page, scrollerOf(this.#page));
    const from = Math.max(0, Math.round(top * view.scale));
    const canvas = document.createElement('canvas');
    canvas.width = grid.pageWidth;
    canvas.height = Math.max(1, Math.min(grid.pageHeight, Math.round(bottom * view.scale)) - from);
    const context = canvas.getContext('2d');
    context.translate(0, -from);
    this.#tiles.paint(context);
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  }

  /** A tile came. @param {import('./protocol.js').Tile} tile */
  tile(tile) {
    if (this.#coming && tile.look === protocol.lookOf(this.#coming.view)) {
      this.#coming.tiles.get(tile.index)?.bitmap?.close();
      this.#coming.tiles.set(tile.index, tile);
      this.#showWhenDrawn();
    } else if (this.#shown && !this.#coming && tile.look === protocol.lookOf(this.#shown.view)) {
      this.#tiles.put(tile);
      this.#shown.missing.set(tile.index, tile.missing);
      this.#tellComplete();
    } else {
      tile.bitmap?.close();
    }
  }

  // What is to be seen, were the page shifted by `shift` CSS px against the screen.
  #viewOf(shift, revision = 0) {
    const { top, bottom, width } = visiblePart(this.#page, scrollerOf(this.#page));
    const closer = Math.min(pinch(), CLOSEST);
    const scale = Math.min(Math.max(globalThis.devicePixelRatio || 1, 0.25) * closer, 8, widestTile / Math.max(1, width));
    return {
      top: top + shift, bottom: bottom + shift, ahead: Math.max(200, bottom - top) / closer, upwards: this.#upwards, scale,
      theme: this.#theme, revision,
    };
  }

  #prepare(layout) {
    const shift = this.#shiftTo(layout);
    const view = this.#viewOf(shift, layout.revision);
    // Tiles of one look are sent once: those that have come already must not be given away. After the loss of the worker a
    // new layout may bear the old one's number.
    const current = this.#coming ?? this.#shown;
    if (current?.layout === layout && protocol.lookOf(view) === protocol.lookOf(current.view)) return;
    for (const tile of this.#coming?.tiles.values() ?? []) tile.bitmap?.close();
    this.#coming = { layout, shift, view, grid: tileGrid(layout.width, layout.height, view.scale), tiles: new Map() };
    this.#client.tell(protocol.VIEW, { viewer: this.#viewer, view });
    this.#showWhenDrawn();
  }

  // How far the first line on the screen moves in `layout`.
  #shiftTo(layout) {
    const { top, bottom } = visiblePart(this.#page, scrollerOf(this.#page));
    if (this.#arrival) {
      const { content, place, below } = this.#arrival;
      return (heightInLayout(layout, content, place) ?? top + below) - below - top;
    }
    if (top <= 0 || !this.#shown || layout === this.#shown.layout) return 0;
    const place = placeAt(this.#shown.layout.blocks, top, bottom);
    const y = place && heightOf(layout.blocks, place);
    return y === null ? 0 : y - top;
  }

  #showWhenDrawn() {
    const { grid, tiles, view } = this.#coming;
    if (grid.between(view.top, view.bottom).every((index) => tiles.has(index))) this.#show();
  }

  #show() {
    const { layout, view, grid, tiles } = this.#coming;
    const shift = this.#shiftTo(layout);  // the reader may have scrolled meanwhile
    const first = !this.#shown;
    const moved = this.#shown?.layout !== layout;
    this.#coming = null;
    this.#shown = { layout, view, grid, missing: new Map([...tiles.values()].map((tile) => [tile.index, tile.missing])) };
    const { style } = this.#page;
    style.height = `${layout.height}px`;
    for (const [role, color] of Object.entries(layout.palettes[view.theme])) style.setProperty(`--${role}`, color);
    this.#snap(view.scale);
    this.#tiles.replace([...tiles.values()], view.scale);
    if (moved) {
      if (this.#content && !this.#text.holds(this.#content, this.#base)) {
        this.#images.clear(this.#base);
        this.#text.setContent(this.#content, { title: this.#title, base: this.#base, linkTarget: this.#linkTarget, images: this.#images });
      }
      this.#content = null;
      this.#text.place(layout);
      this.#images.set(layout.images, (node) => this.#text.originOf(node));
      if (!this.#arrival && Math.abs(shift) >= 0.5) scrollerOf(this.#page).scrollBy({ top: shift, behavior: 'instant' });
    }
    this.#wantedKey = '';
    this.#listener.shown(layout, first);
    if (this.#arrival) {
      scrollerOf(this.#page).scrollTop += this.#shiftTo(layout);
      this.#arrival = null;
    }
    this.#look();
    this.#tellComplete();
  }

  // Puts the tiles on the grid of device pixels: between them, all of them would be blurred. The text goes with its drawing.
  #snap(scale) {
    const { left, top } = this.#page.getBoundingClientRect();
    const off = (x) => deviceLength(Math.round(x * scale) - x * scale, scale);
    for (const layer of this.#page.querySelectorAll(':scope > .tiles, :scope > .text-layer')) {
      layer.style.left = off(left);
      layer.style.top = off(top);
    }
  }

  #scrolled() {
    this.#frame = 0;
    if (!this.#shown || !this.#displayed) return;
    this.#look();
    this.#listener.moved(this.progress);
  }

  // Tells the worker what is to be seen now, when that means other tiles.
  #look() {
    const current = this.#coming ?? this.#shown;
    if (this.#coming) this.#coming.shift = this.#shiftTo(this.#coming.layout);
    const view = this.#viewOf(this.#coming?.shift ?? 0, current.layout.revision);
    if (Math.abs(view.top - this.#lastTop) > 1) this.#upwards = view.top < this.#lastTop;
    this.#lastTop = view.top;
    view.upwards = this.#upwards;
    Object.assign(view, { scale: current.view.scale, theme: current.view.theme });
    current.view = view;
    if (!this.#coming) {
      this.#text.look(view.top, view.bottom);
      this.#images.look(view.top, view.bottom);
    }
    const wanted = wantedTiles(current.grid, view);
    const key = wanted.join();
    if (key === this.#wantedKey) return;
    this.#wantedKey = key;
    this.#client.tell(protocol.VIEW, { viewer: this.#viewer, view });
    if (this.#coming) {
      this.#showWhenDrawn();
      return;
    }
    const keep = new Set(wanted);
    this.#tiles.keep(keep);
    for (const index of this.#shown.missing.keys()) if (!keep.has(index)) this.#shown.missing.delete(index);
  }

  #tellComplete() {
    const { grid, view, missing } = this.#shown;
    if (wantedTiles(grid, view).every((index) => missing.get(index) === 0)) this.#listener.complete();
  }

  #learn(node, width, height) {
    this.#client.tell(protocol.IMAGE_SIZE, { viewer: this.#viewer, node, width, height });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lay(this.#settings, this.#theme), LEARN_PAUSE_MS);
  }
}
