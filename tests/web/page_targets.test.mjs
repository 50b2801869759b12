// What is counted of a page: each row has a line that counts and the nearest one that does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangesOf } from '../../web/page/article_fonts.js';
import { banxinParagraphs, keyOf } from '../../web/page/banxin_lines.js';
import { matchParagraphs } from '../../web/page/matching.js';
import { DEVIATIONS, FAULTS, countTargets, deviationOf } from '../../web/page/page_targets.js';
import { NAMES } from '../../web/page/target_table.js';
import { withoutImages } from '../../web/page/two_sides.js';

const EM = 20;

/**
 * Glyphs side by side: a string of full-width ones, or objects with `text` and what is unlike: `width` of the space (em),
 * `lead` from the origin to it, `natural`, `size`, `after` (a blank behind it that is no glyph's).
 */
function lineOf(parts, { left = 0, last = false } = {}) {
  let pen = left;
  const glyphs = parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (text) => ({ text })) : [part]))
    .map(({ text, width = 1, lead = 0, natural = 1, size = EM, after = 0, code = false }) => {
      const glyph = { text, left: pen, right: pen + width * EM, origin: pen - lead * EM, natural: natural * EM, size, code };
      pen = glyph.right + after * EM;
      return glyph;
    });
  return { glyphs, left, right: glyphs.at(-1).right, top: 0, bottom: EM, last };
}

/** Counts of a paragraph of these lines; the last of them ends it. */
function counted(lines, options = {}) {
  lines.at(-1).last = true;
  const right = options.right ?? Math.max(...lines.map((line) => line.right));
  const { faults, ...rest } = countTargets([{ em: EM, align: options.align ?? 'justify', left: 0, right, lines }], options);
  return { ...rest, ...Object.fromEntries(Object.entries(faults).map(([name, places]) => [name, places.length])) };
}

/** One row, of a line among two others. */
const inMiddle = (name, parts, options = {}) => counted([lineOf(['甲甲甲甲']), lineOf(parts), lineOf(['丙丙丙'])], { align: 'start', ...options })[name];

const comma = { text: '，', width: 0.5 };
const opening = { text: '「', width: 0.5, lead: 0.5 };
const letter = (more = {}) => ({ text: 'x', width: 0.5, natural: 0.5, ...more });

test('every row has a name and a meaning', () => {
  assert.deepEqual(Object.keys(NAMES), [...FAULTS, ...DEVIATIONS]);
});

test('a page without lines has nothing to count', () => {
  const { lines, mean, high, jump } = countTargets([]);
  assert.deepEqual([lines, mean, high, jump], [0, 0, 0, 0]);
});

test('prohibited starts', () => {
  for (const mark of '、，。．：；！？）」』】》〉”’–—～-·・‧/／…') assert.equal(inMiddle('start', [mark, '乙乙乙']), 1, mark);
  for (const mark of '甲「（“《x1') assert.equal(inMiddle('start', [mark, '乙乙乙']), 0, mark);
  assert.equal(counted([lineOf(['——甲甲']), lineOf(['乙'])]).start, 0, 'a paragraph may begin with a dash');
  assert.equal(counted([lineOf(['甲甲'], { last: true }), lineOf(['——乙'])]).start, 0, 'so may what follows a forced break');
});

test('prohibited ends', () => {
  for (const mark of '「『（《〈【“‘([/／') assert.equal(inMiddle('end', ['乙乙乙', mark]), 1, mark);
  for (const mark of '甲，」x') assert.equal(inMiddle('end', ['乙乙乙', mark]), 0, mark);
  assert.equal(counted([lineOf(['甲甲']), lineOf(['乙「'])]).end, 0, 'a paragraph ends as it does');
});

test('blanks at line ends', () => {
  assert.equal(inMiddle('blank', ['乙乙乙，']), 1);
  assert.equal(inMiddle('blank', ['乙乙乙', { text: '」', width: 0.9 }]), 1);
  assert.equal(inMiddle('blank', ['乙乙乙', { text: '」', width: 0.89 }]), 0);
  assert.equal(inMiddle('blank', ['乙乙乙', comma]), 0);
  assert.equal(inMiddle('blank', ['乙乙乙']), 0);
  assert.equal(inMiddle('blank', ['乙乙乙，'], { centred: true }), 0, 'a stop in the middle of its square has no blank half');
  assert.equal(inMiddle('blank', ['乙乙乙」'], { centred: true }), 1);
  assert.equal(counted([lineOf(['甲甲']), lineOf(['乙乙。'])]).blank, 0);
});

test('loose pairs', () => {
  assert.equal(inMiddle('pair', ['乙，「乙']), 1);
  assert.equal(inMiddle('pair', ['乙', comma, '「乙']), 0);
  assert.equal(inMiddle('pair', ['乙', { text: '。', width: 0.61 }, '」乙']), 1);
  assert.equal(inMiddle('pair', ['乙', { text: '。', width: 0.59 }, '」乙']), 0);
  assert.equal(inMiddle('pair', ['「', { text: '『', width: 1 }, '乙']), 1);
  assert.equal(inMiddle('pair', ['「', opening, '乙']), 0);
  assert.equal(inMiddle('pair', ['「」乙']), 0, 'empty brackets stay apart');
  assert.equal(inMiddle('pair', ['乙', { text: '，', width: 0.5, after: 2 }, '「乙']), 0, 'a margin between is none of the marks\'');
});

