// The WebAssembly engine behind plain methods. Works in a worker and in Node; knows nothing of pages.
// No view of the engine's memory outlives a call: what is handed out is copied, but for pixels, see render().
import {
  ABI_VERSION, ALIGNMENTS, ArticleAnswer, BlockAnswer, BlockLinesRecord, BlockRecord, COLOR_ROLES, ContentAnswer,
  ContentAttributeRecord, ContentNodeRecord, ERROR_CODES, GlyphRecord, ImageRecord, LayoutAnswer, LayoutRequest,
  LINE_ALIGNMENTS, LINE_BREAKS, LineRecord, LinesAnswer, LinkAnswer, LinkRecord, MarkAnswer, OpenAnswer, OpenRequest,
  RectRecord, RunRecord, SegmentAnswer, SegmentBlockRecord, SegmentLineRecord, SegmentRecord, Status, StretchRecord,
  Table, Text, THEMES, TileAnswer, TileCall, TYPESETTINGS,
} from './abi.js';
import { BanxinError } from './banxin_error.js';
import { packFontTable } from './font_table.js';
import { systemImports } from './system_font.js';

/** Fetches and compiles as the bytes come; a host that sends a wrong type costs time, not the article. */
export async function instantiate(source, imports) {
  if (source instanceof WebAssembly.Module) return WebAssembly.instantiate(source, imports);
  if (typeof source === 'object' && (ArrayBuffer.isView(source) || source instanceof ArrayBuffer)) {
    return (await WebAssembly.instantiate(source, imports)).instance;
  }
  const response = await fetch(source, { credentials: 'same-origin' });
  if (!response.ok) throw new BanxinError('wasm-failed', `${response.status} for ${response.url}`);
  if (WebAssembly.instantiateStreaming && response.headers.get('content-type')?.startsWith('application/wasm')) {
    return (await WebAssembly.instantiateStreaming(response, imports)).instance;
  }
  return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
}

const decoder = new TextDecoder();
const indexIn = (list, value) => Math.max(0, list.indexOf(value));

/**
 * @typedef {{width: number, fontSize: number, lineHeight: number, measure: number, align: string,
 *   typesetting: string, lineBreak?: string}} LayoutSettings
 * @typedef {{x: number, y: number, width: number, height: number}} Rect
 */
export class Engine {
  #exports;
  #host;
  #request;

  /** @param {WebAssembly.Exports} exports */
  constructor(exports) {
    this.#exports = exports;
    exports._initialize?.();
    if (exports.banxin_abi_version() !== ABI_VERSION) {
      throw new BanxinError('wasm-failed', 'engine and script are of different versions');
    }
    this.#host = exports.banxin_start();
    this.#request = exports.banxin_allocate(this.#host, 64) >>> 0;
  }

