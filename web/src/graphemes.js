// Graphemes of a text, as the browser knows them.

const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter('und', { granularity: 'grapheme' }) : null;
// Where it does not: a character with its marks, pairs of regional indicators, emoji joined, jamo in their syllables.
const ROUGH = /\r\n|\p{RI}{2}|[\u1100-\u115f]+[\u1160-\u11ff\uac00-\ud7a3]*\p{M}*|[^](?:[\p{M}\p{EMod}\u200c\uff9e\uff9f]|\u200d\p{Extended_Pictographic}?)*/gu;

const PIECE = 256;  // UTF-16 code units: browsers take time by the square of what they are given at once

/** @param {string} text @returns {Iterable<string>} in order, together the whole text */
export function* graphemesOf(text) {
  if (!segmenter) {
    yield* text.match(ROUGH) ?? [];
    return;
  }
  for (let from = 0, size = PIECE; from < text.length;) {
    let to = Math.min(text.length, from + size);
    if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1])) to--;  // half a character tells nothing of the break before it
    const piece = text.slice(from, to);
    const whole = to === text.length;
    let used = 0;
    for (const { segment, index } of segmenter.segment(piece)) {
      // The last one may go on behind the piece.
      if (!whole && index + segment.length === piece.length) break;
      yield segment;
      used = index + segment.length;
    }
    from += used;
    size = used ? PIECE : size * 4;
  }
}
