// What is pasted anywhere but into a field: files, an address, or an article's own text.

/** Whether a field has the focus, which then takes what is pasted. */
function inField(target) {
  return target instanceof Element && Boolean(target.closest('input, textarea, select, [contenteditable]'));
}

/**
 * @param {{files(files: File[]): void, address(url: string): void, text(text: string, type: 'text'|'html'): void}} open
 */
export function acceptPastes(open) {
  document.addEventListener('paste', (event) => {
    const { clipboardData: data, target } = event;
    if (!data || inField(target)) return;
    const plain = data.getData('text/plain').trim();
    const html = data.getData('text/html').trim();
    const files = [...data.files];
    if (files.length) open.files(files);
    else if (/^https?:\/\/\S+$/.test(plain)) open.address(plain);
    // An article file is text, whatever an editor made of it besides.
    else if (/^(<!--\d|\[[^\]\n]+\]\(|<)/.test(plain) || (plain && !html)) open.text(plain, 'text');
    else if (html) open.text(html, 'html');
    else return;
    event.preventDefault();
  });
}
