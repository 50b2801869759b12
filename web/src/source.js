// Whatever load() takes, as bytes: URL, File, Blob, string, bytes. Errors: not-found, network, too-large, not-text.
import { BanxinError } from './banxin_error.js';

const MOST_BYTES = 64 << 20;

/** @typedef {{bytes: Uint8Array, url: string|null, plainHtml: boolean, fonts?: string[]}} Source fonts: URLs of its exact subsets */

/** Reads a body and stops when it is too large, whatever its headers say. */
async function readBody(response, arrived) {
  if (Number(response.headers.get('content-length')) > MOST_BYTES) throw new BanxinError('too-large', response.url);
  if (!response.body) return new Uint8Array(0);
  // What is packed on the way has another length than what comes out.
  const whole = response.headers.get('content-encoding') ? 0 : Number(response.headers.get('content-length'));
  const reader = response.body.getReader();
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) {
      reader.cancel();
      throw new BanxinError('too-large', response.url);
    }
    chunks.push(value);
    arrived?.(whole > 0 ? Math.min(1, size / whole) : null);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** True when a server answered a text file's address with a whole web page: its page for what is not there. */
function isForeignPage(url, response, bytes) {
  if (!/\.(md|txt|text|markdown)$/i.test(url.pathname)) return false;
  if (!/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) return false;
  return /^\s*(<!doctype html|<html)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 512)));
}

async function fetchArticle(url, signal, arrived) {
  if (!/^(https?|blob):$/.test(url.protocol)) throw new BanxinError('not-found', `no such scheme: ${url.protocol}`);
  let response;
  try {
    response = await fetch(url, { signal, credentials: 'same-origin' });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new BanxinError('network', String(error));
  }
  if ([404, 410].includes(response.status)) throw new BanxinError('not-found', `${response.status}`);
  if (!response.ok) throw new BanxinError('network', `${response.status}`);
  let bytes;
  try {
    bytes = await readBody(response, arrived);
  } catch (error) {
    if (error instanceof BanxinError || signal?.aborted) throw error;
    throw new BanxinError('network', String(error));
  }
  if (isForeignPage(url, response, bytes)) throw new BanxinError('not-text', 'a web page, not an article file');
  // Relative addresses in the article are meant from where it came in the end.
  return { bytes, url: /^https?:/.test(response.url) ? response.url : null, plainHtml: false };
}

/** One line without white space or markup, and in ASCII, or with the beginning or end of an address. */
function looksLikeAddress(text) {
  if (!text || /[\s<]/.test(text)) return false;
  return /^[\x21-\x7e]+$/.test(text) || /^(https?:|blob:|\.{0,2}\/)/i.test(text) || /\.(md|txt|html?)$/i.test(text);
}

/**
 * @param {URL|Blob|string|ArrayBuffer|ArrayBufferView} source a string is an address when it looks like one, else
 *   the article itself
 * @param {string} base URL that addresses are relative to
 * @param {AbortSignal} [signal]
 * @param {(part: number|null) => void} [arrived] how much of it has come, 0 to 1; null where its length is not known
 * @returns {Promise<Source>}
 */
export async function readSource(source, base, signal, arrived) {
  if (source instanceof Blob) {
    if (source.size > MOST_BYTES) throw new BanxinError('too-large', `${source.size} bytes`);
    let bytes;
    try {
      bytes = new Uint8Array(await source.arrayBuffer());
    } catch (error) {
      throw new BanxinError('not-found', String(error));  // moved or changed since it was chosen
    }
    return { bytes, url: null, plainHtml: false };
  }
  if (source instanceof ArrayBuffer) return { bytes: new Uint8Array(source), url: null, plainHtml: false };
  if (ArrayBuffer.isView(source)) {
    return { bytes: new Uint8Array(source.buffer, source.byteOffset, source.byteLength), url: null, plainHtml: false };
  }
  if (source instanceof URL) return fetchArticle(source, signal, arrived);
  const text = String(source);
  if (looksLikeAddress(text)) {
    let url;
    try {
      url = new URL(text, base);
    } catch {
      throw new BanxinError('not-found', text);
    }
    return fetchArticle(url, signal, arrived);
  }
  return { bytes: new TextEncoder().encode(text), url: null, plainHtml: false };
}

/** The `src` attribute is always an address. */
export function readAddress(address, base, signal, arrived) {
  let url;
  try {
    url = new URL(address, base);
  } catch {
    return Promise.reject(new BanxinError('not-found', address));
  }
  return fetchArticle(url, signal, arrived);
}

/**
 * Addresses of an article's exact subsets; none when they cannot be had: an article can do without.
 * @param {Iterable<string|URL>|Promise<Iterable<string|URL>>} fonts @param {string} base URL that they are relative to
 * @returns {Promise<string[]>}
 */
export async function namedFonts(fonts, base) {
  try {
    return Array.from(await fonts ?? [], (font) => new URL(font, base).href);
  } catch {
    return [];
  }
}
