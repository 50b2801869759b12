// The site's icon for a phone's home screen as PNG: the seal of favicon.svg on paper that fills the square, so that any mask of
// a launcher cuts paper alone.
import { crc32 as nodeCrc, deflateSync } from 'node:zlib';

const PAPER = [247, 243, 234];
const SEAL = [168, 57, 43];
// Of a square of 40: the seal, and lines of text on it. [x, y, width, height]
const BLOCK = [12, 10, 16, 20];
const LINES = [[15, 14, 10, 1.6], [15, 18, 10, 1.6], [15, 22, 10, 1.6], [15, 26, 6, 1.6]];

function crc(bytes) {
  if (nodeCrc) return nodeCrc(bytes);
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value >>> 1 ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** @param {number} size px @returns {Buffer} a PNG file (PNG 1.2: 8 bit RGB, no interlace) */
export function siteIcon(size) {
  const inside = ([x, y, width, height], px, py) => {
    const [u, v] = [(px + 0.5) * 40 / size, (py + 0.5) * 40 / size];
    return u >= x && u < x + width && v >= y && v < y + height;
  };
  const rows = Buffer.alloc(size * (size * 3 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const color = inside(BLOCK, x, y) && !LINES.some((line) => inside(line, x, y)) ? SEAL : PAPER;
      rows.set(color, y * (size * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
