// What a screen reader is told: Chromium's accessibility tree against the article's own markup.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { articleFiles } from '../built.mjs';
import { inBothBrowsers, serveArticle } from './both_browsers.mjs';
import { linesReady, openText } from './layer_text.mjs';

const textOf = (name) => readFileSync(articleFiles().find((file) => file.endsWith(name)), 'utf8');
const squeezed = (text) => text.replace(/\s+/gu, ' ').trim();

const ROLES = new Set(['heading', 'paragraph', 'link', 'image', 'table', 'row', 'cell', 'columnheader', 'rowheader', 'caption', 'list', 'listitem', 'DescriptionList',
  'term', 'definition', 'blockquote', 'figure', 'Figcaption', 'code', 'mark', 'deletion', 'emphasis', 'strong', 'superscript', 'subscript', 'time']);

/** The article in the tree, flat, in order: [role, words or name, level of a heading]. */
async function told({ page }) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const roleOf = (node) => (node.ignored ? '' : node.role?.value ?? '');
  const wordsOf = (node) => (roleOf(node) === 'StaticText' ? node.name.value : (node.childIds ?? []).map((id) => wordsOf(byId.get(id))).join(''));
  const article = nodes.find((node) => roleOf(node) === 'article');
  const out = [];
  const visit = (node) => {
    const role = roleOf(node);
    if (ROLES.has(role)) {
      const level = node.properties?.find(({ name }) => name === 'level')?.value.value;
      out.push([role, role === 'image' || role === 'link' ? squeezed(node.name?.value ?? '') : squeezed(wordsOf(node)), ...role === 'heading' ? [level] : []]);
    }
    for (const id of node.childIds ?? []) visit(byId.get(id));
  };
  visit(article);
  const parents = new Map(nodes.flatMap((node) => (node.childIds ?? []).map((id) => [id, node])));
  const around = [];
  for (let up = parents.get(article.nodeId); up; up = parents.get(up.nodeId)) around.push(roleOf(up));
  return { name: article.name.value, around, tree: out };
}

/** In the page: the same of the article's file, by a parser that is not ours. Lists say their numbers. */
function written({ html, title, url, byline }) {
  const roles = { h2: 'heading', h3: 'heading', p: 'paragraph', table: 'table', tr: 'row', td: 'cell', th: 'columnheader', caption: 'caption', ul: 'list', ol: 'list', li: 'listitem',
    dl: 'DescriptionList', dt: 'term', dd: 'definition', blockquote: 'blockquote', figure: 'figure', figcaption: 'Figcaption', code: 'code', mark: 'mark', del: 'deletion', em: 'emphasis',
    strong: 'strong', sup: 'superscript', sub: 'subscript' };
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  for (const quote of body.querySelectorAll('q')) quote.replaceWith('“', ...quote.childNodes, '”');
  for (const list of body.querySelectorAll('ol')) {
    let number = list.start;
    for (const item of [...list.children]) {
      if (item.hasAttribute('value')) number = item.value;
      item.prepend(`${list.type === 'a' ? String.fromCharCode(96 + number) : number}. `);
      number++;
    }
  }
  const squeeze = (text) => text.replace(/\s+/gu, ' ').trim();
  const out = [['heading', title, 1]];
  if (url) out.push(['link', title]);
  out.push(...byline);
  for (const element of body.querySelectorAll('section *, figure, figure *, footer *')) {
    const { localName: tag } = element;
    if (tag === 'img') out.push(['image', element.alt]);
    else if (tag === 'a' && element.hasAttribute('href')) out.push(['link', squeeze(element.textContent)]);
    else if (roles[tag]) out.push([roles[tag], squeeze(element.textContent), ...roles[tag] === 'heading' ? [Number(tag[1])] : []]);
  }
  return out;
}

for (const [name, wanted] of [
  ['night-ferry.md', { title: '停航十一年后，岚湾“灯塔线”夜渡轮将重新开出', url: true, byline: [['time', '2024年11月26日']] }],
  ['measures.md', { title: '尺与光：关于度量的[若干]小事 (附“清单”&代码)', url: false, byline: [['time', '2024年12月15日']] }],
]) {
  inBothBrowsers(`the tree of ${name} is that of its markup: all of it, in order`, { warm: true, only: 'Chromium' }, async (opened, site) => {
    await openText(opened, serveArticle(site, textOf(name)));
    // Near or far from the screen makes no difference.
    for (const y of [0, 1e6]) {
      await opened.page.evaluate((top) => scrollTo(0, top), y);
      await linesReady(opened);
      const { name: title, around, tree } = await told(opened);
      assert.equal(title, wanted.title);
      assert.ok(around.includes('main'));
      const markup = await opened.page.evaluate(written, { html: textOf(name).replace(/^[^]*?\n------\n/, '').replace(/ style="[^"]*"/g, ''), ...wanted });
      // The space after a list's number is not told everywhere.
      const numbered = (list) => list.map(([role, words, ...level]) => [role, words.replace(/(?<!\w)(\d|[a-z])\. /g, '$1.'), ...level]);
      assert.deepEqual(numbered(tree), numbered(markup));
    }
  });
}

inBothBrowsers('languages and directions are said where they change', { warm: true }, async (opened, site) => {
  await openText(opened, serveArticle(site, textOf('measures.md')));
  const found = await opened.page.evaluate(() => {
    const layer = globalThis.layer.root.querySelector('.text-layer');
    return [...layer.querySelectorAll('[lang]')].map((element) => [element.lang, element.dir, element.textContent.slice(0, 4)]);
  });
  assert.deepEqual(found, [['zh-Hans', '', '尺与光：'], ['ko', '', 'ja'], ['ar', 'rtl', 'مرحب'], ['he', 'rtl', 'שלום']]);
});

inBothBrowsers('what is drawn is not said twice: tiles and other decoration are hidden', { warm: true, only: 'Chromium' }, async (opened, site) => {
  await openText(opened, serveArticle(site, textOf('night-ferry.md')));
  const session = await opened.page.context().newCDPSession(opened.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const all = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'StaticText').map(({ name }) => name.value).join('');
  for (const words of ['岚湾市港务局周二宣布', '末班船靠岸的时候', '点击查看本文英文版']) assert.equal(all.split(words).length - 1, 1, words);
  assert.ok(!nodes.some(({ ignored, role }) => !ignored && /canvas/i.test(role?.value ?? '')));
});

inBothBrowsers('a Latin word is said whole, as far as it stands on one line', { warm: true, only: 'Chromium' }, async (opened, site) => {
  const text = `[词](https://example.org/)\n------\n\n<p>他说Wave、AVATAR和Tokyo，又说don’t与résumé（2024年），再写<a href="https://example.org/">Toy Van</a>。</p>
    <p lang="en">${'Yesterday Toby Walker waved; nobody answered. '.repeat(8)}</p>\n`;
  await openText(opened, serveArticle(site, text));
  const session = await opened.page.context().newCDPSession(opened.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const said = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'StaticText').map(({ name }) => name.value);
  const parted = ['Wave', 'AVATAR', 'Tokyo', 'don’t', 'résumé', '2024', 'Toy Van'].filter((word) => !said.some((piece) => piece.includes(word)));
  assert.deepEqual(parted, []);
  const english = said.filter((piece) => /Toby|nobody|Walker/.test(piece));
  assert.ok(english.length <= 10, `a line is one piece or two: ${JSON.stringify(english)}`);
});
