// The browser's side of a comparison: an article's text as DOM, in the engine's fonts and with its measures. The lengths are
// whole px like those of the engine's stylesheet (core/article/theme.cpp), so that both sides have the same measure.
import { buildText } from '../src/text_page.js';
import { FAMILIES } from './article_fonts.js';

const song = `"${FAMILIES.song}", serif`;
const hei = `"${FAMILIES.hei}", sans-serif`;

const LEAST_TEXT = 13;  // px, of notes

function sheetOf({ width, fontSize, lineHeight, measure, align, best }) {
  const em = (value) => `${Math.round(value * fontSize)}px`;
  const text = (size, leading) => `font-size: ${Math.round(Math.max(size * fontSize, Math.min(LEAST_TEXT, fontSize)))}px; line-height: ${leading};`;
  const narrow = width < 480;
  return `
:host { display: block; }
.page { padding: ${narrow ? '16px 16px 32px' : '24px 24px 48px'}; box-sizing: border-box; width: ${width}px; background: var(--paper); color: var(--ink);
  font: 400 ${fontSize}px/${lineHeight} ${song}; line-break: strict; overflow-wrap: break-word; font-synthesis-style: none;
  font-kerning: normal; hyphens: manual; text-size-adjust: 100%; -webkit-text-size-adjust: 100%;
  ${best ? 'text-autospace: normal; text-spacing-trim: normal; text-wrap-style: pretty;' : ''} }
.article { max-width: ${em(measure)}; margin: 0 auto; text-align: ${align === 'justify' ? 'justify' : 'start'}; }
article { display: block; }
p { margin: 0 0 ${em(1.1)}; }
h1, h2, h3, h4, h5, h6, summary, dt, th, caption, figcaption, small, footer, .byline { font-family: ${hei}; }
h1, h2, h3, h4, h5, h6 { font-weight: 700; color: var(--heading); text-align: start; text-wrap-style: balance; }
figcaption, caption { text-wrap-style: balance; }
header time { white-space: nowrap; }
h1 { margin: ${em(2.2)} 0 ${em(0.9)}; ${text(1.45, 1.4)} }
header h1 { margin: 0; ${text(narrow ? 1.4 : 1.68, 1.38)} }
h2 { margin: ${em(2.2)} 0 ${em(0.8)}; ${text(1.25, 1.45)} }
h3 { margin: ${em(1.9)} 0 ${em(0.7)}; ${text(1.1, 1.5)} }
h4, h5, h6 { margin: ${em(1.6)} 0 ${em(0.6)}; ${text(1, 1.6)} }
hr { width: ${em(6)}; margin: ${em(2)} auto; border: 0; border-top: 1px solid var(--rule); }
blockquote { margin: ${em(1.4)} 0; padding: 2px 0 2px ${em(narrow ? 0.7 : 1)}; border-left: 3px solid var(--rule); color: var(--muted); }
blockquote blockquote { margin: ${em(0.7)} 0; }
aside { margin: ${em(1.4)} 0; padding: ${em(0.9)} ${em(1)}; background: var(--panel); border-radius: 4px; ${text(0.9, 1.7)} }
address { font-style: normal; margin: 0 0 ${em(1.1)}; color: var(--muted); }
details { display: block; margin: 0 0 ${em(1.1)}; padding-left: ${em(0.9)}; border-left: 1px solid var(--rule); }
summary { display: block; font-weight: 700; margin: 0 0 ${em(0.5)}; text-align: start; }
:is(blockquote, aside, details, li, dd, td, th) p:last-child { margin-bottom: 0; }
ul, ol { margin: 0 0 ${em(1.1)}; padding-left: ${em(narrow ? 1.3 : 1.6)}; }
:is(ul, ol) :is(ul, ol) { margin: ${em(0.35)} 0 0; }
li { margin-bottom: ${em(0.35)}; }
dl { margin: 0 0 ${em(1.1)}; }
dt { font-weight: 700; text-align: start; }
dd { margin: 0 0 ${em(0.5)} ${em(1.6)}; }
table { margin: ${em(1.4)} auto; max-width: 100%; border-collapse: collapse; text-align: start; ${text(0.85, 1.6)} }
td, th { padding: 7px ${narrow ? 6 : 10}px; vertical-align: top; border-bottom: 1px solid var(--rule); }
th { background: var(--panel); color: var(--heading); text-align: start; }
caption { padding-bottom: 8px; color: var(--muted); text-align: start; ${text(0.78, 1.6)} }
figure { margin: ${em(1.6)} 0; text-align: center; }
figcaption { margin-top: ${em(0.55)}; color: var(--muted); text-align: start; ${text(0.78, 1.65)} }
figcaption p { margin: 0; }
cite, em, i, dfn, var { font-style: normal; }
a { color: var(--link); text-decoration: underline; text-decoration-color: color-mix(in srgb, var(--link) 40%, var(--paper)); text-underline-offset: .25em; }
header a { color: inherit; text-decoration: none; }
header { margin: ${em(0.6)} 0 ${em(1.6)}; padding-bottom: ${em(1)}; border-bottom: 1px solid var(--rule); }
header > div { font-family: ${hei}; margin-top: ${em(0.8)}; color: var(--muted); text-align: start; ${text(0.8, 1.6)} }
header :is(address, time, i) { display: inline; margin: 0 ${em(0.6)} 0 0; }
footer { margin-top: ${em(2.4)}; padding-top: ${em(1.1)}; border-top: 1px solid var(--rule); color: var(--muted); ${text(0.8, 1.7)} }
footer p { margin: 0 0 ${em(0.5)}; }
small { color: var(--muted); ${text(0.78, 1.65)} }
sub, sup { font-size: .7em; line-height: 1; }
mark { background: color-mix(in srgb, gold 35%, var(--paper)); color: inherit; }
code, kbd, samp, pre { font-family: ${hei}; text-autospace: no-autospace; text-spacing-trim: space-all; }
code, kbd, samp { font-size: .88em; background: var(--panel); border-radius: 3px; padding: 1px 4px; }
pre { margin: 0 0 ${em(1.1)}; padding: ${em(0.8)} ${em(0.9)}; background: var(--panel); white-space: pre-wrap; text-align: start; ${text(0.8, 1.6)} }
pre :is(code, kbd, samp) { font-size: 1em; padding: 0; }
`;
}

export class DomArticle {
  #sheet = new CSSStyleSheet();
  #page = document.createElement('div');
  #article = document.createElement('div');

  /** @param {HTMLElement} host */
  constructor(host) {
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [this.#sheet];
    this.#page.className = 'page';
    this.#article.className = 'article';
    this.#page.append(this.#article);
    shadow.append(this.#page);
  }

  /** What positions are counted from. */
  get root() { return this.#page; }

  /** @param {string} html of the engine @param {string} language @param {string|null} base of relative addresses */
  show(html, language, base) {
    this.#page.lang = language;
    this.#article.replaceChildren(buildText(html, { base, linkTarget: '_blank' }));
  }

  /** @param {{width: number, fontSize: number, lineHeight: number, measure: number, align: string, best: boolean}} settings */
  set(settings) { this.#sheet.replaceSync(sheetOf(settings)); }
}
