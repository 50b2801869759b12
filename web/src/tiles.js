// The canvases that show tiles, moved by native scrolling. Those that are out of the way are used again.
import { deviceLength } from './device_length.js';

export class TileLayer {
  #layer;
  #canvases = new Map();  // index -> canvas
  #spare = [];
  #scale = 1;

  /** @param {HTMLElement} layer positioned; holds nothing else */
  constructor(layer) { this.#layer = layer; }

  /** Shows one tile in place of what was there. @param {import('./protocol.js').Tile} tile */
  put(tile) {
    let canvas = this.#canvases.get(tile.index);
    if (!canvas) {
      canvas = this.#spare.pop() ?? this.#create();
      this.#canvases.set(tile.index, canvas);
      this.#layer.append(canvas);
    }
    if (canvas.width !== tile.width) canvas.width = tile.width;
    if (canvas.height !== tile.height) canvas.height = tile.height;
    if (tile.bitmap) {
      canvas.getContext('bitmaprenderer').transferFromImageBitmap(tile.bitmap);
    } else {
      const pixels = new ImageData(new Uint8ClampedArray(tile.pixels), tile.width, tile.height);
      canvas.getContext('2d', { alpha: false }).putImageData(pixels, 0, 0);
    }
    const { style } = canvas;
    style.top = deviceLength(tile.y, this.#scale);
    style.width = deviceLength(tile.width, this.#scale);
    style.height = deviceLength(tile.height, this.#scale);
  }

  /** Shows these tiles and no others: a new layout, theme or scale, all at once. */
  replace(tiles, scale) {
    this.#scale = scale;
    this.keep(new Set(tiles.map((tile) => tile.index)));
    for (const tile of tiles) this.put(tile);
  }

  /** Takes away all but these. @param {Set<number>} indices */
  keep(indices) {
    for (const [index, canvas] of this.#canvases) {
      if (indices.has(index)) continue;
      this.#canvases.delete(index);
      canvas.remove();
      if (this.#spare.length < 4) this.#spare.push(canvas);
    }
  }

  /** Indices that are shown. */
  get shown() { return new Set(this.#canvases.keys()); }

  /** Draws what is shown onto a context whose unit is the device px of the page. */
  paint(context) {
    for (const canvas of this.#canvases.values()) {
      context.drawImage(canvas, 0, Math.round(parseFloat(canvas.style.top) * this.#scale));
    }
  }

  #create() {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    return canvas;
  }
}
