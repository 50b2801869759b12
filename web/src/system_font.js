// Text that no shipped face covers, in the fonts of the system: measured and drawn on a canvas that no one sees. What the
// engine imports as `banxin`, see wasm/system_font.cpp.
import { FONT_FAMILIES, SystemDrawingRecord, SystemMeasureRecord, SystemTextRecord } from './abi.js';

const MEASURED_AT = 100;       // px: measures count for every size
const MOST_PIXELS = 1 << 24;
const SPARE = 1;               // px around the ink

const GENERIC = { song: 'serif', hei: 'sans-serif', kai: 'serif', mono: 'monospace' };

// The forms of a region: what systems have, before their own choice. Only for East Asian text: these fonts have some letters
// of other scripts, and a word would be of two fonts.
const EAST_ASIAN = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}]/u;
const REGIONAL = {
  song: {
    'zh-Hans': ['Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'SimSun', 'SimSun-ExtB'],
    'zh-Hant': ['Noto Serif CJK TC', 'Source Han Serif TC', 'Songti TC', 'PMingLiU', 'PMingLiU-ExtB'],
    'zh-HK': ['Noto Serif CJK HK', 'Source Han Serif HK', 'Songti TC', 'MingLiU_HKSCS', 'MingLiU_HKSCS-ExtB'],
    ja: ['Noto Serif CJK JP', 'Source Han Serif', 'Hiragino Mincho ProN', 'Yu Mincho'],
    ko: ['Noto Serif CJK KR', 'Source Han Serif K', 'AppleMyungjo', 'Batang'],
  },
  hei: {
    'zh-Hans': ['Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei'],
    'zh-Hant': ['Noto Sans CJK TC', 'Source Han Sans TC', 'PingFang TC', 'Microsoft JhengHei'],
    'zh-HK': ['Noto Sans CJK HK', 'Source Han Sans HK', 'PingFang HK', 'Microsoft JhengHei'],
    ja: ['Noto Sans CJK JP', 'Source Han Sans', 'Hiragino Sans', 'Yu Gothic'],
    ko: ['Noto Sans CJK KR', 'Source Han Sans K', 'Apple SD Gothic Neo', 'Malgun Gothic'],
  },
  kai: { 'zh-Hans': ['LXGW WenKai', 'Kaiti SC', 'KaiTi'], 'zh-Hant': ['Kaiti TC', 'BiauKai', 'DFKai-SB'] },
};

/** @typedef {{text: string, language: string, family: string, weight: number, italic: boolean, rightToLeft: boolean}} SystemText */

function fontOf({ text, language, family, weight, italic }, size) {
  const names = !EAST_ASIAN.test(text) ? [] : [...REGIONAL[family]?.[language] ?? [], ...family === 'kai' ? REGIONAL.song[language] ?? [] : []];
  const families = [...names.map((name) => `"${name}"`), GENERIC[family] ?? 'serif'].join(', ');
  return `${italic ? 'italic ' : ''}${weight} ${size}px ${families}`;
}

// Firefox tells of bold pictures a pixel where there is a whole square.
const inkOf = (told, size) => ({
  left: Math.max(told.actualBoundingBoxLeft ?? 0, 0),
  right: Math.max(told.actualBoundingBoxRight ?? 0, told.width),
  above: Math.max(told.actualBoundingBoxAscent ?? 0, 0.95 * size),
  below: Math.max(told.actualBoundingBoxDescent ?? 0, 0.25 * size),
});

export class SystemFont {
  #context;

  /** @param {OffscreenCanvasRenderingContext2D} context of a canvas of its own */
  constructor(context) { this.#context = context; }

  /** Null where a worker cannot draw text. */
  static open() {
    try {
      const context = new OffscreenCanvas(256, 128).getContext('2d', { willReadFrequently: true });
      return context?.measureText ? new SystemFont(context) : null;
    } catch {
      return null;
    }
  }

  // All of it each time: a canvas forgets when its size changes.
  #dress(text, size) {
    const context = this.#context;
    context.font = fontOf(text, size);
    context.direction = text.rightToLeft ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    if ('lang' in context) context.lang = EAST_ASIAN.test(text.text) ? text.language : '';
    if ('textRendering' in context) context.textRendering = 'geometricPrecision';
    return context;
  }

  /** In ems. @param {SystemText} text */
  measure(text) {
    const told = this.#dress(text, MEASURED_AT).measureText(text.text);
    const ink = Object.entries(inkOf(told, MEASURED_AT)).map(([side, length]) => [side, length / MEASURED_AT]);
    return { advance: told.width / MEASURED_AT, ...Object.fromEntries(ink) };
  }

  /**
   * In black; pictures in their colours. Null: too large.
   * @param {SystemText} text @param {number} size px per em @param {number} shift px right of a whole px
   * @returns {{left: number, top: number, width: number, height: number, pixels: Uint8ClampedArray}|null}
   */
  draw(text, size, shift) {
    const told = inkOf(this.#dress(text, size).measureText(text.text), size);
    const left = Math.ceil(told.left) + SPARE;
    const top = Math.ceil(told.above) + SPARE;
    const width = left + Math.ceil(told.right + shift) + SPARE;
    const height = top + Math.ceil(told.below) + SPARE;
    if (!(width * height <= MOST_PIXELS)) return null;
    const { canvas } = this.#context;
    if (canvas.width < width) canvas.width = width;
    if (canvas.height < height) canvas.height = height;
    const context = this.#dress(text, size);
    context.clearRect(0, 0, width, height);
    context.fillText(text.text, left + shift, top);
    return { left: -left, top, width, height, pixels: context.getImageData(0, 0, width, height).data };
  }
}

const decoder = new TextDecoder();

/**
 * What the engine calls. Never throws: nothing may unwind through the engine.
 * @param {SystemFont|null} font
 * @param {() => {memory: WebAssembly.Memory, hand: (bytes: Uint8Array|Uint8ClampedArray) => number}} engine
 */
export function systemImports(font, engine) {
  const textAt = (at) => {
    const { buffer } = engine().memory;
    const record = SystemTextRecord.read(new DataView(buffer), at >>> 0);
    const string = ({ address, size }) => decoder.decode(new Uint8Array(buffer, address, size));
    return {
      text: string(record.text), language: string(record.language), family: FONT_FAMILIES[record.family],
      weight: record.weight, italic: record.italic !== 0, rightToLeft: record.right_to_left !== 0,
    };
  };
  const answer = (struct, at, ask) => {
    try {
      const value = font && ask();
      if (!value) return 0;
      struct.write(new DataView(engine().memory.buffer), at >>> 0, value);
      return 1;
    } catch {
      return 0;
    }
  };
  return {
    measure_text: (text, out) => answer(SystemMeasureRecord, out, () => font.measure(textAt(text))),
    draw_text: (text, size, shift, out) => answer(SystemDrawingRecord, out, () => {
      const drawing = font.draw(textAt(text), size, shift);
      return drawing && { ...drawing, pixels: engine().hand(drawing.pixels) };
    }),
  };
}
