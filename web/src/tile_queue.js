// Which tile of one article to draw next. Tiles that wait for font slices are held back for a moment, so that text
// does not appear in pieces where the fonts come quickly.
import { tileGrid, wantedTiles } from './tile_grid.js';
import { lookOf } from './protocol.js';

const HOLD_MS = 300;

export class TileQueue {
  #viewer;
  #fonts;
  #size = null;      // of the layout
  #view = null;
  #grid = null;
  #look = '';
  #wanted = [];
  #drawn = new Map();  // index -> slices that it lacks, for the current look
  #since = new Map();  // index -> when it was first wanted

  /** @param {import('./engine.js').EngineViewer} viewer @param {import('./fonts.js').Fonts} fonts */
  constructor(viewer, fonts) {
    this.#viewer = viewer;
    this.#fonts = fonts;
  }

  /** A new layout: nothing is drawn of it, and the view awaits heights of this revision. */
  laidOut({ revision, width, height }) {
    this.#size = { revision, width, height };
    this.#view = null;
    this.#wanted = [];
  }

  /** @param {import('./protocol.js').View} view */
  see(view) {
    if (view.revision !== this.#size?.revision) return;  // meant for a layout that is gone
    this.#view = view;
    const look = lookOf(view);
    if (look !== this.#look) {
      this.#look = look;
      this.#drawn.clear();
      this.#since.clear();
      this.#grid = tileGrid(this.#size.width, this.#size.height, view.scale);
    }
    this.#wanted = wantedTiles(this.#grid, view);
    const keep = new Set(this.#wanted);
    for (const index of this.#drawn.keys()) if (!keep.has(index)) this.#drawn.delete(index);
    for (const index of this.#since.keys()) if (!keep.has(index)) this.#since.delete(index);
    const slices = [
      ...this.#viewer.wantedSlices(view.top, view.bottom),
      ...this.#viewer.wantedSlices(view.top - view.ahead, view.bottom + view.ahead),
    ];
    if (slices.length) this.#fonts.want(slices);
  }

  /** Tiles that lacked one of `slices` are to be drawn anew. @param {Set<number>} slices */
  arrived(slices) {
    for (const [index, missing] of this.#drawn) {
      if (missing.some((slice) => slices.has(slice))) this.#drawn.delete(index);
    }
  }

  /** Tiles that show any of these heights (CSS px) are to be drawn anew. @param {{top: number, bottom: number}[]} stretches downwards */
  redraw(stretches) {
    if (!this.#view || !stretches.length) return;
    const { scale } = this.#view;
    for (const index of [...this.#drawn.keys()]) {
      const { y, height } = this.#grid.tile(index);
      // One device px more: edges are rounded to whole ones.
      const top = (y - 1) / scale;
      const bottom = (y + height + 1) / scale;
      if (stretches.some((stretch) => stretch.top < bottom && stretch.bottom > top)) this.#drawn.delete(index);
    }
  }

  /**
   * The most urgent tile, drawn (its pixels are the engine's); null when there is none now. `wait` is then the time
   * in ms after which to ask again, or Infinity.
   */
  next() {
    let wait = Infinity;
    const now = performance.now();
    for (const index of this.#wanted) {
      if (this.#drawn.has(index)) continue;
      const area = this.#grid.tile(index);
      const { scale, theme } = this.#view;
      if (!this.#since.has(index)) this.#since.set(index, now);
      const left = this.#since.get(index) + HOLD_MS - now;
      if (left > 0) {
        const slices = this.#viewer.wantedSlices(area.y / scale, (area.y + area.height) / scale);
        if (slices.length && this.#fonts.pending(slices)) {
          this.#fonts.want(slices);
          wait = Math.min(wait, left);
          continue;
        }
      }
      const drawn = this.#viewer.render({ ...area, scale, theme });
      this.#drawn.set(index, drawn.missing);
      if (drawn.missing.length) this.#fonts.want(drawn.missing);
      return { drawn, tile: { index, look: this.#look, y: area.y, width: area.width, height: area.height,
        missing: drawn.missing.length } };
    }
    return { drawn: null, wait };
  }
}
