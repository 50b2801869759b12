// Runs a benchmark that was built for WebAssembly: node bench/run_wasm.cjs article_bench [Google Benchmark options]
const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

const [name, ...options] = process.argv.slice(2);
const program = resolve(__dirname, '../build/wasm/bench', `${name}.js`);
if (!name || !existsSync(program)) {
  console.error(name ? `${program} is not built: cmake --preset wasm -DBANXIN_BENCH=ON && cmake --build --preset wasm`
    : 'usage: node bench/run_wasm.cjs NAME [Google Benchmark options]');
  process.exit(2);
}
// Emscripten before 3.1.7 takes a fetch in Node for a browser's, and then does not find its own file.
delete globalThis.fetch;
process.argv.splice(1, 2, program);
require(program);
