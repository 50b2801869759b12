// The structs of wasm/abi.h: names, types and order of their members. A test holds each against the header.
// Every member is four bytes wide (u32, i32, f32) or a struct of such; there is no padding.

/** Of wasm/abi.h, kVersion. */
export const ABI_VERSION = 9;

/** @typedef {'u32'|'i32'|'f32'|'text'|'table'|Struct} MemberType */

const members = {
  u32: { size: 4, array: Uint32Array, read: (view, at) => view.getUint32(at, true), write: (view, at, value) => view.setUint32(at, value, true) },
  i32: { size: 4, array: Int32Array, read: (view, at) => view.getInt32(at, true), write: (view, at, value) => view.setInt32(at, value, true) },
  f32: { size: 4, array: Float32Array, read: (view, at) => view.getFloat32(at, true), write: (view, at, value) => view.setFloat32(at, value, true) },
};

/** A struct of linear memory: reads into, and writes from, a plain object with the same member names. */
export class Struct {
  /** @param {Record<string, MemberType>} description members in order */
  constructor(description) {
    this.size = 0;
    /** @type {{name: string, type: object, offset: number}[]} */
    this.members = [];
    for (const [name, type] of Object.entries(description)) {
      const resolved = typeof type === 'string' ? members[type] : type;
      this.members.push({ name, type: resolved, offset: this.size });
      this.size += resolved.size;
    }
  }

  /** @param {DataView} view @param {number} at */
  read(view, at) {
    const out = {};
    for (const { name, type, offset } of this.members) out[name] = type.read(view, at + offset);
    return out;
  }

  /** @param {DataView} view @param {number} at @param {object} value */
  write(view, at, value) {
    for (const { name, type, offset } of this.members) type.write(view, at + offset, value[name]);
  }
}

export const Text = new Struct({ address: 'u32', size: 'u32' });
export const Table = new Struct({ address: 'u32', count: 'u32' });
export const Status = new Struct({ code: 'u32', message: Text });

export const FontTable = new Struct({ set_count: 'u32', face_count: 'u32', slice_count: 'u32', text_size: 'u32' });
export const FontText = new Struct({ begin: 'u32', size: 'u32' });
export const FontSetRecord = new Struct({ steps: FontText });
export const FontFaceRecord = new Struct({
  name: FontText, family: 'u32', weight: 'u32', units_per_em: 'i32', ascent: 'i32', descent: 'i32', x_height: 'i32',
  cap_height: 'i32', underline_position: 'i32', underline_thickness: 'i32', strikeout_position: 'i32',
  italic: 'u32', slice_count: 'u32',
});
export const FontSliceRecord = new Struct({ set: 'u32', advance: 'u32', languages: 'u32', form: 'u32', outlines: 'u32' });

export const OpenRequest = new Struct({ file: 'u32', language: 'u32', plain_html: 'u32' });
export const LayoutRequest = new Struct({
  width: 'f32', font_size: 'f32', line_height: 'f32', measure: 'f32', align: 'u32', typesetting: 'u32',
  line_break: 'u32',
});
export const TileCall = new Struct({ x: 'i32', y: 'i32', width: 'i32', height: 'i32', scale: 'f32', theme: 'u32' });

