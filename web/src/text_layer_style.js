// How the text layer looks: it does not, but for selection, hovered links and images. Nothing of a browser's own sheet may move
// a character, so all of it is taken off first.

export const textLayerSheet = `
.text-layer { position: absolute; inset: 0; z-index: 1; color: transparent; }
:where(.text-layer *) { all: unset; }
:where(.text-layer) :is(article, section, header, footer, aside, nav, div, p, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd,
  figure, figcaption, blockquote, pre, table, thead, tbody, tfoot, tr, td, th, caption) { display: block; }
:where(.text-layer) hr { display: none; }
.text-layer q::before, .text-layer q::after { content: none; }
.text-layer ::selection { background: var(--selection, rgb(90 150 230 / .35)); color: transparent; }

.text-layer .sheet { position: absolute; content-visibility: auto; }
.text-layer .lines {
  position: absolute; display: block; box-sizing: border-box; cursor: text;
  font: normal 400 0/0 var(--blank); font-synthesis: none; font-kerning: none; font-variant-ligatures: none; font-variant-emoji: text;
  text-rendering: geometricPrecision; text-autospace: no-autospace; text-spacing-trim: space-all; -webkit-text-size-adjust: none; text-size-adjust: none;
  white-space: pre; text-align: start; letter-spacing: 0;
}
/* Until its lines are known a block's text is spread over its place, so that what is sought is found about where it is. */
.text-layer .lines:not(.near) {
  contain: strict; overflow: clip; white-space: break-spaces; word-break: break-all; line-break: anywhere;
  font-size: var(--body-size, 18px); line-height: 1.8; letter-spacing: var(--body-size, 18px);
}
/* A browser that takes no fonts from pages sets the text in its own, about where it is drawn. */
.text-layer.no-blank .lines { letter-spacing: 0; font-family: serif; }
.text-layer .s { font-synthesis: none; }
.text-layer .w { font-kerning: normal; }
.text-layer .e::after { content: "\\A"; content: "\\A" / ""; white-space: pre; }
.text-layer .marker { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); user-select: none; -webkit-user-select: none; }

.text-layer a:any-link { cursor: pointer; line-height: 0; }
.text-layer a:any-link:hover .s { background: color-mix(in srgb, var(--link) 12%, transparent); }
.text-layer a:any-link:active .s { background: color-mix(in srgb, var(--link) 22%, transparent); }
.focus-ring { position: absolute; border-radius: 3px; outline: 2px solid var(--link); outline-offset: 1px; pointer-events: none; }
`;
