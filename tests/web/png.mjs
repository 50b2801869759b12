// Just enough of PNG (8 bit RGB or RGBA, not interlaced) to compare pixels.
import { inflateSync } from 'node:zlib';

/** @param {Buffer} png @returns {{width: number, height: number, pixels: Buffer}} R G B A */
export function decodePng(png) {
  let at = 8;
  let head;
  const parts = [];
  while (at < png.length) {
    const size = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + size);
    if (type === 'IHDR') head = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), depth: body[8], color: body[9], interlace: body[12] };
    if (type === 'IDAT') parts.push(body);
    at += size + 12;
  }
  const channels = { 2: 3, 6: 4 }[head.color];
  if (head.depth !== 8 || !channels || head.interlace) throw new Error('a kind of PNG that is not read here');
  const raw = inflateSync(Buffer.concat(parts));
  const { width, height } = head;
  const stride = width * channels;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? rows[y * stride + x - channels] : 0;
      const up = y ? rows[(y - 1) * stride + x] : 0;
      const corner = y && x >= channels ? rows[(y - 1) * stride + x - channels] : 0;
      const p = left + up - corner;
      const paeth = Math.abs(p - left) <= Math.abs(p - up) && Math.abs(p - left) <= Math.abs(p - corner) ? left
        : Math.abs(p - up) <= Math.abs(p - corner) ? up : corner;
      const guess = [0, left, up, (left + up) >> 1, paeth][filter];
      rows[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let i = 0; i < width * height; i++) rows.copy(pixels, i * 4, i * channels, i * channels + channels);
  return { width, height, pixels };
}
