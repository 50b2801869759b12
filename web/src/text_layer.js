// The article's text over its drawing: transparent, line by line where the glyphs stand, so that the browser's own selection,
// find, menus, translation aids and screen readers have what they have on any page. Far blocks hold their text in one piece;
// those near the screen are parted into lines and stretches of one advance.
import { buildArticle } from './article_dom.js';
import { loadBlankFaces, NO_ADVANCE } from './blank_faces.js';
import { LinkFocus } from './link_focus.js';
import { TextPlaces } from './text_places.js';
import { prepareSegments, segmentBlock } from './line_segments.js';

const MOST_WHOLE = 3000;  // lines: up to here every block is parted, at leisure
const BLOCKS_AT_ONCE = 8;
const MANY = 64;       // children that are gathered into sheets
const SHEET = 32;
const TALLEST = 20000;  // CSS px: a block of more is one endless paragraph, which stays in one piece
const SCREENS_NEAR = 1.5;
const SCREENS_FAR = 5;

/**
 * A block of lines with its element.
 * @typedef {{element: HTMLElement, block: object, index: number, near: boolean}} Leaf
 */
export class TextLayer {
  #layer;
  #ask;
  #askLetters;
  #focus;
  #root = null;
  #nodes = [];
  #places = new TextPlaces();
  #leaves = [];
  #sheets = [];
  #revision = 0;
  #view = { top: 0, bottom: 0 };
  #refining = false;
  #whole = false;
  #content = null;
  #base = null;

  /**
   * @param {HTMLElement} layer positioned like the page
   * @param {(revision: number, begin: number, end: number) => Promise<import('./protocol.js').Segments|null>} ask lines of blocks
   * @param {(face: number) => Promise<Float32Array>} askLetters of a face of the drawing
   */
  constructor(layer, ask, askLetters) {
    this.#layer = layer;
    this.#ask = ask;
    this.#askLetters = askLetters;
    this.#focus = new LinkFocus(layer);
    layer.style.setProperty('--blank', NO_ADVANCE);
  }

