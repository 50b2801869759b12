// A selection of the article as what a reader wants on the clipboard: words without the page. Paragraphs are parted by one
// blank line, lines of the screen by nothing; gaps are no spaces. As HTML: the article's own elements, links with their whole
// address, nothing of how it is laid out.
import { composedRange } from './composed_range.js';

const BLOCKS = new Set(('address article aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ' +
  'nav ol p pre section table td th tr ul').split(' '));
const TIGHT = new Set(['li', 'dt', 'dd', 'tr', 'caption']);  // parted from their like by a line end alone
const LISTS = new Set(['ul', 'ol', 'dl']);
const CELLS = new Set(['td', 'th']);
const KEPT = { a: ['href'], img: ['alt'], ol: ['start', 'reversed'], li: ['value'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan', 'scope'], time: ['datetime'] };
const COMMON = ['lang', 'dir'];
// Of the page, not of the article: what only lays out, marks and buttons.
const isOwn = (element) => !element.matches('.marker, .focus-ring, .image > .alternative, .failed:not(.image), button');
const isBare = (element) => element.matches('span.s, span.image, div[data-run], div.sheet, .image *:not(img)');
const isBlock = (element) => BLOCKS.has(element.localName) && !isBare(element) && !element.matches('.byline > address');

/** Steps over `root` in document order: enter(element) -> whether to go on inside, leave(element), text(node). */
function walk(root, { enter, leave, text }) {
  for (let node = root; ;) {
    let child = null;
    if (node.nodeType === Node.TEXT_NODE) text(node);
    else if (node.nodeType === Node.ELEMENT_NODE && enter(node)) child = node.firstChild;
    if (child) {
      node = child;
      continue;
    }
    if (node.nodeType === Node.ELEMENT_NODE) leave(node);
    while (node !== root && !node.nextSibling) {
      node = node.parentNode;
      leave(node);
    }
    if (node === root) return;
    node = node.nextSibling;
  }
}

/** What stands between a block and its neighbours. */
function partingOf(element) {
  const { localName: tag, parentNode } = element;
  return TIGHT.has(tag) || (LISTS.has(tag) && parentNode.localName === 'li') ? '\n' : '\n\n';
}

/** What comes first in a block is parted by the block. */
function comesFirst(element) {
  const before = element.previousSibling;
  return !before || (before.className === 'marker' && !before.previousSibling);
}

/** The words of `range` below `root`. @param {HTMLElement} root @param {Range} range @returns {string} */
export function cleanText(root, range) {
  let out = '';
  let parting = '';  // what has to stand between what is there and what comes
  const part = (by) => { if (by.length > parting.length) parting = by; };
  const put = (words) => {
    const shown = parting || !out ? words.trimStart() : words;
    if (!shown) return;
    if (out) out += parting;
    parting = '';
    out += shown;
  };
  let number = '';
  walk(root, {
    enter(element) {
      if (!isOwn(element) || !range.intersectsNode(element)) return false;
      const tag = element.localName;
      if (tag === 'br') {
        if (parting.length < 2) parting += '\n';
      } else if (CELLS.has(tag)) {
        if (element.previousElementSibling) parting = '\t';
      } else if (isBlock(element) && !comesFirst(element)) {
        part(partingOf(element));
      }
      if (tag === 'li') number = numberOf(element, range);
      return true;
    },
    leave(element) {
      if (isBlock(element) && !CELLS.has(element.localName)) part(partingOf(element));
    },
    text(node) {
      const [begin, end] = partOf(node, range);
      if (begin >= end) return;
      put(number + node.data.slice(begin, end));
      number = '';
    },
  });
  return out;
}

// A list's numbers are words of the author's; bullets are not. Only of items that are selected from their first word on.
function numberOf(item, range) {
  const marker = item.querySelector(':scope > .marker');
  return marker && range.comparePoint(item, 0) === 0 ? marker.textContent : '';
}

/** Which UTF-16 code units of a text node lie in the range. */
function partOf(node, range) {
  if (!range.intersectsNode(node)) return [0, 0];
  const begin = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.length;
  return [begin, end];
}

/** Nodes written out as HTML. */
function markupOf(...nodes) {
  const writer = new XMLSerializer();
  return nodes.map((node) => writer.serializeToString(node)).join('').replaceAll(' xmlns="http://www.w3.org/1999/xhtml"', '');
}

/** The same as HTML. @param {HTMLElement} root @param {Range} range @returns {string} */
export function cleanHtml(root, range) {
  const out = document.createElement('div');
  const open = [[root, out]];
  const into = () => open.at(-1)[1];
  walk(root, {
    enter(element) {
      if (!isOwn(element) || !range.intersectsNode(element)) return false;
      if (element === root || isBare(element)) return true;
      const made = document.createElement(element.localName);
      for (const name of [...COMMON, ...KEPT[element.localName] ?? []]) {
        if (element.hasAttribute(name)) made.setAttribute(name, element.getAttribute(name));
      }
      if (made.localName === 'a' && element.href) made.setAttribute('href', element.href);
      if (made.localName === 'img' && element.src) made.setAttribute('src', element.src);
      into().append(made);
      open.push([element, made]);
      return true;
    },
    leave(element) { if (open.length > 1 && open.at(-1)[0] === element) open.pop(); },
    text(node) {
      const [begin, end] = partOf(node, range);
      if (begin < end) into().append(node.data.slice(begin, end));
    },
  });
  return markupOf(...out.childNodes);
}

/** What of the selection lies in `root`, also across the shadow tree's edge; null when nothing does. @returns {Range|null} */
export function selectedRange(root) {
  const tree = root.getRootNode();
  const whole = document.getSelection();
  const selection = whole?.getComposedRanges ? whole : tree.getSelection?.() ?? whole;
  if (!selection || selection.rangeCount === 0) return null;
  const found = composedRange(selection, tree) ?? selection.getRangeAt(0);
  const range = document.createRange();
  range.selectNodeContents(root);
  // A point in another tree is compared by the host of this one.
  const clamp = (container, offset, isStart) => {
    if (root.contains(container)) {
      if (isStart) range.setStart(container, offset);
      else range.setEnd(container, offset);
      return true;
    }
    const probe = document.createRange();
    const host = tree.host ?? root;
    const inTree = container.getRootNode() === tree;
    const mark = inTree ? root : host;
    probe.selectNode(mark);
    if (!probe.startContainer.getRootNode().contains(container)) return true;
    const side = probe.comparePoint(container, offset);
    return isStart ? side <= 0 : side >= 0;
  };
  if (!clamp(found.startContainer, found.startOffset, true) || !clamp(found.endContainer, found.endOffset, false)) return null;
  return range.collapsed ? null : range;
}

/**
 * Puts the selected part of the article on the clipboard. False when nothing of it is selected.
 * @param {DataTransfer} clipboard of a copy event
 * @param {HTMLElement} root the article
 * @param {{title: string, url: string, label: string}|null} source added as a last line
 */
export function copySelection(clipboard, root, source) {
  const range = selectedRange(root);
  if (!range) return false;
  let text = cleanText(root, range);
  if (!text.trim()) return false;
  let html = cleanHtml(root, range);
  if (source && (source.title || source.url)) {
    text += `\n\n${source.label}${[source.title, source.url].filter(Boolean).join(' ')}\n`;
    const line = document.createElement('p');
    line.append(source.label);
    const link = line.appendChild(document.createElement(source.url ? 'a' : 'span'));
    if (source.url) link.setAttribute('href', source.url);
    link.textContent = source.title || source.url;
    html += markupOf(line);
  }
  clipboard.setData('text/plain', text);
  clipboard.setData('text/html', html);
  return true;
}
