// compare.html: both sides are set, counted and drawn. On Banxin's side every row that is to be zero is zero; what is to be
// small is smaller than the browser's, whichever of its properties it uses.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { rangesOf, FAMILIES } from '../../../web/page/article_fonts.js';
import { outlinesIn } from '../../../web/page/outline_font.js';
import { CODED } from '../../../web/src/font_table.js';
import { fontFolder, root, startEngine } from '../built.mjs';
import { openPage, startBrowser, startSite } from './site.mjs';

const seed = join(process.env.BANXIN_SHARED ?? join(root, '../shared'), 'seeds/000_3a618bf9dc8f501c.txt');
const fontsFile = JSON.parse(readFileSync(join(fontFolder, 'fonts.json'), 'utf8'));
const MEASURES = [12, 15, 18, 22, 26, 30, 34, 38, 45];
const SIZES = [14, 18, 24, 32];

let browser;
let site;
before(async () => {
  browser = await startBrowser();
  site = await startSite();
});
after(async () => {
  await browser?.close();
  site?.close();
});

const address = (query) => site.url(`compare.html?${new URLSearchParams(query)}`);
const counted = (page) => page.waitForSelector('#compare[data-counted]');

/** Runs `steps` on the page and holds that nothing went wrong in it. */
async function comparing(query, options, steps) {
  const opened = await openPage(browser, site, { width: 1280, ...options });
  try {
    await opened.page.goto(address(query));
    await steps(opened);
    assert.deepEqual(opened.faults, [], 'a quiet console');
    assert.deepEqual(opened.strangers, []);
    assert.deepEqual(await opened.violations(), [], 'the policy holds');
  } finally {
    await opened.close();
  }
}

/** Changes fields of the form; gives what is counted then. */
function recount(page, values) {
  return page.evaluate((fields) => new Promise((resolve) => {
    const form = document.querySelector('#controls');
    document.querySelector('#compare').addEventListener('banxin-counted', ({ detail: { banxin, dom, characters, settings } }) => {
      const plain = ({ faults, ...numbers }) => ({
        ...numbers, faults: Object.fromEntries(Object.entries(faults).map(([name, places]) => (
          [name, places.map(({ line }) => line.glyphs.map(({ text }) => text).join(''))]))),
      });
      resolve({ banxin: plain(banxin), dom: plain(dom), characters, settings });
    }, { once: true });
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'boolean') form[name].checked = value;
      else form[name].value = value;
    }
    form.measure.dispatchEvent(new Event('input', { bubbles: true }));
  }), values);
}

const none = (faults) => Object.fromEntries(Object.keys(faults).map((name) => [name, []]));
const high = (values) => values.sort((a, b) => a - b)[Math.max(0, Math.ceil(0.95 * values.length) - 1)];

/**
 * Counts an article at these measures and sizes, on the page that shows it. The 95th percentile of some forty lines is that
 * of the second or third worst of them, and goes by steps of half an em in a line: it is held over the lines of all measures,
 * and at each to a tenth of a step.
 */
async function holdTargets(page, what) {
  const larger = [];
  const all = { banxin: [], dom: [] };
  for (const measure of MEASURES) {
    const fontSize = SIZES[measure % SIZES.length];
    for (const best of [false, true]) {
      const { banxin, dom, characters, settings } = await recount(page, { measure, fontSize, best });
      const where = `${what}, ${measure} em at ${fontSize} px, ${best ? 'new properties' : 'plain'}`;
      assert.deepEqual([settings.measure, settings.fontSize, settings.best], [measure, fontSize, best]);
      assert.ok(characters > 900, `${where}: ${characters} characters counted`);
      assert.ok(banxin.lines > 15 && dom.lines > 15, where);
      assert.deepEqual(banxin.faults, none(banxin.faults), where);
      for (const [name, step] of [['mean', 0], ['jump', 0], ['high', 0.5 / measure / 10]]) {
        if (!(banxin[name] < dom[name] + step)) larger.push(`${where}: ${name} ${banxin[name].toFixed(4)}, the browser's ${dom[name].toFixed(4)}`);
      }
      all.banxin.push(...banxin.deviations);
      all.dom.push(...dom.deviations);
    }
    const { banxin } = await recount(page, { align: 'start' });
    assert.deepEqual(banxin.faults, none(banxin.faults), `${what}, ${measure} em, ragged`);
    await recount(page, { align: 'justify' });
  }
  assert.deepEqual(larger, []);
  assert.ok(high(all.banxin) < high(all.dom), `${what}: 95 % of ${all.banxin.length} lines`);
}

