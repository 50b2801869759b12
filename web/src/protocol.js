// What page and worker say to each other. One worker serves all elements of a page that share a base URL.
// Requests carry `id` and are answered once by REPLY with the same id; everything else is told when it happens.

/** Page to worker. */
export const START = 'start';            // {assets: string}: URL of the folder with banxin.wasm and fonts/
export const EXPECT = 'expect';          // {fonts: string[]}: URLs of the exact subsets of an article on its way; none: it needs the first slice
export const OPEN = 'open';              // request {viewer, bytes, language, plainHtml, fonts?: string[]} -> {article, content}
export const LAYOUT = 'layout';          // request {viewer, settings, view?} -> Layout
export const VIEW = 'view';              // {viewer, view}
export const IMAGE_SIZE = 'image-size';  // {viewer, node, width, height}: counts from the next LAYOUT
export const HTML = 'html';              // request {viewer} -> string
export const LINES = 'lines';            // request {viewer} -> Lines
export const SEGMENTS = 'segments';      // request {viewer, revision, begin, end} -> Segments of these blocks, or null of an older layout
export const LETTERS = 'letters';        // request {viewer, face} -> Float32Array: the advances of its letters in em
export const FIND = 'find';              // request {viewer, words, from} -> Found; '' as words: nothing is marked any more
export const FIND_STEP = 'find-step';    // request {viewer, by: 1|-1|0} -> Found
export const CLOSE = 'close';            // {viewer}

/** Worker to page. */
export const ALIVE = 'alive';                // {lock?}: the worker runs; it holds the lock until it dies
export const REPLY = 'reply';                // {id, value} or {id, error: {code, message}}
export const TILE = 'tile';                  // {viewer, tile: Tile}
export const FONT_FAILED = 'font-failed';    // {file}: of a slice that did not come
export const CRASHED = 'crashed';            // {message}: the engine gave up; the worker ends itself

/**
 * What is to be seen of an article, and how.
 * @typedef {object} View
 * @property {number} top first visible height, CSS px of the page
 * @property {number} bottom
 * @property {number} ahead CSS px to prepare beyond what is visible
 * @property {boolean} upwards the reader moves towards the beginning
 * @property {number} scale device px per CSS px
 * @property {'light'|'sepia'|'dark'} theme
 * @property {number} revision of the layout that `top` and `bottom` are meant in
 *
 * What a layout gave.
 * @typedef {object} Layout
 * @property {number} revision
 * @property {number} width CSS px
 * @property {number} height CSS px
 * @property {ReturnType<import('./engine.js').EngineViewer['images']>} images
 * @property {ReturnType<import('./engine.js').EngineViewer['blocks']>} blocks
 * @property {{level: number, offset: number, text: string}[]} outline
 * @property {Record<string, Record<string, string>>} palettes colours by theme and role
 *
 * Where the lines and glyphs of a layout stand.
 * @typedef {ReturnType<import('./engine.js').EngineViewer['lines']> & {text: string,
 *   blocks: ReturnType<import('./engine.js').EngineViewer['blocks']>}} Lines
 *
 * The sanitised tree, and lines for the text layer.
 * @typedef {ReturnType<import('./engine.js').EngineViewer['content']>} Content
 * @typedef {ReturnType<import('./engine.js').EngineViewer['segments']>} Segments
 *
 * The hits of a search, and the current one.
 * @typedef {{count: number, index: number, rect: import('./engine.js').Rect|null, revision: number}} Found index -1: none;
 *   rect: of the current one, in the layout of `revision`
 *
 * A drawn tile.
 * @typedef {object} Tile
 * @property {number} index counted from the top of the page
 * @property {string} look which revision, scale and theme it shows, see lookOf()
 * @property {number} y device px from the top of the page
 * @property {number} width device px
 * @property {number} height device px
 * @property {number} missing how many font slices it lacks
 * @property {ImageBitmap} [bitmap]
 * @property {ArrayBuffer} [pixels] R G B A, where the browser cannot hand over bitmaps
 */

/** Tiles with the same look fit together. @param {{revision: number, scale: number, theme: string}} view */
export const lookOf = ({ revision, scale, theme }) => `${revision} ${scale} ${theme}`;
