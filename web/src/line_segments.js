// What the engine tells of a block's lines, as the CSS that sets them: letter-spacing for the advance, line-height for the
// line, margins for blanks.

import { SEGMENT_KINDS } from './abi.js';
import { exactFace, lettersFace, nearestFace, NO_ADVANCE } from './blank_faces.js';

const [, JOINING, COMPOSED, LETTERS] = SEGMENT_KINDS.keys();
const STEP = 4;  // heights are whole parts of a CSS px that every browser keeps: their sums do not drift
const onGrid = (y) => Math.round(y * STEP) / STEP;

/**
 * One stretch of a text node.
 * @typedef {object} LineSegment
 * @property {number} node text node; -1: a line without text
 * @property {number} begin UTF-16 code units of the node's text
 * @property {number} end
 * @property {number} advance CSS px of each character; of letters: beyond their own
 * @property {number} before CSS px of blank before it
 * @property {number} height CSS px of the line
 * @property {number} gap CSS px below the line
 * @property {number} kind of core/reading/text_segments.h, SegmentKind
 * @property {boolean} ends the line, which the text itself does not
 * @property {number} face of letters: of the drawing
 * @property {number} size of letters: CSS px of the face's em
 * @property {number} word of letters: CSS px that each space has beyond its own advance
 * @property {string|null} family that gives the advances, where it had to be made
 */

/**
 * @param {import('./protocol.js').Segments} answer
 * @param {number} index of the block in the answer
 * @returns {LineSegment[]}
 */
export function segmentBlock({ blocks, lines, segments }, index) {
  const out = [];
  const lineEnd = blocks.line_end[index];
  for (let line = blocks.line_begin[index]; line < lineEnd; line++) {
    const top = onGrid(lines.top[line]);
    const bottom = onGrid(lines.top[line] + lines.height[line]);
    const next = line + 1 < lineEnd ? onGrid(lines.top[line + 1]) : bottom;
    const end = lines.segment_end[line];
    for (let i = lines.segment_begin[line]; i < end; i++) {
      out.push({
        node: segments.node[i] === 0xffffffff ? -1 : segments.node[i],
        begin: segments.begin[i],
        end: segments.end[i],
        advance: segments.advance[i],
        before: segments.before[i],
        height: bottom - top,
        gap: Math.max(0, next - bottom),
        kind: segments.kind[i],
        ends: lines.broken[line] !== 0 && i === end - 1,
        face: segments.face[i],
        size: segments.size[i],
        word: segments.word[i],
        family: null,
      });
    }
  }
  return out;
}

// Browsers round what a font has above its baseline; a whole number is left as it is.
const wholeSize = ({ height }) => Math.max(1, Math.floor(height));

/** The font size that makes an element as high as a segment's line, for CSS. @param {LineSegment} segment */
export const sizeOf = (segment) => `${wholeSize(segment)}px`;

/**
 * Gives segments the families that are made for them alone.
 * @param {LineSegment[]} segments
 * @param {(face: number) => Promise<Float32Array>} askLetters
 */
export async function prepareSegments(segments, askLetters) {
  await Promise.all(segments.map(async (segment) => {
    const height = wholeSize(segment);
    if (segment.kind === JOINING) segment.family = await exactFace(segment.advance / height);
    if (segment.kind === LETTERS) segment.family = await lettersFace(await askLetters(segment.face), segment.size / height);
  }));
}

/** Dresses the span of a segment. @param {HTMLElement} span @param {LineSegment} segment @param {boolean} rightToLeft */
export function dressSegment(span, segment, rightToLeft) {
  const { style } = span;
  const px = (length) => `${+length.toFixed(4)}px`;
  const size = wholeSize(segment);
  let { family, advance: spacing } = segment;
  if (segment.kind === JOINING) spacing = 0;  // browsers space no letters that join
  if (segment.kind === COMPOSED) family = NO_ADVANCE;
  if (!family) {
    let advance;
    [family, advance] = nearestFace(spacing / size);
    spacing -= size * advance;
  }
  style.fontFamily = family;
  style.lineHeight = px(segment.height);
  style.fontSize = px(size);
  if (spacing) style.letterSpacing = px(spacing);
  if (segment.word) style.wordSpacing = px(segment.word);
  if (segment.before) style[rightToLeft ? 'marginRight' : 'marginLeft'] = px(segment.before);
  // Raised above the strut, which has no height, so that the line grows downwards.
  if (segment.gap > 0) style.verticalAlign = px(segment.gap);
  span.className = `s${segment.kind === LETTERS ? ' w' : ''}${segment.ends ? ' e' : ''}`;
}