for (const name of ['measures.md', 'night-ferry.md', 'printing-house.md', 'salt-lane.md']) {
  test(`targets: ${name}`, () => comparing({ article: `articles/${name}` }, {}, async ({ page }) => {
    await counted(page);
    await holdTargets(page, name);
  }));
}

test('targets: an archived article, opened as a file', { skip: !existsSync(seed) && 'the archived article is not here' },
  () => comparing({}, {}, async ({ page }) => {
    await counted(page);
    await page.evaluate(() => { delete document.querySelector('#compare').dataset.counted; });
    await page.locator('#file').setInputFiles({ name: 'archived.txt', mimeType: 'text/plain', buffer: readFileSync(seed) });
    await counted(page);
    assert.equal(await page.locator('[name="article"] option:checked').textContent(), 'archived.txt');
    await holdTargets(page, 'the archived article');
  }));

test('both sides are in the same font', () => comparing({ article: 'articles/night-ferry.md', measure: 20 }, {}, async ({ page }) => {
  await counted(page);
  const { faces, unloaded } = await page.evaluate(() => {
    // The text layer's faces have no ink.
    const all = [...document.fonts].filter(({ family }) => !family.includes('banxin blank'));
    return { faces: [...new Set(all.map(({ family, weight }) => `${family} ${weight}`))].sort(), unloaded: all.filter(({ status }) => status !== 'loaded').length };
  });
  assert.deepEqual(faces, ['Banxin Hei 400', 'Banxin Hei 700', 'Banxin Song 400', 'Banxin Song 700']);
  assert.equal(unloaded, 0);
  // Figures and letters stand in the very same steps on both sides.
  const steps = await page.evaluate(() => new Promise((resolve) => {
    const stepsOf = (paragraphs) => paragraphs.flatMap(({ lines }) => lines.flatMap(({ glyphs }) => glyphs.slice(1).flatMap((glyph, i) => (
      /[0-9A-Za-z]{2}/.test(glyphs[i].text + glyph.text) ? [[glyphs[i].text + glyph.text, glyph.origin - glyphs[i].origin]] : []))));
    document.querySelector('#compare').addEventListener('banxin-counted', ({ detail: { matched } }) => {
      resolve([stepsOf(matched.banxin), stepsOf(matched.dom)]);
    }, { once: true });
    document.querySelector('#controls [name="measure"]').dispatchEvent(new Event('input', { bubbles: true }));
  }));
  assert.ok(steps[0].length > 40);
  assert.deepEqual(steps[0].map(([pair]) => pair), steps[1].map(([pair]) => pair));
  for (const [i, [pair, step]] of steps[0].entries()) assert.ok(Math.abs(step - steps[1][i][1]) < 0.1, `${pair}: ${step} and ${steps[1][i][1]}`);
}));

test('the browser draws the outlines that the engine draws', () => comparing({ article: 'articles/salt-lane.md', measure: 20 }, {}, async ({ page }) => {
  await counted(page);
  const { load, slices, engine } = await startEngine();
  const told = new Map();  // 1000 units an em: font units are px of this size
  for (const [family, weight, character] of [['song', 400, '巷'], ['hei', 400, '巷'], ['hei', 700, '鹽'], ['song', 700, '安']]) {
    const face = fontsFile.faces.findIndex((entry) => entry.family === family && entry.weight === weight);
    const codePoint = character.codePointAt(0);
    const holds = slices.flatMap(({ form, face: of, ranges, languages, glyphs }, slice) => (form === CODED && of === face && !glyphs &&
      rangesOf(ranges).some(([first, last]) => first <= codePoint && codePoint <= last) ? [[slice, languages]] : []));
    const [slice] = holds.find(([, languages]) => languages?.includes('zh-Hant')) ?? holds[0];
    load([slice]);
    const { points } = outlinesIn(engine.outlines(slice)).get(codePoint);
    const along = points.map(({ x }) => x), up = points.map(({ y }) => y);
    told.set(`${weight} 1000px "${FAMILIES[family]}"`, [character, Math.min(...along), Math.max(...along), Math.min(...up), Math.max(...up)]);
  }
  const drawn = await page.evaluate((asked) => asked.map(([font, [character]]) => {
    const context = document.createElement('canvas').getContext('2d');
    context.font = font;
    const { width, actualBoundingBoxLeft, actualBoundingBoxRight, actualBoundingBoxDescent, actualBoundingBoxAscent } = context.measureText(character);
    return [font, [character, -actualBoundingBoxLeft, actualBoundingBoxRight, -actualBoundingBoxDescent, actualBoundingBoxAscent], width];
  }), [...told]);
  for (const [font, [character, ...edges], width] of drawn) {
    assert.ok(Math.abs(width - 1000) < 1, `${font}: ${width}`);
    // Browsers tell a box in 64ths of the size; control points may lie outside the ink, by some units.
    told.get(font).slice(1).forEach((edge, i) => assert.ok(Math.abs(edge - edges[i]) < 1000 / 64 + 4, `${character} in ${font}: ${edges} for ${told.get(font).slice(1)}`));
  }
}));