  /** The article's element, or null. */
  get root() { return this.#root; }

  /** Whether this is the article that is laid out: the same file opened anew keeps its text, and what is selected of it. */
  holds(content, base) {
    const own = this.#content;
    return Boolean(own) && this.#base === base && own.text === content.text && own.tags.length === content.tags.length &&
      own.tags.every((tag, i) => tag === content.tags[i] && own.parents[i] === content.parents[i]) &&
      JSON.stringify([...own.attributes]) === JSON.stringify([...content.attributes]);
  }

  /**
   * Another article. Its blocks have no place until there is a layout.
   * @param {import('./protocol.js').Content} content
   * @param {{title: string, base: string|null, linkTarget: string, images: {boxOf(image: {node: number, source: string, alternative: string,
   *   sourceSet: string}): Element}}} options
   */
  setContent(content, { title, base, linkTarget, images }) {
    this.clear();
    const image = (node, { src = '', alt = '', srcset = '' }) => images.boxOf({ node, source: src, alternative: alt, sourceSet: srcset });
    const { root, nodes } = buildArticle(content, { base, linkTarget, canvas: true, image });
    this.#root = root;
    root.setAttribute('aria-label', title);
    this.#nodes = nodes;
    this.#content = content;
    this.#base = base;
    this.#places.set(nodes);
    this.#gather(root);
    loadBlankFaces();
  }

  clear() {
    this.#layer.replaceChildren();
    this.#root = this.#content = null;
    this.#nodes = [];
    this.#leaves = [];
    this.#sheets = [];
    this.#revision = 0;
    this.#places.set([]);
  }

  /** A layout of the article: every block gets its place. @param {import('./protocol.js').Layout} layout */
  place(layout) {
    if (!this.#root) return;
    const selected = this.#places.selection(this.#layer.getRootNode());
    for (const leaf of this.#leaves) this.#join(leaf);
    this.#layer.style.setProperty('--body-size', `${layout.fontSize}px`);
    this.#placeSheets(layout);
    this.#leaves = layout.blocks.flatMap((block, index) => this.#leafOf(block, index) ?? []);
    this.#whole = layout.lines <= MOST_WHOLE;
    this.#revision = layout.revision;
    if (!this.#root.isConnected) this.#layer.replaceChildren(this.#root);
    this.#places.select(selected);
  }

  /** What is on the screen, CSS px of the page. */
  look(top, bottom) {
    this.#view = { top, bottom };
    this.#refine();
  }

  /** Where an element's content is positioned from: the page's top left, or that of the block it stands in. CSS px. */
  originOf(node) {
    for (let up = this.#nodes[node]?.parentNode; up && up !== this.#layer; up = up.parentNode) {
      if (up.dataset?.x !== undefined) return { x: Number(up.dataset.x), y: Number(up.dataset.y) };
    }
    return { x: 0, y: 0 };
  }

  // ---- blocks ----

  // A browser looks at every box of a page each time it scrolls: a long article's children are gathered into sheets, of
  // which it sees a few.
  #gather(root) {
    const parents = [root, ...root.querySelectorAll('section, article, div, blockquote')].filter((element) => element.childElementCount > MANY);
    for (const parent of parents) {
      const children = [...parent.childNodes];
      for (let at = 0; at < children.length; at += SHEET) {
        const sheet = document.createElement('div');
        sheet.className = 'sheet';
        parent.insertBefore(sheet, children[at]);
        sheet.append(...children.slice(at, at + SHEET));
        this.#sheets.push(sheet);
      }
    }
  }

  // A sheet is as high as the lines that it holds, and as wide as the page.
  #placeSheets({ blocks, images, width }) {
    if (!this.#sheets.length) return;
    const extents = new Map(this.#sheets.map((sheet) => [sheet, [Infinity, -Infinity]]));
    const hold = (node, { y, height }) => {
      for (let sheet = this.#nodes[node]?.parentElement?.closest('.sheet'); sheet; sheet = sheet.parentElement.closest('.sheet')) {
        const extent = extents.get(sheet);
        extent[0] = Math.min(extent[0], y);
        extent[1] = Math.max(extent[1], y + height);
      }
    };
    for (const { node, lines } of blocks) hold(node, lines);
    for (const { node, rect } of images) hold(node, rect);
    for (const [sheet, [top, bottom]] of extents) {
      const outer = this.#outerOrigin(sheet);
      const y = Number.isFinite(top) ? top : outer.y;
      sheet.dataset.x = 0;
      sheet.dataset.y = y;
      Object.assign(sheet.style, { left: `${-outer.x}px`, top: `${y - outer.y}px`, width: `${width}px`, height: `${Math.max(0, bottom - y)}px` });
    }
  }

  #leafOf(block, index) {
    if (block.tag === 'marker') return this.#mark(block);
    const element = this.#elementOf(block);
    if (!element) return null;
    const { x, y, width, height } = block.lines;
    const parent = this.#outerOrigin(element);
    element.dataset.x = x;
    element.dataset.y = y;
    element.classList.add('lines');
    Object.assign(element.style, { left: `${x - parent.x}px`, top: `${y - parent.y}px`, width: `${width}px`, height: `${height}px`,
      direction: block.rightToLeft ? 'rtl' : 'ltr' });
    return { element, block, index, near: false };
  }

  #outerOrigin(element) {
    for (let up = element.parentNode; up && up !== this.#layer; up = up.parentNode) {
      if (up.dataset?.x !== undefined) return { x: Number(up.dataset.x), y: Number(up.dataset.y) };
    }
    return { x: 0, y: 0 };
  }

  // The element whose lines these are. Lines of some children among others get one of their own around them, once.
  #elementOf({ node, whole, parts }) {
    const parent = this.#nodes[node];
    if (!parent) return null;
    if (whole) return parent;
    if (!parts.length) return null;
    const childOf = (part) => {
      let child = this.#places.firstOf(part);
      while (child && child.parentNode !== parent && !child.parentNode?.matches?.('.sheet')) child = child.parentNode;
      return child;
    };
    const first = childOf(parts[0]);
    const last = childOf(parts.at(-1));
    if (!first || !last) return null;
    if (first.dataset?.run === '') return first;
    const run = document.createElement('div');
    run.dataset.run = '';
    first.before(run);
    for (let child = first; child;) {
      const next = child === last ? null : child.nextSibling;
      run.append(child);
      child = next;
    }
    return run;
  }

  // Numbers of list items are heard, not seen: they are drawn. Bullets say nothing.
  #mark({ node, text }) {
    const item = this.#nodes[node];
    if (!item || !/[\p{L}\p{N}]/u.test(text ?? '')) return null;
    let mark = item.firstChild;
    if (mark?.className !== 'marker') {
      mark = document.createElement('span');
      mark.className = 'marker';
      item.prepend(mark);
    }
    mark.textContent = `${text} `;
    return null;
  }

