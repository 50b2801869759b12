// The article's own DOM, from the tree that the engine has sanitised: elements by createElement, words as text nodes,
// attributes from a list. The text layer lays it over the drawing; the text mode shows it as it is.
import { safeUrl } from './safe_url.js';

/** @typedef {import('./protocol.js').Content} Content */

const TEXT = 0xffff;
const ELEMENTS = new Set(('a abbr address article aside b bdi bdo big blockquote br caption center cite code dd del details dfn ' +
  'div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p pre q rb rp rt ruby s ' +
  'samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var').split(' '));
const PLAIN = new Set(['lang', 'dir', 'title', 'datetime', 'start', 'reversed', 'value', 'colspan', 'rowspan', 'scope', 'class', 'id']);

// What a box out of the flow would lose of its meaning, said again. A heading cell is for its column where it says no more.
const ROLES = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tfoot: 'rowgroup', tr: 'row', td: 'cell', th: 'columnheader',
  ul: 'list', ol: 'list', li: 'listitem', details: 'group' };
// On the drawing everything stands open; what could be closed would leave its place empty.
const OPEN = { details: 'div', summary: 'div' };

/** A link as it may be followed, or an element without a target where it may not. */
function dressLink(element, { href = '' }, { base, linkTarget }) {
  if (/^#./.test(href)) {
    element.setAttribute('href', href);
    return;
  }
  const url = safeUrl(href, base, 'link');
  if (!url) return;
  element.href = url;
  element.rel = 'noopener noreferrer';
  element.target = linkTarget;
}

function make(tag, attributes, { canvas }) {
  const element = document.createElement(canvas ? OPEN[tag] ?? tag : tag);
  for (const [name, value] of Object.entries(attributes)) if (PLAIN.has(name)) element.setAttribute(name, value);
  if (canvas && tag in ROLES) element.setAttribute('role', attributes.scope?.startsWith('row') && tag === 'th' ? 'rowheader' : ROLES[tag]);
  if (tag === 'details' && !canvas) element.open = true;
  return element;
}

/**
 * @param {Content} content
 * @param {object} options
 * @param {string|null} options.base URL that relative addresses are meant from
 * @param {string} options.linkTarget
 * @param {boolean} options.canvas for the text layer: nothing can be closed, roles are said
 * @param {(node: number, attributes: Record<string, string>) => Node} options.image what stands for an img
 * @returns {{root: HTMLElement, nodes: (Node|null)[]}} nodes by their number in the tree
 */
export function buildArticle(content, options) {
  const { tagNames, tags, parents, text, begins, ends, attributes } = content;
  const nodes = new Array(tags.length).fill(null);
  for (let id = 0; id < tags.length; id++) {
    let node;
    if (tags[id] === TEXT) {
      node = document.createTextNode(text.slice(begins[id], ends[id]));
    } else {
      const tag = tagNames[tags[id]];
      const own = attributes.get(id) ?? {};
      if (tag === 'img') node = options.image(id, own);
      else node = make(ELEMENTS.has(tag) ? tag : 'span', own, options);
      if (tag === 'a') dressLink(node, own, options);
    }
    nodes[id] = node;
    if (id > 0) nodes[parents[id]].append(node);
  }
  return { root: nodes[0], nodes };
}
