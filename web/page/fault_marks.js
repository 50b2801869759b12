// Draws the counted faults over the text they are in.

export class FaultMarks {
  #layer;

  /** @param {HTMLElement} layer positioned where the text's coordinates begin */
  constructor(layer) { this.#layer = layer; }

  /** @param {Record<string, import('./page_targets.js').Place[]>} faults @param {Record<string, string>} names */
  show(faults, names) {
    const marks = Object.entries(faults).flatMap(([name, places]) => places.map(({ line, left, right }) => {
      const mark = document.createElement('span');
      mark.title = names[name];
      mark.dataset.fault = name;
      const px = { left, top: line.top, width: Math.max(4, right - left), height: line.bottom - line.top };
      for (const [property, value] of Object.entries(px)) mark.style[property] = `${value}px`;
      return mark;
    }));
    this.#layer.replaceChildren(...marks);
  }

  /** Brings the `n`-th mark of a kind into sight. @param {string} name @param {number} n */
  reveal(name, n) {
    const marks = this.#layer.querySelectorAll(`[data-fault="${name}"]`);
    const mark = marks[n % marks.length];
    for (const other of this.#layer.querySelectorAll('.here')) other.classList.remove('here');
    mark?.classList.add('here');
    mark?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }
}
