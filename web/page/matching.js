// Which paragraphs of two sides can be compared: the same text at the same measure and size.

const FAR = 12;  // paragraphs that one side may have and the other not

// Cells are as wide as each side's own idea of a table makes them, and no measure to set text in.
const CELLS = ['td', 'th', 'caption'];
const sameSetting = (a, b) => Math.abs((a.right - a.left) - (b.right - b.left)) < 1 && Math.abs(a.em - b.em) < 0.5 &&
  (a.align === 'justify') === (b.align === 'justify');

const glyphsOf = ({ lines }) => lines.flatMap(({ glyphs }) => glyphs).filter(({ text }) => /\S/.test(text));
const endOf = ({ at, text }) => at + text.length;

/** Tells the glyphs of one side what the other knows of them; false where they are of different sizes. */
function tellGlyphs(paragraph, partner) {
  const known = new Map(glyphsOf(partner).map((glyph) => [endOf(glyph), glyph]));
  const pairs = glyphsOf(paragraph).map((glyph) => [glyph, known.get(endOf(glyph))]).filter(([, same]) => same);
  for (const [glyph, { natural, code }] of pairs) Object.assign(glyph, { natural, code });
  return pairs.every(([glyph, same]) => Math.abs(glyph.size - same.size) < 1);
}

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
    if (!tellGlyphs(paragraph, partner)) {
      out.left++;
      continue;
    }
    out.banxin.push(paragraph);
    out.dom.push(partner);
  }
  return out;
}
