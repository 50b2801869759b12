// The article as ordinary text, in the theme of the drawing: the measures are those of the engine's stylesheet
// (core/article/theme.cpp), in --em: one em of body text. The same rules serve the shadow root and, in a page without
// JavaScript, what stands between the element's tags.

const em = (value) => `calc(${value} * var(--em))`;
// Han in notes are not set so small that their strokes run together, nor larger than the body.
const text = (size, leading) => `font-size: max(${em(size)}, min(13px, var(--em))); line-height: ${leading};`;

const song = 'font-family: var(--song);';
const hei = 'font-family: var(--hei);';
const kai = 'font-family: var(--kai);';
const mono = 'font-family: var(--mono); text-autospace: no-autospace; text-spacing-trim: space-all;';

const fonts = (region, songti, heiti, kaiti) => `
  --song: var(--banxin-text-font, "Noto Serif ${region}", "Noto Serif CJK ${region}", "Source Han Serif ${region}", ${songti}, serif);
  --hei: var(--banxin-ui-font, "Noto Sans ${region}", "Noto Sans CJK ${region}", "Source Han Sans ${region}", ${heiti}, sans-serif);
  --kai: ${kaiti}, var(--song);`;

const page = (t) => `
${t} {
  --em: var(--text-size, 18px);
  ${fonts('SC', '"Songti SC", SimSun', '"PingFang SC", "Microsoft YaHei"', '"LXGW WenKai", "Kaiti SC", STKaiti, KaiTi')}
  --mono: ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
  display: block; box-sizing: content-box; max-width: calc(var(--text-measure, 38) * var(--em)); margin: 0 auto; padding: 24px 24px 48px;
  background: var(--paper); color: var(--ink); font: 400 var(--em)/var(--text-leading, 1.8) var(--song); font-synthesis-style: none;
  text-align: var(--text-align, justify); line-break: strict; word-break: normal; overflow-wrap: anywhere; hyphens: manual;
  text-autospace: normal; text-spacing-trim: normal; text-spacing-trim: trim-start; text-spacing-trim: trim-both; text-wrap: pretty; hanging-punctuation: allow-end; font-kerning: auto;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
${t}:lang(zh-Hant), ${t}:lang(zh-TW), ${t}:lang(zh-HK) {
  ${fonts('TC', '"Songti TC", PMingLiU', '"PingFang TC", "Microsoft JhengHei"', '"Kaiti TC", BiauKai, DFKai-SB')}
}
${t}:lang(ja) { ${fonts('JP', '"Hiragino Mincho ProN", "Yu Mincho"', '"Hiragino Sans", "Yu Gothic"', '"Klee One"')} }
${t}:lang(ko) { ${fonts('KR', '"Apple SD Gothic Neo", Batang', '"Apple SD Gothic Neo", "Malgun Gothic"', 'Gungsuh')} }
${t}[data-typesetting="simple"] { text-autospace: no-autospace; text-spacing-trim: space-all; text-wrap: wrap; hanging-punctuation: none; }
${t} ::selection { background: var(--selection); }
${t} article { max-width: none; margin: 0; }
`;

