// Real links over the lines that show them: the browser's own hover, focus, middle click, context menu and status line.
import { safeUrl } from './safe_url.js';

export class LinkLayer {
  #layer;
  #follow;

  /**
   * @param {HTMLElement} layer positioned like the page
   * @param {(link: {href: string, text: string}, event: MouseEvent) => boolean} follow false: the link is not followed
   */
  constructor(layer, follow) {
    this.#layer = layer;
    this.#follow = follow;
    layer.addEventListener('click', (event) => this.#clicked(event));
    layer.addEventListener('auxclick', (event) => event.button === 1 && this.#clicked(event));
  }

  /** @param {ReturnType<import('./engine.js').EngineViewer['links']>} links @param {string|null} base @param {string} target */
  set(links, base, target) {
    const focused = [...this.#layer.children].indexOf(this.#layer.getRootNode().activeElement);
    const anchors = [];
    for (const link of links) {
      const href = safeUrl(link.href, base, 'link');
      if (!href || !link.rects.length) continue;
      const anchor = document.createElement('a');
      anchor.href = href;
      anchor.rel = 'noopener noreferrer';
      anchor.target = target;
      link.rects.forEach((rect, line) => {
        const box = anchor.appendChild(document.createElement('span'));
        Object.assign(box.style, {
          left: `${rect.x}px`, top: `${rect.y}px`, width: `${rect.width}px`, height: `${rect.height}px`,
        });
        // The pixels show the text; this one is for assistive technology, once.
        if (line === 0) box.textContent = link.text.replaceAll('\ufffc', '') || href;
      });
      anchors.push(anchor);
    }
    this.#layer.replaceChildren(...anchors);
    if (focused >= 0) anchors[focused]?.focus({ preventScroll: true });
  }

  #clicked(event) {
    const anchor = event.target.closest?.('a');
    if (anchor && !this.#follow({ href: anchor.href, text: anchor.textContent }, event)) event.preventDefault();
  }
}
