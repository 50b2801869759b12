// Where the browser set the characters of an article, as the paragraphs that page_targets.js counts: one Range for each
// character. A rectangle tells the space that a character takes; how much of it is the browser's own addition is told by
// the line: a browser widens every Han of a justified line by the same amount, behind it, and once more before it where
// the character before could not be widened (CSS Text 3, 7.4).
import { keyOf, withoutEdgeSpaces } from './banxin_lines.js';

const HAN = /^\p{Script=Han}/u;
const WIDE = /^[\p{Script=Han}\u3001-\u301f\uff01-\uff65“”‘’…⋯—]/u;
const OPENING = '（「『【〔［｛《〈〖〘“‘';
const LATIN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
const CODE = 'code, kbd, samp, pre';
const NEW_LINE = 0.7;  // em between the middles of two characters

/** Text nodes by the block that they stand in; a block inside a block parts the text around it. */
function* textGroups(root) {
  const blocks = new Map();  // element -> is it a block
  const isBlock = (element) => {
    if (!blocks.has(element)) blocks.set(element, !getComputedStyle(element).display.startsWith('inline'));
    return blocks.get(element);
  };
  const blockOf = (element) => {
    while (element !== root && !isBlock(element)) element = element.parentElement;
    return element;
  };
  let group = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.localName === 'br') group?.nodes.push(node);
      continue;
    }
    if (!node.data.trim() && !group) continue;
    const block = blockOf(node.parentElement);
    if (group && group.block !== block) {
      yield group;
      group = null;
    }
    group ??= { block, nodes: [] };
    group.nodes.push(node);
  }
  if (group) yield group;
}

/** Advances of characters alone, each set by the browser in the font, size and language that it has in the text. */
class Advances {
  #wanted = new Map();  // font and text -> glyphs

  want(glyph, { fontStyle, fontWeight, fontSize, fontFamily }) {
    const key = [fontStyle, fontWeight, fontSize, fontFamily, glyph.text].join('\n');
    if (!this.#wanted.has(key)) this.#wanted.set(key, []);
    this.#wanted.get(key).push(glyph);
  }

  /** Measures in an unseen part of `root`. */
  measure(root) {
    const place = document.createElement('div');
    Object.assign(place.style, { position: 'absolute', top: 0, visibility: 'hidden', whiteSpace: 'pre', textAlign: 'left' });
    const spans = [...this.#wanted.keys()].map((key) => {
      const [fontStyle, fontWeight, fontSize, fontFamily, text] = key.split('\n');
      const span = document.createElement('span');
      Object.assign(span.style, { display: 'inline-block', fontStyle, fontWeight, fontSize, fontFamily });
      span.textContent = text;
      return span;
    });
    place.append(...spans);
    root.append(place);
    const widths = spans.map((span) => span.getBoundingClientRect().width);
    place.remove();
    [...this.#wanted.values()].forEach((glyphs, i) => {
      for (const glyph of glyphs) glyph.natural = widths[i];
    });
  }
}

/** Every character of a text node that takes room. */
function charactersOf(node, style, range, advances, into) {
  const size = parseFloat(style.fontSize);
  const code = node.parentElement.closest(CODE) !== null;
  for (let i = 0; i < node.length;) {
    const text = String.fromCodePoint(node.data.codePointAt(i));
    range.setStart(node, i);
    i += text.length;
    range.setEnd(node, i);
    const rect = range.getClientRects()[0];
    if (!rect || (rect.width === 0 && /\s/.test(text))) continue;
    if (rect.width === 0 && into.length) {
      into.at(-1).text += text;  // a mark on the character before
      continue;
    }
    const { left, right, top, bottom } = rect;
    const glyph = { text, size, code, left, right, origin: left, top, bottom, natural: size };
    if (!WIDE.test(text)) advances.want(glyph, style);
    into.push(glyph);
  }
}

