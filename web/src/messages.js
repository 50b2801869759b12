// What readers are told, by code: one sentence that says what happened and what can be done.

const SENTENCES = {
  zh: {
    'not-found': '找不到这篇文章，它可能已移走：请核对地址，或打开另一篇。',
    'network': '没能取到这篇文章：请检查网络后重试。',
    'too-large': '文件超过了能打开的大小（64 MB）：请拆分后再打开。',
    'not-text': '这不是一篇文章文件：请打开 .md、.txt 或 .html 格式的文章。',
    'empty': '文件里没有可读的内容：请打开另一篇。',
    'damaged': '文件有损坏，已显示能够读出的部分：可以重新下载后再打开。',
    'wasm-unavailable': '浏览器没有启用 WebAssembly，文章以普通文字显示：换用新版浏览器可看到完整排版。',
    'wasm-failed': '排版引擎没能启动，文章以普通文字显示：可以重试。',
    'font-missing': '有字体没能取到，部分文字改用系统的字体：可以重试，或改用普通文字。',
  },
  en: {
    'not-found': 'The article is not there; check its address or open another one.',
    'network': 'The article could not be fetched; check the network and try again.',
    'too-large': 'The file is larger than can be opened (64 MB); split it and open the parts.',
    'not-text': 'This is not an article file; open one in .md, .txt or .html.',
    'empty': 'There is nothing to read in this file; open another one.',
    'damaged': 'The file is damaged; what could be read of it is shown. Fetch it anew to have the rest.',
    'wasm-unavailable': 'WebAssembly is off in this browser, so the article is shown as plain text; a newer browser sets it in full.',
    'wasm-failed': 'The typesetting engine did not start, so the article is shown as plain text; you can try again.',
    'font-missing': 'Some fonts did not come and those of the system stand in for them; try again or read it as plain text.',
  },
};

const IMAGE_WORDS = {
  zh: { retryImage: '重试载入图片', enlarge: '放大图片', previousImage: '上一张', nextImage: '下一张', realSize: '实际大小', larger: '放大',
    fitWindow: '适合窗口', closeImage: '关闭' },
  en: { retryImage: 'Try again to load the image', enlarge: 'Enlarge the image', previousImage: 'Previous image', nextImage: 'Next image',
    realSize: 'Real size', larger: 'Larger', fitWindow: 'Fit the window', closeImage: 'Close' },
};

const WORDS = {
  zh: { retry: '重试', plain: '普通文字', image: '图片', imageFailed: '图片没有载入', loading: '正在打开…', close: '知道了', cannotOpen: '打不开这篇文章', source: '出处：', table: '表格' },
  en: { retry: 'Try again', plain: 'Plain text', image: 'Image', imageFailed: 'The image did not load', loading: 'Opening…', close: 'Dismiss', cannotOpen: 'The article cannot be opened', source: 'Source: ', table: 'Table' },
};

/** 'zh' or 'en', by the language of the page around `element`; Chinese where it does not say. */
export function messageLanguage(element) {
  const tag = element?.parentElement?.closest?.('[lang]')?.lang || document.documentElement.lang || 'zh';
  return /^zh\b/i.test(tag) ? 'zh' : 'en';
}

/** @param {string} code @param {'zh'|'en'} language */
export const sentenceOf = (code, language) => SENTENCES[language][code] ?? SENTENCES[language]['wasm-failed'];

/** @param {'zh'|'en'} language */
export const wordsOf = (language) => ({ ...WORDS[language], ...IMAGE_WORDS[language] });
