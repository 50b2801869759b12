// How the element looks around its tiles. Colours are the engine's palette of the theme, set on the page as custom
// properties when a layout is shown; the values here serve until then, and without the engine.

import { lightStyle } from './light_style.js';
import { paletteStyle } from './palette_style.js';
import { textLayerSheet } from './text_layer_style.js';
import { textStyle } from './text_style.js';

const sheet = `
:host {
  display: block; position: relative; contain: layout style; box-sizing: border-box;
  color-scheme: light; text-align: start; line-height: 1.6; letter-spacing: normal; word-spacing: normal;
  text-indent: 0; text-transform: none; white-space: normal; font-style: normal; font-weight: 400;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
:host([hidden]) { display: none; }
.frame {
  font: 400 1rem/1.6 var(--banxin-ui-font, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
  position: relative; min-height: inherit; background: var(--paper); color: var(--ink); container-type: inline-size;
}
/* Room for what is said before there is an article. No least height of the element's own, in place of which a column of boxes would
   have it give way. */
.frame::before { content: ""; float: left; height: 6em; }
/* The drawing keeps the reader's line by itself; text leaves that to the browser. */
.frame:not(.readable) { overflow-anchor: none; }
.waiting { position: absolute; inset: 0 0 auto; height: 0; overflow: hidden; visibility: hidden; }
.page { position: relative; overflow: clip; background: var(--paper); }
.tiles { position: absolute; top: 0; left: 0; width: 0; height: 0; }
.tiles canvas { position: absolute; left: 0; display: block; }

.image {
  position: absolute; display: flex; flex-direction: column; gap: .6em; align-items: center; justify-content: center; overflow: hidden;
  font: 400 .875rem/1.6 var(--banxin-ui-font, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
  letter-spacing: normal; white-space: normal; color: var(--placeholder-ink);
}
.image img { width: 100%; height: 100%; object-fit: contain; opacity: 0; transition: opacity .2s; color: transparent; font-size: 0; }
/* A place of assumed proportions: a small image is not drawn larger than it is. */
.image.assumed img { object-fit: scale-down; }
/* One px more: the drawn place beneath is rounded to device px in its own way. */
.image.loaded { background: var(--paper); box-shadow: 0 0 0 1px var(--paper); }
.image.loaded img { opacity: 1; }
.image.failed img { display: none; }
.image.failed:not(.quiet) { background: var(--placeholder); padding: .5em 1em; box-sizing: border-box; text-align: center; z-index: 2; }
.image .alternative { max-width: 34em; overflow: hidden; text-overflow: ellipsis; user-select: none; -webkit-user-select: none; }
.image.low.failed { padding: 0 .8em; flex-direction: row; }
.image.low .alternative { min-width: 0; white-space: nowrap; }
.image.low button { flex: none; }
.image.small.failed { padding: 0 .3em; flex-direction: row; font-size: .75rem; white-space: nowrap; }
.image.tiny.failed { padding: 0; border: 1px solid var(--rule); }
.image.tiny .alternative { display: none; }
.image.tiny:not(.loaded) button { position: absolute; inset: 0; min-height: 0; padding: 0; border: 0; background: none; font-size: 0; }
.image.tiny:not(.loaded) button::before { content: "↻"; content: "↻" / ""; font-size: .875rem; line-height: 1; color: var(--placeholder-ink); }
img:has(+ .enlarge) { cursor: zoom-in; }
.image:focus { outline: none; }
.image .enlarge { position: absolute; inset: 0; min-height: 0; padding: 0; border: 0; background: none; pointer-events: none; }
.image .enlarge:focus-visible { outline: 3px solid var(--link); outline-offset: -3px; box-shadow: inset 0 0 0 5px var(--paper); }

button {
  font: inherit; font-size: .875rem; color: var(--ink); background: var(--paper); border: 1px solid var(--rule);
  border-radius: 6px; padding: .3em .9em; cursor: pointer; min-height: 2.2em;
}
button:hover { background: var(--panel); }
button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }

.notice {
  display: flex; flex-wrap: wrap; gap: .5em .8em; align-items: center; justify-content: center;
  background: var(--notice); color: var(--notice-ink); padding: .6em 1em; font-size: .875rem;
}
.foot { position: sticky; bottom: 0; z-index: 3; height: 0; display: flex; align-items: flex-end; }
.foot .notice { flex: 1; box-shadow: 0 -1px 0 var(--rule); }
.notice button { background: transparent; border-color: currentColor; color: inherit; padding: .1em .8em; min-height: 1.9em; }
.error { padding: 12vh 1.5em; text-align: center; color: var(--muted); }
.error h1 { margin: 0 0 .5em; font-size: 1.25rem; color: var(--heading); }
.error p { max-width: 30em; margin: 0 auto 1em; color: var(--ink); font-size: 1.0625rem; text-wrap: balance; }
.error code { display: block; margin-top: 1.4em; font: .8125rem/1.4 ui-monospace, monospace; color: var(--faint); }

.loading { position: absolute; inset: 0 0 auto; height: 2px; overflow: hidden; z-index: 3; opacity: 0; animation: appear 0s .25s forwards; }
.loading::after {
  content: ""; position: absolute; inset: 0 70% 0 0; background: var(--link); animation: run 1.1s ease-in-out infinite;
}
.loading.known::after { animation: none; inset: 0; transform: scaleX(var(--arrived)); transform-origin: left; }
@keyframes appear { to { opacity: 1; } }
@keyframes run { from { transform: translateX(-100%); } to { transform: translateX(340%); } }
@media (prefers-reduced-motion: reduce) {
  .loading::after { animation: none; inset: 0; opacity: .5; }
  .image img { transition: none; }
}
@media (prefers-contrast: more) { button, .notice, .image.failed:not(:empty) { border: 1px solid var(--ink); } }
@media (forced-colors: active) {
  button:focus-visible { outline-color: Highlight; }
  .notice, .image.failed:not(:empty) { border: 1px solid CanvasText; }
  .loading::after { background: Highlight; forced-color-adjust: none; }
}
.offstage { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }

/* On paper there is the text alone, also while the screen shows something else. */
@media print {
  :host { contain: none; min-height: 0; }
  .frame { container-type: normal; min-height: 0; background: none; }
  .frame::before { content: none; }
  .frame.readable > :not(.text-place) { display: none !important; }
  .frame.readable > .text-place[hidden] { display: block !important; }
}
`;

let shared = null;
let light = null;

const sheetOf = (css) => {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
};

/** Gives a shadow root the element's style. @param {ShadowRoot} root */
export function adoptStyle(root) {
  shared ??= [paletteStyle((theme) => (theme === 'light' ? '.frame' : `.frame[data-theme="${theme}"]`), '.frame.frame.frame'),
    textLayerSheet, sheet, textStyle('.text')].map(sheetOf);
  root.adoptedStyleSheets = shared;
}

/** Gives the tree around the element what its text needs among its children. @param {Document|ShadowRoot} root */
export function adoptLightStyle(root) {
  light ??= sheetOf(lightStyle());
  if (!root.adoptedStyleSheets.includes(light)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, light];
}
