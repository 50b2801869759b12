// Occasions on which an article is read as ordinary text, whatever its reader has asked for, as long as they last: paper, the
// system's own colours, translation. One watch for all articles of a page.
import { TranslationMarks } from './translation.js';

const paper = matchMedia('print');
const colors = matchMedia('(forced-colors: active)');
const listeners = new Set();
const marks = new TranslationMarks(tell);
let printing = false;

function tell() {
  for (const listener of [...listeners]) listener();
}

// Told before the browser lays the page out for paper: what a listener does at once is printed.
function print({ type }) {
  printing = type === 'beforeprint';
  tell();
}

function watch(on) {
  const change = on ? 'addEventListener' : 'removeEventListener';
  for (const type of ['beforeprint', 'afterprint']) globalThis[change](type, print);
  for (const query of [paper, colors]) query[change]('change', tell);
  if (on) marks.start();
  else marks.stop();
}

export const occasions = Object.freeze({
  /** The page is on its way to paper. */
  get print() { return printing || paper.matches; },
  /** The system's colours hold. */
  get forcedColors() { return colors.matches; },
  /** A translator has left its marks on the page. */
  get translation() { return marks.active; },

  /** @param {() => void} listener called at once when one of them begins or ends */
  listen(listener) {
    listeners.add(listener);
    if (listeners.size === 1) watch(true);
  },

  /** @param {() => void} listener */
  leave(listener) {
    if (listeners.delete(listener) && !listeners.size) watch(false);
  },
});