  // ---- lines ----

  #wanted() {
    const { top, bottom } = this.#view;
    const screen = Math.max(200, bottom - top);
    const distance = ({ block: { lines } }) => Math.max(0, top - (lines.y + lines.height), lines.y - bottom);
    const far = screen * SCREENS_FAR;
    for (const leaf of this.#leaves) if (leaf.near && !this.#whole && distance(leaf) > far) this.#join(leaf);
    const waiting = this.#leaves.filter((leaf) => !leaf.near && leaf.block.lines.height <= TALLEST);
    const near = waiting.filter((leaf) => distance(leaf) < screen * SCREENS_NEAR).sort((a, b) => distance(a) - distance(b));
    return { near, rest: this.#whole ? waiting : [] };
  }

  // A few blocks at a time, those on the screen first; between two turns the page answers to its reader.
  async #refine() {
    if (this.#refining) return;
    this.#refining = true;
    try {
      const blank = await loadBlankFaces();
      this.#layer.classList.toggle('no-blank', !blank);
      if (!blank) return;
      for (;;) {
        const { near, rest } = this.#wanted();
        if (!near.length && !rest.length) return;
        if (!near.length) await leisure();
        const [first] = near.length ? near : rest;
        if (!await this.#refineAround(first)) return;
      }
    } finally {
      this.#refining = false;
    }
  }

  // Blocks that follow each other from `first` on. False when the layout is not the one that they are of any more.
  async #refineAround(first) {
    const revision = this.#revision;
    const from = this.#leaves.indexOf(first);
    if (from < 0) return true;
    const leaves = [];
    for (let i = from; i < this.#leaves.length && leaves.length < BLOCKS_AT_ONCE && !this.#leaves[i].near && this.#leaves[i].block.lines.height <= TALLEST; i++) leaves.push(this.#leaves[i]);
    const segments = await this.#segmentsOf(leaves, revision).catch(() => null);
    if (!segments) return revision !== this.#revision && this.#revision !== 0;
    if (revision !== this.#revision) return true;
    const selected = this.#places.selection(this.#layer.getRootNode());
    leaves.forEach((leaf, i) => this.#part(leaf, segments[i]));
    this.#places.select(selected);
    this.#focus.redraw();
    return true;
  }

  // By leaf, with all that sets them; null when there is another layout.
  async #segmentsOf(leaves, revision) {
    const answer = await this.#ask(revision, leaves[0].index, leaves.at(-1).index + 1);
    if (!answer) return null;
    const segments = leaves.map(({ index }) => segmentBlock(answer, index - answer.begin));
    await prepareSegments(segments.flat(), this.#askLetters);
    return segments;
  }

  #part(leaf, segments) {
    if (leaf.near) return;
    leaf.near = true;
    leaf.element.classList.add('near');
    this.#places.part(segments, leaf.block.rightToLeft);
  }

  #join(leaf) {
    if (!leaf.near) return;
    leaf.near = false;
    leaf.element.classList.remove('near');
    this.#places.join(leaf.block.parts);
  }
}

const leisure = () => new Promise((resolve) => {
  if (globalThis.requestIdleCallback) requestIdleCallback(resolve, { timeout: 500 });
  else setTimeout(resolve, 30);
});
