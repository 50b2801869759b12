// The panel of an article: its headings with the one that is read marked, how much is left, the way to the original and a link to
// this place.
import { linkToHere } from './deep_link.js';
import { words } from './words.js';

const CHARACTERS_A_MINUTE = 450;

/** Minutes that so many characters take, not less than one. */
export const minutesOf = (characters) => Math.max(1, Math.round(characters / CHARACTERS_A_MINUTE));

export class Contents {
  #drawer;
  #article;
  #list;
  #none;
  #left;
  #original;
  #said;
  #bar;
  #shown = '';

  /**
   * @param {HTMLDetailsElement} drawer
   * @param {HTMLElement} bar shows how far the reader is
   * @param {HTMLElement} article the <banxin-article>
   */
  constructor(drawer, bar, article) {
    this.#drawer = drawer;
    this.#article = article;
    this.#bar = bar;
    const find = (selector) => drawer.querySelector(selector);
    this.#list = find('.headings');
    this.#none = find('.none');
    this.#left = find('.left');
    this.#original = find('.original');
    this.#said = find('[role=status]');
    this.#list.addEventListener('click', ({ target }) => {
      const button = target.closest('button');
      if (!button) return;
      drawer.open = false;
      article.scrollToHeading(Number(button.dataset.index));
    });
    find('.copy-link').addEventListener('click', () => this.#copyLink());
    find('.to-top').addEventListener('click', () => {
      drawer.open = false;
      scrollTo(0, 0);
    });
    drawer.addEventListener('toggle', () => this.tell());
    words.onChange(() => this.renew());
  }

  /** Another article, or another language. */
  renew() {
    const { article } = this.#article;
    this.#shown = '';
    this.#original.hidden = !article?.url;
    if (article?.url) this.#original.href = article.url;
    this.#said.textContent = '';
    this.tell();
  }

  // The first heading is the title.
  #write() {
    const outline = this.#article.outline.map((heading, index) => ({ ...heading, index })).slice(1);
    const key = outline.map(({ text }) => text).join('\n');
    if (key === this.#shown && this.#list.childElementCount === outline.length) return;
    this.#shown = key;
    const top = Math.min(...outline.map(({ level }) => level));
    this.#none.hidden = outline.length > 0;
    this.#list.replaceChildren(...outline.map(({ level, text, index }) => {
      const item = document.createElement('li');
      const button = item.appendChild(document.createElement('button'));
      button.type = 'button';
      button.dataset.index = index;
      button.dataset.depth = Math.min(3, level - top);
      button.textContent = text;
      return item;
    }));
  }

  /** Tells where the reader is. */
  tell() {
    const { article, progress } = this.#article;
    this.#bar.style.setProperty('--read', String(progress));
    const characters = article?.counts?.characters ?? 0;
    this.#left.textContent = characters ? words.of('left', progress > 0.995 ? 0 : minutesOf(characters * (1 - progress))) : '';
    if (!this.#drawer.open) return;
    this.#write();
    const current = this.#article.heading;
    for (const button of this.#list.querySelectorAll('button')) {
      if (Number(button.dataset.index) === current) button.setAttribute('aria-current', 'location');
      else button.removeAttribute('aria-current');
    }
  }

  async #copyLink() {
    const link = linkToHere(this.#article);
    try {
      await navigator.clipboard.writeText(link);
      this.#said.textContent = words.of('copied');
    } catch {
      history.replaceState(history.state, '', link);
      this.#said.textContent = words.of('notCopied');
    }
  }
}
