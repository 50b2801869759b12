// The same article, width, scale and theme gives the same bytes natively and in WebAssembly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { articleFiles, fontFolder, nativeCommand, openWhole, startEngine } from './built.mjs';
import { decodePng } from './png.mjs';

const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'banxin-'));
after(() => rmSync(folder, { recursive: true }));
let built;
before(async () => { built = await startEngine(); });

const cases = [
  { width: 720, scale: 2, theme: 'light', from: 0, height: 1000 },
  { width: 400, scale: 1, theme: 'dark', from: 600, height: 700 },
  { width: 1000, scale: 1.25, theme: 'sepia', from: 320, height: 512 },
];

for (const file of articleFiles()) {
  for (const { width, scale, theme, from, height } of cases) {
    test(`${basename(file)} at ${width} px, scale ${scale}, ${theme}`, { skip: !existsSync(nativeCommand) && 'the command is not built' }, () => {
      const png = join(folder, 'page.png');
      execFileSync(nativeCommand, ['render', file, '-o', png, '--fonts', fontFolder, '--width', width, '--scale', scale,
        '--theme', theme, '--from', from, '--height', height].map(String));
      const native = decodePng(readFileSync(png));
      const { viewer } = openWhole(built, readFileSync(file), { width });
      const drawn = viewer.render({ x: 0, y: Math.floor(from * scale), width: native.width, height: native.height, scale, theme });
      assert.deepEqual(drawn.missing, []);
      assert.equal(sha(drawn.pixels), sha(native.pixels));
      viewer.close();
    });
  }
}
