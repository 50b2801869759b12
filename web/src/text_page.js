// The article as plain DOM text. Markup is parsed by an inert parser (nothing in it runs or loads) and rebuilt
// element by element from a list of what is allowed.
import { safeUrl } from './safe_url.js';

const KEPT = new Set(('a abbr address article aside b bdi bdo blockquote br caption center cite code dd del details ' +
  'dfn dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s ' +
  'samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var div').split(' '));
const DROPPED = new Set(('script style noscript template iframe object embed svg math canvas video audio source track ' +
  'form input button select textarea option head title meta link base share-button').split(' '));
const PLAIN_ATTRIBUTES = { time: ['datetime'], ol: ['start'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'],
  img: ['alt', 'width', 'height'] };
const DEEPEST = 200;

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const OWN_WORK = /\s(?:style|on[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;

let policy = null;  // one: a page may forbid a second of the same name

/**
 * Parses into a document without a browsing context. Works under `require-trusted-types-for`, too. Styles and handlers of
 * events are left out before: a page that forbids them would complain of each, though none is kept.
 */
function parseInert(html) {
  let markup = html.replace(TAG, (tag) => tag.replace(OWN_WORK, ''));
  try {
    policy ??= globalThis.trustedTypes?.createPolicy('banxin-inert', { createHTML: (text) => text });
    if (policy) markup = policy.createHTML(markup);
  } catch { /* the page allows no such policy: the plain string may still do */ }
  return new DOMParser().parseFromString(markup, 'text/html');
}

// Lines of a file are none of the text's; between Han their ends are not even a space (CSS Text 4, 4.1.3).
const FILE_LINE = /(?<=[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60])[\t\f\r ]*\n[\t\n\f\r ]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60])/g;

const asRead = (text, parent) => (parent.closest?.('pre') ? text : text.replace(FILE_LINE, '').replace(/[\t\n\f\r ]+/g, ' '));

function setAttributes(from, to, tag, { base, linkTarget }) {
  for (const name of PLAIN_ATTRIBUTES[tag] ?? []) {
    const value = from.getAttribute(name);
    if (value !== null && (name === 'alt' || name === 'datetime' || /^\d{1,5}$/.test(value))) to.setAttribute(name, value);
  }
  for (const name of ['lang', 'dir']) if (/^[\w-]{1,35}$/.test(from.getAttribute(name) ?? '')) to.setAttribute(name, from.getAttribute(name));
  if (tag === 'a') {
    const href = safeUrl(from.getAttribute('href') ?? '', base, 'link');
    if (!href || !from.hasAttribute('href')) return;
    to.href = href;
    to.rel = 'noopener noreferrer';
    to.target = linkTarget;
  }
  if (tag === 'img') {
    const source = safeUrl(from.getAttribute('src') ?? '', base, 'image');
    to.loading = 'lazy';
    to.decoding = 'async';
    to.referrerPolicy = 'no-referrer';
    if (source && from.getAttribute('src')) to.src = source;
  }
}

/**
 * @param {string} html untrusted
 * @param {{base: string|null, linkTarget: string, title?: string, url?: string}} options title and url of a head that
 *   is not in the markup
 * @returns {DocumentFragment}
 */
export function buildText(html, options) {
  const out = document.createDocumentFragment();
  if (options.title) {
    const heading = document.createElement('h1');
    const href = safeUrl(options.url ?? '', null, 'link');
    const link = heading.appendChild(document.createElement(href ? 'a' : 'span'));
    if (href) Object.assign(link, { href, rel: 'noopener noreferrer', target: options.linkTarget });
    link.textContent = options.title;
    out.append(heading);
  }
  // [node to copy, where to, how deep]; without recursion, whatever the nesting.
  const open = [...parseInert(html).body.childNodes].reverse().map((node) => [node, out, 0]);
  while (open.length) {
    const [node, parent, depth] = open.pop();
    if (node.nodeType === Node.TEXT_NODE) {
      parent.append(asRead(node.data, parent));
      continue;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const tag = node.localName;
    if (DROPPED.has(tag)) continue;
    let into = parent;
    if (KEPT.has(tag) && depth < DEEPEST) {
      into = document.createElement(tag);
      setAttributes(node, into, tag, options);
      parent.append(into);
    }
    for (let child = node.lastChild; child; child = child.previousSibling) open.push([child, into, depth + 1]);
  }
  return out;
}
