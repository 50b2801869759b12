// Words are found as a reader means them, and marked where they stand.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { foldCluster } from '../../web/src/fold_text.js';
import { FoundWords } from '../../web/src/found_words.js';
import { graphemesOf } from '../../web/src/graphemes.js';
import { SearchText } from '../../web/src/search.js';
import { articleFiles, openWhole, settings, startEngine } from './built.mjs';

/** What is found of `words` in `text`, as written there. */
function found(text, words, parts) {
  const hits = new SearchText(text, parts).find(words);
  return Array.from({ length: hits.length / 2 }, (_, i) => text.slice(hits[2 * i], hits[2 * i + 1]));
}

const alike = {
  'the very words': ['船要晚一些', '船要晚一些'],
  'full-width letters and digits': ['第３章的ＡＢｃ', '第3章的abC'],
  'half-width kana': ['ﾊﾞﾅﾅ', 'バナナ'],
  'full-width marks': ['你好，世界！', '你好,世界!'],
  'capitals': ['Straße', 'STRASSE'],
  'a capital sharp s': ['STRAẞE', 'strasse'],
  'both small sigmas': ['ΟΔΟΣ', 'οδος'],
  'a dotted capital i': ['İstanbul', 'i̇stanbul'],
  'composed and not': ['cafe\u0301', 'CAFÉ'],
  'jamo and syllables': ['\u1112\u1161\u11ab국', '한국'],
  'curly quotes': ['“那条‘旧船’”', '"那条\'旧船\'"'],
  'low quotes': ['„Schiff‟', '"schiff"'],
  'a ligature': ['ﬁne', 'fine'],
  'a circled digit': ['①号', '1号'],
  'a squared unit': ['5㎏', '5kg'],
  'a gap written': ['第 3 章', '第3章'],
  'a gap not written': ['第3章', '第 3 章'],
  'a full-width gap': ['用　Word　写', '用Word写'],
  'a gap beside a full-width mark': ['他说： Hello', '他说：hello'],
  'a no-break gap': ['约\u00a050%\u2009的', '约50%的'],
  'any run of white space': ['one \t\n two', 'one two'],
  'white space between Han': ['张  三', '张 三'],
  'a soft hyphen': ['type\u00adsetting', 'typesetting'],
  'a zero-width space': ['长\u200b词', '长词'],
  'a selector of variants': ['葛\u{e0100}城❤\ufe0f', '葛城❤'],
  'a non-breaking hyphen': ['type‑area', 'type-area'],
  'ideographs of the second plane': ['𠮷野家', '𠮷野家'],
};
for (const [what, [text, words]] of Object.entries(alike)) {
  test(`alike: ${what}`, () => {
    assert.deepEqual(found(`前${text}后`, words), [text]);
    assert.deepEqual(found(`前${words}后`, text), [words], 'and back');
  });
}

const different = {
  'a letter and one with a mark': ['café', 'cafe'],
  'a mark alone': ['cafe\u0301', '\u0301'],
  'half a voiced kana': ['ｶﾞ', 'カ'],
  'half a ligature': ['ﬁne', 'f'],
  'the other half of a ligature': ['ﬁne', 'ine'],
  'half a flag': ['🇨🇳🇯🇵', '🇳🇯'],
  'one of a family': ['👨‍👩‍👧', '👩'],
  'an emoji of another colour': ['👍🏽', '👍'],
  'half a surrogate pair': ['𠮷', '\ud842'],
  'half an indic syllable': ['क्षि', 'क'],
  'two words and one': ['one two', 'onetwo'],
  'two names and one': ['张 三', '张三'],
  'over the edge of a line of code': ['a\nb', 'ab'],
  'what is only white space': ['a b', '  '],
  'nothing': ['a b', ''],
  'more than there is': ['短', '短短短'],
};
for (const [what, [text, words]] of Object.entries(different)) {
  test(`different: ${what}`, () => assert.deepEqual(found(text, words), []));
}

test('every character is folded as its capital, its small letter, its parts and its folded form are', () => {
  const wrong = [];
  for (let code = 0; code < 0x110000; code++) {
    const character = String.fromCodePoint(code);
    if (!/[\p{L}\p{N}\p{M}\p{S}]/u.test(character)) continue;
    const folded = foldCluster(character);
    const same = [character.toLowerCase(), character.toUpperCase(), character.normalize('NFD'), character.normalize('NFKC'), folded];
    if (same.some((form) => foldCluster(form) !== folded)) wrong.push(code.toString(16));
  }
  assert.deepEqual(wrong, []);
});

