// What an author's style leaves of itself in the article as ordinary text. The engine has let through what is safe; here each
// declaration is set by itself, so that no policy of the page forbids it, and colours go to the sheet, which fits them to the theme.

const KEPT = new Set(['text-align', 'float', 'clear', 'width', 'max-width', 'max-height', 'text-indent', 'font-weight', 'font-style',
  'vertical-align', 'list-style-type', 'text-transform', 'text-decoration']);

/**
 * @param {HTMLElement} element
 * @param {string} css declarations as the engine writes them: `name:value;name:value`
 */
export function dressAsAuthor(element, css) {
  for (const declaration of css.split(';')) {
    const [name, value] = declaration.split(/:(.*)/s);
    if (!value) continue;
    if (name === 'color') {
      element.style.setProperty('--author-ink', value);
      element.dataset.ink = '';
    } else if (name === 'background-color') {
      element.style.setProperty('--author-fill', value);
      element.dataset.fill = '';
    } else if (KEPT.has(name)) {
      element.style.setProperty(name, value);
      if (name === 'float') element.dataset.float = value;
    }
  }
}
