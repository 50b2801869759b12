// The files of one image: its address and, where there are several sizes, its srcset, each held once more to what may be
// fetched. The engine has written the set in its plainest form: "URL 400w, URL 800w" or "URL 1x, URL 2x".
import { safeUrl } from './safe_url.js';

const CANDIDATE = /^(\S*[^\s,]) ([\d.]{1,6})([wx])$/;

/**
 * @typedef {object} ImageFiles
 * @property {string} source what every browser can fetch
 * @property {string} sourceSet as an attribute; empty when there is but one file
 * @property {string} largest the file of most pixels
 * @property {number} widest its width in px; 0 where the set says none
 */

/**
 * @param {string} source
 * @param {string} sourceSet
 * @param {string|null} base URL that relative addresses are meant from
 * @returns {ImageFiles|null} null when there is nothing to fetch
 */
export function imageFiles(source, sourceSet, base) {
  const candidates = [];
  for (const written of sourceSet ? sourceSet.split(', ') : []) {
    const [, address, number, unit] = CANDIDATE.exec(written) ?? [];
    const url = address && safeUrl(address, base, 'image');
    if (url && !url.endsWith(',')) candidates.push({ url, size: Number(number), unit });
  }
  const url = source ? safeUrl(source, base, 'image') : null;
  const largest = candidates.reduce((most, one) => (one.size > (most?.size ?? 0) ? one : most), null);
  if (!url && !largest) return null;
  return {
    source: url ?? largest.url,
    sourceSet: candidates.map((one) => `${one.url} ${one.size}${one.unit}`).join(', '),
    // A set of densities may leave the plain one to the address.
    largest: largest && (largest.unit === 'w' || largest.size > 1) ? largest.url : url ?? largest.url,
    widest: largest?.unit === 'w' ? largest.size : 0,
  };
}
