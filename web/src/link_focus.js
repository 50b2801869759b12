// The focus ring of a link, drawn around its lines: the link itself is text without height of its own, parted into spans.

const SLACK = 2;  // CSS px by which spans of one line may differ

/** Rectangles of an element's text, one for each line. CSS px of the viewport. @param {Element} element */
export function lineRects(element) {
  const lines = [];
  const spans = element.querySelectorAll('.s, .image');
  for (const span of spans.length ? spans : [element]) {
    for (const { left, top, right, bottom } of span.getClientRects()) {
      if (right - left <= 0) continue;
      const last = lines.at(-1);
      const same = last && Math.abs(last.top - top) < SLACK && Math.abs(last.bottom - bottom) < SLACK;
      if (same) {
        last.left = Math.min(last.left, left);
        last.right = Math.max(last.right, right);
      } else {
        lines.push({ left, top, right, bottom });
      }
    }
  }
  return lines;
}

export class LinkFocus {
  #layer;
  #rings = [];
  #link = null;

  /** @param {HTMLElement} layer positioned; rings are put into it, for sighted readers alone */
  constructor(layer) {
    this.#layer = layer;
    layer.addEventListener('focusin', ({ target }) => this.#focus(target.closest?.('a:focus-visible') ?? null));
    layer.addEventListener('focusout', () => this.#focus(null));
  }

  /** Draws anew: lines have moved. */
  redraw() { if (this.#link) this.#focus(this.#link.isConnected ? this.#link : null); }

  #focus(link) {
    this.#link = link;
    for (const ring of this.#rings) ring.remove();
    if (!link) return void (this.#rings = []);
    const origin = this.#layer.getBoundingClientRect();
    this.#rings = lineRects(link).map(({ left, top, right, bottom }) => {
      const ring = document.createElement('span');
      ring.className = 'focus-ring';
      ring.setAttribute('aria-hidden', 'true');
      Object.assign(ring.style, { left: `${left - origin.left}px`, top: `${top - origin.top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
      return ring;
    });
    this.#layer.append(...this.#rings);
  }
}
