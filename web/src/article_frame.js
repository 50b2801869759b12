// What <banxin-article> shows around and in place of an article: the line of loading, a notice, an error with its cure, and one of
// drawing, text and light children.

/** Creates an element of the shadow tree. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

const button = ([textContent, onclick]) => make('button', { type: 'button', textContent, onclick });

export class ArticleFrame {
  /** Holds all that is shown; its data-theme is the theme. */
  element = make('div', { className: 'frame' });
  pagePlace = make('div');
  textPlace = make('div', { className: 'text-place', hidden: true });
  #loading = make('div', { className: 'loading', hidden: true });
  #notice = make('div', { className: 'notice', hidden: true });
  #foot = make('div', { className: 'foot' });  // of no height, at the end of what is seen of the element
  #status = make('div', { className: 'offstage' });
  #light = make('slot');
  #error = make('div', { className: 'error', hidden: true });

  constructor() {
    this.#status.setAttribute('role', 'status');
    this.#error.setAttribute('role', 'alert');
    this.element.append(this.#loading, this.#notice, this.pagePlace, this.textPlace, this.#error, this.#light, this.#status, this.#foot);
  }

  /** Something is on its way. @param {string} [words] told to those who do not see it */
  wait(words) {
    this.#loading.hidden = false;
    if (words !== undefined) this.#status.textContent = words;
  }

  /** The line is as long as what has come, where the length is known; else it runs. @param {number|null} part 0 to 1 */
  arrived(part) {
    this.#loading.classList.toggle('known', part !== null);
    this.#loading.style.setProperty('--arrived', String(part ?? 0));
  }

  /** The drawing or the text is there. @param {HTMLElement} place pagePlace or textPlace @param {string} [words] told */
  show(place, words) {
    this.#stage(place);
    this.#loading.hidden = true;
    if (words !== undefined) this.#status.textContent = words;
  }

  hideNotice() { this.#notice.hidden = true; }

  /** Above the article; over its end where it is read already: nothing moves. @param {string} code @param {string} sentence @param {[string, () => void][]} cures words and work of its buttons */
  showNotice(code, sentence, cures) {
    this.#notice.replaceChildren(make('span', { textContent: sentence }), ...cures.map(button));
    this.#notice.dataset.code = code;
    if (!this.pagePlace.hidden) this.#foot.append(this.#notice);
    else this.#loading.after(this.#notice);
    this.#notice.hidden = false;
  }

  /** @param {{code: string, message: string}} detail @param {string} title @param {[string, () => void]} cure */
  showError({ code, message }, title, cure) {
    this.hideNotice();
    this.show(this.#error, '');
    this.#error.replaceChildren(make('h1', { textContent: title }), make('p', { textContent: message }), button(cure), make('code', { textContent: code }));
  }

  // One of light children, page, text and error is on the stage.
  #stage(element) {
    for (const other of [this.#light, this.pagePlace, this.textPlace, this.#error]) other.hidden = other !== element;
    this.pagePlace.classList.remove('waiting');
  }
}