  /**
   * @param {string|URL|BufferSource|WebAssembly.Module} source
   * @param {import('./system_font.js').SystemFont|null} [systemFont] null: a box stands for what no shipped face covers
   */
  static async start(source, systemFont = null) {
    let engine = null;
    const instance = await instantiate(source, {
      banxin: systemImports(systemFont, () => ({ memory: engine.#exports.memory, hand: (bytes) => engine.#hand(bytes) })),
      env: { emscripten_notify_memory_growth() {} },
      wasi_snapshot_preview1: {
        proc_exit(code) { throw new WebAssembly.RuntimeError(`the engine gave up (${code})`); },
      },
    });
    engine = new Engine(instance.exports);
    if (systemFont) engine.#exports.banxin_use_system_font(engine.#host);
    return engine;
  }

  /** Size of the engine's memory in bytes. */
  get memoryBytes() { return this.#exports.memory.buffer.byteLength; }

  /** @param {import('./font_table.js').FontsFile} fonts */
  setFonts(fonts) {
    this.#check(this.#exports.banxin_set_fonts(this.#host, this.#hand(packFontTable(fonts))));
  }

  /** @param {number} slice @param {Uint8Array} bytes an OpenType file; throws `font-missing` when it is none */
  addSlice(slice, bytes) {
    this.#check(this.#exports.banxin_add_slice(this.#host, slice, this.#hand(bytes)));
  }

  /** @param {number} slice */
  failSlice(slice) { this.#exports.banxin_fail_slice(this.#host, slice); }

  /**
   * @param {Uint8Array} bytes
   * @param {{language?: string, plainHtml?: boolean}} [options]
   * @returns {EngineViewer}
   */
  open(bytes, { language = '', plainHtml = false } = {}) {
    const request = {
      file: this.#hand(bytes),
      language: language ? this.#hand(new TextEncoder().encode(language)) : 0,
      plain_html: plainHtml ? 1 : 0,
    };
    OpenRequest.write(this.#view(), this.#request, request);
    const answer = this.#read(OpenAnswer, this.#exports.banxin_open(this.#host, this.#request));
    this.#throwIfFailed(answer.status);
    return new EngineViewer(this.#calls, answer.viewer);
  }

  /** Colours of a theme by role, as CSS. @param {string} theme @returns {Record<string, string>} */
  palette(theme) {
    const table = this.#read(Table, this.#exports.banxin_palette(this.#host, indexIn(THEMES, theme)));
    const colors = {};
    this.#numbers(table).forEach((rgba, role) => {
      const [r, g, b, a] = [rgba & 255, rgba >>> 8 & 255, rgba >>> 16 & 255, rgba >>> 24];
      colors[COLOR_ROLES[role]] = `rgb(${r} ${g} ${b} / ${+(a / 255).toFixed(3)})`;
    });
    return colors;
  }

  /**
   * What a face's letters have as advances and kerning, for blank_font.js.
   * @param {number} face as segments tell it
   * @returns {Float32Array} em; FaceLetters::values of core/text/face_letters.h
   */
  letters(face) {
    const at = this.#exports.banxin_letters(this.#host, face);
    const { address, count } = at ? this.#read(Table, at) : { address: 0, count: 0 };
    return new Float32Array(this.#exports.memory.buffer, address, count).slice();
  }

  /**
   * The outlines of a coded slice that was added, for fonts that are made of them.
   * @param {number} slice @returns {Int32Array} as core/font/spell_outlines.h spells them
   */
  outlines(slice) {
    const { address, count } = this.#read(Table, this.#exports.banxin_slice_outlines(this.#host, slice));
    return new Int32Array(this.#exports.memory.buffer, address, count).slice();
  }

  // What a viewer needs of its engine.
  #calls = {
    call: (name, ...values) => this.#exports[name](this.#host, ...values),
    read: (struct, at) => this.#read(struct, at),
    records: (struct, table) => this.#records(struct, table),
    columns: (struct, table) => this.#columns(struct, table),
    numbers: (table) => this.#numbers(table),
    text: (text) => this.#text(text),
    texts: (list) => list.map((text) => (text.size ? this.#text(text) : '')),
    request: (struct, value) => {
      struct.write(this.#view(), this.#request, value);
      return this.#request;
    },
    bytes: (address, size) => new Uint8ClampedArray(this.#exports.memory.buffer, address, size),
    check: (status) => this.#throwIfFailed(status),
    hand: (bytes) => this.#hand(bytes),
  };

  #view() { return new DataView(this.#exports.memory.buffer); }

  #hand(bytes) {
    const at = this.#exports.banxin_allocate(this.#host, bytes.length) >>> 0;
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
    return at;
  }

  #read(struct, at) { return struct.read(this.#view(), at >>> 0); }

  #records(struct, { address, count }) {
    const view = this.#view();
    return Array.from({ length: count }, (_, i) => struct.read(view, address + i * struct.size));
  }

  // Each member of many records as one array.
  #columns(struct, { address, count }) {
    const view = this.#view();
    return Object.fromEntries(struct.members.map(({ name, type, offset }) => (
      [name, type.array.from({ length: count }, (_, i) => type.read(view, address + i * struct.size + offset))])));
  }

  #numbers({ address, count }) { return Array.from(new Uint32Array(this.#exports.memory.buffer, address, count)); }

  #text({ address, size }) { return decoder.decode(new Uint8Array(this.#exports.memory.buffer, address, size)); }

  #check(at) { this.#throwIfFailed(this.#read(Status, at)); }

  #throwIfFailed({ code, message }) {
    if (code) throw new BanxinError(ERROR_CODES[code] ?? 'wasm-failed', this.#text(message));
  }
}

/** One open article. After close() every method answers as for an unknown one. */
export class EngineViewer {
  #engine;
  #handle;

  constructor(engine, handle) {
    this.#engine = engine;
    this.#handle = handle;
  }

  /** @returns {number[]} slices that the engine let go: to be given again when they are wanted again */
  close() { return this.#engine.numbers(this.#answer(Table, 'banxin_close')); }

  /** Head fields and counts; `notice` is `{code, message}` or null. */
  article() {
    const { text } = this.#engine;
    const a = this.#answer(ArticleAnswer, 'banxin_article');
    const archived = (BigInt(a.archived_at_high) << 32n) | BigInt(a.archived_at_low);
    return {
      title: text(a.title),
      url: text(a.url),
      author: text(a.author),
      publishedAt: text(a.published_at),
      publishedText: text(a.published_text),
      language: text(a.language),
      archivedAt: a.has_archive_time ? Number(BigInt.asIntN(64, archived)) : null,
      counts: { characters: a.character_count, han: a.han_count, images: a.image_count, links: a.link_count },
      notice: a.notice.code ? { code: ERROR_CODES[a.notice.code], message: text(a.notice.message) } : null,
    };
  }

  /** Takes an exact subset, unpacked; throws `font-missing` when it is none. Before the first layout(). @param {Uint8Array} bytes */
  addExact(bytes) {
    this.#engine.check(this.#answer(Status, 'banxin_add_exact', this.#engine.hand(bytes)));
  }

  /** Slices without which lines would be provisional. @returns {number[]} */
  neededSlices() { return this.#engine.numbers(this.#answer(Table, 'banxin_needed_slices')); }

  /** @param {LayoutSettings} settings */
  layout(settings) {
    const request = this.#engine.request(LayoutRequest, {
      width: settings.width,
      font_size: settings.fontSize,
      line_height: settings.lineHeight,
      measure: settings.measure,
      align: indexIn(ALIGNMENTS, settings.align),
      typesetting: indexIn(TYPESETTINGS, settings.typesetting),
      line_break: indexIn(LINE_BREAKS, settings.lineBreak ?? 'strict'),
    });
    const answer = this.#answer(LayoutAnswer, 'banxin_layout', request);
    this.#engine.check(answer.status);
    return {
      revision: answer.revision, width: answer.width, height: answer.height, fontSize: answer.font_size,
      textLength: answer.text_length, lines: answer.line_count, glyphs: answer.glyph_count,
    };
  }

  /** Slices that text between two heights (CSS px) waits for. @returns {number[]} */
  wantedSlices(top, bottom) { return this.#engine.numbers(this.#answer(Table, 'banxin_wanted_slices', top, bottom)); }

  /**
   * One tile; the area in device px. `pixels` is a view of the engine's memory: use or copy it before the next call.
   * @param {Rect & {scale: number, theme: string}} tile
   */
  render({ x, y, width, height, scale, theme }) {
    const call = this.#engine.request(TileCall, { x, y, width, height, scale, theme: indexIn(THEMES, theme) });
    const answer = this.#answer(TileAnswer, 'banxin_render', call);
    this.#engine.check(answer.status);
    const missing = this.#engine.numbers(answer.missing);
    const pixels = this.#engine.bytes(answer.pixels, answer.width * answer.height * 4);
    return { pixels, width: answer.width, height: answer.height, missing, revision: answer.revision };
  }

  /** @returns {{href: string, text: string, begin: number, end: number, rects: Rect[]}[]} */
  links() {
    const { text, records } = this.#engine;
    const answer = this.#answer(LinkAnswer, 'banxin_links');
    const rects = records(RectRecord, answer.rects);
    return records(LinkRecord, answer.links).map((link) => ({
      href: text(link.href),
      text: text(link.text),
      begin: link.text_begin,
      end: link.text_end,
      rects: rects.slice(link.rect_begin, link.rect_end),
    }));
  }

  /** @returns {{node: number, rect: Rect, sizeKnown: boolean, source: string, alternative: string}[]} */
  images() {
    const { text, records } = this.#engine;
    return records(ImageRecord, this.#answer(Table, 'banxin_images')).map((image) => ({
      node: image.node,
      rect: image.rect,
      sizeKnown: image.size_known !== 0,
      source: text(image.source),
      alternative: text(image.alternative),
    }));
  }

  /** Blocks in reading order, offsets in code points of the reading text. */
  blocks() {
    const { text, records, numbers } = this.#engine;
    const answer = this.#answer(BlockAnswer, 'banxin_blocks');
    const parts = numbers(answer.parts);
    return records(BlockRecord, answer.blocks).map((block) => ({
      tag: text(block.tag),
      rect: block.rect,
      begin: block.text_begin,
      end: block.text_end,
      headingLevel: block.heading_level,
      node: block.node,
      whole: block.whole !== 0,
      rightToLeft: block.right_to_left !== 0,
      lines: block.lines,
      parts: parts.slice(block.part_begin, block.part_end),
    }));
  }

  /**
   * The sanitised tree as flat arrays, parents before children: `tags` index `tagNames` (0xFFFF: a text), `begins` and `ends`
   * are a text's place in `text`.
   * @returns {{tagNames: string[], tags: Uint16Array, parents: Int32Array, text: string, begins: Uint32Array,
   *   ends: Uint32Array, attributes: Map<number, Record<string, string>>}}
   */
  content() {
    const { text, records, texts } = this.#engine;
    const answer = this.#answer(ContentAnswer, 'banxin_content');
    const tagNames = records(Text, answer.tags).map(text);
    const nodes = records(ContentNodeRecord, answer.nodes);
    const attributes = new Map();
    for (const { node, name, value } of records(ContentAttributeRecord, answer.attributes)) {
      if (!attributes.has(node)) attributes.set(node, {});
      attributes.get(node)[text(name)] = text(value);
    }
    const strings = texts(nodes.map((node) => node.text));
    const ends = new Uint32Array(nodes.length);
    let at = 0;
    strings.forEach((string, i) => { ends[i] = at += string.length; });
    return {
      tagNames,
      tags: Uint16Array.from(nodes, ({ tag }) => Math.min(tag, 0xffff)),
      parents: Int32Array.from(nodes, ({ parent }) => parent | 0),
      text: strings.join(''),
      begins: Uint32Array.from(ends, (end, i) => end - strings[i].length),
      ends,
      attributes,
    };
  }

  /**
   * Lines of the blocks [begin, end) for the text layer, as columns: `blocks` have `lines`, and those have `segments`. CSS px.
   */
  segments(begin, end) {
    const { columns } = this.#engine;
    const answer = this.#answer(SegmentAnswer, 'banxin_segments', begin, end);
    return {
      revision: answer.revision,
      begin,
      blocks: columns(SegmentBlockRecord, answer.blocks),
      lines: columns(SegmentLineRecord, answer.lines),
      segments: columns(SegmentRecord, answer.segments),
    };
  }

  /**
   * Where every line and glyph of the last layout stands, as flat tables: blocks() at the same index has lines
   * [lineBegin, lineEnd), these have runs, and those have glyphs. A glyph takes [x + lead, x + lead + advance] of its line.
   */
  lines() {
    const { records, columns } = this.#engine;
    const answer = this.#answer(LinesAnswer, 'banxin_lines');
    const { x, lead, advance, text_begin: begin, text_end: end } = columns(GlyphRecord, answer.glyphs);
    return {
      revision: answer.revision,
      blocks: records(BlockLinesRecord, answer.blocks).map((block) => ({
        content: block.content,
        fontSize: block.font_size,
        align: LINE_ALIGNMENTS[block.align],
        lineBegin: block.line_begin,
        lineEnd: block.line_end,
      })),
      lines: records(LineRecord, answer.lines).map((line) => ({
        rect: line.rect,
        baseline: line.baseline,
        begin: line.text_begin,
        end: line.text_end,
        runBegin: line.run_begin,
        runEnd: line.run_end,
        last: line.last !== 0,
        justified: line.justified !== 0,
      })),
      runs: records(RunRecord, answer.runs).map((run) => ({
        fontSize: run.font_size,
        face: run.face,
        level: run.level,
        glyphBegin: run.glyph_begin,
        glyphEnd: run.glyph_end,
      })),
      glyphs: { x, lead, advance, begin, end },
    };
  }

  /**
   * Marks stretches of the reading text on every tile from now on, none of them as the current one.
   * @param {Uint32Array} ranges begin and end of each, code points, ascending and apart
   * @returns {{top: number, bottom: number}[]} where the page looks different now
   */
  setMarks(ranges) {
    const { hand, records } = this.#engine;
    const buffer = hand(new Uint8Array(ranges.buffer, ranges.byteOffset, ranges.byteLength));
    return records(StretchRecord, this.#answer(MarkAnswer, 'banxin_set_marks', buffer).changed);
  }

  /**
   * Lets one mark stand out: that of `index`, or for -1 the first one that reaches below `from` (CSS px of the page).
   * @returns {{index: number, rect: Rect, changed: {top: number, bottom: number}[]}} index -1: there is none
   */
  setCurrentMark(index, from = 0) {
    const { current, rect, changed } = this.#answer(MarkAnswer, 'banxin_set_current_mark', index, from);
    return { index: current | 0, rect, changed: this.#engine.records(StretchRecord, changed) };
  }

  /** The reading text, one newline between blocks. */
  text() { return this.#engine.text(this.#answer(BlockAnswer, 'banxin_blocks').text); }

  /** Sanitised semantic HTML. */
  html() { return this.#engine.text(this.#answer(Text, 'banxin_html')); }

  /** Natural size of an image; counts from the next layout(). */
  setImageSize(node, width, height) {
    this.#engine.call('banxin_set_image_size', this.#handle, node, width, height);
  }

  #answer(struct, name, ...values) {
    const at = this.#engine.call(name, this.#handle, ...values);
    if (!at) throw new BanxinError('wasm-failed', 'the article is not open any more');
    return this.#engine.read(struct, at);
  }
}