test('all hits come in order, none over another', () => {
  assert.deepEqual(found('旧船、旧 船、舊船、旧船', '旧船'), ['旧船', '旧船']);
  assert.deepEqual([...new SearchText('aaaaa').find('aa')], [0, 2, 2, 4]);
  assert.deepEqual([...new SearchText('abababab').find('ABAB')], [0, 4, 4, 8]);
  // After a hit that would end inside a grapheme the next one is still found.
  assert.deepEqual(found('aab\u0301 aab', 'aab'), ['aab']);
  assert.deepEqual(found('ﬁﬁfi', 'fi'), ['ﬁ', 'ﬁ', 'fi']);
  assert.deepEqual(found('fﬀ', 'ff'), ['ﬀ'], 'and where it begins inside the one that was refused');
});

test('white space around the words does not count, and none is part of a hit', () => {
  assert.deepEqual(found('读 Word 和', ' Word '), ['Word']);
  assert.deepEqual(found('读 Word 和', '读W'), ['读 W']);
});

test('no hit goes from one part to another, nor into what is left out', () => {
  const text = '一二\n三四\n五六';
  const parts = [{ begin: 0, end: 2 }, { begin: 3, end: 5 }];
  assert.deepEqual(found(text, '二 三', parts), []);
  assert.deepEqual(found(text, '二三', parts), []);
  assert.deepEqual(found(text, '三四', parts), ['三四']);
  assert.deepEqual(found(text, '五', parts), []);
  const touching = [{ begin: 0, end: 1 }, { begin: 1, end: 2 }, { begin: 3, end: 5 }];
  assert.deepEqual(['一', '二', '三四', '一二'].map((words) => found(text, words, touching).length), [1, 1, 1, 0]);
});

test('what is found is what a plain search finds, whatever the pieces', () => {
  const letters = ['a', 'b', 'A', '一', '二', '“', '"', '３', '3', 'é', 'e\u0301', '𠮷', 'ﾊ', 'ハ'];
  let seed = 7;
  const any = (count) => (seed = (seed * 1103515245 + 12345) % 2147483648) % count;
  const plain = (text) => Array.from(graphemesOf(text)).map((g) => ({ a: 'a', A: 'a', '“': '"', '３': '3', 'e\u0301': 'é', 'ﾊ': 'ハ' }[g] ?? g));
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: any(60) }, () => letters[any(letters.length)]).join('');
    const words = Array.from({ length: 1 + any(3) }, () => letters[any(letters.length)]).join('');
    const [hay, needle] = [plain(text), plain(words)];
    let count = 0;
    for (let i = 0; i + needle.length <= hay.length;) {
      const hit = needle.every((g, k) => hay[i + k] === g);
      count += hit;
      i += hit ? needle.length : 1;
    }
    assert.equal(new SearchText(text).find(words).length / 2, count, JSON.stringify([text, words]));
  }
});

test('graphemes are the browser\'s own, however long the text', () => {
  const text = `${'👨‍👩‍👧🇨🇳𠮷e\u0301\r\n'.repeat(200)}z${'\u0301'.repeat(3000)}क्षि`;
  const own = Array.from(new Intl.Segmenter('und').segment(text), ({ segment }) => segment);
  assert.deepEqual([...graphemesOf(text)], own);
});

test('words that nearly fit everywhere take no longer', () => {
  const text = new SearchText('a'.repeat(1_000_000));
  assert.equal(text.find(`${'a'.repeat(5000)}b`).length, 0);
  assert.equal(text.find('a'.repeat(5000)).length, 2 * 200);
});

let built;
before(async () => { built = await startEngine(); });

const markup = '<h1>旧船</h1><p>𠮷野家的<b>旧</b><a href="https://example.org/">船</a>，在港口<br>停着。</p><ol><li>旧船一艘</li><li>第 3 章</li></ol>'
  + '<table><tr><td>甲旧</td><td>船乙</td></tr></table><p>文字里<span style="display:inline-block">旧船</span>的后面</p>';

function open(html = markup) {
  const redrawn = [];
  const { viewer, layout } = openWhole(built, new TextEncoder().encode(html), { plainHtml: true });
  return { viewer, layout, redrawn, words: new FoundWords(viewer, layout.textLength, (stretches) => redrawn.push(...stretches)) };
}

