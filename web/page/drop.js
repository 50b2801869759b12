// Files, and links to articles, dropped anywhere on the page.

/**
 * @param {HTMLElement} sign shown while something is dragged over the page
 * @param {{files(files: File[]): void, address(url: string): void}} open
 */
export function acceptDrops(sign, open) {
  let depth = 0;
  let own = false;  // a link or an image of the page itself, dragged by chance or to another window
  for (const type of ['dragstart', 'dragend']) document.addEventListener(type, () => { own = type === 'dragstart'; });
  const takes = ({ dataTransfer }) => !own && ['Files', 'text/uri-list'].some((type) => dataTransfer?.types.includes(type));
  const over = (change) => {
    depth = Math.max(0, depth + change);
    sign.hidden = depth === 0;
  };
  document.addEventListener('dragenter', (event) => takes(event) && over(1));
  document.addEventListener('dragleave', (event) => takes(event) && over(-1));
  document.addEventListener('dragover', (event) => {
    if (!takes(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  document.addEventListener('drop', (event) => {
    over(-depth);
    if (!takes(event)) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    const address = event.dataTransfer.getData('text/uri-list').split('\n').find((line) => /^https?:/.test(line));
    if (files.length) open.files(files);
    else if (address) open.address(address.trim());
  });
}
