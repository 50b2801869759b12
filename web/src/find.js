// Looking for words in one article, whichever way it is shown: asks the place that shows it, tells what is found, and looks
// again when another article, or another way of showing it, takes the place.
import { FIND, FIND_STEP } from './protocol.js';
import { firstComfortable } from './scroll_place.js';

/**
 * @typedef {{count: number, index: number}} Found how many hits, and which of them is the current one; -1: none
 * @typedef {object} FindPlace where hits are shown
 * @property {(words: string, reveal: boolean) => Promise<Found>} find marks all hits; the first one at or after what is on the
 *   screen becomes the current one, and is brought into view where that is asked for; '' takes all marks away
 * @property {(by: 1|-1) => Promise<Found>} step to the hit after or before, round and round, and into view
 * @property {() => void} shown another layout of it is on the screen
 * @property {() => void} end something else is shown instead
 */
const NONE = Object.freeze({ count: 0, index: -1 });

export class ArticleFind {
  #tell;
  #place = null;
  #words = '';
  #found = NONE;
  #turn = 0;       // of the last question: what an earlier one gives is not told
  #waiting = [];   // who asked before there was a place to look in

  /** @param {(found: Found) => void} tell hears of every change */
  constructor(tell) { this.#tell = tell; }

  /**
   * @param {string} words '' ends it
   * @param {boolean} [reveal] whether to go to the current hit
   * @returns {Promise<Found>}
   */
  async find(words, reveal = true) {
    this.#words = String(words ?? '').trim();
    if (!this.#words) this.#settle(NONE);
    if (this.#place) return this.#ask(this.#words, reveal);
    return this.#words ? new Promise((resolve) => this.#waiting.push(resolve)) : NONE;
  }

  /** @param {1|-1} by @returns {Promise<Found>} */
  async step(by) {
    if (!this.#words || !this.#place) return this.#found;
    return this.#answered(this.#place.step(by));
  }

  /** The article is on the screen here; null: nowhere. @param {FindPlace|null} place */
  async showIn(place) {
    if (place === this.#place) return place?.shown();
    this.#place?.end();
    this.#place = place;
    this.#turn++;
    if (!place || !this.#words) return;
    // Who turned to another article did not ask to be taken to a hit in it; who asked before it was there did.
    const found = await this.#ask(this.#words, this.#waiting.length > 0);
    if (place === this.#place) this.#settle(found);  // else the next place answers, or its absence
  }

  /** There will be no article: whoever waits for one is told so. */
  fail() {
    this.showIn(null);
    this.#settle(NONE);
  }

  #ask(words, reveal) { return this.#answered(this.#place.find(words, reveal)); }

  async #answered(answer) {
    const turn = ++this.#turn;
    const found = await answer.catch(() => NONE);  // a place that is lost is followed by another
    if (turn === this.#turn) this.#note(found);
    return found;
  }

  #settle(found) {
    for (const resolve of this.#waiting.splice(0)) resolve(found);
    this.#note(found);
  }

  #note({ count, index }) {
    if (count === this.#found.count && index === this.#found.index) return;
    this.#found = Object.freeze({ count, index });
    this.#tell(this.#found);
  }
}

/** Hits on the drawing: the engine marks them, see found_words.js. @implements {FindPlace} */
export class CanvasFind {
  #page;
  #late = false;  // the current hit is to be brought into view in a layout that is on its way

  /** @param {import('./canvas_page.js').CanvasPage} page */
  constructor(page) { this.#page = page; }

  find(words, reveal) { return this.#show(FIND, { words, from: firstComfortable(this.#page.readable) }, reveal); }

  step(by) { return this.#show(FIND_STEP, { by }, true); }

  shown() {
    if (this.#late) this.#show(FIND_STEP, { by: 0 }, true).catch(() => {});
  }

  end() {
    this.#late = false;
    this.#page.ask(FIND, { words: '', from: 0 }).catch(() => {});  // the drawing may be shown again
  }

  async #show(type, fields, reveal) {
    this.#late = false;
    const { count, index, rect, revision } = await this.#page.ask(type, fields);
    if (reveal && rect) {
      if (revision === this.#page.layout?.revision) this.#page.reveal(rect.y, rect.y + rect.height);
      else this.#late = true;
    }
    return { count, index };
  }
}
