// The browser's own search finds what is written, wherever lines, links, styles and stretches of the text layer end, and
// brings it onto the screen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { articleFiles, openWhole, startEngine } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { openText } from './layer_text.mjs';

const built = startEngine();
const bytesOf = (name) => readFileSync(articleFiles().find((file) => file.endsWith(name)));

// Links, bold words, numbers, marks and gaps begin or end within these.
const WORDS = {
  'night-ferry.md': ['停航十一年后', '岚湾“灯塔线”', '许望潮 2024年', '测试。 孟小舟', '恢复运营，首班船', '首班船22:40从旧码头开出', '开出，途经鹭屿', '全程52分钟',
    '2015年跨湾大桥', '“桥是给车走的，船是给人坐的。”65岁的', '由岛民自行', '自行完成的问卷。问卷收回1,327份', '排水量为180吨的', '约420万元', '租金和——这是', '“开船喽，脚步踏稳”——录音',
    '1931年的船期牌', '副教授温故认为', '温故', '故认为，把', '“能让更多人受益，而且不怕台风”', '17天因大风停航', '1.8公里', '“坐夜船的人', '23名学生', '根据公开的方案，试', '90人，港务局', '许望潮(Xu Wangchao)报道',
    'Wangchao', '点击查看更多关于他的信息。', '编辑：柳岸', '本文英文版'],
  'measures.md': ['一尺有多长', '各种排版上的难处放在', 'English words', 'Ελληνικά、кириллица', '日本語のかな、한국어', 'Tiếng Việt', '0.2\u00a0mm', 'H2O', 'm2、著名的', 'E\u00a0=\u00a0mc2',
    '小字[1]', '绕了一圈，误差从', '写成 nm * 1852 就可以', '按 Ctrl+F 可以', '左红、右绿', '救生衣 12 件', '就不要走。第三', '说“十二节”。', '자 ja', '《读〈潮间札记〉》', '𨹥、㐂、𠮷、鿍', '附表（甲）第3行）', 'errata@example.com；更多',
    '希伯来文 שלום', '拇指量出来的。 本刊绘图', '尺与光：关于度量的[若干]小事 (附“清单”&代码)', '1⁄299,792,458 秒', '布匹（1835年以后）', 'аршин', '约 72 cm', '直的那把多半不旧', '鿍；有些字长得', '（答案：11.7 厘米。）', '[1] 脚注的号码', 'Beaufort scale'],
};

/** Four characters about the end of each line that a paragraph goes on after. */
async function acrossLines(bytes, width) {
  const { viewer } = openWhole(await built, bytes, { width });
  const text = Array.from(viewer.text());
  const { blocks, lines } = viewer.lines();
  const words = [];
  blocks.forEach(({ lineBegin, lineEnd }) => {
    for (let i = lineBegin; i + 1 < lineEnd; i++) {
      const end = lines[i].end;
      const word = text.slice(end - 2, end + 2).join('');
      if (!/[\n\s\ufffc]/.test(word)) words.push(word);
    }
  });
  viewer.close();
  return words;
}

/** In the page: searches like the reader's own Ctrl+F from the top; what is wrong with what was found in the article. */
async function search(word) {
  const { root } = globalThis.layer;
  getSelection().removeAllRanges();
  scrollTo(0, 0);
  const range = document.createRange();
  const look = () => {
    const [{ startContainer, startOffset, endContainer, endOffset }] = getSelection().getComposedRanges({ shadowRoots: [root] });
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    if (!root.contains(startContainer)) return 'outside of the article';
    if (range.toString() !== word) return `found ${range}`;
    const { top, bottom, width } = range.getBoundingClientRect();
    if (width < 4) return 'found in no place';
    return top > -1 && bottom < innerHeight + 1 ? '' : `at ${top} to ${bottom} of ${innerHeight}`;
  };
  let result = '';
  for (let turn = 0; turn < 4; turn++) {  // the title stands in the page's own bar, too
    if (!window.find(word, true)) return 'not found';
    result = look();
    if (result !== 'outside of the article') break;
  }
  // The screen follows, and lines of what was far are set, within some frames.
  for (let frame = 0; result && frame < 60; frame++) {
    await new Promise((resolve) => { requestAnimationFrame(resolve); });
    result = look();
  }
  return result;
}

for (const [name, words] of Object.entries(WORDS)) {
  for (const width of [400, 1000]) {
    inBothBrowsers(`the browser finds each of the words of ${name} at ${width} px`, { warm: true, width, height: 700 }, async (opened, site) => {
      await openText(opened, serveArticle(site, bytesOf(name)));
      const shown = await opened.page.evaluate(() => Math.floor(globalThis.layer.root.querySelector('.page').getBoundingClientRect().width));
      const all = [...words, ...await acrossLines(bytesOf(name), shown)];
      assert.ok(all.length > 40);
      const missed = [];
      for (const word of all) {
        const result = await opened.page.evaluate(search, word);
        if (result) missed.push(`${word}: ${result}`);
      }
      assert.deepEqual(missed, [], `${missed.length} of ${all.length}`);
    });
  }
}

inBothBrowsers('the browser finds every occurrence, each once, in order', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, bytesOf('night-ferry.md')));
  for (const word of ['灯塔', '渡轮', '的', '22:40', '名']) {
    const { wanted, found } = await opened.page.evaluate((sought) => {
      const { root, nodes, text } = globalThis.layer;
      const wanted = [...text().matchAll(sought)].map(({ index }) => index);
      const begins = new Map();
      nodes().reduce((at, node) => {
        begins.set(node, at);
        return at + node.length;
      }, 0);
      const found = [];
      getSelection().removeAllRanges();
      while (window.find(sought, true) && found.length <= wanted.length) {
        const [{ startContainer, startOffset }] = getSelection().getComposedRanges({ shadowRoots: [root] });
        if (begins.has(startContainer)) found.push(begins.get(startContainer) + startOffset);
      }
      return { wanted, found };
    }, word);
    assert.ok(wanted.length > 1);
    assert.deepEqual(found, wanted, word);
  }
});

inBothBrowsers('what is far away in a long article is found, too, and shown', { warm: true, height: 700 }, async (opened, site) => {
  const paragraphs = Array.from({ length: 1500 }, (_, i) => `<p>第${i}段：${'潮水涨了又落，落了又涨。'.repeat(12)}</p>`);
  paragraphs.splice(1200, 0, `<p>${'前言不搭。'.repeat(20)}灯塔<b>守夜</b>人点了<a href="https://example.com/">一盏灯</a>。${'后语不答。'.repeat(20)}</p>`);
  await openText(opened, serveArticle(site, `[长](https://example.org/)\n------\n\n${paragraphs.join('')}\n`));
  assert.equal(await opened.page.evaluate(search, '灯塔守夜人点了一盏灯'), '');
  await opened.until(() => globalThis.layer.root.querySelector('.near b') !== null);
  const { found, inside } = await opened.page.evaluate(() => {
    const { left, right, top, bottom } = globalThis.layer.range('灯塔守夜', '一盏灯').getBoundingClientRect();
    return { found: globalThis.layer.selected(), inside: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight };
  });
  assert.equal(found, '灯塔守夜人点了一盏灯', 'still selected when its lines are set');
  assert.ok(inside, 'still on the screen when its lines are set');
});
