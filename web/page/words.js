// The page's own words, in Chinese and in English. Elements name theirs: data-words for the text, data-label for what is heard,
// data-tip for both what is heard and shown on hovering, data-hint for a field.

const KEY = 'banxin language';

const WORDS = {
  zh: {
    name: '版心', tools: '工具', openFile: '打开文件', settings: '阅读设置', contents: '目录与位置', articles: '文章',
    hint: '从目录里选一篇，或打开、拖入、粘贴自己的文章。', compare: '与浏览器并排比较', filter: '按题目或作者筛选', filterLabel: '筛选文章',
    background: '底色', auto: '随系统', light: '亮', sepia: '米黄', dark: '暗', size: '字号', smaller: '小', larger: '大', smallerLabel: '小一号', largerLabel: '大一号',
    leading: '行距', tight: '紧', middle: '中', loose: '松', measure: '栏宽', narrow: '窄', wide: '宽', align: '对齐', justify: '两端', start: '左',
    setting: '排法', full: '精排', simple: '简排', show: '显示', canvas: '排版', text: '普通文字', copying: '复制', withSource: '附上出处', language: '语言',
    reset: '恢复默认', drop: '松手即可打开', noScript: '阅读文章需要 JavaScript。', fetching: '正在取目录…', retry: '重试',
    listFailed: '目录没能取到：请检查网络后重试，或打开自己的文件。', listEmpty: '目录里还没有文章：打开一个文件，或把它拖到这里。',
    noMatch: '没有题目或作者合乎此条件的文章。', count: (n) => `${n} 篇`, own: '本机文件', length: (n, m) => `${n.toLocaleString('zh-Hans')} 字，约 ${m} 分钟`,
    read: (percent) => `读到 ${percent}%`, done: '读完', left: (m) => (m < 1 ? '将读完' : `剩约 ${m} 分钟`), outline: '目录', noHeadings: '这篇文章没有小标题。',
    original: '查看原文', copyLink: '复制此处链接', copied: '链接已复制', notCopied: '没能复制，链接已在地址栏里', pasted: '粘贴的文章', toTop: '回到开头',
    find: '查找', slash: '按 / 查找', findHint: '在文章里查找', findNext: '下一处', findPrevious: '上一处', findClose: '关闭查找', findNone: '没有找到',
    findCount: (n, all) => `第 ${n.toLocaleString('zh-Hans')} 处，共 ${all.toLocaleString('zh-Hans')} 处`,
  },
  en: {
    name: 'Banxin', tools: 'Tools', openFile: 'Open file', settings: 'Reading settings', contents: 'Contents and place', articles: 'Articles',
    hint: 'Pick one of the list, or open, drop or paste an article of your own.', compare: 'Compare with the browser', filter: 'Filter by title or author', filterLabel: 'Filter articles',
    background: 'Page', auto: 'System', light: 'Light', sepia: 'Sepia', dark: 'Dark', size: 'Size', smaller: 'A−', larger: 'A+', smallerLabel: 'A− smaller', largerLabel: 'A+ larger',
    leading: 'Lines', tight: 'Tight', middle: 'Medium', loose: 'Loose', measure: 'Measure', narrow: 'Narrow', wide: 'Wide', align: 'Align', justify: 'Justify', start: 'Left',
    setting: 'Setting', full: 'Full', simple: 'Simple', show: 'Show', canvas: 'Typeset', text: 'Plain text', copying: 'Copy', withSource: 'with source', language: 'Language',
    reset: 'Reset', drop: 'Drop to open', noScript: 'Reading articles needs JavaScript.', fetching: 'Fetching the list…', retry: 'Try again',
    listFailed: 'The list could not be fetched; check the network and try again, or open a file of your own.', listEmpty: 'There are no articles in the list yet; open a file or drop it here.',
    noMatch: 'No article has such a title or author.', count: (n) => `${n} article${n === 1 ? '' : 's'}`, own: 'file of this device', length: (n, m) => `${n.toLocaleString('en')} characters, ${m} min`,
    read: (percent) => `read to ${percent}%`, done: 'read', left: (m) => (m < 1 ? 'nearly done' : `${m} min left`), outline: 'Contents', noHeadings: 'This article has no headings.',
    original: 'See the original', copyLink: 'Copy link to here', copied: 'Link copied', notCopied: 'Could not copy; the link is in the address bar', pasted: 'Pasted article', toTop: 'To the beginning',
    find: 'Find', slash: 'Find with /', findHint: 'Find in the article', findNext: 'Next hit', findPrevious: 'Previous hit', findClose: 'Close', findNone: 'Not found',
    findCount: (n, all) => `${n.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  },
};

/** The language of the last visit; Chinese before that, as the articles are. */
function chosen() {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored in WORDS) return stored;
  } catch { /* private windows may refuse */ }
  return 'zh';
}

export class Words {
  #language = chosen();
  #heard = new Set();

  get language() { return this.#language; }

  /** @param {'zh'|'en'} language */
  set language(language) {
    if (!(language in WORDS) || language === this.#language) return;
    this.#language = language;
    try {
      localStorage.setItem(KEY, language);
    } catch { /* private windows may refuse */ }
    this.apply();
    for (const heed of this.#heard) heed();
  }

  /** `heed` is called when the language has changed. @param {() => void} heed */
  onChange(heed) { this.#heard.add(heed); }

  /** @param {string} key @param {...(string|number)} values */
  of(key, ...values) {
    const word = WORDS[this.#language][key];
    return typeof word === 'function' ? word(...values) : word;
  }

  /** Writes the words of all elements below `root`. @param {ParentNode} [root] */
  apply(root = document) {
    if (root === document) document.documentElement.lang = this.#language === 'zh' ? 'zh-Hans' : 'en';
    for (const element of root.querySelectorAll('[data-words]')) element.textContent = this.of(element.dataset.words);
    for (const element of root.querySelectorAll('[data-label]')) element.ariaLabel = this.of(element.dataset.label);
    for (const element of root.querySelectorAll('[data-tip]')) element.title = element.ariaLabel = this.of(element.dataset.tip);
    for (const element of root.querySelectorAll('[data-hint]')) element.placeholder = this.of(element.dataset.hint);
  }
}

export const words = new Words();
