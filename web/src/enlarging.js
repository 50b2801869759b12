// Which images of an article can be seen larger, and how one asks for it: by a click on the image, or by the button that
// stands beside it for those without a pointer. What shows them is fetched when it is first asked for.

const LONGEST_NAME = 80;  // characters of a button's name

/**
 * Puts the button beside an image that has come and has its largest file in `data-full`. An image in a link leads where the link
 * does.
 * @param {HTMLImageElement} img
 * @param {{enlarge: string}} words
 */
export function offerEnlarging(img, { enlarge }) {
  img.parentNode.querySelector(':scope > .enlarge')?.remove();
  if (!img.dataset.full || img.closest('a')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'enlarge';
  button.ariaLabel = img.alt ? `${enlarge}：${img.alt.slice(0, LONGEST_NAME)}` : enlarge;
  img.after(button);
}

/** What is said of an image besides: the caption of its figure, or a line of small print right after it. */
function captionOf(img) {
  const figure = img.closest('figure');
  const box = img.closest('.image') ?? img;
  const next = box.nextElementSibling?.matches('.enlarge') ? box.nextElementSibling.nextElementSibling : box.nextElementSibling;
  const said = figure?.querySelector('figcaption') ?? (next?.localName === 'small' ? next : null);
  return said?.textContent.trim() ?? '';
}

/** Images of an article that can be seen larger, as read. @param {Element} article @returns {HTMLImageElement[]} */
const enlargeable = (article) => [...article.querySelectorAll('img[data-full]')]
  .filter((img) => !img.closest('a, .failed, [hidden]'));

export class Enlarging {
  #frame;
  #words;
  #box = null;

  /**
   * @param {HTMLElement} frame in which the article stands and the images are shown
   * @param {() => import('./lightbox.js').LightboxWords} words
   */
  constructor(frame, words) {
    this.#frame = frame;
    this.#words = words;
    frame.addEventListener('click', (event) => this.#clicked(event));
  }

  /** Shows the article alone again. */
  close() { this.#box?.close(); }

  #clicked(event) {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (button > 0 || ctrlKey || metaKey || shiftKey || altKey || event.defaultPrevented) return;
    const asked = target.closest?.('.enlarge');
    const img = asked ? asked.previousElementSibling : target;
    const article = img?.closest?.('article');
    if (!article || !img.matches('img[data-full]') || !img.naturalWidth) return;
    let root = article;
    for (let outer = root; outer; outer = outer.parentElement?.closest('article')) root = outer;
    const all = enlargeable(root);
    if (all.includes(img)) this.#open(all, all.indexOf(img), asked ?? img.parentNode.querySelector(':scope > .enlarge'));
  }

  async #open(all, index, opener) {
    const pictures = all.map((img) => ({ img, file: img.dataset.full, alternative: img.alt, caption: () => captionOf(img) }));
    try {
      const { Lightbox } = await import('./lightbox.js');
      this.#box ??= new Lightbox(this.#frame, this.#words);
    } catch {
      // Its part of the program did not come: the file alone is better than nothing.
      globalThis.open(pictures[index].file, '_blank', 'noopener,noreferrer');
      return;
    }
    if (!all[index].isConnected) return;  // another article has come meanwhile
    this.#box.open(pictures, index, opener);
  }
}
