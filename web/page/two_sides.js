// One article set twice, and what is counted on both sides. Asks the engine for its lines in an article of its own beside
// the element's that is seen: same text, same settings, same lines.
import { EngineClient } from '../src/engine_client.js';
import * as protocol from '../src/protocol.js';
import { banxinParagraphs } from './banxin_lines.js';
import { domParagraphs } from './dom_lines.js';
import { matchParagraphs } from './matching.js';
import { countTargets } from './page_targets.js';

const BROWSER_GAP = 1 / 8;  // em, of text-autospace (CSS Text 4)
const MOST_CHARACTERS = 60_000;
const IMAGE = /<img\b(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

/** A file without its images, which are no matter of setting text. @param {Uint8Array} bytes */
export function withoutImages(bytes) {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
  if (!utf16 && bytes.subarray(0, 4096).includes(0)) return bytes;  // no text: the engine tells
  try {
    const text = new TextDecoder(utf16 || 'utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    return new TextEncoder().encode(text.replace(IMAGE, ''));
  } catch {
    return bytes;
  }
}

/** Room of the page around the measure, as the engine's stylesheet has it. */
export const widthOf = ({ measure, fontSize }) => {
  const width = Math.round(measure * fontSize);
  return width + (width + 48 < 480 ? 32 : 48);
};

export class TwoSides {
  #client;
  #viewer;
  #dom;
  #article = null;

  /** @param {URL} site @param {import('./dom_article.js').DomArticle} dom @param {() => void} lost the engine is gone */
  constructor(site, dom, lost) {
    this.#client = EngineClient.at(site.href);
    this.#viewer = this.#client.attach({ tile: ({ bitmap }) => bitmap?.close(), fontFailed() {}, lost });
    this.#dom = dom;
  }

  /** @param {Uint8Array} bytes @param {string|null} base @returns {Promise<object>} head fields */
  async open(bytes, base) {
    const { article } = await this.#client.request(protocol.OPEN, { viewer: this.#viewer, bytes, language: '', plainHtml: false });
    const html = await this.#client.request(protocol.HTML, { viewer: this.#viewer });
    this.#article = article;
    this.#dom.show(html, article.language, article.url || base);
    return article;
  }

  /**
   * Counts on both sides; the DOM must have its fonts and settings.
   * @returns {Promise<{banxin: import('./page_targets.js').PageTargets, dom: import('./page_targets.js').PageTargets,
   *   matched: ReturnType<typeof matchParagraphs>, characters: number}>} of `matched` what is counted
   */
  async count(settings) {
    const { width, fontSize, lineHeight, measure, align, best } = settings;
    await this.#client.request(protocol.LAYOUT, {
      viewer: this.#viewer, settings: { width, fontSize, lineHeight, measure, align, typesetting: 'full' },
    });
    const lines = await this.#client.request(protocol.LINES, { viewer: this.#viewer });
    const matched = matchParagraphs(banxinParagraphs(lines), domParagraphs(this.#dom.root, best ? BROWSER_GAP : 0, MOST_CHARACTERS));
    const options = { centred: /^zh-(Hant|HK|TW|MO)/.test(this.#article.language) };
    return {
      banxin: countTargets(matched.banxin, options), dom: countTargets(matched.dom, options), matched,
      characters: matched.banxin.reduce((sum, { key }) => sum + key.length, 0),
    };
  }
}
