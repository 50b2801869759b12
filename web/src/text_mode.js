// When an article is read as ordinary text, and what holds then: by the reader's wish, on an occasion, or because there is no
// drawing. For paper the text is made ready beside what the screen shows, and goes when the paper is done.
import { occasions } from './occasions.js';
import { TextArticle } from './text_article.js';
import { scrollerOf, visiblePart } from './scroll_place.js';
import { adoptLightStyle } from './element_style.js';
import { ForeignWords } from './translation.js';

/**
 * @typedef {object} TextModeListener
 * @property {() => boolean} wished the reader asks for text
 * @property {() => void} turn `wanted` may have changed
 * @property {(progress: number) => void} moved
 * @property {() => {settings: object, theme: string}} look how the article is to be set
 * @property {() => {imageFailed: string, retry: string, retryImage: string, enlarge: string, table: string}} words
 */
export class TextMode {
  #host;
  #frame;
  #text;
  #listener;
  #content = null;
  #options = null;
  #built = null;        // content that the text is of
  #alone = false;       // there is no drawing
  #translated = false;  // by a translator that leaves no marks
  #refold = null;
  #frameAsked = 0;
  #scrolled = () => {
    if (!this.shown || this.#frameAsked) return;
    this.#frameAsked = requestAnimationFrame(() => {
      this.#frameAsked = 0;
      this.#listener.moved(this.progress);
    });
  };
  #foreign = new ForeignWords(() => {
    this.#translated = true;
    this.#heed();
  });
  #heed = () => {
    this.#prepareForPaper();
    this.#listener.turn();
    if (this.shown) this.#lie();
  };

  /**
   * @param {HTMLElement} host whose children a translator finds
   * @param {HTMLElement} frame what holds all that is shown
   * @param {HTMLElement} place where the text goes; hidden while something else is shown
   * @param {TextModeListener} listener
   */
  constructor(host, frame, place, listener) {
    this.#host = host;
    this.#frame = frame;
    this.place = place;
    this.#listener = listener;
    this.#text = new TextArticle(place, () => listener.words());
  }

  start() {
    occasions.listen(this.#heed);
    document.addEventListener('scroll', this.#scrolled, { capture: true, passive: true });
  }

  stop() {
    document.removeEventListener('scroll', this.#scrolled, { capture: true });
    cancelAnimationFrame(this.#frameAsked);
    this.#frameAsked = 0;
    occasions.leave(this.#heed);
    this.#foreign.stop();
    this.hide();
  }

  /** Whether the article is to be read as text now. */
  get wanted() { return this.#alone || this.#listener.wished() || occasions.forcedColors || this.#isTranslated; }

  get shown() { return this.#text.article !== null && !this.place.hidden; }

  /** The article's element, or null. */
  get article() { return this.#text.article; }

  /** How far the reader is, 0 to 1. */
  get progress() {
    if (!this.shown) return 0;
    const { top, bottom } = visiblePart(this.article, scrollerOf(this.#host));
    const room = this.article.offsetHeight - (bottom - top);
    return room <= 0 ? 1 : Math.min(1, Math.max(0, top / room));
  }

  get content() { return this.#content; }

  get #isTranslated() { return (occasions.translation || this.#translated) && this.#host.translate !== false; }

  /**
   * An article as the engine has read it.
   * @param {import('./protocol.js').Content} content
   * @param {{base: string|null, linkTarget: string}} options
   */
  open(content, options) {
    this.#content = content;
    this.#options = options;
    this.#alone = false;
    if (occasions.print) this.#prepareForPaper();
  }

  /** Nothing is known of an article any more; what is shown stays until another is. */
  forget() {
    this.#content = null;
    this.#alone = false;
    this.#translated = false;
    this.#foreign.stop();
    if (this.place.hidden) this.#drop();
  }

  /**
   * There will be no drawing: the text is what is read from now on.
   * @param {() => {html: string, base: string|null, linkTarget: string, language: string}} markup what to show where the engine
   *   has not read the article
   */
  standAlone(markup) {
    this.#alone = true;
    if (!this.#content) {
      const { html, ...options } = markup();
      this.#text.showMarkup(html, options);
    }
  }

  /** The text is there to be shown: at once. */
  build() {
    if (this.#content && this.#built !== this.#content) this.#text.show(this.#content, this.#options);
    this.#built = this.#content;
    this.#frame.classList.toggle('readable', this.#text.article !== null);
    this.#lie();
    this.dress();
  }

  /** As the reader wishes it. */
  dress() {
    const { settings, theme } = this.#listener.look();
    this.#text.set(settings, theme);
  }

  /** Something else is shown: the text goes, unless it is on its way to paper or cannot be made again. */
  hide() {
    if (!this.#alone && !occasions.print) this.#drop();
  }

  #drop() {
    this.#refold = null;
    this.#built = null;
    this.#text.clear();
    this.#frame.classList.remove('readable');
  }

  /** Looks after the words of the drawing's own text. @param {Element|null} root */
  guard(root) {
    if (root && this.#content && !this.#translated) this.#foreign.watch(root, this.#content.text);
  }

  /** Where the reader is in the text. @param {number} y CSS px of the viewport @returns {import('./text_place.js').Place|null} */
  placeAt(y) { return this.#text.placeAt(y); }

  heightOf(place) { return this.#text.heightOf(place); }

  #prepareForPaper() {
    if (occasions.print) {
      this.build();
      this.#refold ??= this.#text.unfold();
      return;
    }
    this.#refold?.();
    this.#refold = null;
    if (this.place.hidden) this.hide();
  }

  #lie() {
    const host = this.#isTranslated && !this.place.hidden ? this.#host : null;
    if (host) adoptLightStyle(host.getRootNode());
    this.#text.lieIn(host);
  }
}