function linesOf(characters, em) {
  const lines = [];
  let middle = 0;
  for (const character of characters) {
    if (character.forced) {
      if (lines.length) lines.at(-1).last = true;
      middle = -Infinity;
      continue;
    }
    const own = (character.top + character.bottom) / 2;
    if (!lines.length || Math.abs(own - middle) > NEW_LINE * em) {
      lines.push({ glyphs: [], last: false });
      middle = own;
    }
    lines.at(-1).glyphs.push(character);
  }
  if (lines.length) lines.at(-1).last = true;
  return lines;
}

/** Takes what the browser added out of the origins. */
function findOrigins(glyphs, gap) {
  const latinNext = (i) => !glyphs[i].code && i + 1 < glyphs.length && LATIN.test(glyphs[i + 1].text) && !glyphs[i + 1].code;
  const additions = glyphs.flatMap((glyph, i) => (
    HAN.test(glyph.text) && i + 1 < glyphs.length ? [glyph.right - glyph.left - glyph.size - (latinNext(i) ? gap * glyph.size : 0)] : []));
  const every = additions.length ? Math.max(0, Math.min(...additions)) : 0;
  glyphs.forEach((glyph, i) => {
    if (!WIDE.test(glyph.text)) return;
    const width = glyph.right - glyph.left;
    const behind = i + 1 < glyphs.length ? every + (HAN.test(glyph.text) && latinNext(i) ? gap * glyph.size : 0) : 0;
    const body = HAN.test(glyph.text) || width - behind > 0.75 * glyph.size ? glyph.size : glyph.size / 2;
    glyph.origin = glyph.left + Math.max(0, width - behind - body);
    if (body < glyph.size && OPENING.includes(glyph.text)) glyph.origin -= glyph.size / 2;
  });
}

function contentOf(block) {
  const rect = block.getBoundingClientRect();
  const style = getComputedStyle(block);
  const px = (name) => parseFloat(style[name]) || 0;
  return {
    left: rect.left + px('paddingLeft') + px('borderLeftWidth'), right: rect.right - px('paddingRight') - px('borderRightWidth'),
    em: px('fontSize'), align: style.textAlign,
  };
}

/**
 * @param {Element} root the article
 * @param {number} gap em between Han and Latin that the browser was asked for
 * @param {number} most characters: the paragraph that goes beyond is the last
 * @returns {(import('./page_targets.js').Paragraph & {key: string})[]} blocks with text in reading order, from the root's top left;
 *   each glyph has `at`, its place in the key
 */
export function domParagraphs(root, gap, most = Infinity) {
  const { left: x, top: y } = root.getBoundingClientRect();
  const range = document.createRange();
  const advances = new Advances();
  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) {
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
      styles.set(element, { fontStyle, fontWeight, fontSize, fontFamily });
    }
    return styles.get(element);
  };
  const out = [];
  let seen = 0;
  for (const { block, nodes } of textGroups(root)) {
    if (seen > most) break;
    const characters = [];
    for (const node of nodes) {
      if (node.nodeType === Node.ELEMENT_NODE) characters.push({ forced: true });
      else charactersOf(node, styleOf(node.parentElement), range, advances, characters);
    }
    seen += characters.length;
    const { left, right, em, align } = contentOf(block);
    let at = 0;
    const lines = linesOf(characters, em).map(({ glyphs, last }) => {
      for (const glyph of glyphs) {
        glyph.at = at;
        at += keyOf(glyph.text).length;
        for (const side of ['left', 'right', 'origin']) glyph[side] -= x;
      }
      glyphs.sort((a, b) => a.left - b.left);
      const kept = withoutEdgeSpaces(glyphs);
      findOrigins(kept, gap);
      return {
        glyphs: kept, last, left: kept[0]?.left ?? 0, right: kept.at(-1)?.right ?? 0,
        top: Math.min(...kept.map(({ top }) => top)) - y, bottom: Math.max(...kept.map(({ bottom }) => bottom)) - y,
      };
    });
    const key = keyOf(characters.map(({ text = '' }) => text).join(''));
    if (key) out.push({ key, em, align, left: left - x, right: right - x, lines, ruby: block.querySelector('ruby') !== null });
  }
  advances.measure(root);
  return out;
}
