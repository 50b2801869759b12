// The list of articles: those of the site, and the files that were opened in this tab; filtered as the reader types.
import { minutesOf } from './contents.js';
import { words } from './words.js';

/** @typedef {{file: string, title: string, author?: string, published?: string, characters?: number,
 *   fonts?: {face: string, file: string, bytes: number}[]}} Entry */

const LIST_PATIENCE_MS = 3000;  // an article does not wait longer for its list
const FILTER_FROM = 4;  // articles: fewer are seen at a glance

/** Width and case do not part what a reader means. */
const folded = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

function item(element, title, line) {
  const strong = document.createElement('strong');
  strong.textContent = title;
  element.append(strong);
  if (line) {
    const small = document.createElement('small');
    small.textContent = line;
    element.append(small);
  }
  const li = document.createElement('li');
  li.append(element);
  return li;
}

export class Library {
  #state;
  #list;
  #field;
  #count;
  #site;
  #openFile;
  #places;
  #entries = null;
  #coming = null;
  #files = [];

  /**
   * @param {HTMLElement} section
   * @param {URL} site folder of articles.json
   * @param {(file: File) => void} openFile
   * @param {import('./places.js').Places} places how far each was read
   */
  constructor(section, site, openFile, places) {
    this.#state = section.querySelector('.state');
    this.#list = section.querySelector('.list');
    this.#field = section.querySelector('.filter input');
    this.#count = section.querySelector('.count');
    this.#site = site;
    this.#openFile = openFile;
    this.#places = places;
    this.#field.addEventListener('input', () => this.#draw());
    this.#field.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#field.value || event.isComposing) return;
      event.preventDefault();
      this.#field.value = '';
      this.#draw();
    });
    words.onChange(() => this.#draw());
  }

  /** @param {File[]} files */
  add(files) {
    this.#files = [...files, ...this.#files.filter((old) => !files.some((file) => file.name === old.name && file.size === old.size))];
    this.#draw();
  }

  /** The site's entries; none when their list could not be had, which the section then says. @returns {Promise<Entry[]>} */
  show() {
    this.#draw();
    if (this.#entries) return Promise.resolve(this.#entries);
    this.#coming ??= this.#fetch().finally(() => { this.#coming = null; });
    return this.#coming;
  }

  /**
   * Where the exact subsets of an article of the site are; none when the list says nothing of it or does not come soon.
   * @param {URL} address @returns {Promise<URL[]>}
   */
  async fontsOf(address) {
    if (address.origin !== this.#site.origin) return [];
    const late = new Promise((resolve) => setTimeout(resolve, LIST_PATIENCE_MS, []));
    const entries = await Promise.race([this.show(), late]);
    const entry = entries.find(({ file }) => new URL(file, this.#site).href === address.href);
    return (entry?.fonts ?? []).map(({ file }) => new URL(file, this.#site));
  }

  async #fetch() {
    this.#say(words.of('fetching'));
    try {
      const response = await fetch(new URL('articles.json', this.#site));
      if (!response.ok) throw new Error(String(response.status));
      const { articles } = await response.json();
      if (!Array.isArray(articles)) throw new Error('no list');
      this.#entries = articles;
      this.#draw();
      return articles;
    } catch {
      const again = document.createElement('button');
      again.className = 'button';
      again.type = 'button';
      again.textContent = words.of('retry');
      again.addEventListener('click', () => this.show());
      this.#say(words.of('listFailed'), again);
      return [];
    }
  }

  #say(...parts) { this.#state.replaceChildren(...parts); }

  /** One line under the title: author, date, length, how far it was read. @param {Entry} entry */
  #lineOf({ file, author, published, characters }) {
    const parts = [author, published];
    if (characters) parts.push(words.of('length', characters, minutesOf(characters)));
    const progress = this.#places.of(file)?.progress ?? 0;
    if (progress > 0.98) parts.push(words.of('done'));
    else if (progress > 0.02) parts.push(words.of('read', Math.round(progress * 100)));
    return parts.filter(Boolean).join(' · ');
  }

  #rows() {
    const asked = folded(this.#field.value);
    const fits = (...texts) => !asked || texts.some((text) => text && folded(text).includes(asked));
    const rows = this.#files.filter(({ name }) => fits(name)).map((file) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.addEventListener('click', () => this.#openFile(file));
      return item(button, file.name, `${words.of('own')} · ${Math.max(1, Math.round(file.size / 1024))} KB`);
    });
    for (const entry of this.#entries ?? []) {
      if (!fits(entry.title, entry.author, entry.file)) continue;
      const link = document.createElement('a');
      link.href = `?${new URLSearchParams({ article: entry.file })}`;
      link.dataset.route = '';
      rows.push(item(link, entry.title || entry.file.replace(/^.*\//, ''), this.#lineOf(entry)));
    }
    return rows;
  }

  #draw() {
    const all = this.#files.length + (this.#entries?.length ?? 0);
    this.#field.parentElement.hidden = all < FILTER_FROM;
    const rows = this.#rows();
    this.#list.replaceChildren(...rows);
    this.#count.textContent = this.#field.value ? words.of('count', rows.length) : '';
    if (!this.#entries) return;
    if (rows.length) this.#say();
    else this.#say(words.of(all ? 'noMatch' : 'listEmpty'));
  }
}
