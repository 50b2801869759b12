import assert from 'node:assert/strict';
import { test } from 'node:test';
import { includeFindings } from './includes.mjs';
import { readTree } from './tree.mjs';

test('rooms include only what they may', () => {
  const tree = readTree();
  assert.ok([...tree.keys()].some((path) => path.startsWith('core/layout/')), 'the checkout was read');
  assert.deepEqual(includeFindings(tree), []);
});

const wrong = {
  'a room to its left': ['core/base/a.cpp', '#include "text/paragraph.h"'],
  'raster to layout': ['core/raster/a.cpp', '#include "layout/fragment_tree.h"'],
  'reading to raster': ['core/reading/a.h', '# include "raster/pixmap.h"'],
  'core to cli': ['core/viewer/a.cpp', '#include "cli/options.h"'],
  'litehtml outside layout': ['core/paint/a.cpp', '#include <litehtml.h>'],
  'a litehtml header outside layout': ['wasm/a.cpp', '#include "litehtml/document.h"'],
  'gumbo in the engine': ['core/viewer/a.cpp', '#include <gumbo.h>'],
  'Emscripten in the core': ['core/viewer/a.cpp', '#include <emscripten/emscripten.h>'],
  'FreeType in layout': ['core/layout/a.cpp', '#include <ft2build.h>'],
  'FreeType in the rest of raster': ['core/raster/tile.cpp', '#include <freetype/freetype.h>'],
  'HarfBuzz in the rest of text': ['core/text/line.cpp', '#include <hb.h>'],
  'HarfBuzz in paint': ['core/paint/a.cpp', '#include <hb-ot.h>'],
  'SheenBidi in text': ['core/text/a.cpp', '#include <SheenBidi/SheenBidi.h>'],
  'libpng in raster': ['core/raster/a.cpp', '#include <png.h>'],
};
for (const [name, [path, text]] of Object.entries(wrong)) {
  test(`found: ${name}`, () => assert.equal(includeFindings(new Map([[path, `\n${text}\n`]])).length, 1));
}

const right = {
  'its own room': ['core/text/a.cpp', '#include "text/paragraph.h"'],
  'a room it may use': ['core/layout/a.cpp', '#include "text/paragraph.h"\n#include <litehtml.h>'],
  'a comment': ['core/base/a.cpp', '// #include "viewer/viewer.h"'],
  'HarfBuzz where text is shaped': ['core/text/shape_run.cpp', '#include <hb.h>'],
  'FreeType where masks are made': ['core/raster/glyph_mask.cpp', '#include <ft2build.h>'],
};
for (const [name, [path, text]] of Object.entries(right)) {
  test(`let pass: ${name}`, () => assert.deepEqual(includeFindings(new Map([[path, text]])), []));
}
