// Selecting as on any page: by mouse, double and triple click, by key; what is selected stays when lines are set anew.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { articleFiles } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { linesReady, openText } from './layer_text.mjs';

const FERRY = readFileSync(articleFiles().find((file) => file.endsWith('night-ferry.md')));
const open = (opened, site) => openText(opened, serveArticle(site, FERRY));
/** What is selected in the article, without the ends of blocks: browsers differ in how they write those. */
const selected = ({ page }) => page.evaluate(() => globalThis.layer.selected().replace(/\s*\n\s*/g, ''));
/** Brings the words to the middle of the screen; gives where the first of them is. */
async function place(opened, words) {
  await opened.page.evaluate((sought) => globalThis.layer.show(sought), words);
  await linesReady(opened);
  return opened.page.evaluate((sought) => globalThis.layer.place(sought), words);
}

async function drag({ mouse }, from, to, steps = 8) {
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps });
  await mouse.up();
}

inBothBrowsers('dragging selects from character to character, over lines, links and paragraphs, both ways', { warm: true }, async (opened, site) => {
  await open(opened, site);
  const { page } = opened;
  await place(opened, '恢复夜航的提议');
  const at = (words) => page.evaluate((sought) => globalThis.layer.place(sought), words);
  for (const [from, to, wanted] of [
    ['提议来自', '问卷。问卷收回', '提议来自一份由岛民自行完成的'],
    ['问卷收回', '提议来自', '提议来自一份由岛民自行完成的问卷。'],
    ['上只有我', '恢复夜航的', '上只有我和一只猫。”'],
    ['渡轮上工作', '议来自', '渡轮上工作了三十一年，停航那晚是他值的最后一个班。“末班船靠岸的时候，船上只有我和一只猫。”恢复夜航的提'],
  ]) {
    const [a, b] = [await at(from), await at(to)];
    // From the left edge of one character to that of the other.
    await drag(page, { x: a.left + 1, y: a.y }, { x: b.left + 1, y: b.y });
    assert.equal(await selected(opened), wanted, `${from} to ${to}`);
  }
});

inBothBrowsers('what is marked is what is drawn there: each selected character\'s rectangle', { warm: true }, async (opened, site) => {
  await open(opened, site);
  await place(opened, '恢复夜航的提议');
  const a = await opened.page.evaluate(() => globalThis.layer.place('一份由岛民'));
  const b = await opened.page.evaluate(() => globalThis.layer.place('完成的问卷'));
  await drag(opened.page, { x: a.left + 1, y: a.y }, { x: b.left + 1, y: b.y });
  const style = await opened.page.evaluate(() => {
    const span = globalThis.layer.point('一份由岛民')[0].parentElement;
    const { backgroundColor, color } = getComputedStyle(span, '::selection');
    return { backgroundColor, color, own: getComputedStyle(span).color };
  });
  assert.match(style.color, /rgba\(.*, 0\)|transparent/, 'the drawing stays to be seen');
  assert.ok(!/rgba\(.*, 0\)|transparent/.test(style.backgroundColor), style.backgroundColor);
});

inBothBrowsers('a double click selects a word, a third its paragraph, Shift and a click more', { warm: true }, async (opened, site) => {
  await open(opened, site);
  const { page } = opened;
  const { x, y } = await place(opened, 'Wangchao');
  await page.mouse.click(x + 12, y, { clickCount: 2, count: 2 });
  assert.equal((await selected(opened)).trim(), 'Wangchao');
  const han = await place(opened, '汽笛响了一声');
  await page.mouse.click(han.x, han.y, { clickCount: 2, count: 2 });
  const word = await selected(opened);
  assert.ok(word.length >= 1 && word.length <= 4 && word.startsWith('汽'), word);
  await page.mouse.click(han.x, han.y, { clickCount: 3, count: 3 });
  const paragraph = await selected(opened);
  assert.ok(paragraph.startsWith('周二晚上，记者') && paragraph.endsWith('桥上看不见的。”'), paragraph);
  await page.mouse.click(2, 300);
  await page.mouse.click(han.left + 1, han.y);
  await page.keyboard.down('Shift');
  const end = await page.evaluate(() => globalThis.layer.place('一盏一盏'));
  await page.mouse.click(end.left + 1, end.y);
  await page.keyboard.up('Shift');
  assert.equal(await selected(opened), '汽笛响了一声，旧码头的灯');
});

inBothBrowsers('Shift and arrows extend by a character, a line, to the line\'s end', { warm: true }, async (opened, site) => {
  await open(opened, site);
  await place(opened, '汽笛响了一声');
  await opened.page.evaluate(() => globalThis.layer.select('汽笛响了'));
  await opened.press('Shift+ArrowRight');
  assert.equal(await selected(opened), '汽笛响了一');
  await opened.press('Shift+ArrowLeft');
  await opened.press('Shift+ArrowLeft');
  assert.equal(await selected(opened), '汽笛响');
  const lines = async () => opened.page.evaluate(() => {
    const range = globalThis.layer.range(globalThis.layer.selected().slice(0, 4), globalThis.layer.selected().slice(-4));
    return new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top))).size;
  });
  const before = await lines();
  await opened.press('Shift+ArrowDown');
  assert.equal(await lines(), before + 1);
});

inBothBrowsers('the selection stays with its words through another width, size and theme', { warm: true }, async (opened, site) => {
  await open(opened, site);
  await place(opened, '恢复夜航的提议');
  const words = '提议来自一份由岛民自行完成的问卷。问卷收回1,327份';
  await opened.page.evaluate(() => globalThis.layer.select('提议来自', '1,327份'));
  assert.equal(await selected(opened), words);
  const settle = async (what) => {
    for (let turn = 0; turn < 8; turn++) {
      await new Promise((resolve) => { setTimeout(resolve, 60); });
      assert.equal(await selected(opened), words, what);
    }
    await linesReady(opened);
  };
  await opened.resize({ width: 500, height: 900, scale: 1 });
  await settle('a narrower window');
  await opened.page.evaluate(() => document.querySelector('banxin-article').setAttribute('font-size', '24'));
  await settle('larger type');
  await opened.page.evaluate(() => document.querySelector('banxin-article').setAttribute('theme', 'dark'));
  await settle('another theme');
  for (const y of [0, 1e6, 300]) {
    await opened.page.evaluate((top) => scrollTo(0, top), y);
    await settle('scrolled away and back');
  }
});
