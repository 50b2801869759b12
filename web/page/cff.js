// A CFF table of outlines (Adobe Technical Notes 5176 and 5177): keyed by CIDs, without names, hints or subroutines.
import { u16, u32 } from '../src/big_endian.js';

/** PointKind of the engine. */
const CONIC = 0, ON = 1;
const MOVE = 21, LINE = 5, CURVE = 8, END = 14;

/**
 * @typedef {{points: {x: number, y: number, kind: number}[], ends: number[]}} Outline font units, y upwards; between two conic
 *   points in a row lies an on-point at their middle
 */

/** A number of a charstring or a dictionary: these spellings are the same in both. */
function number(value) {
  if (value >= -107 && value <= 107) return [value + 139];
  if (value >= 108 && value <= 1131) return [247 + (value - 108 >> 8), value - 108 & 255];
  if (value >= -1131 && value <= -108) return [251 + (-value - 108 >> 8), -value - 108 & 255];
  return [28, ...u16(value)];
}

const middle = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, kind: ON });
const third = (from, to) => ({ x: from.x + (to.x - from.x) * 2 / 3, y: from.y + (to.y - from.y) * 2 / 3 });

/** A contour's points from an on-point round to it again, the points between conic ones put in. */
function rounded(points) {
  const whole = [];
  points.forEach((point, i) => {
    const before = points.at(i - 1);
    if (point.kind === CONIC && before.kind === CONIC) whole.push(middle(before, point));
    whole.push(point);
  });
  const start = whole.findIndex(({ kind }) => kind === ON);
  return start < 0 ? [] : [...whole.slice(start), ...whole.slice(0, start + 1)];
}

/** @param {Outline} outline @returns {number[]} a Type 2 charstring of the default width */
function charString({ points, ends }) {
  const out = [];
  let x = 0, y = 0;
  const to = (...places) => places.flatMap((place) => {
    const [dx, dy] = [Math.round(place.x) - x, Math.round(place.y) - y];
    x += dx;
    y += dy;
    return [...number(dx), ...number(dy)];
  });
  let begin = 0;
  for (const end of ends) {
    const round = rounded(points.slice(begin, end + 1));
    begin = end + 1;
    if (round.length < 3) continue;
    out.push(...to(round[0]), MOVE);
    for (let i = 1; i < round.length; i++) {
      const [from, point] = [round[i - 1], round[i]];
      if (point.kind === ON) {
        out.push(...to(point), LINE);
      } else if (point.kind === CONIC) {
        out.push(...to(third(from, point), third(round[i + 1], point), round[i + 1]), CURVE);
        i++;
      } else {
        out.push(...to(point, round[i + 1], round[i + 2]), CURVE);
        i += 2;
      }
    }
  }
  out.push(END);
  return out;
}

function index(items) {
  if (!items.length) return u16(0);
  const offsets = [1];
  for (const item of items) offsets.push(offsets.at(-1) + item.length);
  const out = [...u16(items.length), 4, ...u32(...offsets)];
  for (const item of items) for (const byte of item) out.push(byte);
  return out;
}

const letters = (text) => Array.from(text, (letter) => letter.charCodeAt(0));
/** An offset of a dictionary always takes five bytes, so that their sum does not move it. */
const offset = (value) => [29, ...u32(value)];

/** @param {Outline[]} outlines by glyph @returns {Uint8Array} */
export function cffTable(outlines) {
  const count = outlines.length;
  const head = [1, 0, 4, 4];
  const names = index([letters('B')]);
  const strings = index([letters('Adobe'), letters('Identity')]);  // SIDs 391 and 392
  const none = index([]);
  const charset = count > 1 ? [2, ...u16(1, count - 2)] : [0];
  const select = [3, ...u16(1, 0), 0, ...u16(count)];
  const glyphs = index(outlines.map(charString));
  const dictionary = (places) => index([[
    ...number(391), ...number(392), ...number(0), 12, 30, ...number(count), 12, 34,
    ...offset(places.charset), 15, ...offset(places.glyphs), 17, ...offset(places.fonts), 12, 36, ...offset(places.select), 12, 37,
  ]]);
  const empty = { charset: 0, glyphs: 0, fonts: 0, select: 0 };
  const places = {};
  let at = [head, names, dictionary(empty), strings, none].reduce((sum, part) => sum + part.length, 0);
  const after = (name, part) => {
    places[name] = at;
    at += part.length;
  };
  after('charset', charset);
  after('select', select);
  after('glyphs', glyphs);
  const fonts = index([[...number(0), ...offset(at), 18]]);
  after('fonts', fonts);
  return Uint8Array.from([head, names, dictionary(places), strings, none, charset, select, glyphs, fonts].flat());
}
