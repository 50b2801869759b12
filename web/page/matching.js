// Which paragraphs of two sides can be compared: the same text at the same measure and size.

const FAR = 12;  // paragraphs that one side may have and the other not

// Cells are as wide as each side's own idea of a table makes them, and no measure to set text in.
const CELLS = ['td', 'th', 'caption'];
const sameSetting = (a, b) => Math.abs((a.right - a.left) - (b.right - b.left)) < 1 && Math.abs(a.em - b.em) < 0.5 &&
  (a.align === 'justify') === (b.align === 'justify');

/**
 * Pairs in reading order. What only the browser knows of a character (its advance alone, whether it is code) is told to the
 * other side, too.
 * @param {(import('./page_targets.js').Paragraph & {key: string})[]} banxin
 * @param {(import('./page_targets.js').Paragraph & {key: string, ruby: boolean})[]} dom
 * @returns {{banxin: object[], dom: object[], left: number}} `left`: paragraphs of the first that have no partner
 */
export function matchParagraphs(banxin, dom) {
  const out = { banxin: [], dom: [], left: 0 };
  let next = 0;
  for (const paragraph of banxin) {
    const found = dom.slice(next, next + FAR).findIndex(({ key }) => key === paragraph.key);
    const partner = dom[next + found];
    if (found >= 0) next += found + 1;
    if (found < 0 || partner.ruby || CELLS.includes(paragraph.tag) || !sameSetting(paragraph, partner)) {
      out.left++;
      continue;
    }
    const known = new Map(partner.lines.flatMap(({ glyphs }) => glyphs.map((glyph) => [glyph.at + glyph.text.length, glyph])));
    for (const glyph of paragraph.lines.flatMap(({ glyphs }) => glyphs)) {
      const same = known.get(glyph.at + glyph.text.length);
      if (same && /\S/.test(glyph.text)) Object.assign(glyph, { natural: same.natural, code: same.code });
    }
    out.banxin.push(paragraph);
    out.dom.push(partner);
  }
  return out;
}