const blocks = (t) => `
${t} p { margin: 0 0 ${em(1.1)}; }
${t} :is(h1, h2, h3, h4, h5, h6) { ${hei} font-weight: 700; color: var(--heading); text-align: start; text-wrap: balance; }
${t} h1 { margin: ${em(2.2)} 0 ${em(0.9)}; ${text(1.45, 1.4)} }
${t} h2 { margin: ${em(2.2)} 0 ${em(0.8)}; ${text(1.25, 1.45)} }
${t} h3 { margin: ${em(1.9)} 0 ${em(0.7)}; ${text(1.1, 1.5)} }
${t} :is(h4, h5, h6) { margin: ${em(1.6)} 0 ${em(0.6)}; ${text(1, 1.6)} }
${t} :is(h5, h6) { color: var(--muted); }
${t} hr { width: ${em(6)}; height: 0; margin: ${em(2)} auto; border: 0 solid var(--rule); border-top-width: 1px; color: inherit; }
${t} blockquote { margin: ${em(1.4)} 0; padding: 2px 0; padding-inline-start: ${em(1)}; border-inline-start: 3px solid var(--rule); color: var(--muted); }
${t} blockquote blockquote { margin: ${em(0.7)} 0; }
${t} aside { margin: ${em(1.4)} 0; padding: ${em(0.9)} ${em(1)}; background: var(--panel); border-radius: 4px; ${text(0.9, 1.7)} }
${t} address { font-style: normal; margin: 0 0 ${em(1.1)}; color: var(--muted); }
${t} details { display: block; margin: 0 0 ${em(1.1)}; padding-inline-start: ${em(0.9)}; border-inline-start: 1px solid var(--rule); }
${t} summary { ${hei} font-weight: 700; margin: 0 0 ${em(0.5)}; text-align: start; cursor: pointer; }
${t} :is(ul, ol) { margin: 0 0 ${em(1.1)}; padding: 0; padding-inline-start: ${em(1.6)}; }
${t} :is(ul, ol) :is(ul, ol) { margin: ${em(0.35)} 0 0; }
${t} li { margin-bottom: ${em(0.35)}; }
${t} dl { margin: 0 0 ${em(1.1)}; }
${t} dt { ${hei} font-weight: 700; text-align: start; }
${t} dd { margin: 0 0 ${em(0.5)}; margin-inline-start: ${em(1.6)}; }
${t} :is(blockquote, aside, details, li, dd, td, th) p:last-child { margin-bottom: 0; }
`;

const tables = (t) => `
${t} table { margin: ${em(1.4)} auto; max-width: 100%; border-collapse: collapse; border-spacing: 0; text-align: start; color: inherit; overflow-wrap: break-word; ${text(0.85, 1.6)} }
${t} .table-box { max-width: 100%; margin: ${em(1.4)} 0; overflow-x: auto; overscroll-behavior-x: contain; }
${t} .table-box > table { margin: 0 auto; max-width: none; }
${t} .table-box:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
${t} :is(td, th) { padding: 7px 10px; vertical-align: top; border: 0 solid var(--rule); border-bottom-width: 1px; text-align: start; }
${t} th { ${hei} font-weight: 700; background: var(--panel); color: var(--heading); }
${t} caption { ${hei} padding: 0 0 8px; color: var(--muted); text-align: start; text-wrap: balance; ${text(0.78, 1.6)} }
`;

const figures = (t) => `
${t} img { max-width: 100%; height: auto; vertical-align: middle; }
${t} img:has(+ .enlarge) { cursor: zoom-in; }
${t} .enlarge { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
${t} img:has(+ .enlarge:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; }
${t} img.coming { background: var(--placeholder); color: transparent; }
${t} .failed { display: inline-flex; flex-flow: column; gap: .6em; align-items: center; justify-content: center; box-sizing: border-box; max-width: 100%; min-height: 3em; padding: .5em 1em; vertical-align: bottom; overflow: hidden; background: var(--placeholder); color: var(--placeholder-ink); ${hei} font-size: max(.78em, 13px); line-height: 1.6; text-align: center; }
${t} .failed:is(.low, .small) { flex-flow: row; min-height: 0; padding: 0 .8em; }
${t} .failed:is(.low, .small) span { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
${t} .failed:is(.low, .small) button { flex: none; }
${t} .failed.small { padding: 0 .3em; vertical-align: middle; }
${t} .failed.tiny { position: relative; padding: 0; }
${t} .failed.tiny span { display: none; }
${t} .failed.tiny button { position: absolute; inset: 0; min-height: 0; padding: 0; border: 0; background: none; font-size: 0; }
${t} .failed.tiny button::before { content: "↻"; content: "↻" / ""; font-size: .875rem; line-height: 1; color: var(--placeholder-ink); }
${t} figure { margin: ${em(1.6)} 0; text-align: center; }
${t} figure img { vertical-align: bottom; }
${t} figcaption { ${hei} margin-top: ${em(0.55)}; color: var(--muted); text-align: start; text-wrap: balance; ${text(0.78, 1.65)} }
${t} figcaption cite { color: var(--faint); font-style: normal; ${hei} }
${t} figcaption p { margin: 0; }
${t} :is(img, .enlarge, .failed) + small { display: block; margin-top: ${em(0.4)}; text-align: start; }
${t} .media { padding: ${em(0.8)} ${em(1)}; border: 1px solid var(--rule); border-radius: 6px; }
${t} .media figcaption { margin-top: 0; ${text(0.85, 1.6)} }
${t} .media :is(img, .enlarge, .failed, a:has(img)) + figcaption { margin-top: ${em(0.6)}; }
${t} :is([data-float="left"], [style*="float:left"]) { margin: ${em(0.3)} ${em(1)} ${em(0.5)} 0; }
${t} :is([data-float="right"], [style*="float:right"]) { margin: ${em(0.3)} 0 ${em(0.5)} ${em(1)}; }
`;

