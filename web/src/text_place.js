// Where a reader is in an article's own text, whatever shows it: a text node's number and how far down in its lines, or an image's.
// The drawing tells it from the places of its blocks, the text mode from the browser's own lines.

/**
 * @typedef {object} Place
 * @property {number} node number in the tree: of a text, or of an element without one
 * @property {number} part 0 to 1: how much of the node's text, or of its height, is above
 * @property {number} gap CSS px from the height that was asked for down to that line
 */

const lengthOf = (content, node) => content.ends[node] - content.begins[node];

const LEADING = 1.75;  // of most text; how many lines a block has is not told

/** The lines of a block, about: how many, and how high each is. CSS px. */
function linesOf({ rect }, { fontSize }) {
  const count = Math.max(1, Math.round(rect.height / (LEADING * fontSize)));
  return { count, height: rect.height / count };
}

/**
 * The place at a height of the drawing: a line's beginning.
 * @param {import('./protocol.js').Layout} layout
 * @param {import('./protocol.js').Content} content
 * @param {number} y CSS px of the page
 * @returns {Place|null} null above the first block
 */
export function placeInLayout(layout, content, y) {
  let found = null;
  for (const block of layout.blocks) {
    if (block.rect.y > y || block.tag === 'marker') continue;
    if (!found || block.rect.y >= found.rect.y) found = block;
  }
  if (!found) return null;
  const { count, height } = linesOf(found, layout);
  const line = Math.min(count - 1, Math.floor((y - found.rect.y) / height));
  const gap = found.rect.y + line * height - y;
  const texts = found.parts.filter((node) => lengthOf(content, node) > 0);
  let left = (line / count) * texts.reduce((sum, node) => sum + lengthOf(content, node), 0);
  for (const node of texts) {
    const length = lengthOf(content, node);
    if (left < length) return { node, part: left / length, gap };
    left -= length;
  }
  return { node: found.node, part: line / count, gap };
}

/**
 * The height of a place in the drawing, CSS px of the page; null when it is not drawn.
 * @param {import('./protocol.js').Layout} layout
 * @param {import('./protocol.js').Content} content
 * @param {Place} place
 */
export function heightInLayout(layout, content, place) {
  const block = layout.blocks.find(({ parts }) => parts.includes(place.node)) ?? layout.blocks.find(({ node }) => node === place.node);
  if (!block) return null;
  let before = 0;
  let all = 0;
  for (const node of block.parts) {
    const length = lengthOf(content, node);
    if (node === place.node) before = all + place.part * length;
    all += length;
  }
  const { count, height } = linesOf(block, layout);
  const within = block.parts.includes(place.node) ? before / Math.max(1, all) : place.part;
  // Of the line that holds it, the beginning; a hair's breadth before one is that one.
  const line = Math.min(count - 1, Math.floor(within * count + 0.2));
  return block.rect.y + line * height - place.gap;
}

/** The rectangle of a node of the DOM, or null where it shows nothing. CSS px of the viewport. */
function rectOf(node, begin = 0, end = node.length) {
  if (node.nodeType === Node.ELEMENT_NODE) return node.getClientRects()[0] ?? null;
  const range = document.createRange();
  range.setStart(node, begin);
  range.setEnd(node, end);
  const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  if (!rects.length) return null;
  return { top: Math.min(...rects.map(({ top }) => top)), bottom: Math.max(...rects.map(({ bottom }) => bottom)) };
}

/**
 * The place at a height of the screen, in text that the browser has set.
 * @param {(Node|null)[]} nodes of the article by number
 * @param {number} y CSS px of the viewport
 * @returns {Place|null} null above the first line
 */
export function placeInText(nodes, y) {
  const shown = (i) => nodes[i] && (nodes[i].nodeType === Node.TEXT_NODE || nodes[i].localName === 'img') && rectOf(nodes[i]);
  // The last node that begins at or above the height: they stand in order, but for those beside each other.
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    let at = middle;
    let rect = null;
    for (; at < high && !rect; at++) rect = shown(at) || null;
    if (rect && rect.top <= y) low = at;
    else high = middle;
  }
  for (let node = low - 1; node >= 0; node--) {
    const rect = shown(node);
    if (!rect) continue;
    if (nodes[node].nodeType === Node.ELEMENT_NODE) {
      const height = Math.max(1, rect.bottom - rect.top);
      const part = Math.min(1, (y - rect.top) / height);
      return { node, part, gap: rect.top + part * height - y };
    }
    const offset = firstBelow(nodes[node], y);
    const line = rectOf(nodes[node], Math.min(offset, nodes[node].length - 1), Math.min(offset + 1, nodes[node].length)) ?? rect;
    return { node, part: offset / nodes[node].length, gap: line.top - y };
  }
  return null;
}

/** The first character of a text node on a line that reaches below a height. */
function firstBelow(text, y) {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const rect = rectOf(text, middle, middle + 1);
    if (rect && rect.bottom <= y + 1) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The height of a place in text that the browser has set, CSS px of the viewport; null when it is not shown. */
export function heightInText(nodes, place) {
  const node = nodes[place.node];
  if (!node?.isConnected) return null;
  if (node.nodeType === Node.ELEMENT_NODE) {
    const rect = rectOf(node);
    return rect && rect.top + place.part * (rect.bottom - rect.top) - place.gap;
  }
  const at = Math.min(node.length - 1, Math.floor(place.part * node.length));
  const rect = rectOf(node, Math.max(0, at), Math.max(0, at) + 1) ?? rectOf(node);
  return rect && rect.top - place.gap;
}
