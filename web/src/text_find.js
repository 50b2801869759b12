// Hits in an article that is shown as ordinary text: highlights of the browser, or a selection where it has none.
import { firstComfortable, readablePart, revealPart, scrollerOf } from './scroll_place.js';

const ALL = 'banxin-find';
const CURRENT = 'banxin-find-current';
// Elements that stand within lines: words go on across their edges.
const INLINE = new Set(('a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small span ' +
  'strong sub sup time u var wbr').split(' '));

const LEFT_OUT = new Set(['rp', 'button']);  // not shown, or no words of the article

let search = null;

/** Not before it is needed; one promise for all, which keeps their order. */
function loadSearch() {
  search ??= import('./search.js').catch((error) => {
    search = null;
    throw error;
  });
  return search;
}

/** The browser's highlight of this name, which all articles of a page share; null where there is none. */
function highlightOf(name) {
  if (typeof Highlight !== 'function' || !CSS.highlights) return null;
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
  return CSS.highlights.get(name);
}

/** @implements {import('./find.js').FindPlace} */
export class TextFind {
  #root;
  #read = null;     // {nodes, begins, text}: text nodes and where each begins in the text
  #ranges = [];
  #index = -1;
  #turn = 0;

  /** @param {HTMLElement} root the article's element; its text stays as it is */
  constructor(root) { this.#root = root; }

  async find(words, reveal) {
    const turn = ++this.#turn;
    const { SearchText } = await loadSearch();
    if (turn !== this.#turn) return { count: this.#ranges.length, index: this.#index };
    this.#unmark();
    if (words) {
      this.#read ??= readText(this.#root, SearchText);
      this.#ranges = this.#rangesOf(this.#read.text.find(words));
      const all = highlightOf(ALL);
      if (all) for (const range of this.#ranges) all.add(range);
    }
    return this.#stand(this.#firstInSight(), reveal);
  }

  async step(by) {
    await loadSearch();  // a find() that is under way comes first
    const count = this.#ranges.length;
    return this.#stand(count ? (this.#index + by + count) % count : -1, true);
  }

  shown() {}

  end() {
    this.#turn++;
    this.#unmark();
  }

  #unmark() {
    const all = highlightOf(ALL);
    const current = highlightOf(CURRENT);
    for (const range of this.#ranges) all?.delete(range);
    if (this.#ranges[this.#index]) current?.delete(this.#ranges[this.#index]);
    this.#ranges = [];
    this.#index = -1;
  }

  #stand(index, reveal) {
    const current = highlightOf(CURRENT);
    if (this.#ranges[this.#index]) current?.delete(this.#ranges[this.#index]);
    this.#index = index;
    const range = this.#ranges[index];
    if (range) {
      if (current) {
        current.priority = 1;
        current.add(range);
      } else {
        getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
      }
      if (reveal) {
        unfold(range.startContainer);
        const { top } = this.#root.getBoundingClientRect();
        const rect = rectOf(range);
        revealPart(this.#root, rect.top - top, rect.bottom - top);
      }
    }
    return { count: this.#ranges.length, index };
  }

  // Hits follow each other down the page.
  #firstInSight() {
    if (!this.#ranges.length) return -1;
    const from = firstComfortable(readablePart(this.#root, scrollerOf(this.#root))) + this.#root.getBoundingClientRect().top;
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rectOf(this.#ranges[middle]).bottom > from) high = middle;
      else low = middle + 1;
    }
    return low === this.#ranges.length ? 0 : low;
  }

  #rangesOf(hits) {
    const { nodes, begins } = this.#read;
    const ranges = [];
    let at = 0;
    const place = (offset, end) => {
      // The end of a hit is in the node of its last character.
      while (at + 1 < nodes.length && begins[at + 1] + (end ? 0 : -1) < offset) at++;
      return [nodes[at], offset - begins[at]];
    };
    for (let i = 0; i < hits.length; i += 2) {
      const [startContainer, startOffset] = place(hits[i], false);
      const [endContainer, endOffset] = place(hits[i + 1], true);
      ranges.push(new StaticRange({ startContainer, startOffset, endContainer, endOffset }));
    }
    return ranges;
  }
}

/** Opens what is closed around a node, as the browser's own find does. */
function unfold(node) {
  for (let details = node.parentElement?.closest('details'); details; details = details.parentElement.closest('details')) details.open = true;
}

function rectOf({ startContainer, startOffset, endContainer, endOffset }) {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.getBoundingClientRect();
}

/** The text nodes of an article in order, and their text by blocks, ready to be searched. */
function readText(root, SearchText) {
  const nodes = [];
  const begins = [];
  const parts = [];
  let text = '';
  const part = () => {
    const begin = parts.at(-1)?.end ?? 0;
    if (text.length > begin) parts.push({ begin, end: text.length });
  };
  const walk = (element) => {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        nodes.push(node);
        begins.push(text.length);
        text += node.data;
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const inline = INLINE.has(node.localName);
        if (!inline) part();
        if (node.localName === 'br') text += '\n';
        else if (!LEFT_OUT.has(node.localName)) walk(node);
        if (!inline) part();
      }
    }
  };
  walk(root);
  part();
  return { nodes, begins, text: new SearchText(text, parts) };
}