export const OpenAnswer = new Struct({ status: Status, viewer: 'u32' });
export const ArticleAnswer = new Struct({
  notice: Status, title: Text, url: Text, author: Text, published_at: Text, published_text: Text, language: Text,
  has_archive_time: 'u32', archived_at_low: 'u32', archived_at_high: 'u32', character_count: 'u32', han_count: 'u32',
  image_count: 'u32', link_count: 'u32',
});
export const LayoutAnswer = new Struct({
  status: Status, revision: 'u32', width: 'f32', height: 'f32', font_size: 'f32', text_length: 'u32',
  block_count: 'u32', line_count: 'u32', glyph_count: 'u32', image_count: 'u32', link_count: 'u32',
});
export const TileAnswer = new Struct({
  status: Status, revision: 'u32', pixels: 'u32', width: 'u32', height: 'u32', missing: Table,
});
export const RectRecord = new Struct({ x: 'f32', y: 'f32', width: 'f32', height: 'f32' });
export const LinkRecord = new Struct({
  href: Text, text: Text, text_begin: 'u32', text_end: 'u32', rect_begin: 'u32', rect_end: 'u32',
});
export const LinkAnswer = new Struct({ links: Table, rects: Table });
export const ImageRecord = new Struct({
  node: 'u32', rect: RectRecord, size_known: 'u32', source: Text, alternative: Text,
});
export const BlockRecord = new Struct({
  tag: Text, rect: RectRecord, text_begin: 'u32', text_end: 'u32', heading_level: 'u32', node: 'u32', whole: 'u32',
  right_to_left: 'u32', lines: RectRecord, part_begin: 'u32', part_end: 'u32',
});
export const BlockAnswer = new Struct({ blocks: Table, parts: Table, text: Text });
export const ContentNodeRecord = new Struct({ tag: 'u32', parent: 'u32', text: Text });
export const ContentAttributeRecord = new Struct({ node: 'u32', name: Text, value: Text });
export const ContentAnswer = new Struct({ tags: Table, nodes: Table, attributes: Table });
export const SegmentBlockRecord = new Struct({ line_begin: 'u32', line_end: 'u32' });
export const SegmentLineRecord = new Struct({
  top: 'f32', height: 'f32', segment_begin: 'u32', segment_end: 'u32', broken: 'u32',
});
export const SegmentRecord = new Struct({
  node: 'u32', begin: 'u32', end: 'u32', advance: 'f32', before: 'f32', kind: 'u32', face: 'u32', size: 'f32',
  word: 'f32',
});
export const SegmentAnswer = new Struct({ revision: 'u32', blocks: Table, lines: Table, segments: Table });
export const BlockLinesRecord = new Struct({
  content: RectRecord, font_size: 'f32', align: 'u32', line_begin: 'u32', line_end: 'u32',
});
export const LineRecord = new Struct({
  rect: RectRecord, baseline: 'f32', text_begin: 'u32', text_end: 'u32', run_begin: 'u32', run_end: 'u32', last: 'u32',
  justified: 'u32',
});
export const RunRecord = new Struct({
  font_size: 'f32', face: 'u32', level: 'u32', glyph_begin: 'u32', glyph_end: 'u32',
});
export const GlyphRecord = new Struct({ x: 'f32', lead: 'f32', advance: 'f32', text_begin: 'u32', text_end: 'u32' });
export const LinesAnswer = new Struct({ revision: 'u32', blocks: Table, lines: Table, runs: Table, glyphs: Table });
export const StretchRecord = new Struct({ top: 'f32', bottom: 'f32' });
export const MarkAnswer = new Struct({ current: 'u32', rect: RectRecord, changed: Table });
export const SystemTextRecord = new Struct({
  text: Text, language: Text, family: 'u32', weight: 'u32', italic: 'u32', right_to_left: 'u32',
});
export const SystemMeasureRecord = new Struct({ advance: 'f32', left: 'f32', right: 'f32', above: 'f32', below: 'f32' });
export const SystemDrawingRecord = new Struct({ pixels: 'u32', left: 'i32', top: 'i32', width: 'u32', height: 'u32' });

/** Of core/base/result.h, ErrorCode, by number. */
export const ERROR_CODES = Object.freeze([
  '', 'not-found', 'network', 'too-large', 'not-text', 'empty', 'damaged', 'wasm-unavailable', 'wasm-failed',
  'font-missing',
]);

/** Enumerations by their numbers. */
export const THEMES = Object.freeze(['light', 'sepia', 'dark']);
export const ALIGNMENTS = Object.freeze(['justify', 'start']);
export const LINE_ALIGNMENTS = Object.freeze(['start', 'end', 'left', 'right', 'center', 'justify']);
export const TYPESETTINGS = Object.freeze(['full', 'simple']);
export const LINE_BREAKS = Object.freeze(['loose', 'normal', 'strict', 'anywhere']);
/** Of core/reading/text_segments.h, SegmentKind. */
export const SEGMENT_KINDS = Object.freeze(['plain', 'joining', 'composed', 'letters']);
export const FONT_FAMILIES = Object.freeze(['song', 'hei', 'kai', 'mono']);
export const LANGUAGES = Object.freeze(['zh-Hans', 'zh-Hant', 'zh-HK', 'ja', 'ko']);

/** Of core/base/paint_color.h, ColorRole, by number. */
export const COLOR_ROLES = Object.freeze([
  'paper', 'ink', 'heading', 'muted', 'faint', 'link', 'link-rule', 'rule', 'panel', 'mark', 'mark-ink',
  'placeholder', 'placeholder-ink', 'notice', 'notice-ink', 'selection',
  'mark-current', 'mark-current-ink',
]);
