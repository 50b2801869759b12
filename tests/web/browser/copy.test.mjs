// What a reader has on the clipboard, to the letter: copied and pasted by key.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { articleFiles } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { copied, openText } from './layer_text.mjs';

const textOf = (name) => readFileSync(articleFiles().find((file) => file.endsWith(name)), 'utf8');
const withoutTags = (html) => html.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&');

/** Selects from the beginning of `from` to the end of `to`, and copies. */
async function copyOf(opened, from, to = from) {
  await opened.page.evaluate(([a, b]) => globalThis.layer.select(a, b), [from, to]);
  return copied(opened);
}

/** The same as one tree, however a browser wraps it: markup without what is not the article's. */
const fragmentOf = (html) => html.replace(/^[^]*<!--StartFragment-->|<!--EndFragment-->[^]*$/g, '').replace(/^<meta[^>]*>/, '');

const FERRY = textOf('night-ferry.md');
const FERRY_TEXT = [
  '停航十一年后，岚湾“灯塔线”夜渡轮将重新开出',
  '许望潮 2024年11月26日',
  '周一傍晚，岚湾旧码头。恢复夜航所用的“鹭屿号”正在做靠泊测试。 孟小舟/岚湾画报',
  ...Array.from(FERRY.matchAll(/<p>(.*?)<\/p>/g), ([, html]) => withoutTags(html)),
].join('\n\n');

inBothBrowsers('all of an article: paragraphs parted by one blank line, no gap made a space', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, FERRY));
  const { plain, html } = await copyOf(opened, '停航十一年后', '点击查看本文英文版。');
  assert.equal(plain, FERRY_TEXT);
  assert.match(plain, /65岁的退休轮机长/);
  assert.ok(plain.includes('许望潮(Xu Wangchao)报道岚湾的交通与海岸事务。点击查看更多关于他的信息。\n\n编辑：柳岸\n\n点击'));
  assert.equal(html.match(/<p>/g).length, FERRY_TEXT.split('\n\n').length - 3);
  assert.ok(!/<[^>]*\s(class|style|role|data-\w+|part)=/.test(fragmentOf(html)), 'nothing of the layout');
  assert.ok(!/<span/.test(html));
});

inBothBrowsers('a part of a paragraph, across a link\'s edges: the words, and the link as a link', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, FERRY));
  for (const [from, to, plain, link] of [
    ['由岛民', '问卷收回1,327份', '由岛民自行完成的问卷。问卷收回1,327份', '<a href="https://example.org/island-survey?year=2024&amp;lang=zh#:~:text=night%20ferry">岛民自行完成的问卷</a>'],
    ['自行', '完成的', '自行完成的', '<a href="https://example.org/island-survey?year=2024&amp;lang=zh#:~:text=night%20ferry">自行完成的</a>'],
    ['码头开出', '途经', '码头开出，途经', '<a href="https://example.com/lanwan/ferry-timetable">码头开出</a>'],
    ['的副教授温', '认为', '的副教授温故认为', '<b>温故</b>'],
  ]) {
    const got = await copyOf(opened, from, to);
    assert.equal(got.plain, plain);
    assert.ok(got.html.includes(link), got.html);
  }
});

inBothBrowsers('across paragraphs, and across a figure', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, FERRY));
  assert.equal((await copyOf(opened, '全程52分钟', '这条航线')).plain, '全程52分钟。\n\n这条航线');
  assert.equal((await copyOf(opened, '重新开出', '岚湾市港务局')).plain,
    '重新开出\n\n许望潮 2024年11月26日\n\n周一傍晚，岚湾旧码头。恢复夜航所用的“鹭屿号”正在做靠泊测试。 孟小舟/岚湾画报\n\n岚湾市港务局');
  const { html } = await copyOf(opened, '2024年11月', '岚湾旧码头');
  assert.match(html, /<figure><img alt="傍晚的旧码头，一艘渡轮正在靠岸" src="https:\/\/example\.com\/[^"]*" ?\/?><figcaption>周一傍晚，岚湾旧码头<\/figcaption><\/figure>/);
});

