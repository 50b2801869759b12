// Whether the browser, or something in it, is translating the page. Translators leave marks of their own on the document; those
// that leave none still change words, and what they put into an article is not its own.

const CLASS = /(^|\s)translated-(ltr|rtl)(\s|$)/;
const MARKS = '[_msttexthash], [_istranslated], ya-tr-span, font[style*="vertical-align: inherit"] > font';
const MARK_ATTRIBUTES = ['_msttexthash', '_istranslated'];
const MARK_TAGS = new Set(['font', 'ya-tr-span']);
const PAUSE_MS = 100;
const MOST_BLOCKS = 40;

const bearsMark = (nodes) => [...nodes].some(({ localName }) => MARK_TAGS.has(localName));

/** Marks of translators on a document. */
export class TranslationMarks {
  #told;
  #active = false;
  #timer = 0;
  #root = new MutationObserver(() => this.#look());
  #marks = new MutationObserver((records) => {
    if (records.some(({ type, addedNodes, removedNodes }) => type === 'attributes' || bearsMark(addedNodes) || bearsMark(removedNodes))) this.#later();
  });

  /** @param {() => void} told when `active` has changed */
  constructor(told) { this.#told = told; }

  get active() { return this.#active; }

  start() {
    const { documentElement, body } = document;
    this.#root.observe(documentElement, { attributes: true, attributeFilter: ['class', 'lang'] });
    if (body) this.#root.observe(body, { attributes: true, attributeFilter: ['class'] });
    this.#marks.observe(documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: MARK_ATTRIBUTES });
    this.#look();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#root.disconnect();
    this.#marks.disconnect();
  }

  // A translator marks by the hundred.
  #later() {
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.#look();
    }, PAUSE_MS);
  }

  #look() {
    const { documentElement, body } = document;
    const active = CLASS.test(documentElement.className) || CLASS.test(body?.className ?? '') || document.querySelector(MARKS) !== null;
    if (active === this.#active) return;
    this.#active = active;
    this.#told();
  }
}

/** The words of a block as they are read, without what the reader's page has added. */
function wordsOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (
    node.nodeType === Node.ELEMENT_NODE && node.matches('.marker, .image, button') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  let words = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.nodeType === Node.TEXT_NODE) words += node.data;
  return words.trim();
}

/** Words below an element that are not those of the article. */
export class ForeignWords {
  #told;
  #root = null;
  #text = '';
  #blocks = new Set();
  #timer = 0;
  #observer = new MutationObserver((records) => this.#note(records));

  /** @param {() => void} told once for each watch() */
  constructor(told) { this.#told = told; }

  /**
   * @param {Element} root whose blocks are `.lines`
   * @param {string} text of the article, in order
   */
  watch(root, text) {
    if (root === this.#root) return;
    this.stop();
    this.#root = root;
    this.#text = text;
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#blocks.clear();
    this.#root = null;
    this.#observer.disconnect();
  }

  // The reader's page parts and joins text all the time: what matters is what a block says in the end.
  #note(records) {
    for (const { target } of records) {
      if (this.#blocks.size >= MOST_BLOCKS) break;
      const block = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest('.lines');
      if (block) this.#blocks.add(block);
    }
    if (this.#blocks.size) this.#timer ||= setTimeout(() => this.#look(), PAUSE_MS);
  }

  #look() {
    this.#timer = 0;
    const foreign = [...this.#blocks].some((block) => block.isConnected && !this.#text.includes(wordsOf(block)));
    this.#blocks.clear();
    if (!foreign) return;
    this.stop();
    this.#told();
  }
}
