// The worker: one engine, the font slices, all open articles of a page.
import { bitmapMaker, transferables } from './bitmap.js';
import { BanxinError } from './banxin_error.js';
import { Engine } from './engine.js';
import { ExactFonts } from './exact_fonts.js';
import { Fonts } from './fonts.js';
import * as protocol from './protocol.js';
import { SystemFont } from './system_font.js';
import { THEMES } from './abi.js';
import { TileQueue } from './tile_queue.js';

const ARRIVAL_PAUSE_MS = 40;
const SEARCH_PAUSE_MS = 3000;
/** Marks and Latin of the body's face: no article without them. */
const FIRST_SLICE = 0;

let search = null;

/** What searching needs: not before the first article is on the screen. One promise for all, which keeps their order. */
function loadSearch() {
  search ??= import('./found_words.js').catch((error) => {
    search = null;
    throw error;
  });
  return search;
}

/**
 * Blocks, those of list markers with their text, and headings as the outline; `offset` in code points of the reading text.
 * The text is cut once, as many places as there are.
 */
function blocksOf(viewer) {
  const blocks = viewer.blocks();
  const told = blocks.filter(({ tag, headingLevel }) => headingLevel || tag === 'marker');
  if (!told.length) return { blocks, outline: [] };
  const text = Array.from(viewer.text());
  for (const block of told) block.text = text.slice(block.begin, block.end).join('');
  const outline = blocks.filter(({ headingLevel }) => headingLevel)
    .map((block) => ({ level: block.headingLevel, offset: block.begin, text: block.text }));
  return { blocks, outline };
}

/** Lines with the blocks and the text that they are of. */
function linesOf(viewer) {
  const lines = viewer.lines();
  const blocks = viewer.blocks().map((block, i) => ({ ...block, ...lines.blocks[i] }));
  return { ...lines, blocks, text: viewer.text() };
}

class EngineWorker {
  #engine;
  #fonts = null;
  #exact = new ExactFonts();
  #firstExpected = false;  // before #fonts is there
  #palettes;
  #ready = null;
  #assets = '';
  #articles = new Map();  // viewer -> {viewer, queue}
  #toBitmap = bitmapMaker();
  #pumping = false;
  #timer = 0;
  #arrived = new Set();
  #searchTimer;
  #dead = false;
  #pause = new MessageChannel();

