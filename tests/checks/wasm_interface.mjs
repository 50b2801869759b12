// What the engine asks of its loader, what it offers, and what it weighs.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** All that the loader in web/src has to give; see wasm/CMakeLists.txt. */
export const allowedImports = [
  'banxin.draw_text',
  'banxin.measure_text',
  'env.emscripten_notify_memory_growth',
  'wasi_snapshot_preview1.proc_exit',
];

/** What Emscripten adds, by version: not part of our interface, and harmless. */
const emscriptenOwn = /^(memory|_initialize|__indirect_function_table|__errno_location|stack\w+|_?emscripten_stack_\w+|setThrew)$/;

/** Bytes: what this wave may weigh, and what the finished engine may. */
export const limits = { brotli: 500_000, raw: 1_600_000, brotliBudget: 350_000, rawBudget: 1_200_000 };

export function wasmInterface(bytes) {
  const module = new WebAssembly.Module(bytes);
  return {
    imports: WebAssembly.Module.imports(module).map((entry) => `${entry.module}.${entry.name}`).sort(),
    exports: WebAssembly.Module.exports(module).map((entry) => entry.name).filter((name) => !emscriptenOwn.test(name)).sort(),
  };
}

/** Lines of tests/checks/wasm_exports.txt: the exact list, so that nothing gets out, or goes, unseen. */
export function listedExports(path) {
  return readFileSync(path, 'utf8').split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean).sort();
}

export function sizes(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

/** Findings against the limits; the budgets of the finished engine are reported by the test, not held. */
export function sizeFindings({ raw, brotli }) {
  const findings = [];
  if (brotli > limits.brotli) findings.push(`${brotli} bytes after brotli, at most ${limits.brotli}`);
  if (raw > limits.raw) findings.push(`${raw} bytes, at most ${limits.raw}`);
  return findings;
}