inBothBrowsers('lists, tables, code, terms, notes and other scripts', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, textOf('measures.md')));
  const table = await copyOf(opened, '表一', '约 72 cm');
  assert.equal(table.plain, ['表一　几种旧单位（近似值）', '单位\t地区\t折合\t用来量什么', '尺\t中国（市制）\t33.33 cm\t布、身高、木料', '尺 尺（しゃく）\t日本\t30.30 cm\t建筑、和服',
    '자 ja\t朝鲜半岛\t30.30 cm\t木工', 'foot\t英国\t30.48 cm\t几乎一切', 'πούς\t古希腊\t29.6–32.6 cm\t神庙、跑道', 'аршин\t俄国\t71.12 cm\t布匹（1835年以后）', '约 72 cm'].join('\n'));
  assert.ok(table.html.includes('<tr><td rowspan="2">аршин</td><td rowspan="2">俄国</td><td>71.12 cm</td>'), table.html);
  const list = await copyOf(opened, '比如一份', '能见度 ≥ 2 海里');
  assert.equal(list.plain, ['比如一份出海前的清单：', '', '1. 检查船体', '船底、舵、锚链', '救生设备', '救生衣 12 件（成人 10，儿童 2）', '信号弹：红色 6 枚，有效期至 2026-08',
    '灯：左红、右绿、桅顶白 🔴🟢⚪️', '2. 检查天气', 'a. 风力 ≤ 6 级（Beaufort）', 'b. 能见度 ≥ 2 海里'].join('\n'));
  assert.ok(list.html.includes('<ol><li>检查船体<ul><li>船底、舵、锚链</li><li>救生设备<ul><li>救生衣 12 件'), list.html);
  assert.equal((await copyOf(opened, '目标物', '蒲福风级')).plain, '目标物的最大水平距离。\nBeaufort scale\n蒲福风级');
  assert.equal((await copyOf(opened, '阅读时间：', '至少一分钟')).plain, '阅读时间：\n\n# 每分钟大约读 400 个汉字\ndef minutes(text: str) -> int:\n    han = sum("一" <= c <= "鿿" for c in text)\n    return max(1, round(han / 400))    # 至少一分钟');
  assert.equal((await copyOf(opened, '水的分子式', '小字[1]')).plain, '水的分子式 H2O、面积 m2、著名的 E\u00a0=\u00a0mc2，都靠一上一下的小字站住脚；脚注则用另一种小字[1]');
  const [scripts] = /𨹥、.*?，它们/u.exec(withoutTags(textOf('measures.md')));
  assert.ok(scripts.includes('👩\u200d🚀') && scripts.includes('❤\ufe0f'), 'as it is written');
  assert.equal((await copyOf(opened, '𨹥、', '，它们')).plain, scripts);
  assert.equal((await copyOf(opened, '至今还说', '验潮站')).plain, '至今还说“十二节”。岸边的验潮站');
});

inBothBrowsers('select all by key: the article alone', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, FERRY));
  await opened.press('Control+a');
  assert.equal((await copied(opened)).plain, FERRY_TEXT);
});

inBothBrowsers('the same in text mode', { warm: true }, async (opened, site) => {
  await opened.page.goto(serveArticle(site, FERRY));
  await opened.hear('ready');
  await opened.forget();
  await opened.page.evaluate(() => { document.querySelector('banxin-article').mode = 'text'; });
  await opened.hear('ready');
  await opened.press('Control+a');
  const { plain, html } = await copied(opened);
  assert.equal(plain, FERRY_TEXT);
  assert.ok(!/<[^>]*\s(class|style|role|data-\w+|part)=/.test(fragmentOf(html)), 'nothing of the layout');
});