test('words are found across elements, in every block, and not across blocks', () => {
  const { words, redrawn } = open();
  const { count, index, rect } = words.find('旧船', 0);
  assert.equal(count, 4, 'heading, paragraph, list, inline block; not from cell to cell');
  assert.equal(index, 0);
  assert.ok(rect.width > 30 && rect.height > 15 && rect.y < 200);
  assert.ok(redrawn.length > 0);
  assert.equal(words.find('港口停着', 0).count, 0, 'a forced break is white space');
  assert.equal(words.find('港口 停着', 0).count, 1);
  assert.equal(words.find('野家', 0).count, 1);
  assert.equal(words.find('1', 0).count, 0, 'marks of list items are not text');
  assert.equal(words.find('第3章', 0).count, 1);
  assert.deepEqual(words.find('没有', 0), { count: 0, index: -1, rect: null });
  assert.deepEqual(words.find('', 0), { count: 0, index: -1, rect: null });
});

test('the first hit is the one at or below a height; steps go round and round', () => {
  const { words, layout, redrawn } = open();
  const first = words.find('旧船', 0);
  const later = words.find('旧船', first.rect.y + first.rect.height);
  assert.equal(later.index, 1);
  assert.equal(words.find('旧船', layout.height).index, 0, 'none below: from the beginning');
  assert.deepEqual([1, 1, 1, 1, -1, 0].map((by) => words.step(by).index), [1, 2, 3, 0, 3, 3]);
  redrawn.length = 0;
  words.step(0);
  assert.deepEqual(redrawn, [], 'the same again draws nothing');
  const { rect } = words.step(1);
  assert.ok(redrawn.some(({ top, bottom }) => top <= rect.y && bottom >= rect.y + rect.height));
});

test('marks stay over a change of width; their place is the new one', () => {
  const { words, viewer } = open(`<p>${'一二三四五六七八九十'.repeat(20)}旧船</p>`);
  const wide = words.find('旧船', 0).rect;
  const layout = viewer.layout({ ...settings, width: 200 });
  words.laidOut(layout);
  const narrow = words.step(0);
  assert.equal(narrow.count, 1);
  assert.ok(narrow.rect.y > wide.y + 100);
});

test('marks are drawn, and taken away again to the last pixel', () => {
  const { words, viewer } = open();
  const tile = () => Buffer.from(viewer.render({ x: 0, y: 0, width: 720, height: 600, scale: 1, theme: 'dark' }).pixels);
  const plain = tile();
  words.find('旧船', 0);
  const marked = tile();
  assert.notDeepEqual(marked, plain);
  words.step(1);
  assert.notDeepEqual(tile(), marked);
  words.find('', 0);
  assert.deepEqual(tile(), plain);
});

test('mad marks are harmless', () => {
  const { viewer, layout } = open();
  const end = layout.textLength;
  for (const ranges of [[0, 0xffffffff], [5, 2], [9, 12, 3, 4], [end, end + 5], [7], [0xffffffff, 0xffffffff]]) {
    viewer.setMarks(Uint32Array.from(ranges));
    for (const index of [0, 1, 99, -1]) viewer.setCurrentMark(index, NaN);
    viewer.render({ x: 0, y: 0, width: 720, height: 600, scale: 1, theme: 'light' });
  }
  viewer.close();
  assert.throws(() => viewer.setMarks(Uint32Array.from([0, 1])), { code: 'wasm-failed' });
  assert.throws(() => viewer.setCurrentMark(0), { code: 'wasm-failed' });
});

for (const file of articleFiles()) {
  test(`every hit in ${file.split('/').at(-1)} is what was looked for, and has a place`, () => {
    const { viewer, layout } = openWhole(built, readFileSync(file));
    const text = Array.from(viewer.text());
    const words = new FoundWords(viewer, layout.textLength, () => {});
    for (const wanted of ['的', '，', '一个', '2', 'the']) {
      const expected = text.filter((c, i) => text.slice(i, i + wanted.length).join('').toLowerCase() === wanted).length;
      const { count } = words.find(wanted, 0);
      assert.ok(wanted.length > 1 || wanted === '2' ? count > 0 || expected === 0 : count >= expected, `${wanted}: ${count}, ${expected}`);
      for (let i = 0, y = -1; i < Math.min(count, 40); i++) {
        const { rect, index } = words.step(i ? 1 : 0);
        assert.equal(index, i);
        assert.ok(rect.width > 1 && rect.height > 8, `${wanted} ${i}`);
        assert.ok(rect.y >= y - 2000 && rect.y < layout.height);
        ({ y } = rect);
      }
    }
    viewer.close();
  });
}
