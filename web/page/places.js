// Where the reader was in each article: kept between visits where the browser lets us, the latest first.

const KEY = 'banxin places';
const MOST = 100;

/** @typedef {{id: string, position: {node: number, part: number}|null, progress: number}} Place */

/** @returns {Place[]} */
function stored() {
  try {
    const places = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(places) ? places.filter((place) => typeof place?.id === 'string') : [];
  } catch {
    return [];
  }
}

export class Places {
  /** @param {string} id of an article @returns {Place|null} */
  of(id) { return stored().find((place) => place.id === id) ?? null; }

  /** @param {Place} place */
  keep(place) {
    try {
      localStorage.setItem(KEY, JSON.stringify([place, ...stored().filter(({ id }) => id !== place.id)].slice(0, MOST)));
    } catch { /* private windows may refuse, or there is no room */ }
  }
}
