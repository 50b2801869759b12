// An article file read without the engine, for where it cannot run: head and body, no more than plain text needs.
import { BanxinError } from './banxin_error.js';
import { safeUrl } from './safe_url.js';

const HEAD = /^(?:---\n[^]*?\n---\n)?\s*(?:<!--(?:\d{13,}|NaN)-->\s*\n)?\[([^\n]*)\]\(([^\n]*?)\)[ \t]*\n-{3,}[ \t]*\n/;

function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw new BanxinError('not-text', 'it holds NUL bytes');
  const text = new TextDecoder().decode(bytes);
  const sample = text.slice(0, 4096);
  const unreadable = sample.match(/[\ufffd\x01-\x08\x0e-\x1a]/g)?.length ?? 0;
  if (unreadable * 10 > sample.length) throw new BanxinError('not-text', 'it is no text in UTF-8');
  return text;
}

/**
 * @param {Uint8Array} bytes
 * @returns {{title: string, url: string, html: string}} untrusted markup: for an inert parser only
 */
export function readArticleText(bytes) {
  const text = decode(bytes).replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (!text.trim()) throw new BanxinError('empty', 'nothing but white space');
  const head = HEAD.exec(text);
  const web = head && /^https?:/i.test(head[2]) ? safeUrl(head[2], null, 'link') : null;
  return head ? { title: head[1], url: web ?? '', html: text.slice(head[0].length) } : { title: '', url: '', html: text };
}
