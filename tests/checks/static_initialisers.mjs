// Code that runs before main(): in the core there is none, so that linking a room costs nothing until it is used.
import { spawnSync } from 'node:child_process';

/** Symbols of static initialisers and of guarded global constructors in object files or archives; [] when none. */
export function staticInitialisers(paths) {
  const { stdout, stderr, status } = spawnSync('nm', ['--print-file-name', '--defined-only', ...paths],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`nm: ${stderr}`);
  return stdout.split('\n').filter((line) => /_GLOBAL__(sub_)?I_|__cxx_global_var_init/.test(line))
    .map((line) => line.replace(/^.*?([^/]+:[^:]+):.* /, '$1: '));
}
