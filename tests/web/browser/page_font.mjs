// The fonts of a browser's system for the engine in Node: it lays out and draws as the page's own worker does.

/** In the page: what SystemFont answers to `asked`, pixels as text. */
async function answerAll(asked) {
  const { SystemFont } = await import(new URL('src/system_font.js', document.baseURI).href);
  const font = SystemFont.open();
  return asked.map(([what, ...values]) => {
    const answer = font[what](...values);
    if (!answer?.pixels) return answer;
    let text = '';
    for (const byte of answer.pixels) text += String.fromCharCode(byte);
    return { ...answer, pixels: btoa(text) };
  });
}

export class PageFont {
  #told = new Map();
  #lacking = new Map();

  #answer(...question) {
    const key = JSON.stringify(question);
    if (!this.#told.has(key)) this.#lacking.set(key, question);
    return this.#told.get(key) ?? null;
  }

  /** Null for what no page was asked of yet, as is a drawing. */
  measure(text) { return this.#answer('measure', text); }

  draw(text, size, shift) { return this.#answer('draw', text, size, shift); }

  /** Asks the page for what was lacking. True: there was something; lay out and draw again. */
  async ask(page) {
    if (!this.#lacking.size) return false;
    const keys = [...this.#lacking.keys()];
    const answers = await page.evaluate(answerAll, [...this.#lacking.values()]);
    answers.forEach((answer, i) => {
      if (answer?.pixels) answer.pixels = new Uint8ClampedArray(Buffer.from(answer.pixels, 'base64'));
      this.#told.set(keys[i], answer);
    });
    this.#lacking.clear();
    return true;
  }
}
