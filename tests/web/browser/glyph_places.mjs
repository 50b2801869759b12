// Where the engine has drawn each character of an article, and where the browser has it in the text over the drawing.

const WHITE = /[\s\u200b\ufffc]/u;

/**
 * @typedef {{character: string, left: number, right: number, top: number, bottom: number, cluster: number}} Place
 *   CSS px of the page. Characters of one cluster share its space; `cluster` is the code point that begins it.
 */

const LETTER = /[!-~\u00a1-\u052f\u1e00-\u1fff\u2019]/;  // of core/text/face_letters.h, spaces apart
const GAP = 0.75;  // CSS px

/** The advance of a letter in its face, CSS px; null for other characters. */
function ownAdvance(character, letters, fontSize) {
  if (!LETTER.test(character)) return null;
  const code = character.codePointAt(0);
  const index = code < 0x530 ? code - 0x20 : code < 0x2000 ? code - 0x1e00 + 0x510 : 0x710;
  return letters[index] > 0 ? letters[index] * fontSize : null;
}

/** The gap after a letter is that of what follows it: it begins where the letter's own advance ends. */
function handGapsOn(places, own) {
  const sorted = [...places].filter(([at]) => own.has(at)).sort(([a], [b]) => a - b);
  for (const [at, place] of sorted) {
    const end = place.left + own.get(at);
    const next = places.get(at + 1);
    const wide = place.character === '\u2019' && place.right - place.left > own.get(at) + GAP;  // it closes a quotation
    if (wide || place.right - end <= GAP) continue;
    if (next && Math.abs(next.left - place.right) < 0.02) {
      if (own.has(at + 1) || next.character === ' ') continue;
      next.left = end;
    }
    place.right = end;
  }
}

/**
 * The places of all characters that are drawn, in reading order; numbers and bullets of list items apart.
 * @param {import('../../../web/src/engine.js').EngineViewer} viewer laid out
 * @param {(face: number) => Float32Array} lettersOf
 * @returns {Place[]}
 */
export function drawnPlaces(viewer, lettersOf) {
  const characters = Array.from(viewer.text());
  const tags = viewer.blocks().map(({ tag }) => tag);
  const { blocks, lines, runs, glyphs } = viewer.lines();
  const places = new Map();
  const own = new Map();  // by code point: a letter's own advance
  blocks.forEach(({ lineBegin, lineEnd }, index) => {
    if (tags[index] === 'marker') return;
    for (const { rect, runBegin, runEnd } of lines.slice(lineBegin, lineEnd)) {
      for (const { glyphBegin, glyphEnd, face, fontSize, level } of runs.slice(runBegin, runEnd)) {
        const letters = lettersOf(face);
        for (let g = glyphBegin; g < glyphEnd; g++) {
          const left = glyphs.x[g] + glyphs.lead[g];
          const right = left + glyphs.advance[g];
          const before = places.get(glyphs.begin[g]);
          const all = { left: Math.min(left, before?.left ?? left), right: Math.max(right, before?.right ?? right) };
          for (let at = glyphs.begin[g]; at < glyphs.end[g]; at++) {
            const advance = level % 2 ? null : ownAdvance(characters[at], letters, fontSize);
            if (advance !== null && glyphs.end[g] === at + 1) own.set(at, advance);
            places.set(at, { character: characters[at], ...all, top: rect.y, bottom: rect.y + rect.height, cluster: glyphs.begin[g] });
          }
        }
      }
    }
  });
  handGapsOn(places, own);
  return Array.from(places).sort(([a], [b]) => a - b).map(([, place]) => place).filter(({ character }) => character !== '\ufffc');
}

/**
 * In the page: the places of the text layer's characters, in the order of the tree, against the drawing's top left. Those of
 * nodes outside of [from, to) (CSS px of the screen) are null: they may wait.
 */
export function shownPlaces({ selector, from, to }) {
  const { shadowRoot } = document.querySelector(selector);
  const origin = shadowRoot.querySelector('.tiles').getBoundingClientRect();
  const layer = shadowRoot.querySelector('.text-layer');
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const out = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('.marker, button, [role=status]')) continue;
    range.selectNodeContents(node);
    const whole = range.getBoundingClientRect();
    const seen = whole.bottom > from && whole.top < to;
    let at = 0;
    for (const character of node.data) {
      const end = at + character.length;
      let place = null;
      if (seen) {
        range.setStart(node, at);
        range.setEnd(node, end);
        const rects = [...range.getClientRects()];
        const { left, right, top, bottom } = rects.find(({ width }) => width > 0) ?? rects[0] ?? range.getBoundingClientRect();
        if (bottom > from && top < to) place = [left - origin.left, right - origin.left, top - origin.top, bottom - origin.top];
      }
      out.push([character, place]);
      at = end;
    }
  }
  return out;
}

const textOf = (list) => list.map(([character]) => character).join('');
const withoutWhite = (text) => text.replace(/[\s\u200b\ufffc]/gu, '');

/**
 * What differs by more than a CSS px, one line each, and how much was compared.
 * @param {Place[]} drawn
 * @param {[string, number[]|null][]} shown of shownPlaces
 */
export function differences(drawn, shown) {
  const findings = [];
  const wanted = withoutWhite(drawn.map(({ character }) => character).join(''));
  const found = withoutWhite(textOf(shown));
  if (wanted !== found) {
    let at = 0;
    while (wanted[at] === found[at]) at++;
    return { compared: 0, findings: [`the text differs at ${at}: drawn ${JSON.stringify(wanted.slice(at - 8, at + 12))}, in the DOM ${JSON.stringify(found.slice(at - 8, at + 12))}`] };
  }
  let compared = 0;
  let d = 0;
  const clusters = new Map();  // what was seen of each
  const spaces = [];
  for (let s = 0; s < shown.length; s++) {
    const [character, place] = shown[s];
    if (WHITE.test(character)) {
      spaces.push(place);
      continue;
    }
    // White space that is drawn lies between the same two characters, in one piece.
    while (WHITE.test(drawn[d].character)) {
      const seen = spaces.filter((one) => one && one[1] - one[0] > 0);
      if (seen.length) {
        compared++;
        check(drawn[d], [Math.min(...seen.map((one) => one[0])), Math.max(...seen.map((one) => one[1])), seen[0][2], seen[0][3]], findings);
      }
      d++;
    }
    spaces.length = 0;
    const target = drawn[d++];
    if (!place) continue;
    compared++;
    check({ ...target, right: undefined, left: undefined }, place, findings);
    const seen = clusters.get(target.cluster) ?? { target, left: Infinity, right: -Infinity, text: '', count: 0 };
    seen.left = Math.min(seen.left, place[0]);
    seen.right = Math.max(seen.right, place[1]);
    seen.text += character;
    clusters.set(target.cluster, seen);
  }
  for (const { target, left, right, text } of clusters.values()) check({ ...target, character: text }, [left, right, target.top, target.bottom], findings);
  return { compared, findings };
}

function check({ character, ...wanted }, [left, right, top, bottom], findings) {
  const found = { left, right, top, bottom };
  for (const side of ['left', 'right', 'top', 'bottom']) {
    if (wanted[side] === undefined || Math.abs(wanted[side] - found[side]) <= 1) continue;
    findings.push(`${JSON.stringify(character)} ${side}: drawn ${wanted[side].toFixed(2)}, in the DOM ${found[side].toFixed(2)}`);
  }
}