  /** Never rejects with anything but a BanxinError. */
  async #start(assets) {
    const engine = Engine.start(new URL('banxin.wasm', assets).href, SystemFont.open()).catch((error) => {
      throw error instanceof BanxinError ? error : new BanxinError('wasm-failed', String(error));
    });
    engine.catch(() => {});
    const { fonts, catalog } = await this.#readCatalog(new URL('fonts/', assets), engine);
    this.#engine = await engine;
    try {
      this.#engine.setFonts(catalog);
    } catch (error) {
      throw error.code ? error : new BanxinError('font-missing', String(error));
    }
    this.#palettes = Object.fromEntries(THEMES.map((theme) => [theme, this.#engine.palette(theme)]));
    this.#fonts = fonts;
  }

  // What the first article needs is on its way while the engine is still being compiled.
  async #readCatalog(folder, engine) {
    try {
      const response = await fetch(new URL('fonts.json', folder));
      if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
      const catalog = await response.json();
      const whenStarted = async (action) => {
        await this.#ready;
        this.#guard(action);
      };
      const fonts = new Fonts(folder.href, catalog, (slice, bytes) => whenStarted(() => this.#takeSlice(slice, bytes)),
        (slice, entry) => whenStarted(() => this.#failSlice(slice, entry)));
      if (this.#firstExpected) fonts.want([FIRST_SLICE]);
      return { fonts, catalog };
    } catch (error) {
      // Without the engine there is nothing to say of fonts.
      await engine;
      throw new BanxinError('font-missing', String(error?.message ?? error));
    }
  }

  // A start that failed is tried anew by the next message.
  #started() {
    this.#ready ??= this.#start(this.#assets).catch((error) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  async receive(message) {
    const { type, id } = message;
    try {
      if (type === protocol.START) this.#assets = message.assets;
      if (type === protocol.EXPECT) return this.#expect(message.fonts);
      await this.#started();
      const value = await this.#guard(() => this.#answer(message));
      if (id !== undefined) postMessage({ type: protocol.REPLY, id, value });
    } catch (error) {
      if (this.#dead) return;
      const { code = 'wasm-failed', message: text } = error;
      if (id !== undefined) postMessage({ type: protocol.REPLY, id, error: { code, message: text } });
    }
  }

  #expect(urls) {
    this.#exact.foresee(urls);
    if (urls.length) return;
    this.#firstExpected = true;
    this.#fonts?.want([FIRST_SLICE]);
  }

  #answer(message) {
    const { type, viewer: handle } = message;
    if (type === protocol.OPEN) {
      this.#close(handle);
      const viewer = this.#engine.open(new Uint8Array(message.bytes), message);
      this.#articles.set(handle, { viewer, queue: new TileQueue(viewer, this.#fonts), fonts: message.fonts ?? [] });
      return { article: viewer.article(), content: viewer.content() };
    }
    const open = this.#articles.get(handle);
    if (type === protocol.START) return undefined;
    if (!open) {
      if ([protocol.LAYOUT, protocol.HTML, protocol.LINES, protocol.SEGMENTS, protocol.LETTERS, protocol.FIND, protocol.FIND_STEP].includes(type)) throw new BanxinError('wasm-failed', 'closed');
      return undefined;
    }
    switch (type) {
      case protocol.LAYOUT: return this.#layout(open, message);
      case protocol.VIEW:
        open.queue.see(message.view);
        return this.#pump();
      case protocol.IMAGE_SIZE: return open.viewer.setImageSize(message.node, message.width, message.height);
      case protocol.HTML: return open.viewer.html();
      case protocol.LINES: return linesOf(open.viewer);
      case protocol.SEGMENTS: return message.revision === open.revision ? open.viewer.segments(message.begin, message.end) : null;
      case protocol.LETTERS: return this.#engine.letters(message.face);
      case protocol.FIND: return this.#search(open, (found) => found.find(message.words, message.from));
      case protocol.FIND_STEP: return this.#search(open, (found) => found.step(message.by));
      case protocol.CLOSE: return this.#close(handle);
      default: throw new BanxinError('wasm-failed', `unknown message ${type}`);
    }
  }

  async #layout(open, { settings, view }) {
    const { viewer, queue } = open;
    // Nothing is laid out before an article's own glyphs are there: they would stand in no other place, but be fetched twice.
    open.exact ??= this.#exact.bring(open.fonts, (bytes) => this.#guard(() => viewer.addExact(bytes)));
    if (!await open.exact) await this.#fonts.settle([FIRST_SLICE]);
    let report = this.#guard(() => viewer.layout(settings));
    // A face's marks and Latin are not known before lines need them; then these lines are set anew.
    for (let needed; (needed = viewer.neededSlices()).length;) {
      await this.#fonts.settle(needed);
      report = this.#guard(() => viewer.layout(settings));
    }
    return this.#guard(() => {
      open.revision = report.revision;
      queue.laidOut(report);
      open.textLength = report.textLength;
      open.found?.laidOut(report);
      this.#searchTimer ??= setTimeout(() => loadSearch().catch(() => {}), SEARCH_PAUSE_MS);
      if (view) {
        queue.see({ ...view, revision: report.revision });
        this.#pump();
      }
      return {
        ...report, images: viewer.images(), ...blocksOf(viewer),
        palettes: this.#palettes,
      };
    });
  }

  async #search(open, ask) {
    const { FoundWords } = await loadSearch();
    return this.#guard(() => {
      const { viewer, queue, textLength, revision = 0 } = open;
      open.found ??= new FoundWords(viewer, textLength, (stretches) => queue.redraw(stretches));
      const found = ask(open.found);
      this.#pump();
      return { ...found, revision };
    });
  }

  #close(handle) {
    this.#fonts.forget(this.#articles.get(handle)?.viewer.close() ?? []);
    this.#articles.delete(handle);
  }

  // Draws one tile after the other; between two, messages get their turn.
  #pump() {
    if (this.#pumping) return;
    this.#pumping = true;
    clearTimeout(this.#timer);
    this.#pause.port1.onmessage = () => {
      this.#pumping = false;
      this.#guard(() => this.#draw());
    };
    this.#pause.port2.postMessage(0);
  }

  #draw() {
    let wait = Infinity;
    for (const [viewer, { queue }] of this.#articles) {
      const found = queue.next();
      if (found.drawn) {
        const { pixels, width, height } = found.drawn;
        const tile = { ...found.tile, ...this.#toBitmap(pixels, width, height) };
        postMessage({ type: protocol.TILE, viewer, tile }, transferables(tile));
        wait = 0;
      } else {
        wait = Math.min(wait, found.wait);
      }
    }
    if (wait === 0) this.#pump();
    else if (wait < Infinity) this.#timer = setTimeout(() => this.#pump(), wait + 1);
  }

  #takeSlice(slice, bytes) {
    this.#engine.addSlice(slice, bytes);
    this.#arrive(slice);
  }

  #failSlice(slice, { file }) {
    this.#engine.failSlice(slice);
    this.#arrive(slice);
    postMessage({ type: protocol.FONT_FAILED, file });
  }

  // Slices come in swarms: tiles are drawn anew once for several.
  #arrive(slice) {
    if (!this.#arrived.size) {
      setTimeout(() => this.#guard(() => {
        const slices = this.#arrived;
        this.#arrived = new Set();
        for (const { queue } of this.#articles.values()) queue.arrived(slices);
        this.#pump();
      }), ARRIVAL_PAUSE_MS);
    }
    this.#arrived.add(slice);
  }

  // After a trap the engine's memory is not to be trusted: the page gets a new worker.
  #guard(action) {
    if (this.#dead) throw new BanxinError('wasm-failed', 'the engine gave up');
    try {
      return action();
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError) && !(error instanceof RangeError)) throw error;
      this.#dead = true;
      postMessage({ type: protocol.CRASHED, message: String(error) });
      close();
      throw error;
    }
  }
}

const worker = new EngineWorker();
addEventListener('message', ({ data }) => worker.receive(data));

// The page asks for the same lock and gets it when this worker is gone, however it went.
const alive = (lock) => postMessage({ type: protocol.ALIVE, lock });
if (isSecureContext && navigator.locks) {
  const lock = `banxin ${crypto.randomUUID()}`;
  navigator.locks.request(lock, () => {
    alive(lock);
    return new Promise(() => {});
  });
} else {
  alive();
}