const inlines = (t) => `
${t} a:any-link { color: var(--link); text-decoration: underline; text-decoration-color: var(--link-rule); text-decoration-thickness: 1px; text-underline-offset: .22em; }
${t} a:any-link:hover { text-decoration-color: currentColor; }
${t} a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
${t} :is(em, i, cite, dfn, var) { font-style: italic; ${kai} }
/* Han do not slant; letters do where a face has no italic of its own. */
${t} :is(var, .latin) { font-synthesis-style: auto; }
${t} small { color: var(--muted); ${hei} ${text(0.78, 1.65)} }
${t} big { font-size: ${em(1.2)}; }
${t} :is(sub, sup) { font-size: .7em; line-height: 1; }
${t} mark { background: var(--mark); color: var(--mark-ink); }
${t} ::highlight(banxin-find) { background-color: var(--mark); color: var(--mark-ink); text-decoration: underline 2px var(--mark-current); }
${t} ::highlight(banxin-find-current) { background-color: var(--mark-current); color: var(--mark-current-ink); }
${t} :is(s, del) { color: var(--muted); text-decoration: line-through; text-decoration-color: var(--muted); }
${t} rt { font-size: .6em; color: var(--muted); line-height: 1; }
${t} :is(code, kbd, samp) { ${mono} font-size: .88em; background: var(--panel); border-radius: 3px; padding: 1px 4px; }
${t} kbd { border: 1px solid var(--rule); }
${t} pre { ${mono} margin: 0 0 ${em(1.1)}; padding: ${em(0.8)} ${em(0.9)}; background: var(--panel); border-radius: 4px; white-space: pre-wrap; text-align: start; ${text(0.8, 1.6)} }
${t} pre :is(code, kbd, samp) { font-size: 1em; padding: 0; border: 0; background: none; }
${t} [data-ink] { color: var(--ink); }
@supports (color: oklch(from red l c h)) {
  ${t} [data-ink] { color: oklch(from var(--author-ink) clamp(var(--darkest-ink, 0), l, var(--lightest-ink, .52)) c h); }
  ${t} [data-fill] { background: oklch(from var(--author-fill) max(l, .8) c h); }
  ${t}[data-theme="dark"] [data-ink] { --darkest-ink: .72; --lightest-ink: 1; }
  ${t}[data-theme="dark"] [data-fill] { background: oklch(from var(--author-fill) min(.4, .21 + .45 * (1 - l)) calc(.7 * c) h); }
}
`;

