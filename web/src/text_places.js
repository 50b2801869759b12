// Places in the article's text, whatever spans its text nodes are parted into at the moment: a place is a text node's number
// and UTF-16 code units of its text. A selection survives that lines are parted, joined and laid out anew.
import { composedRange } from './composed_range.js';
import { dressSegment, sizeOf } from './line_segments.js';

/** @typedef {{node: number, offset: number}} Place */

export class TextPlaces {
  #texts = [];             // by node: the text as one Text node, or null
  #parts = new Map();      // node -> Nodes that stand for it
  #origins = new WeakMap();  // Text -> {node, begin}

  /** @param {(Node|null)[]} nodes of the article, by number */
  set(nodes) {
    this.#parts.clear();
    this.#texts = nodes.map((node) => (node?.nodeType === Node.TEXT_NODE ? node : null));
    this.#texts.forEach((text, node) => text && this.#origins.set(text, { node, begin: 0 }));
  }

  /** What stands first in the document for a text node. */
  firstOf(node) { return this.#parts.get(node)?.[0] ?? this.#texts[node]; }

  /** Parts text nodes into spans. @param {import('./line_segments.js').LineSegment[]} segments in order */
  part(segments, rightToLeft) {
    let blanks = [];
    for (let i = 0; i < segments.length;) {
      const { node } = segments[i];
      if (node < 0) {
        const blank = document.createElement('span');
        dressSegment(blank, segments[i++], rightToLeft);
        blanks.push(blank);
        continue;
      }
      let end = i;
      while (end < segments.length && segments[end].node === node) end++;
      this.#partOne(node, segments.slice(i, end), rightToLeft, blanks);
      blanks = [];
      i = end;
    }
  }

  #partOne(node, segments, rightToLeft, blanks) {
    const text = this.#texts[node];
    const standing = this.#parts.get(node);
    if (!text || standing) return;
    const { data } = text;
    const parts = [...blanks];
    const put = (begin, end, parent) => {
      const piece = document.createTextNode(data.slice(begin, end));
      this.#origins.set(piece, { node, begin });
      if (parent) parent.append(piece);
      else parts.push(piece);
    };
    let at = 0;
    for (const segment of segments) {
      if (segment.begin > at) put(at, segment.begin, null);
      const span = document.createElement('span');
      dressSegment(span, segment, rightToLeft);
      put(segment.begin, segment.end, span);
      parts.push(span);
      at = segment.end;
    }
    if (at < data.length) put(at, data.length, null);
    // A link has a box as high as its words, for whoever asks where it is; its line is no higher for it.
    const link = text.parentElement?.closest('a');
    if (link && segments.length) link.style.fontSize = sizeOf(segments[0]);
    text.replaceWith(...parts);
    this.#parts.set(node, parts);
  }

  /** Text nodes in one piece again. @param {number[]} nodes */
  join(nodes) {
    for (const node of nodes) {
      const parts = this.#parts.get(node);
      if (!parts) continue;
      this.#parts.delete(node);
      parts[0].replaceWith(this.#texts[node]);
      const link = this.#texts[node].parentElement?.closest('a');  // null: a translator has put it away
      if (link) link.style.fontSize = '';
      for (const part of parts.slice(1)) part.remove();
    }
  }

  /** The place of a boundary point of the DOM; null outside the text. @returns {Place|null} */
  placeOf(container, offset) {
    const origin = this.#origins.get(container);
    return origin ? { node: origin.node, offset: origin.begin + offset } : null;
  }

  /** The boundary point of a place. @param {Place} place @returns {[Node, number]|null} */
  pointOf({ node, offset }) {
    const parts = this.#parts.get(node);
    if (!parts) return this.#texts[node] ? [this.#texts[node], Math.min(offset, this.#texts[node].length)] : null;
    let found = null;
    for (const part of parts) {
      const text = part.nodeType === Node.TEXT_NODE ? part : part.firstChild;
      if (!text) continue;
      const { begin } = this.#origins.get(text);
      if (begin > offset) break;
      found = [text, Math.min(offset - begin, text.length)];
    }
    return found;
  }

  /** The selection as it stands in `root`, to be made anew; null when it does not stand in text. */
  selection(root) {
    const selection = (root.getSelection ?? document.getSelection).call(root.getSelection ? root : document);
    if (!selection || selection.rangeCount === 0) return null;
    const range = composedRange(selection, root) ?? selection.getRangeAt(0);
    const start = this.placeOf(range.startContainer, range.startOffset);
    const end = this.placeOf(range.endContainer, range.endOffset);
    if (!start && !end) return null;
    const backwards = selection.direction === 'backward';
    return { selection, start, end, range, backwards };
  }

  /** Selects again what was selected. @param {ReturnType<TextPlaces['selection']>} selected */
  select(selected) {
    if (!selected) return;
    const { selection, start, end, range, backwards } = selected;
    const from = (start && this.pointOf(start)) ?? [range.startContainer, range.startOffset];
    const to = (end && this.pointOf(end)) ?? [range.endContainer, range.endOffset];
    if (!from[0].isConnected || !to[0].isConnected) return;
    const now = composedRange(selection, from[0].getRootNode());
    if (now && now.startContainer === from[0] && now.startOffset === from[1] && now.endContainer === to[0] && now.endOffset === to[1]) return;
    if (backwards) selection.setBaseAndExtent(...to, ...from);
    else selection.setBaseAndExtent(...from, ...to);
  }
}
