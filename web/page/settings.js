// The reader's choices: kept between visits where the browser lets us, given to the element as its properties.

const KEY = 'banxin settings';
const DEFAULTS = { theme: 'auto', fontSize: '18', lineHeight: '1.8', align: 'justify', mode: 'canvas' };
const SIZES = [14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 32, 36, 40];

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

  /** @param {HTMLFormElement} form @param {HTMLElement} article */
  constructor(form, article) {
    this.#form = form;
    this.#article = article;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', ({ target }) => {
      if (target.name in DEFAULTS) this.#set(target.name, target.value);
    });
    form.addEventListener('click', ({ target }) => {
      const { step, for: name } = target.dataset ?? {};
      if (name === 'fontSize') this.#stepSize(Number(step));
    });
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
    if (name === 'fontSize') this.#form.querySelector('output').textContent = value;
    if (name === 'theme') document.documentElement.dataset.theme = value;
    this.#article[name] = value;
  }
}
