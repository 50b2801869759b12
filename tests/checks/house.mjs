// What may lie where, and what no file may say.
import { lines } from './tree.mjs';

const atTop = /^(CMakeLists\.txt|CMakePresets\.json|LICENSE|README\.md|(wasm|core|web|fonts|bench|tests)\/.*|\.[a-zA-Z-]+(\/.*)?)$/;
const emptyNames = /(^|_|-)(manager|helpers?|utils?|data|info)(_|-|\.|$)/i;
// Places of one machine, and hosts that a closed network does not have. Written in parts: this file is read, too.
const places = new RegExp(['(^|[^\\w./])/(', 'work|farm|root|home/\\w+', ')/'].join(''));
const registries = new RegExp(['deb\\.debian', 'registry\\.npmjs', 'pypi\\.org'].join('|').replaceAll('\\.', '[.]'));
const markupFromStrings = /\b(innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write\b|\bnew Function\b|(^|[^.\w])eval\(/;
const unfinished = /\b(TODO|FIXME|XXX)\b/;

/** Findings, one sentence each. */
export function houseFindings(tree) {
  const findings = [];
  for (const [path, text] of tree) {
    if (!atTop.test(path)) findings.push(`${path}: not among the folders and files of the top level`);
    const name = path.split('/').at(-1);
    if (/\.(h|hpp|cpp|c|mjs|js|ts|css|sh|py)$/.test(name) && emptyNames.test(name)) {
      findings.push(`${path}: a name that says nothing (manager, helper, util, data, info)`);
    }
    for (const [number, line] of lines(text)) {
      const at = `${path}:${number}`;
      if (places.test(line)) findings.push(`${at}: a path of one machine`);
      if (registries.test(line)) findings.push(`${at}: the host of a package registry`);
      if (/^web\/.*\.(m?js|ts|html)$/.test(path) && markupFromStrings.test(line)) {
        findings.push(`${at}: markup or code built from strings`);
      }
      if (/^(core|wasm|web|fonts|bench)\//.test(path) && /\.(h|cpp|m?js|css|sh|py|cmake|txt)$/.test(path) &&
          !path.startsWith('web/articles/') && unfinished.test(line)) {
        findings.push(`${at}: left unfinished`);
      }
    }
  }
  return findings;
}

/** [path, lines] of sources above `limit`, longest first; generated tables apart. */
export function longFiles(tree, limit = 400) {
  const long = [];
  for (const [path, text] of tree) {
    if (!/^(core|wasm|web|fonts|bench|tests)\/.*\.(cpp|h|hpp|c|js|mjs|ts|css|sh|py)$/.test(path)) continue;
    if (/generated|\/data\//.test(path) || /generated/i.test(text.slice(0, 400))) continue;
    const count = text.split('\n').length - 1;
    if (count > limit) long.push([path, count]);
  }
  return long.sort((a, b) => b[1] - a[1]);
}
