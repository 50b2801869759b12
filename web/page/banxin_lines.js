// The engine's lines as the paragraphs that page_targets.js counts.

const WHITE = /[\s\u200b\ufffc]/gu;
/** A text as both sides have it: without white space and places of images. @param {string} text */
export const keyOf = (text) => text.replace(WHITE, '');

/** Glyphs of one line from left to right, those of one cluster made one. */
function clustersOf({ runs, glyphs }, line, characters) {
  const out = [];
  for (let r = line.runBegin; r < line.runEnd; r++) {
    for (let g = runs[r].glyphBegin; g < runs[r].glyphEnd; g++) {
      const left = glyphs.x[g] + glyphs.lead[g];
      const right = left + glyphs.advance[g];
      const before = out.at(-1);
      if (before?.begin === glyphs.begin[g]) {
        before.right = Math.max(before.right, right);
        continue;
      }
      out.push({
        text: characters.slice(glyphs.begin[g], glyphs.end[g]).join(''), begin: glyphs.begin[g], left, right,
        origin: glyphs.x[g], natural: runs[r].fontSize, size: runs[r].fontSize,
      });
    }
  }
  return out;
}

/** Without the spaces at a line's ends, which take no room. */
export function withoutEdgeSpaces(glyphs) {
  const isText = ({ text }) => /\S/.test(text);
  return glyphs.slice(Math.max(0, glyphs.findIndex(isText)), glyphs.findLastIndex(isText) + 1);
}

/**
 * @param {import('../src/protocol.js').Lines} lines
 * @returns {(import('./page_targets.js').Paragraph & {key: string, tag: string})[]} blocks with text in reading order; each
 *   glyph has `at`, its place in the key
 */
export function banxinParagraphs(lines) {
  const characters = Array.from(lines.text);
  return lines.blocks.filter(({ tag }) => tag !== 'marker').map((block) => {
    let at = 0;
    const made = lines.lines.slice(block.lineBegin, block.lineEnd).map((line) => {
      const glyphs = clustersOf(lines, line, characters);
      // Offsets count in the order of the text, whatever the direction.
      for (const glyph of [...glyphs].sort((a, b) => a.begin - b.begin)) {
        glyph.at = at;
        at += keyOf(glyph.text).length;
      }
      const { x, y, width, height } = line.rect;
      return { glyphs: withoutEdgeSpaces(glyphs), left: x, right: x + width, top: y, bottom: y + height, last: line.last };
    });
    // A list item's own range holds its marker, too; its lines do not.
    const key = lines.lines.slice(block.lineBegin, block.lineEnd).map(({ begin, end }) => keyOf(characters.slice(begin, end).join(''))).join('');
    return {
      key, tag: block.tag, em: block.fontSize, align: block.align,
      left: block.content.x, right: block.content.x + block.content.width, lines: made,
    };
  }).filter(({ key }) => key);
}
