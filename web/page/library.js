// The list of articles: those of the site, and the files that were opened in this tab.

/** @typedef {{file: string, title: string, author?: string, published?: string, characters?: number}} Entry */

const minutes = (characters) => Math.max(1, Math.round(characters / 450));

/** One line under the title: author, date, length. @param {Entry} entry */
function description({ author, published, characters }) {
  const parts = [author, published];
  if (characters) parts.push(`${characters.toLocaleString('zh-Hans')} 字，约 ${minutes(characters)} 分钟`);
  return parts.filter(Boolean).join(' · ');
}

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
  #site;
  #openFile;
  #entries = null;
  #coming = null;
  #files = [];

  /**
   * @param {HTMLElement} section
   * @param {URL} site folder of articles.json
   * @param {(file: File) => void} openFile
   */
  constructor(section, site, openFile) {
    this.#state = section.querySelector('.state');
    this.#list = section.querySelector('.list');
    this.#site = site;
    this.#openFile = openFile;
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

  async #fetch() {
    this.#say('正在取目录…');
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
      again.textContent = '重试';
      again.addEventListener('click', () => this.show());
      this.#say('目录没能取到：请检查网络后重试，或打开自己的文件。', again);
      return [];
    }
  }

  #say(...parts) { this.#state.replaceChildren(...parts); }

  #draw() {
    const rows = this.#files.map((file) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.addEventListener('click', () => this.#openFile(file));
      return item(button, file.name, `本机文件 · ${Math.max(1, Math.round(file.size / 1024))} KB`);
    });
    for (const entry of this.#entries ?? []) {
      const link = document.createElement('a');
      link.href = `?${new URLSearchParams({ article: entry.file })}`;
      link.dataset.route = '';
      rows.push(item(link, entry.title || entry.file.replace(/^.*\//, ''), description(entry)));
    }
    this.#list.replaceChildren(...rows);
    if (this.#entries) this.#say(...rows.length ? [] : ['目录里还没有文章：打开一个文件，或把它拖到这里。']);
  }
}
