// The two sides of the WebAssembly boundary say the same: structs, enumerations, functions, version.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as abi from '../../web/src/abi.js';
import { root, wasmFile } from './built.mjs';

const source = (path) => readFileSync(join(root, path), 'utf8').replace(/\/\/.*$/gm, '');
const header = source('wasm/abi.h');

/** [{name, members: [[name, type]]}] of a header of plain structs. */
function structsOf(text) {
  return [...text.matchAll(/\bstruct (\w+) \{([^}]*)\};/g)].map(([, name, body]) => ({
    name,
    members: [...body.matchAll(/(\w+) (\w+);/g)].map(([, type, member]) => [member, type]),
  }));
}

const simple = { uint32_t: 'u32', int32_t: 'i32', float: 'f32', Address: 'u32' };
const structs = structsOf(header);

test('the header holds structs to compare', () => assert.ok(structs.length > 15, String(structs.length)));

for (const { name, members } of structs) {
  test(`${name} has the same members, types and offsets`, () => {
    const struct = abi[name];
    assert.ok(struct instanceof abi.Struct, `${name} in web/src/abi.js`);
    let offset = 0;
    const expected = members.map(([member, type]) => {
      const at = offset;
      const inner = simple[type] ? new abi.Struct({ value: simple[type] }) : abi[type];
      assert.ok(inner, `${type} of ${name}.${member}`);
      offset += inner.size;
      return { member, at, type: simple[type] ? inner.members[0].type : inner };
    });
    assert.deepEqual(struct.members.map((m) => [m.name, m.offset]), expected.map((m) => [m.member, m.at]));
    struct.members.forEach((m, i) => assert.equal(m.type, expected[i].type, `type of ${name}.${m.name}`));
    assert.equal(struct.size, offset);
    const held = new RegExp(`BANXIN_ABI_SIZE\\(${name}, (\\d+)\\)`).exec(header);
    if (held) assert.equal(struct.size, Number(held[1]), 'as the compiler has it');
  });
}

test('no struct is described that the header lacks', () => {
  const described = Object.entries(abi).filter(([, value]) => value instanceof abi.Struct).map(([name]) => name);
  assert.deepEqual(described.sort(), structs.map(({ name }) => name).sort());
});

test('offsets that the compiler holds are those of the script', () => {
  const held = [...header.matchAll(/BANXIN_ABI_OFFSET\((\w+), (\w+), (\d+)\)/g)].filter(([, name]) => name !== 'type');
  assert.ok(held.length > 10);
  for (const [, name, member, bytes] of held) {
    assert.equal(abi[name].members.find((m) => m.name === member)?.offset, Number(bytes), `${name}.${member}`);
  }
});

function enumOf(path, name) {
  const body = new RegExp(`enum class ${name}[^{]*\\{([^}]*)\\}`).exec(source(path))[1];
  return body.split(',').map((entry) => entry.replace(/=.*/s, '').trim()).filter((entry) => entry && entry !== 'count_');
}

for (const [list, path, name] of [
  [abi.THEMES, 'core/article/theme.h', 'ThemeName'],
  [abi.ALIGNMENTS, 'core/article/theme.h', 'TextAlign'],
  [abi.LINE_ALIGNMENTS, 'core/text/line_setter.h', 'LineAlign'],
  [abi.TYPESETTINGS, 'core/article/theme.h', 'Typesetting'],
  [abi.LINE_BREAKS, 'core/unicode/line_break.h', 'LineBreakStrictness'],
  [abi.FONT_FAMILIES, 'core/font/font_catalog.h', 'FontFamily'],
]) {
  test(`${name} is numbered alike`, () => assert.deepEqual([...list], enumOf(path, name)));
}

test('ErrorCode, ColorRole and Language are numbered alike', () => {
  const dashed = (names) => names.map((name) => name.replaceAll('_', '-'));
  assert.deepEqual([...abi.ERROR_CODES], ['', ...dashed(enumOf('core/base/result.h', 'ErrorCode')).slice(1)]);
  assert.deepEqual([...abi.COLOR_ROLES], dashed(enumOf('core/base/paint_color.h', 'ColorRole')));
  const languages = dashed(enumOf('core/base/language.h', 'Language')).filter((name) => name !== 'other');
  assert.deepEqual(abi.LANGUAGES.map((tag) => tag.toLowerCase()), languages);
});

test('the version is the same', () => {
  assert.equal(abi.ABI_VERSION, Number(/kVersion = (\d+)/.exec(header)[1]));
});

test('every function that the script calls is exported, and the other way round', { skip: !existsSync(wasmFile) }, () => {
  const declared = [...source('wasm/exports.cpp').matchAll(/^BANXIN_EXPORT\((\w+)\)/gm)].map(([, name]) => name).sort();
  const called = new Set([...source('web/src/engine.js').matchAll(/[.'](banxin_\w+)\b(?!\.js)/g)].map(([, name]) => name));
  const module = new WebAssembly.Module(readFileSync(wasmFile));
  const exported = WebAssembly.Module.exports(module).map(({ name }) => name).filter((name) => name.startsWith('banxin_'));
  assert.deepEqual(exported.sort(), declared);
  called.delete('banxin_release');
  assert.deepEqual([...called].sort(), declared.filter((name) => name !== 'banxin_release'));
});

test('structs are written and read back', () => {
  const view = new DataView(new ArrayBuffer(64));
  const value = { x: -3, y: 7, width: 100, height: 200, scale: 1.5, theme: 2 };
  abi.TileCall.write(view, 8, value);
  assert.deepEqual(abi.TileCall.read(view, 8), value);
  assert.equal(view.getInt32(8, true), -3);
  assert.equal(view.getFloat32(24, true), 1.5);
});
