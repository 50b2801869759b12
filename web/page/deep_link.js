// What an address says of a place in the article: #p=12 a paragraph, #o=345 a code point of the reading text, and the browsers'
// own text fragments, #:~:text=words, which come too early for an article that is still on its way.

/** The fragment as it was asked for: browsers take text fragments out of the address that scripts see. */
function askedFragment() {
  const [entry] = performance.getEntriesByType?.('navigation') ?? [];
  const asked = entry?.name ? new URL(entry.name).hash : '';
  return location.hash || (asked.includes(':~:') && new URL(entry.name).search === location.search ? asked : '');
}

/**
 * @param {string} fragment with its #
 * @returns {{paragraph: number}|{offset: number}|{words: string}|null}
 */
export function readFragment(fragment) {
  const number = (pattern) => Number(pattern.exec(fragment)?.[1] ?? NaN);
  const paragraph = number(/^#p=(\d{1,7})(?:$|:~:)/);
  if (paragraph > 0) return { paragraph };
  const offset = number(/^#o=(\d{1,9})(?:$|:~:)/);
  if (offset >= 0) return { offset };
  const directive = /:~:(?:.*&)?text=([^&]+)/.exec(fragment)?.[1];
  if (!directive) return null;
  // [prefix-,]start[,end][,-suffix]
  const [start = ''] = directive.split(',').filter((part) => !part.endsWith('-') && !part.startsWith('-'));
  try {
    return start ? { words: decodeURIComponent(start) } : null;
  } catch {
    return null;
  }
}

/** Comes to the place that the address names. @returns {boolean} whether it names one that is there */
export function followFragment(article) {
  const asked = readFragment(askedFragment());
  if (!asked) return false;
  if (asked.paragraph) return article.scrollToParagraph(asked.paragraph);
  if (asked.words) {
    article.find?.(asked.words);
    return Boolean(article.find);
  }
  article.scrollToOffset(asked.offset);
  return true;
}

/** An address of the paragraph at the top of the screen. @returns {string} */
export function linkToHere(article) {
  const url = new URL(location.href);
  url.hash = article.paragraph > 0 ? `p=${article.paragraph}` : '';
  return url.href.replace(/#$/, '');
}