test('half an em at line starts', () => {
  assert.equal(inMiddle('hole', ['「乙乙']), 1);
  assert.equal(inMiddle('hole', [opening, '乙乙']), 0);
  assert.equal(inMiddle('hole', [{ text: '“', width: 0.45 }, letter()]), 0, 'a proportional quote is no full-width one');
  assert.equal(counted([lineOf(['「乙乙'])]).hole, 1, 'at a paragraph\'s start too');
});

test('gaps between Han and Latin', () => {
  const gaps = (before, after) => inMiddle('gap', ['乙', { text: '乙', width: 1 + before }, letter({ width: 0.5 + after }), '乙']);
  assert.equal(gaps(0.25, 0.25), 0);
  assert.equal(gaps(0.125, 0.5), 0);
  assert.equal(gaps(0.1, 0.25), 1);
  assert.equal(gaps(0.25, 0.53), 1);
  assert.equal(gaps(0, 0), 2);
  assert.equal(inMiddle('gap', ['乙', { text: ' ', width: 0.25 }, letter(), { text: ' ', width: 0.8 }, '乙']), 1, 'written spaces are the gap');
  assert.equal(inMiddle('gap', ['乙', letter({ code: true }), '乙']), 0);
  assert.equal(inMiddle('gap', ['乙，', letter(), '。乙']), 0, 'none beside marks');
  assert.equal(inMiddle('gap', ['乙', letter({ size: 12 }), '乙']), 0, 'nor beside small figures');
});

test('gaps at line edges', () => {
  assert.equal(inMiddle('gap', [letter({ lead: -0.25, width: 0.75 }), letter()]), 1);
  assert.equal(inMiddle('gap', [letter(), letter()]), 0);
  assert.equal(inMiddle('gap', ['乙乙', { text: '乙', width: 1.25 }]), 1);
  assert.equal(inMiddle('gap', ['乙乙', { text: '乙', width: 1.01 }]), 0);
});

test('one character on the last line', () => {
  const ends = (...parts) => counted([lineOf(['甲甲甲']), lineOf(parts)]).orphan;
  assert.equal(ends('乙'), 1);
  assert.equal(ends('乙', comma), 1);
  assert.equal(ends('」'), 1, 'less than one, too');
  assert.equal(ends('乙乙'), 0);
  assert.equal(ends(letter(), letter()), 0);
  assert.equal(counted([lineOf(['乙'])]).orphan, 0, 'a paragraph of one line may be one character');
  assert.equal(counted([lineOf(['甲甲'], { last: true }), lineOf(['乙'])]).orphan, 0, 'so may a line of its own');
});

test('dashes', () => {
  assert.equal(inMiddle('dash', ['乙——乙']), 0);
  assert.equal(inMiddle('dash', ['乙', { text: '—', width: 0.85 }, { text: '—', width: 0.85 }, '乙']), 1);
  assert.equal(inMiddle('dash', ['乙', { text: '—', width: 1.05 }, '—乙']), 1, 'stretched inside');
  assert.equal(inMiddle('dash', ['乙—', { text: '—', width: 1.2 }, '乙']), 0, 'what comes after it is no part of it');
  assert.equal(inMiddle('dash', ['乙', { text: '——', width: 2 }, '乙']), 0);
  assert.equal(inMiddle('dash', ['乙', { text: '——', width: 1.69 }, '乙']), 1);
});

test('justified lines meet the measure', () => {
  const at = (line, options) => counted([line, lineOf(['丙丙'])], { right: 4 * EM, ...options }).measure;
  assert.equal(at(lineOf(['甲甲甲甲'])), 0);
  assert.equal(at(lineOf(['甲甲甲', { text: '甲', width: 0.97 }])), 1);
  assert.equal(at(lineOf(['甲甲甲', { text: '甲', width: 0.99 }])), 0);
  assert.equal(at(lineOf(['甲甲甲甲'], { left: 1 })), 1);
  assert.equal(at(lineOf(['甲甲甲']), { align: 'start' }), 0);
  assert.equal(at(lineOf(['甲甲'], { last: true })), 0);
  assert.equal(at(lineOf([letter(), letter()])), 0, 'one word cannot be stretched');
});