inBothBrowsers('a long article, most of it far from the screen: every word once', { warm: true }, async (opened, site) => {
  const paragraphs = Array.from({ length: 1200 }, (_, i) => `第${i}段：${'潮水涨了又落，落了又涨。'.repeat(12)}`);
  await openText(opened, serveArticle(site, `[长](https://example.org/)\n------\n\n${paragraphs.map((text) => `<p>${text}</p>`).join('')}\n`));
  const { plain } = await copyOf(opened, '长', paragraphs.at(-1));
  assert.equal(plain, ['长', ...paragraphs].join('\n\n'));
});

inBothBrowsers('the source as a last line, for readers who want it', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, FERRY));
  await opened.page.evaluate(() => document.querySelector('banxin-article').setAttribute('copy-source', ''));
  const { plain, html } = await copyOf(opened, '试运营为期一年');
  assert.match(plain, /^试运营为期一年\n\n\S*停航十一年后，岚湾“灯塔线”夜渡轮将重新开出 https:\/\/example\.com\/news\/20241126\/lanwan-night-ferry\/\n$/);
  assert.match(html, /<a href="https:\/\/example\.com\/news\/20241126\/lanwan-night-ferry\/">停航十一年后，岚湾“灯塔线”夜渡轮将重新开出<\/a>/);
});

inBothBrowsers('under translation, where the text is among the element\'s children', {}, async (opened, site) => {
  await opened.page.goto(serveArticle(site, FERRY));
  await opened.hear('ready');
  await opened.page.evaluate(() => document.documentElement.classList.add('translated-ltr'));
  await opened.until(() => document.querySelector('banxin-article > article') !== null);
  const plain = await opened.page.evaluate(() => {
    const element = document.querySelector('banxin-article');
    getSelection().selectAllChildren(element.querySelector('article'));
    const clipboard = new DataTransfer();
    return element.copySelection(clipboard) && clipboard.getData('text/plain');
  });
  assert.equal(plain, FERRY_TEXT);
});

inBothBrowsers('with a browser that takes shadow trees one by one', {}, async (opened, site) => {
  await opened.page.goto(serveArticle(site, FERRY));
  await opened.hear('ready');
  const plain = await opened.page.evaluate(() => {
    const own = Selection.prototype.getComposedRanges;
    // As Safari 17 has it.
    Selection.prototype.getComposedRanges = function ranges(...roots) {
      if (roots.some((root) => !(root instanceof ShadowRoot))) throw new TypeError('must be an instance of ShadowRoot');
      return own ? own.call(this, { shadowRoots: roots }) : [this.getRangeAt(0)];
    };
    const element = document.querySelector('banxin-article');
    const [first] = element.shadowRoot.querySelectorAll('article p');
    getSelection().setBaseAndExtent(first, 0, first, first.childNodes.length);
    const clipboard = new DataTransfer();
    return element.copySelection(clipboard) && clipboard.getData('text/plain');
  });
  assert.ok(plain && FERRY_TEXT.includes(plain), plain);
});

inBothBrowsers('without an engine: no line of the file, and nothing that leads elsewhere than to the web', { expected: /wasm|404/ }, async (opened, site) => {
  site.faults.push([/banxin\.wasm/, (request, response) => response.writeHead(404).end()]);
  await opened.page.goto(serveArticle(site, '[题](javascript:alert(1))\n------\n\n<p onclick="x()">甲乙\n    丙 <b>a</b>\n b</p>\n<pre>  x\n y</pre><p>丁<img alt="画"></p>'));
  await opened.hear('ready');
  assert.equal(await opened.page.evaluate(() => document.querySelector('banxin-article').article.url), '');
  const plain = await opened.page.evaluate(() => {
    const element = document.querySelector('banxin-article');
    const article = element.shadowRoot.querySelector('.text');
    getSelection().setBaseAndExtent(article, 0, article, article.childNodes.length);
    const clipboard = new DataTransfer();
    return element.copySelection(clipboard) && clipboard.getData('text/plain');
  });
  assert.equal(plain, '题\n\n甲乙丙 a b\n\nx\n y\n\n丁');
});
