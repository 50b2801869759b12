// The attributes of <banxin-article> and the properties that mirror them.

/** Property -> attribute. */
export const PROPERTIES = { src: 'src', theme: 'theme', fontSize: 'font-size', lineHeight: 'line-height', measure: 'measure',
  align: 'align', typesetting: 'typesetting', mode: 'mode', fonts: 'fonts', baseUrl: 'base-url', linkTarget: 'link-target',
  copySource: 'copy-source' };
/** Attributes that only change how lines are set. */
export const SETTINGS = ['font-size', 'line-height', 'measure', 'align', 'typesetting'];

const DEFAULTS = { src: '', theme: 'auto', 'font-size': 18, 'line-height': 1.8, measure: 38, align: 'justify',
  typesetting: 'full', mode: 'canvas', fonts: '', 'base-url': '', 'link-target': '_blank', 'copy-source': '' };

/** Gives a class of elements the properties. @param {typeof HTMLElement} element */
export function defineProperties(element) {
  for (const [property, attribute] of Object.entries(PROPERTIES)) {
    Object.defineProperty(element.prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(attribute) ?? DEFAULTS[attribute];
        return typeof DEFAULTS[attribute] === 'number' ? parseFloat(value) || DEFAULTS[attribute] : value;
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
    });
  }
}

/** Properties that were set before the class was known. @param {HTMLElement} element */
export function adoptProperties(element) {
  for (const name of Object.keys(PROPERTIES)) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** How lines are to be set, held to what can be. @param {HTMLElement} element */
export function settingsOf(element) {
  const number = (name, least, most) => {
    const value = parseFloat(element.getAttribute(name) ?? '');
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : DEFAULTS[name];
  };
  return {
    fontSize: number('font-size', 8, 96),
    lineHeight: number('line-height', 1, 4),
    measure: number('measure', 8, 200),
    align: element.align,
    typesetting: element.typesetting,
  };
}
