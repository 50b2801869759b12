// How images look when they are seen larger: on their own, over all of the window, on dark ground whatever the theme.

export const lightboxStyle = `
.lightbox {
  position: fixed; inset: 0; width: 100vw; height: 100vh; height: 100dvh; max-width: none; max-height: none; margin: 0; padding: 0; border: 0;
  background: rgb(17 17 18); color: rgb(232 230 225); overflow: hidden; overscroll-behavior: contain; touch-action: pinch-zoom; color-scheme: dark;
  font: 400 1rem/1.6 var(--banxin-ui-font, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
}
.lightbox[open] { display: grid; grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); }
.lightbox::backdrop { background: rgb(0 0 0 / .6); }
.lightbox .stage {
  display: grid; place-items: center; place-items: safe center; position: relative; overflow: hidden; overscroll-behavior: contain;
  cursor: zoom-out;
}
.lightbox .stage img { display: block; max-width: none; cursor: zoom-in; background: rgb(255 255 255 / .04); -webkit-user-drag: none; }
.lightbox .stage.closer { overflow: auto; touch-action: pan-x pan-y pinch-zoom; }
.lightbox .stage.closer img { cursor: grab; background: none; }
.lightbox .stage.closer img:active { cursor: grabbing; }
.lightbox .stage p { max-width: 30em; margin: 0; padding: 1em; text-align: center; cursor: auto; }
.lightbox .stage p button { display: block; margin: 1em auto 0; }
.lightbox .stage[aria-busy="true"]::after {
  content: ""; position: absolute; inset: 0 0 auto; height: 2px; background: rgb(150 195 250); opacity: .5;
}
.lightbox .foot { padding: .5em max(1em, env(safe-area-inset-left)) max(.5em, env(safe-area-inset-bottom)) max(1em, env(safe-area-inset-right)); }
.lightbox .caption {
  width: fit-content; max-width: 46em; max-height: 6.4em; margin: 0 auto .4em; overflow: auto; overscroll-behavior: contain; touch-action: pan-y pinch-zoom; font-size: .875rem; overflow-wrap: anywhere;
}
.lightbox .caption:empty { display: none; }
.lightbox .bar { display: flex; flex-wrap: wrap; gap: .3em .5em; align-items: center; justify-content: center; }
.lightbox .count { min-width: 4em; text-align: center; font-size: .875rem; font-variant-numeric: tabular-nums; }
.lightbox button {
  min-width: 2.75rem; min-height: 2.75rem; padding: .2em .8em; font-size: .9375rem; color: inherit; background: rgb(255 255 255 / .08);
  border: 1px solid rgb(255 255 255 / .22); border-radius: 8px;
}
.lightbox button:hover:not([aria-disabled="true"], :disabled) { background: rgb(255 255 255 / .18); }
.lightbox button:is([aria-disabled="true"], :disabled) { opacity: .4; cursor: default; }
.lightbox :focus-visible { outline: 2px solid rgb(150 195 250); }
.lightbox .stage:focus-visible { outline: none; }
.lightbox .turn { font-size: 1.35rem; line-height: 1; }
.lightbox .bar > .end { margin-inline-start: .9em; }
@media (max-width: 399px) { .lightbox .bar { justify-content: space-between; } .lightbox .bar > .end { margin: 0; } .lightbox .count { min-width: 3em; } }
@media (prefers-reduced-motion: no-preference) {
  .lightbox[open] { animation: lightbox-appear .16s ease-out; }
  .lightbox .stage[aria-busy="true"]::after { animation: lightbox-wait 1.1s ease-in-out infinite alternate; }
  @keyframes lightbox-appear { from { opacity: 0; } }
  @keyframes lightbox-wait { from { opacity: .1; } to { opacity: .9; } }
}
@media (forced-colors: active) { .lightbox { background: Canvas; } .lightbox :focus-visible { outline-color: Highlight; } }
@media print { .lightbox { display: none !important; } }
`;