test('deviations: mean, percentile, neighbours', () => {
  const loose = (gap, count = 4) => lineOf(Array.from({ length: count }, () => ({ text: '甲', width: 1 + gap })));
  assert.equal(deviationOf(loose(0.1), EM).toFixed(4), '0.1000');
  assert.equal(deviationOf(loose(-0.1), EM).toFixed(4), '0.1000', 'tight is as far as loose');
  assert.equal(deviationOf(lineOf(['甲，甲，']), EM), undefined, 'nothing between Han');
  assert.equal(deviationOf(lineOf([{ text: '甲', after: 3 }, '甲']), EM), 0, 'margins are not counted');
  const { mean, high, jump } = counted([loose(0), loose(0.1), loose(0.04), loose(0.04)]);
  assert.equal(mean.toFixed(4), '0.0467', 'the last line is none of the mean');
  assert.equal(high.toFixed(4), '0.1000');
  assert.equal(jump.toFixed(4), '0.0533', 'but stands beside its neighbour');
  const ragged = counted([loose(0), loose(0.1), loose(0)], { align: 'start' });
  assert.deepEqual([ragged.mean, ragged.high, ragged.jump, ragged.deviations], [0, 0, 0, []]);
  const many = counted([...Array.from({ length: 95 }, () => loose(0.01)), ...Array.from({ length: 5 }, () => loose(0.3)), loose(0)]);
  assert.equal(many.high.toFixed(4), '0.0100');
});

const answer = () => ({
  text: '题目\n甲「e\u0301乙',
  blocks: [
    { tag: 'h1', begin: 0, end: 2, content: { x: 0, width: 100 }, fontSize: 20, align: 'start', lineBegin: 0, lineEnd: 1 },
    { tag: 'p', begin: 3, end: 8, content: { x: 0, width: 60 }, fontSize: 20, align: 'justify', lineBegin: 1, lineEnd: 2 },
  ],
  lines: [
    { rect: { x: 0, y: 0, width: 40, height: 30 }, begin: 0, end: 2, runBegin: 0, runEnd: 1, last: true },
    { rect: { x: 0, y: 30, width: 70, height: 30 }, begin: 3, end: 8, runBegin: 1, runEnd: 2, last: true },
  ],
  runs: [{ fontSize: 20, glyphBegin: 0, glyphEnd: 2 }, { fontSize: 20, glyphBegin: 2, glyphEnd: 7 }],
  glyphs: {
    x: [0, 20, 0, 10, 30, 30, 40], lead: [0, 0, 0, 10, 0, 0, 0], advance: [20, 20, 20, 10, 10, 0, 20],
    begin: [0, 1, 3, 4, 5, 5, 7], end: [1, 2, 4, 5, 7, 7, 8],
  },
});

test('the engine\'s tables become paragraphs', () => {
  const [title, text] = banxinParagraphs(answer());
  assert.equal(title.key, '题目');
  assert.deepEqual([text.em, text.align, text.left, text.right], [20, 'justify', 0, 60]);
  const [line] = text.lines;
  assert.deepEqual(line.glyphs.map(({ text: own, left, right, origin, at }) => [own, left, right, origin, at]), [
    ['甲', 0, 20, 0, 0], ['「', 20, 30, 10, 1], ['e\u0301', 30, 40, 30, 2], ['乙', 40, 60, 40, 4],
  ]);
});

test('paragraphs are compared when text, measure and size are the same', () => {
  const side = () => banxinParagraphs(answer());
  const other = side().map((paragraph) => ({ ...paragraph, ruby: false }));
  assert.equal(matchParagraphs(side(), other).banxin.length, 2);
  assert.equal(matchParagraphs(side(), other.slice(1)).left, 1);
  assert.equal(matchParagraphs(side(), [other[0], { ...other[1], right: 62 }]).left, 1);
  assert.equal(matchParagraphs(side(), [other[0], { ...other[1], em: 19 }]).left, 1);
  assert.equal(matchParagraphs(side(), [other[0], { ...other[1], align: 'start' }]).left, 1);
  assert.equal(matchParagraphs(side(), [other[0], { ...other[1], ruby: true }]).left, 1);
  assert.equal(matchParagraphs([{ ...side()[0], tag: 'td' }, side()[1]], other).left, 1, 'cells are no paragraphs');
  const small = structuredClone(other);
  small[1].lines[0].glyphs[1].size = 12;
  assert.equal(matchParagraphs(side(), small).left, 1, 'nor where a word is of another size');
  assert.equal(keyOf(' 甲\u00a0乙\n\ufffc'), '甲乙');
  other[1].lines[0].glyphs[2].natural = 7;
  const { banxin } = matchParagraphs(side(), other);
  assert.equal(banxin[1].lines[0].glyphs[2].natural, 7, 'what the browser measured counts on both sides');
});

test('sets of code points are read as fonts.json spells them', () => {
  assert.deepEqual(rangesOf('20-5E,22-5F,4E00'), [[0x20, 0x7e], [0xa0, 0xff], [0x4eff, 0x4eff]]);
  assert.deepEqual(rangesOf(''), []);
});

test('images are left out of a file, whatever their attributes hold', () => {
  const without = (text) => new TextDecoder().decode(withoutImages(new TextEncoder().encode(text)));
  assert.equal(without('<p>甲<img src="a.png" alt="1 > 0">乙<IMG src=b>丙</p>'), '<p>甲乙丙</p>');
  assert.equal(without('<p>甲<imgx>乙</p>'), '<p>甲<imgx>乙</p>');
  const binary = Uint8Array.from([0x3c, 0, 0xff]);
  assert.equal(withoutImages(binary), binary, 'what is no text is handed on');
});
