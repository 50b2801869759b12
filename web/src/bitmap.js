// Pixels of the engine as something that can be sent to the page at no cost: a bitmap where the browser makes them
// in a worker, else a copy of the pixels.

/** @returns {(pixels: Uint8ClampedArray, width: number, height: number) => {bitmap?: ImageBitmap, pixels?: ArrayBuffer}} */
export function bitmapMaker() {
  let canvas;
  let context;
  try {
    canvas = new OffscreenCanvas(1, 1);
    context = canvas.getContext('2d', { alpha: false });
  } catch { /* an older browser */ }
  return (pixels, width, height) => {
    if (!context) return { pixels: pixels.slice().buffer };
    canvas.width = width;
    canvas.height = height;
    context.putImageData(new ImageData(pixels, width, height), 0, 0);
    return { bitmap: canvas.transferToImageBitmap() };
  };
}

/** What has to be transferred with a message about `tile`. @param {import('./protocol.js').Tile} tile */
export const transferables = (tile) => [tile.bitmap ?? tile.pixels];
