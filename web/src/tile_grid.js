// How a page is cut into tiles: full width, one below the other.

const MOST_PIXELS = 1 << 22;

/**
 * @param {number} width CSS px of the page
 * @param {number} height CSS px of the page
 * @param {number} scale device px per CSS px
 */
export function tileGrid(width, height, scale) {
  // Rounded up: the last, partly covered column and row of pixels are paper.
  const pageWidth = Math.max(1, Math.ceil(width * scale - 1e-3));
  const pageHeight = Math.max(1, Math.ceil(height * scale - 1e-3));
  let tileHeight = scale > 1 ? 1024 : 512;
  while (tileHeight > 128 && tileHeight * pageWidth > MOST_PIXELS) tileHeight /= 2;
  const count = Math.ceil(pageHeight / tileHeight);

  const indexAt = (y) => Math.min(count - 1, Math.max(0, Math.floor(y * scale / tileHeight)));
  return {
    pageWidth,
    pageHeight,
    tileHeight,
    count,
    /** Device px. @param {number} index */
    tile: (index) => ({
      index, x: 0, y: index * tileHeight, width: pageWidth,
      height: Math.min(tileHeight, pageHeight - index * tileHeight),
    }),
    /** Indices of tiles between two heights in CSS px, downwards. */
    between(top, bottom) {
      if (bottom <= 0 || top * scale >= pageHeight || bottom <= top) return [];
      const first = indexAt(top);
      const last = Math.min(count - 1, Math.max(first, Math.ceil(bottom * scale / tileHeight) - 1));
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    },
  };
}

/**
 * Tiles that a view wants, most urgent first: what is visible, one stretch on in the direction of reading, one behind.
 * @param {ReturnType<typeof tileGrid>} grid
 * @param {import('./protocol.js').View} view
 */
export function wantedTiles(grid, { top, bottom, ahead, upwards }) {
  const visible = grid.between(top, bottom);
  const below = grid.between(bottom, bottom + ahead);
  const above = grid.between(top - ahead, top).reverse();
  return [...new Set([...visible, ...(upwards ? [...above, ...below] : [...below, ...above])])];
}
