// How an article looks that stands between the element's tags: without JavaScript, until the element is there, and while a translator
// reads it. As a file it is src/text.css of a built site.
import { paletteStyle } from './palette_style.js';
import { textStyle } from './text_style.js';

const ARTICLE = 'banxin-article > article';
const WAITING = 'banxin-article:not(:defined)';

// The page's own rules are for its own elements.
const apart = `${ARTICLE}, ${ARTICLE} :not(img) { all: revert; }`;

/** Rules for a page's own style: those of an article among the element's children. */
export const lightStyle = () => `${apart}\n${textStyle(ARTICLE)}`;

/** The same with all that the element itself would give. */
export const waitingStyle = () => `/* Articles between the tags of <banxin-article>, where there is no JavaScript. Made from src/light_style.js. */
${WAITING} { display: block; container-type: inline-size; background: var(--paper); }
${paletteStyle((theme) => (theme === 'light' ? WAITING : `${WAITING}[theme="${theme}"]`), `${WAITING}:nth-child(n):nth-child(n)`,
    `${WAITING}:not([theme="light"], [theme="sepia"])`)}
@supports (width: attr(a px, 1px)) {
  ${WAITING} { --text-size: attr(font-size px, 18px); --text-leading: attr(line-height type(<number>), 1.8); --text-measure: attr(measure type(<number>), 38); }
}
${WAITING}[align="start"] { --text-align: start; }
${lightStyle()}
${ARTICLE} [style] { color: inherit !important; background-color: transparent !important; }
@media print { ${WAITING} { container-type: normal; } }
`;
