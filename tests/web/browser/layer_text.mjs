// The article's text over its drawing, as a reader points at it. knowText() is run in the page and leaves `layer` there.

/** In the page: defines `layer` for other functions that tests run there. */
export function knowText() {
  const element = document.querySelector('banxin-article');
  const { shadowRoot } = element;
  const nodes = () => {
    const walker = document.createTreeWalker(shadowRoot.querySelector('.text-layer'), NodeFilter.SHOW_TEXT);
    const out = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest('.marker')) out.push(node);
    return out;
  };
  globalThis.layer = {
    root: shadowRoot,
    nodes,
    text: () => nodes().map(({ data }) => data).join(''),
    /** The boundary point before (or after) what is written so, the first time, as [Text, offset]. */
    point(words, after = false) {
      const all = nodes();
      const text = all.map(({ data }) => data).join('');
      let at = text.indexOf(words);
      if (at < 0) throw new Error(`the text has no ${words}`);
      if (after) at += words.length;
      for (const node of all) {
        if (at < node.length || after && at === node.length) return [node, at];
        at -= node.length;
      }
      throw new Error('beyond the text');
    },
    range(from, to = from) {
      const range = document.createRange();
      range.setStart(...this.point(from));
      range.setEnd(...this.point(to, true));
      return range;
    },
    /** Selects from the beginning of `from` to the end of `to`. */
    select(from, to = from) { getSelection().setBaseAndExtent(...this.point(from), ...this.point(to, true)); },
    /** The middle of the first character written so, and its edges: CSS px of the screen. */
    place(words) {
      const [node, at] = this.point(words);
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { x: (left + right) / 2, y: (top + bottom) / 2, left, right, top, bottom };
    },
    /** Scrolls so that these words stand at about the middle of the screen. */
    show(words) { scrollBy(0, this.place(words).y - innerHeight / 2); },
    selected: () => String((shadowRoot.getSelection ? shadowRoot : document).getSelection()),
  };
}

/** Opens an article at `address` and waits until the text on the screen lies in its lines. */
export async function openText(opened, address) {
  await opened.page.goto(address);
  await opened.hear('fonts');
  await opened.page.evaluate(knowText);
  await linesReady(opened);
}

/** Waits until all blocks on the screen are parted into lines. */
export function linesReady({ until }) {
  return until(() => {
    const blocks = [...document.querySelector('banxin-article').shadowRoot.querySelectorAll('.text-layer .lines')];
    return blocks.length > 0 && blocks.every((block) => {
      const { top, bottom } = block.getBoundingClientRect();
      return block.classList.contains('near') || bottom < 0 || top > innerHeight;
    });
  });
}

/**
 * What a reader has on the clipboard who copies what is selected: copied and pasted by key.
 * @returns {Promise<{plain: string, html: string}>}
 */
export async function copied({ page, press, until }) {
  await press('Control+c');
  await page.evaluate(() => {
    const box = document.body.appendChild(document.createElement('div'));
    box.id = 'paste-box';
    box.contentEditable = 'true';
    globalThis.pasted = null;
    box.addEventListener('paste', (event) => {
      event.preventDefault();
      globalThis.pasted = { plain: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') };
    });
    box.focus({ preventScroll: true });
  });
  await press('Control+v');
  const pasted = await until(() => globalThis.pasted);
  await page.evaluate(() => document.querySelector('#paste-box').remove());
  return pasted;
}