test('the table, the marks and the way to them', () => comparing({ article: 'articles/night-ferry.md', measure: 24, size: 18 }, { height: 1000 }, async ({ page, hear }) => {
  await counted(page);
  await hear('ready');
  assert.equal(await page.locator('#targets tbody tr').count(), 12);
  const cells = (target) => page.locator(`#targets tr[data-target="${target}"] td`).allTextContents();
  const marks = (side, fault) => page.locator(`.pane[data-side="${side}"] .marks [data-fault="${fault}"]`);
  for (const fault of ['start', 'blank', 'hole', 'gap', 'orphan']) {
    const [own, other] = (await cells(fault)).map(Number);
    assert.equal(await marks('banxin', fault).count(), own, fault);
    assert.equal(await marks('dom', fault).count(), other, fault);
  }
  assert.ok(Number((await cells('gap'))[1]) > 20, 'the browser leaves no gaps by itself');
  await page.locator('#targets tr[data-target="gap"] td:last-child button').click();
  const mark = marks('dom', 'gap').first();
  await page.waitForFunction(() => document.querySelector('.marks .here') !== null);
  assert.ok(await mark.evaluate((element) => element.classList.contains('here')));
  const { y } = await mark.boundingBox();
  assert.ok(y > 0 && y < 1000, 'it is in sight');
  await page.locator('[name="marks"]').uncheck();
  assert.ok(!await mark.isVisible());
  assert.ok(page.url().includes('measure=24'), 'the address keeps the settings');
}));

test('the two sides stand beside each other where there is room, else one at a time', async () => {
  await comparing({ article: 'articles/salt-lane.md', measure: 24, size: 18 }, {}, async ({ page }) => {
    await counted(page);
    const [own, other] = await Promise.all(['banxin', 'dom'].map((side) => page.locator(`.pane[data-side="${side}"]`).boundingBox()));
    assert.ok(own.x + own.width <= other.x && Math.abs(own.y - other.y) < 1);
  });
  for (const width of [400, 800]) {
    await comparing({ article: 'articles/salt-lane.md' }, { width, colorScheme: 'dark' }, async ({ page }) => {
      await counted(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `no sideways scrolling at ${width}`);
      assert.ok(await page.locator('banxin-article').isVisible());
      assert.ok(!await page.locator('.dom').isVisible());
      await page.locator('#sides').getByText('浏览器').click();
      assert.ok(await page.locator('.dom').isVisible());
      assert.ok(!await page.locator('banxin-article').isVisible());
    });
  }
});

test('another article and what cannot be opened', () => comparing({ article: 'articles/night-ferry.md' }, {}, async ({ page }) => {
  await counted(page);
  await page.evaluate(() => { delete document.querySelector('#compare').dataset.counted; });
  await page.locator('[name="article"]').selectOption('articles/salt-lane.md');
  await counted(page);
  assert.match(await page.locator('.dom').evaluate((element) => element.shadowRoot.querySelector('h1').textContent), /鹽倉巷/);
  await page.locator('#file').setInputFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from(' \n') });
  await page.getByText('文件里没有可读的内容').waitFor();
}));