// What the reader adds around an article: title and byline, the notice, the footer set apart.
const frame = (t) => `
${t} > header { margin: ${em(0.6)} 0 ${em(1.6)}; padding-bottom: ${em(1)}; border-bottom: 1px solid var(--rule); }
${t} h1.title { margin: 0; ${text(1.68, 1.38)} }
${t} .title a:any-link { color: var(--heading); text-decoration: none; }
${t} .title a:any-link:hover { color: var(--link); }
${t} .byline { ${hei} margin-top: ${em(0.8)}; color: var(--muted); text-align: start; ${text(0.8, 1.6)} }
${t} .byline :is(address, time, i) { display: inline; margin: 0; margin-inline-end: ${em(0.6)}; font-style: normal; ${hei} }
${t} .byline time { white-space: nowrap; }
${t} footer { ${hei} margin-top: ${em(2.4)}; padding-top: ${em(1.1)}; border-top: 1px solid var(--rule); color: var(--muted); ${text(0.8, 1.7)} }
${t} footer p { margin: 0 0 ${em(0.5)}; }
${t} div.notice { display: block; ${hei} margin: 0 0 ${em(1.2)}; padding: ${em(0.5)} ${em(0.8)}; background: var(--notice); color: var(--notice-ink); border-radius: 4px; ${text(0.8, 1.6)} }
@container (max-width: 479.98px) {
  ${t} { padding: 16px 16px 32px; }
  ${t} h1.title { ${text(1.4, 1.38)} }
  ${t} blockquote { padding-inline-start: ${em(0.7)}; }
  ${t} :is(ul, ol) { padding-inline-start: ${em(1.3)}; }
  ${t} :is(td, th) { padding: 6px; }
}
`;

// Colours of the system's own choice, and everything that only a colour told told by a line.
const forced = (t) => `
@media (forced-colors: active) {
  ${t} :is(img, mark, a) { forced-color-adjust: auto; }
  ${t} a:any-link { color: LinkText; text-decoration-color: LinkText; }
  ${t} a:focus-visible, ${t} .table-box:focus-visible { outline-color: Highlight; }
  ${t} mark { background: Mark; color: MarkText; }
  ${t} ::highlight(banxin-find) { background-color: Mark; color: MarkText; text-decoration-color: MarkText; }
  ${t} ::highlight(banxin-find-current) { background-color: Highlight; color: HighlightText; }
  ${t} :is(aside, pre, .notice) { border: 1px solid CanvasText; }
  ${t} :is(header, footer, blockquote, details, td, th, hr, kbd, .media) { border-color: CanvasText; }
}
`;

const printed = (t) => `
@media print {
  ${t} { max-width: none; margin: 0; padding: 0; background: none; font-size: var(--em); --em: var(--print-size, 11.5pt); line-height: 1.7; text-wrap: pretty; orphans: 2; widows: 2; }
  ${t} * { orphans: 2; widows: 2; }
  ${t} > header { margin-top: 0; }
  ${t} :is(h1, h2, h3, h4, h5, h6, dt, caption, summary) { break-after: avoid; break-inside: avoid; }
  ${t} :is(figure, tr, .media, .notice, pre, aside) { break-inside: avoid; }
  ${t} thead { display: table-header-group; }
  ${t} figure img, ${t} p img { max-height: 78vh; object-fit: contain; background: none; }
  ${t} :is(aside, pre) { border: 1px solid var(--rule); }
  ${t} .table-box { overflow: visible; }
  ${t} table { max-width: 100%; overflow-wrap: anywhere; }
  ${t} :is(td, th) { min-width: 0; }
  ${t} :is([data-ink], [style]) { color: inherit; }
  ${t} :is([data-fill], [style]) { background: none; }
  ${t} mark { text-decoration: underline; }
  ${t} a:any-link { color: inherit; text-decoration: none; }
  ${t} a[href^="http"]::after { content: " (" attr(href) ")"; ${hei} font-size: .78em; font-weight: 400; font-style: normal; color: var(--muted); word-break: break-all; }
  ${t} a[data-address]::after { content: " (" attr(data-address) ")"; }
  ${t} a[data-address=""]::after { content: none; }
  ${t} .title a[href^="http"]::after { content: attr(href); display: block; margin-top: ${em(0.5)}; line-height: 1.4; ${text(0.75, 1.4)} }
  ${t} .title a[data-address]::after { content: attr(data-address); }
  ${t} summary { list-style: none; }
  ${t} summary::-webkit-details-marker { display: none; }
  ${t} button { display: none; }
}
`;

/**
 * The rules for an article.
 * @param {string} scope selector of the article's element
 */
export const textStyle = (scope) => [page, blocks, tables, figures, inlines, frame, forced, printed].map((part) => part(scope)).join('');
