// The reader's choices: kept between visits where the browser lets us, given to the element as its properties.
import { words } from './words.js';

const KEY = 'banxin settings';
const DEFAULTS = { theme: 'auto', fontSize: '18', lineHeight: '1.8', measure: '38', align: 'justify', typesetting: 'full', mode: 'canvas',
  copySource: '', slash: 'yes' };
const SIZES = [14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 32, 36, 40];
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The choices of the last visit. */
export function stored() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { ...DEFAULTS };
  }
}

export class Settings {
  #form;
  #article;
  #values = stored();
  #heed;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} article
   * @param {Record<string, (value: string) => void>} [heed] what the element does not know, by name: told at first and when changed
   */
  constructor(form, article, heed = {}) {
    this.#form = form;
    this.#article = article;
    this.#heed = heed;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      for (const [name, value] of Object.entries(DEFAULTS)) this.#set(name, value);
    });
    form.addEventListener('change', ({ target }) => {
      if (target.name === 'language') words.language = target.value;
      else if (target.type === 'checkbox') this.#set(target.name, target.checked ? 'yes' : '');
      else if (target.name in DEFAULTS) this.#set(target.name, target.value);
    });
    form.addEventListener('click', ({ target }) => {
      const step = target.closest('[data-step]')?.dataset.step;
      if (step) this.#stepSize(Number(step));
    });
    dark.addEventListener('change', () => this.#colorFrame());
    form.elements.namedItem('language').value = words.language;
    for (const [name, value] of Object.entries(this.#values)) this.#apply(name, value);
  }

  #stepSize(step) {
    const now = Number(this.#values.fontSize);
    const next = step > 0 ? SIZES.find((size) => size > now) : SIZES.findLast((size) => size < now);
    if (next) this.#set('fontSize', String(next));
  }

  #set(name, value) {
    this.#values[name] = value;
    this.#apply(name, value);
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#values));
    } catch { /* private windows may refuse */ }
  }

  #apply(name, value) {
    const field = this.#form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (field?.type === 'checkbox') field.checked = Boolean(value);
    if (name === 'fontSize') this.#form.querySelector('output').textContent = value;
    if (name === 'theme') {
      document.documentElement.dataset.theme = value;
      this.#colorFrame();
    }
    if (name in this.#heed) this.#heed[name](value);
    else if (name in DEFAULTS) this.#article[name] = name === 'copySource' && !value ? null : value;
  }

  // The colour of a phone's own bars is that of the page.
  #colorFrame() {
    const meta = document.querySelector('meta[name=theme-color]');
    if (meta) meta.content = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  }
}
