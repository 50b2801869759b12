// Answers for font files as a poor connection gives them: late, in another order, slowly, and wrong; all by a seed.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { siteFolder } from './site.mjs';

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Numbers in [0, 1), the same for the same seed. */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = Math.imul(state, 1664525) + 1013904223 >>> 0;
    return state / 2 ** 32;
  };
}

/** What goes wrong with an answer. `send(status, bytes, said)`: `said` bytes are announced. */
const FAULTS = {
  missing: (send) => send(404, Buffer.alloc(0)),
  altered(send, status, bytes) {
    const altered = Buffer.from(bytes);
    for (let i = 0; i < altered.length; i += 40) altered[i] ^= 0x10;
    send(status, altered);
  },
  short: (send, status, bytes) => send(status, bytes.subarray(0, bytes.length / 2)),
  dropped: (send, status, bytes) => send(status, bytes.subarray(0, bytes.length / 2), bytes.length),
  stalled: (send, status, bytes) => send(status, bytes.subarray(0, bytes.length / 2), bytes.length, true),
};

export const FAULT_NAMES = Object.freeze(Object.keys(FAULTS));

/**
 * A handler for startSite().faults.
 * @param {{seed?: number, delay?: number, rate?: number, ranges?: boolean, fault?: (file: string, attempt: number, random: () => number) => string|undefined}} [how]
 *   `delay`: most ms before an answer; `rate`: bytes/ms of all answers together; `fault`: the name of one, or nothing
 * @returns {((request: object, response: object) => void) & {asked: string[]}}
 */
export function roughHost({ seed = 1, delay = 0, rate = Infinity, ranges = true, fault = () => undefined } = {}) {
  const random = dice(seed);
  const attempts = new Map();
  let free = 0;  // when the line is
  const handler = async (request, response) => {
    const file = basename(new URL(request.url, 'http://localhost').pathname);
    const key = `${file} ${request.headers.range ?? ''}`;
    handler.asked.push(key);
    attempts.set(key, (attempts.get(key) ?? 0) + 1);
    const fate = fault(file, attempts.get(key), random);
    const late = random() * delay;
    const whole = readFileSync(join(siteFolder, 'fonts', file));
    const [, first, last] = ranges && /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') || [];
    const bytes = first === undefined ? whole : whole.subarray(Number(first), Number(last) + 1);
    const now = performance.now();
    free = Math.max(free, now) + bytes.length / rate;
    await pause(late + free - now);
    response.removeHeader('Connection');
    const send = (status, body, said = body.length, open = false) => {
      response.writeHead(status, { 'Content-Type': 'application/octet-stream', 'Content-Length': said, 'Cache-Control': 'max-age=31536000, immutable' });
      if (said === body.length) response.end(body);
      else response.write(body, () => { if (!open) response.destroy(); });
    };
    (FAULTS[fate] ?? ((ok, ...as) => ok(...as)))(send, first === undefined ? 200 : 206, bytes);
  };
  handler.asked = [];
  return handler;
}
