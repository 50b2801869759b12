// How the element looks around its tiles. Colours are the engine's palette of the theme, set on the page as custom
// properties when a layout is shown; the values here serve until then, and without the engine.

import { textLayerSheet } from './text_layer_style.js';

const sheet = `
:host {
  display: block; position: relative; contain: layout style; overflow-anchor: none; box-sizing: border-box;
  min-height: 6em; color-scheme: light; text-align: start; line-height: 1.6; letter-spacing: normal; word-spacing: normal;
  text-indent: 0; text-transform: none; white-space: normal; font-style: normal; font-weight: 400;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
:host([hidden]) { display: none; }
.frame {
  --paper: rgb(252 251 248); --ink: rgb(35 33 30); --heading: rgb(20 19 17); --muted: rgb(92 89 83);
  --faint: rgb(107 103 95); --link: rgb(29 90 150); --link-rule: rgb(169 193 217); --rule: rgb(222 218 209);
  --panel: rgb(243 240 233); --placeholder: rgb(235 231 222); --placeholder-ink: rgb(96 92 85);
  --notice: rgb(251 240 211); --notice-ink: rgb(102 74 7); --mark: rgb(252 233 166); --mark-ink: rgb(35 33 30);
  font: 400 1rem/1.6 var(--banxin-ui-font, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
  position: relative; min-height: inherit; background: var(--paper); color: var(--ink);
}
.frame[data-theme="sepia"] {
  --paper: rgb(245 236 217); --ink: rgb(58 46 32); --heading: rgb(43 33 21); --muted: rgb(100 84 61);
  --faint: rgb(109 92 68); --link: rgb(133 69 26); --link-rule: rgb(208 173 138); --rule: rgb(220 205 176);
  --panel: rgb(236 224 199); --placeholder: rgb(229 216 188); --placeholder-ink: rgb(97 79 56);
  --notice: rgb(243 223 174); --notice-ink: rgb(96 68 10); --mark: rgb(243 217 139); --mark-ink: rgb(51 40 27);
}
.frame[data-theme="dark"] {
  --paper: rgb(23 24 26); --ink: rgb(207 205 200); --heading: rgb(233 231 226); --muted: rgb(165 162 155);
  --faint: rgb(150 147 140); --link: rgb(141 183 232); --link-rule: rgb(74 100 128); --rule: rgb(53 55 59);
  --panel: rgb(34 36 40); --placeholder: rgb(39 41 45); --placeholder-ink: rgb(160 157 150);
  --notice: rgb(58 49 23); --notice-ink: rgb(235 214 156); --mark: rgb(84 72 26); --mark-ink: rgb(241 230 194);
  color-scheme: dark;
}
.page { position: relative; overflow: clip; background: var(--paper); }
.tiles { position: absolute; top: 0; left: 0; width: 0; height: 0; }
.tiles canvas { position: absolute; left: 0; display: block; }

.image {
  position: absolute; display: flex; flex-direction: column; gap: .6em; align-items: center; justify-content: center;
  overflow: hidden; font-size: .875rem; color: var(--placeholder-ink);
}
.image img { width: 100%; height: 100%; object-fit: contain; opacity: 0; transition: opacity .2s; color: transparent; }
/* One px more: the drawn place beneath is rounded to device px in its own way. */
.image.loaded { background: var(--paper); box-shadow: 0 0 0 1px var(--paper); }
.image.loaded img { opacity: 1; }
.image.failed:not(:empty) { background: var(--placeholder); padding: .5em 1em; box-sizing: border-box; text-align: center; z-index: 2; }
.image.failed span { max-width: 34em; overflow: hidden; text-overflow: ellipsis; }
.image.small.failed { padding: 0 .3em; flex-direction: row; font-size: .75rem; white-space: nowrap; }

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
.notice button { background: transparent; border-color: currentColor; color: inherit; padding: .1em .8em; min-height: 1.9em; }
.error { padding: 12vh 1.5em; text-align: center; color: var(--muted); }
.error p { max-width: 30em; margin: 0 auto 1em; color: var(--ink); font-size: 1.0625rem; text-wrap: balance; }
.error code { display: block; margin-top: 1.4em; font: .8125rem/1.4 ui-monospace, monospace; color: var(--faint); }

.loading { position: absolute; inset: 0 0 auto; height: 2px; overflow: hidden; z-index: 3; opacity: 0; animation: appear 0s .25s forwards; }
.loading::after {
  content: ""; position: absolute; inset: 0 70% 0 0; background: var(--link); animation: run 1.1s ease-in-out infinite;
}
@keyframes appear { to { opacity: 1; } }
@keyframes run { from { transform: translateX(-100%); } to { transform: translateX(340%); } }
@media (prefers-reduced-motion: reduce) {
  .loading::after { animation: none; inset: 0; opacity: .5; }
  .image img { transition: none; }
}
.offstage { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }

.text {
  font-family: var(--banxin-text-font, "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif);
  font-size: var(--text-size, 18px); line-height: var(--text-leading, 1.8); max-width: calc(var(--text-measure, 38) * 1em);
  margin: 0 auto; padding: 24px 24px 48px; overflow-wrap: anywhere; text-align: justify; color: var(--ink);
}
.text h1, .text h2, .text h3, .text h4, .text h5, .text h6 { color: var(--heading); line-height: 1.4; text-align: start; font-family: var(--banxin-ui-font, system-ui, sans-serif); }
.text h1 { font-size: 1.6em; } .text h2 { font-size: 1.25em; } .text h3 { font-size: 1.1em; }
.text address, .text cite, .text dfn { font-style: normal; }
.text p { margin: 0 0 1.1em; }
.text a { color: var(--link); text-decoration-color: var(--link-rule); text-underline-offset: .2em; }
.text h1 a { color: inherit; text-decoration: none; }
.text img { max-width: 100%; height: auto; background: var(--placeholder); }
.text figure { margin: 1.6em 0; } .text figcaption, .text small, .text footer, .text address, .text time { color: var(--muted); font-size: .82em; }
.text blockquote { margin: 1.4em 0; padding-left: 1em; border-left: 3px solid var(--rule); color: var(--muted); }
.text pre, .text code { font-family: ui-monospace, monospace; font-size: .88em; background: var(--panel); } .text pre { padding: .8em; white-space: pre-wrap; }
.text table { border-collapse: collapse; } .text td, .text th { border-bottom: 1px solid var(--rule); padding: .4em .6em; text-align: start; }
.text hr { border: 0; border-top: 1px solid var(--rule); width: 6em; margin: 2em auto; }
.text mark { background: var(--mark); color: var(--mark-ink); }
@media (max-width: 479px) { .text { padding: 16px 16px 32px; } }
`;

let shared = null;

/** Gives a shadow root the element's style. @param {ShadowRoot} root */
export function adoptStyle(root) {
  shared ??= [textLayerSheet, sheet].map((css) => {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  });
  root.adoptedStyleSheets = shared;
}
