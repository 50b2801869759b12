// Who may include whom: the house's direction of dependency, and third-party headers in their own rooms only.
import { lines } from './tree.mjs';

/** Room -> rooms whose headers it may include beside its own. */
const mayInclude = {
  base: [],
  unicode: ['base'],
  article: ['base'],
  font: ['base', 'unicode'],
  text: ['base', 'unicode', 'font'],
  layout: ['base', 'unicode', 'font', 'article', 'text'],
  paint: ['base', 'unicode', 'font', 'text', 'layout'],
  raster: ['base', 'unicode', 'font', 'article', 'paint'],
  reading: ['base', 'unicode', 'article', 'text', 'layout'],
  viewer: ['base', 'unicode', 'article', 'font', 'text', 'layout', 'paint', 'raster', 'reading'],
};
mayInclude.cli = [...mayInclude.viewer, 'viewer'];

/** Header pattern -> path pattern of the sources that may include it. */
const homes = [
  [/^litehtml(\.h$|\/)/, /^core\/layout\//, 'litehtml stays in core/layout'],
  [/^gumbo(\.h$|\/)/, /^core\/(layout|article)\//, 'gumbo stays in core/article and core/layout'],
  [/^emscripten(\.h$|\/)/, /^wasm\//, 'Emscripten stays in wasm/'],
  [/^(ft2build\.h$|freetype\/)/, /^((core|tests)\/font\/|core\/raster\/glyph_mask|core\/deps\/include\/)/,
    'FreeType stays in core/font and core/raster/glyph_mask'],
  [/^hb(-[a-z-]+)?\.h$/, /^((core|tests)\/font\/|core\/text\/shape|core\/raster\/glyph_mask|fonts\/)/,
    'HarfBuzz stays in core/font, core/text/shape*, core/raster/glyph_mask and fonts/'],
  [/^SheenBidi\//, /^core\/unicode\//, 'SheenBidi stays in core/unicode'],
  [/^(png|zlib)\.h$|^nlohmann\//, /^(core\/cli\/|fonts\/|tests\/)/, 'libpng, zlib and JSON stay in core/cli and fonts/'],
];

/** Findings, one sentence each; none means that the house is in order. */
export function includeFindings(tree) {
  const findings = [];
  for (const [path, text] of tree) {
    if (!/^(core|wasm|fonts|bench|tests)\/.*\.(h|hpp|c|cc|cpp|inc)$/.test(path)) continue;
    const room = /^core\/([^/]+)\//.exec(path)?.[1];
    for (const [number, line] of lines(text)) {
      const header = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(line)?.[1];
      if (!header) continue;
      const at = `${path}:${number}`;
      const other = header.split('/')[0];
      if (room in mayInclude && other in mayInclude && header.includes('/') && other !== room &&
          !mayInclude[room].includes(other)) {
        findings.push(`${at}: ${room} may not include ${header}`);
      }
      for (const [pattern, home, rule] of homes) {
        // Tests speak to third parties only through our own rooms, except of JSON and images; those of the font room
        // hold one library against the other.
        if (pattern.test(header) && !home.test(path)) findings.push(`${at}: ${header}: ${rule}`);
      }
    }
  }
  return findings;
}
